"""Names in a text: known tools, organisations with a legal form, and other capitalised names."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.compiled import compiled
from conversation.interview.text.lexicon import Lexicon
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.remembered import SHORT, remembered
from conversation.interview.text.tokens import Token, gap
from conversation.interview.types import Frozen

if TYPE_CHECKING:
    from conversation.interview.languages import LanguagePack

NameKind: TypeAlias = Literal["tool", "organisation", "name"]
_TITLE = 3
_BOUND = frozenset(("", "-", "&", "."))


class NameMention(NamedTuple):
    """A name at `text[start:end]`. `name` is its usual form ("k8s" -> "Kubernetes").

    `sure` is False for a tool whose name is also an everyday word and that is not written as a name here.
    """

    start: int
    end: int
    text: str
    kind: NameKind
    name: str
    sure: bool = True


class Tools(Frozen):
    """The shape of `tools.toml`."""

    plain: tuple[str, ...]
    cased: tuple[str, ...]
    aliases: dict[str, tuple[str, ...]]


@cache
def known_tools() -> Tools:
    """The list of known tools."""
    return Tools.model_validate(tomllib.loads((Path(__file__).parent / "tools.toml").read_text(encoding="utf-8")))


def names(text: str, pack: "LanguagePack") -> tuple[NameMention, ...]:
    """The names of a text in order, without overlaps; tools that may be everyday words are left out."""
    passage = passage_of(text, pack.reading)
    found = [mention for mention in tools(text, pack.reading) if mention.sure]
    found += _capitalised(passage)
    found.sort(key=lambda mention: (mention.start, -mention.end, mention.kind != "tool"))
    kept: list[NameMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


@remembered(SHORT)
def tools(text: str, reading: ReadingWords) -> tuple[NameMention, ...]:
    """The known tools of a text in order, those included that may be everyday words."""
    passage = passage_of(text, reading)
    cased = _cased()
    # Where every noun has a capital, "Chef" is the boss.
    titles = reading.names.weak_titles if reading.names.capital_nouns else ()
    openings = passage.openings
    found: list[NameMention] = []
    hits = _tool_lexicon(reading).find(passage.words, {}, {}, openings)
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if found and passage.words[hit.first].start < found[-1].end:
            continue
        start, end = passage.words[hit.first].start, passage.words[hit.last - 1].end
        if any(
            gap(text, passage.words[at], passage.words[at + 1]) not in _BOUND | {"/"}
            for at in range(hit.first, hit.last - 1)
        ):
            continue
        said = text[start:end]
        sure = hit.cue not in cased or (said == hit.cue and len(said) > 1 and hit.first not in openings)
        if hit.cue in cased and passage.words[hit.first].norm in titles:
            continue
        found.append(NameMention(start, end, said, "tool", hit.cue, sure))
    return tuple(found)


@cache
def _cased() -> frozenset[str]:
    return frozenset(known_tools().cased)


@lru_cache(maxsize=16)
def _tool_lexicon(reading: ReadingWords) -> Lexicon:
    language = compiled(reading)
    known = known_tools()
    spelled = {name: (name, *known.aliases.get(name, ())) for name in (*known.plain, *known.cased, *known.aliases)}
    parted = {name: [_parted(language.tokens(form)) for form in forms] for name, forms in spelled.items()}
    return Lexicon(parted, ())


def _parted(words: list[Token]) -> str:
    return " ".join(word.norm for word in words)


def _capitalised(passage: Passage) -> list[NameMention]:
    """Runs of capitalised words that are not merely a sentence's first word, a month or a noun of German."""
    text, words, names_of = passage.text, passage.words, passage.language.words.names
    found: list[NameMention] = []
    at = 0
    while at < len(words):
        last = at
        while (
            last < len(words) and _named(passage, last) and (last == at or _run_on(text, words[last - 1], words[last]))
        ):
            last += 1
        run = range(at, last)
        if last > at and _is_name(passage, run, passage.openings, names_of.capital_nouns):
            start, end = words[at].start, words[last - 1].end
            legal = words[last - 1].norm in passage.language.legal_forms and last - at > 1
            found.append(NameMention(start, end, text[start:end], "organisation" if legal else "name", text[start:end]))
        at = max(last, at + 1)
    return found


def _run_on(text: str, before: Token, after: Token) -> bool:
    between = text[before.end : after.start]
    return between in (" ", "-", " & ", "") or (between == ". " and len(before.text) <= _TITLE)


def _named(passage: Passage, at: int) -> bool:
    word = passage.words[at]
    return word.text[:1].isupper() and word.norm not in passage.language.words.names.common


def _is_name(passage: Passage, run: range, openings: frozenset[int], capital_nouns: bool) -> bool:
    words = passage.words
    shaped = any(any(char.isupper() for char in words[at].text[1:]) for at in run)
    legal = len(run) > 1 and words[run[-1]].norm in passage.language.legal_forms
    if shaped or legal:
        return True
    if capital_nouns:
        return False
    return len(run) > 1 or run[0] not in openings
