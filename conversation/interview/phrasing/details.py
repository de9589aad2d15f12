"""A few of the person's own words, to show that they were heard."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from conversation.interview.languages import LanguagePack
from conversation.interview.languages.phrases import Phrases
from conversation.interview.phrasing.quotable import NAMED, says_something
from conversation.interview.phrasing.sentences import QUESTION_MARKS
from conversation.interview.types import Note, TopicKey

MOST_WORDS = 12
TURNED_MOST_WORDS = 18
TELLING: tuple[TopicKey, ...] = (
    "outcome",
    "challenge",
    "actions",
    "responsibilities",
    "learning",
    "collaboration",
    "scope",
    "tools",
    "role",
    "organisation",
    "timeframe",
)
_CLAUSE_END = re.compile(r"[,;:.!?()\[\]\n–—](?=\s|$)|\s-\s|[()\[\]]")
_WORD_MARKS = ".,;:!?()[]"
_QUOTE_MARKS = re.compile(r"[\"“”„«»*_`<>{}]")


class Detail(NamedTuple):
    """A short piece of what the person said, verbatim, and the topic that it tells."""

    topic: TopicKey
    text: str
    note: Note


def details(notes: Iterable[Note], content: str, pack: LanguagePack) -> Iterator[Detail]:
    """Pieces of an answer's notes that can be quoted: the longest deeds and figures first, then names of things."""
    for note in sorted(notes, key=lambda note: (note.topic in NAMED, -len(note.quote), TELLING.index(note.topic))):
        text = quotable(note, content, pack)
        if text:
            yield Detail(note.topic, text, note)


def quotable(note: Note, content: str, pack: LanguagePack) -> str:
    """A name of a role, place or tool; else a piece of a note that says something by itself. "" where there is none."""
    if note.topic in NAMED:
        return shorten(note.value if note.value in note.quote else note.quote, pack.phrases)
    fit = [piece for piece in _statements(note, content, pack) if says_something(*piece, pack)]
    with_figure = (piece for piece in fit if any(c.isdigit() for c in piece[0]))
    return next(with_figure, fit[0] if fit else ("", ""))[0]


def _statements(note: Note, content: str, pack: LanguagePack) -> Iterator[tuple[str, str]]:
    """The pieces of a note that are no questions, each with the words left out before it in its clause."""
    at = note.start if content[note.start : note.end] == note.quote else 0
    text = content if at else note.quote
    for clause in _CLAUSE_END.split(note.quote):
        piece = _piece(clause or "", pack.phrases)
        found = text.find(clause, at) if piece else -1
        if found >= 0 and not text[found + len(clause) :].lstrip().startswith(tuple(QUESTION_MARKS)):
            yield piece, clause[: clause.index(piece)]


def shorten(quote: str, phrases: Phrases) -> str:
    """A verbatim piece of a quote of at most twelve words that stands by itself; "" where there is none."""
    pieces = [piece for clause in _CLAUSE_END.split(quote) if (piece := _piece(clause or "", phrases))]
    with_figure = [piece for piece in pieces if any(c.isdigit() for c in piece)]
    return next((p for p in (*with_figure, *pieces) if len(p.split()) > 1), pieces[0] if pieces else "")


def _piece(clause: str, phrases: Phrases) -> str:
    """The clause without the words that lead into it, cut where a shorter one ends."""
    words = clause.split()
    while words and words[0].casefold().strip(_WORD_MARKS) in phrases.lead_words:
        words = words[1:]
    if len(words) > MOST_WORDS:
        words = _cut(words, phrases.joints) or _without_tail(words[:MOST_WORDS], phrases.small_words)
    text = _verbatim(clause, words)
    return "" if _QUOTE_MARKS.search(text) or sum(c.isalnum() for c in text) < 2 else text


def _cut(words: list[str], before: frozenset[str]) -> list[str]:
    """The longest beginning of three to twelve words that ends before one of the given words; empty where none does."""
    ends = [n for n in range(3, MOST_WORDS + 1) if words[n].casefold() in before]
    return words[: ends[-1]] if ends else []


def _without_tail(words: list[str], small: frozenset[str]) -> list[str]:
    """Words cut in mid-clause, back to before the last group of small words, so that no phrase is left half."""
    while len(words) > 3 and words[-1].casefold() in small:
        words = words[:-1]
    return words


def _verbatim(clause: str, words: list[str]) -> str:
    """The stretch of a clause that a run of its words covers."""
    match = re.search(r"\s+".join(map(re.escape, words)), clause) if words else None
    return match.group() if match else ""


def turned(note: Note, content: str, phrases: Phrases) -> str:
    """What the person says that they did, said to them: "I ran the till" as "you ran the till".

    "" where it is not plainly the person alone who speaks of themselves, or the language does not turn word by word.
    """
    if note.actor != "I" or not phrases.turned or content[note.start : note.end] != note.quote:
        return ""
    clause = _CLAUSE_END.split(_with_subject(note, content, phrases))[0].split()
    if len(clause) < 4 or clause[0].casefold() not in phrases.me:
        return ""
    if len(clause) > TURNED_MOST_WORDS:
        clause = _cut(clause, phrases.joints)
    plain = [word.casefold() for word in clause]
    if not clause or _QUOTE_MARKS.search(" ".join(clause)) or phrases.not_turned.intersection(plain):
        return ""
    return " ".join(_turn(word, n, plain, phrases) for n, word in enumerate(clause)).rstrip(_WORD_MARKS)


def _turn(word: str, n: int, plain: list[str], phrases: Phrases) -> str:
    """One word, turned. What stands right after "I" is a verb of the person and turns with it."""
    after_me = n > 0 and plain[n - 1] in phrases.me
    return (phrases.turned_verbs.get(plain[n]) if after_me else None) or phrases.turned.get(plain[n], word)


def _with_subject(note: Note, content: str, phrases: Phrases) -> str:
    """The note's quote, with the "I" that stands before it where the quote left it out."""
    before = content[: note.start].split()
    missing = before and before[-1].casefold() in phrases.me and note.quote.split()[0].casefold() not in phrases.me
    return f"{before[-1]} {note.quote}" if missing else note.quote
