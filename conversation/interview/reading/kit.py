"""Tools told as a list, in answer to a question for them: each part that is a thing is one."""

from collections.abc import Iterator

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.nouns import noun_phrase
from conversation.interview.reading.role import is_title
from conversation.interview.reading.tools import items

_WORDS = 5
_MOST, _SENTENCES, _MOST_WORDS = 60, 12, 200
_SHORT = 7


def kit(answer: Answer) -> list[Found]:
    """A note of each part of a list that names a thing, in order."""
    found = [
        answer.found("tools", "", first, last)
        for sentence in answer.sentences[:_SENTENCES]
        if not sentence[0].idle
        for first, last in _things(answer, sentence[0].first, min(sentence[-1].last, sentence[0].first + _MOST_WORDS))
    ]
    return found[:_MOST]


def _things(answer: Answer, begun: int, end: int) -> Iterator[tuple[int, int]]:
    governed = False
    for first, last in items(answer, begun, end):
        at, has = _past_leads(answer, first, last)
        if at is None:
            governed = True
            continue
        begin, stop = noun_phrase(answer, at, limit=_WORDS, named=True, lists=True)
        stop = _trimmed(answer, begin, min(stop, last))
        shown = begin > at or answer.passage.words[begin].text[:1].isupper() if begin < stop else False
        plain = last - first <= _SHORT and not governed
        if begin < stop and (shown or has or plain) and _is_thing(answer, begin, stop, last, has=has):
            yield begin, stop
        governed = any(answer.norm(word) in answer.language.governors for word in range(stop, last)) and not shown


def _past_leads(answer: Answer, first: int, last: int) -> tuple[int | None, bool]:
    """The first word of a part that may name a thing, None where it says what somebody did; and whether "we had" or the
    like leads to it.
    """
    phrases, language = answer.language.words.phrases, answer.language
    small = {*language.stops, *phrases.heads, *phrases.leads, *language.words.fillers, *phrases.joins, *phrases.places}
    has = False
    while first < last - 1:
        norm = answer.norm(first)
        subject, _, verb = norm.partition("'")
        speaks = norm in language.pronouns or (bool(verb) and subject in language.pronouns)
        used = any(hit.cue == "tool_use" and hit.first == first for hit in answer.hits_at(first))
        if _someone_else(answer, subject):
            return None, has
        if speaks and not verb and not _has(answer, first + 1):
            return None, has
        if not (speaks or used or norm in small or norm in language.words.verbs.copulas or _is_said(answer, first)):
            break
        has = has or used or bool(speaks and verb) or norm in language.words.verbs.copulas
        first += 1
    return first, has


def _someone_else(answer: Answer, subject: str) -> bool:
    """Whether a word, or what stands before its apostrophe, says that somebody else acts: "she's", "they"."""
    return any(hit.cue == "other" for hit in answer.language.cues.find(answer.language.tokens(subject), {}, {}))


def _has(answer: Answer, at: int) -> bool:
    """Whether a word is one of having, being or using, or only leads to one."""
    language = answer.language
    used = any(hit.cue == "tool_use" for hit in answer.hits_at(at))
    small = {*language.stops, *language.words.phrases.leads, *language.words.fillers, *language.words.verbs.copulas}
    return used or answer.norm(at) in small


def _is_said(answer: Answer, at: int) -> bool:
    """Whether a word holds a verb of its own: "everything's", "there's"; and not a possessive before a thing."""
    norm, after = answer.norm(at), answer.norm(at + 1)
    joined = norm.endswith("'s") and not answer.passage.words[at].text[:1].isupper()
    phrases = answer.language.words.phrases
    return joined and (after in phrases.articles or after in phrases.places or norm in answer.language.pronouns)


def _trimmed(answer: Answer, first: int, last: int) -> int:
    """The end of a phrase without adverbs behind its noun: "the system badly"."""
    endings = answer.language.words.verbs.adverb_endings
    while endings and last - first > 1 and answer.norm(last - 1).endswith(endings):
        last -= 1
    return last


def _is_thing(answer: Answer, first: int, last: int, end: int, *, has: bool) -> bool:
    """Whether a noun phrase names a thing that may be used: no person, no deed, nothing vague, nothing denied."""
    language, words = answer.language, answer.language.words
    norms, after = [answer.norm(at) for at in range(first, last)], answer.norm(last) if last < end else ""
    vague = {*words.names.not_tools, *words.phrases.vague_words, *language.padding}
    denied = any(hit.cue == "negation" for at in range(first - 1, last) for hit in answer.hits_at(max(at, 0)))
    verb = any(norm in language.irregular or language.past.fullmatch(norm) for norm in (*norms, after) if norm)
    acts = after in words.verbs.copulas or after in language.pronouns or after in words.phrases.possessives
    bare = last - first == 1 and not answer.passage.words[first].text[:1].isupper()
    to = answer.norm(first - 1) in words.phrases.to_words and bare
    people = is_title(language, norms[-1:], weak=False) or any(
        hit.cue == "team_word" for hit in answer.hits_at(last - 1)
    )
    return not (
        norms[-1] in vague
        or norms[0] in language.pronouns
        or ("'" in norms[0] and norms[0].partition("'")[0] in language.stops)
        or denied
        or verb
        or (acts and not has)
        or to
        or people
        or (bare and bool(after) and language.gerund.fullmatch(norms[0]) is not None)
    )
