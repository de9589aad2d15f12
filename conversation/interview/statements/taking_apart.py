"""The person's messages taken apart into statements: who, in which mood, and what is left when both are taken off."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from conversation.interview.languages.writing_words import Mood, WritingWords
from conversation.interview.session import Interview
from conversation.interview.statements.cleaning import tidy, without_openers
from conversation.interview.statements.grammar import Grammar, compiled, grammar
from conversation.interview.statements.own_deeds import is_denied, is_own_verb, own_subject, tells_deed
from conversation.interview.statements.verbs import base, is_only_verb, is_past
from conversation.interview.text.remembered import LONG, remembered
from conversation.interview.text.spans import Span, sentences
from conversation.interview.types import Actor, Note, TopicKey

_GERUND = re.compile(r"[a-z-]{2,}ing", re.IGNORECASE)
_LONGEST = 400
_SOON = 7
_SPACED = re.compile(r"\s+\w")
_FIRST = re.compile(r"[\w'’-]+")


class Statement(NamedTuple):
    """One clause of a message, at `start` to `end` there.

    `text` is the clause without talk; `body` begins with the verb where `deed` is true. `actor` is None where a thing
    or someone named is the subject; `implicit`: it was left out. `others` did it with the person; `lead` is the time or
    place told before the subject, `link` the conjunction before the clause, `topics` those of the notes that lie on it.
    """

    message_id: str
    start: int
    end: int
    quote: str
    sentence: int
    text: str
    mood: Mood
    actor: Actor | None
    implicit: bool
    deed: bool
    body: str
    others: str
    lead: str
    link: str
    topics: frozenset[TopicKey]


class _Said(NamedTuple):
    """A clause after its subject was read."""

    actor: Actor | None
    others: str
    rest: str
    lead: str = ""
    text: str = ""


def statements(interview: Interview, notes: Iterable[Note] = ()) -> tuple[Statement, ...]:
    """All statements of the person's messages in order; questions are none."""
    rules = grammar(interview.pack)
    on: dict[str | None, list[Note]] = {}
    for note in notes:
        on.setdefault(note.message_id, []).append(note)
    return tuple(
        statement
        for message in interview.messages
        if message.role == "user"
        for statement in taken_apart(message.content, rules, message.message_id, on.get(message.message_id, ()))
    )


def taken_apart(text: str, rules: Grammar, message_id: str = "", notes: Sequence[Note] = ()) -> list[Statement]:
    """The statements of one text; `notes` are those that lie in it."""
    return [_placed(statement, message_id, notes) for statement in _read(text, rules.words)]


@remembered(LONG)
def _read(text: str, words: WritingWords) -> tuple[Statement, ...]:
    rules = compiled(words)
    found = (
        _statement(clause, sentence.start, rules)
        for sentence in sentences(text)
        if not sentence.text.endswith("?")
        for clause in _clauses(sentence, rules)
    )
    return tuple(statement for statement in found if statement.text)


def _placed(statement: Statement, message_id: str, notes: Sequence[Note]) -> Statement:
    """A statement of its message, with the topics of the notes that lie on it."""
    lying = [n for n in notes if n.start < statement.end and statement.start < n.end]
    actor = "we" if statement.implicit and any(n.actor == "we" for n in lying) else statement.actor
    return statement._replace(message_id=message_id, actor=actor, topics=frozenset(n.topic for n in lying))


def _clauses(sentence: Span, rules: Grammar) -> list[Span]:
    found = [m for m in rules.cut.finditer(sentence.text) if m.start() > 0]
    cuts = [(m.start(), m.end()) for m in found if not _is_deed(m["moved"] or m["also_moved"], rules)]
    edges = [0, *(point for cut in cuts for point in cut), len(sentence.text)]
    pieces = (piece for i in range(0, len(edges), 2) for piece in _short(sentence.text, edges[i], edges[i + 1]))
    return [
        Span(sentence.start + a, sentence.start + b, sentence.text[a:b])
        for a, b in pieces
        if sentence.text[a:b].strip()
    ]


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A clause in pieces of bounded length, cut between words: one that never ends says nothing as a whole."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        stop = space if space > 0 else start + _LONGEST
        yield start, stop
        start = stop
    yield start, end


def _is_deed(word: str | None, rules: Grammar) -> bool:
    """Whether what looks like a new subject is a further verb: "and cut costs dropped"."""
    return word is not None and _is_verb(word, " x", rules)


def _statement(clause: Span, sentence: int, rules: Grammar) -> Statement:
    text = without_openers(tidy(clause.text, rules), rules)
    said = _subject(text, rules)
    mood, body, deed = _verb(said, clause.text, rules)
    link = rules.link.match(clause.text)
    return Statement(
        message_id="",
        start=clause.start,
        end=clause.end,
        quote=clause.text,
        sentence=sentence,
        text=said.text or text,
        mood=mood,
        actor="I" if said.actor is None and deed else said.actor,
        implicit=said.actor is None and deed,
        deed=deed,
        body=body,
        others=said.others,
        lead=said.lead,
        link=link.group(1).casefold() if link else "",
        topics=frozenset(),
    )


def _subject(text: str, rules: Grammar) -> _Said:
    lead = rules.lead.match(text)
    rest = text[lead.end() :] if lead else text
    before = lead["lead"] if lead else ""
    for pattern in rules.subject_with:
        if match := pattern.match(rest):
            return _Said("we", match["others"], rest[match.end() :], before)
    for pattern, actor in rules.subjects:
        if match := pattern.match(rest):
            return _Said(actor, "", rest[match.end() :], before)
    for pattern, actor in rules.carried:
        if pattern.match(_without_adverbs(text, rules).strip()):
            return _Said(actor, "", text)
    if own := own_subject(text, rules):
        return _Said(own.actor, "", own.rest, own.lead, own.text)
    return _Said(None, "", text)


def _verb(said: _Said, clause: str, rules: Grammar) -> tuple[Mood, str, bool]:
    """The mood of a statement, the words from its verb on, and whether they do begin with a verb."""
    if rules.remark.search(clause):
        return "stative", said.rest.strip(), False
    if said.actor is None:
        return _bare(said.rest, rules)
    rest = said.rest
    for group in rules.groups:
        rest = _without_adverbs(rest, rules)
        if match := group.pattern.match(rest):
            habitual = group.habit and rules.habit.search(clause)
            if group.mood != "done" and not habitual:
                return group.mood, rest.strip(), False
            rest = rest[match.end() :] if group.drop else rest
            break
    body = _without_adverbs(rest, rules).strip()
    mood: Mood = "negated" if is_denied(body, rules) else _mood(body, rules)
    return mood, body, bool(_FIRST.match(body)) and said.actor != "other"


def _without_adverbs(rest: str, rules: Grammar) -> str:
    while match := rules.dropped.match(rest):
        rest = rest[match.end() :]
    return rest


def _bare(text: str, rules: Grammar) -> tuple[Mood, str, bool]:
    """A statement without a subject of its own: a deed when it begins with a verb."""
    body = _without_adverbs(text, rules).strip()
    if (kept := rules.kept.match(body)) and _GERUND.match(body[kept.end() :].strip()):
        body = body[kept.end() :].strip()
    first = _FIRST.match(body)
    if first is None or rules.aside.match(body):
        return "stative", body, False
    mood: Mood = "negated" if rules.negation.search(body.split(",", 1)[0]) else _mood(body, rules)
    if mood == "done" and rules.planned.search(body):
        mood = "planned"
    verb = _is_verb(first.group(), body[first.end() :], rules) or tells_deed(body, rules)
    return mood, body, verb and not _is_of_a_thing(body, first.end(), rules)


def _is_of_a_thing(body: str, after: int, rules: Grammar) -> bool:
    """Whether a verb without a subject tells of a thing: "went down to 5", "took me two days"."""
    following = _FIRST.match(body[after:].strip())
    onto_me = following is not None and following.group().casefold() in rules.words.own_objects
    return onto_me or bool(rules.drift.match(body))


def _is_verb(word: str, after: str, rules: Grammar) -> bool:
    forms = rules.words.verb_forms
    if forms == "as_said":
        return is_own_verb(f"{word}{after}", rules)
    if is_past(word, forms):
        return not after.lstrip(" ").startswith(("-", ",")) or is_only_verb(word, forms)
    if _GERUND.fullmatch(word):
        return bool(base(word, forms)) and bool(_SPACED.match(after)) and not _has_verb_soon(after, rules)
    following = _FIRST.match(after.strip())
    known = base(word, forms) == word.casefold() and word.casefold() in rules.words.conjunct_verbs
    return known and following is not None and following.group().casefold() in rules.words.before_object


def _has_verb_soon(after: str, rules: Grammar) -> bool:
    """Whether a finite verb follows an -ing form within its own phrase: "Reading scores were terrible"."""
    phrase = re.split(r"[,;]|\b(?:and|or|that|who|which)\b", after, maxsplit=1)[0]
    return any(word.casefold() in rules.words.finite for word in _FIRST.findall(phrase)[:_SOON])


def _mood(text: str, rules: Grammar) -> Mood:
    return "hedged" if rules.unsure.search(text) else "done"
