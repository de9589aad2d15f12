"""What the person worked with: known tools, and whatever they say they used."""

from collections.abc import Sequence

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.nouns import noun_phrase
from conversation.interview.reading.parts import Clause
from conversation.interview.text.tokens import gap
from conversation.interview.types import Actor

_WORDS = 4
_LIST = 8
_MOST = 60
_SEPARATORS = frozenset((",", "/", "+", "&", ";", "|", "·", "•"))


def tools(answer: Answer, taken: Sequence[Found]) -> list[Found]:
    """Tools in order, without those that lie within a role or an employer already read."""
    kept: list[Found] = []
    for note in [*_labelled(answer), *_known(answer), *_used(answer)][:_MOST]:
        if any(note.start < other.end and other.start < note.end for other in (*taken, *kept)):
            continue
        kept.append(note)
    return sorted(kept, key=lambda note: note.start)


def items(answer: Answer, first: int, last: int) -> list[tuple[int, int]]:
    """The parts of a list ("a, b and c") over the words `first` to `last`."""
    ands = answer.language.words.phrases.ands
    parts: list[tuple[int, int]] = []
    begun = first
    for at in range(first, last):
        joined = answer.norm(at) in ands
        marked = at > begun and gap(answer.text, answer.passage.words[at - 1], answer.passage.words[at])[
            :1
        ] in _SEPARATORS - {"&", "/", "+"}
        if joined or marked:
            parts.append((begun, at))
            begun = at + 1 if joined else at
    parts.append((begun, last))
    return [(a, b) for a, b in parts if b > a]


def _known(answer: Answer) -> list[Found]:
    found = []
    for mention in answer.tools:
        first = answer.passage.word_at(mention.start)
        clause = answer.clause_at(first)
        if clause.idle or answer.negated(first):
            continue
        if mention.sure or _among_tools(answer, first) or (answer.topic == "tools" and _itself(answer, first)):
            found.append(Found("tools", "", mention.name, mention.start, mention.end, _who(clause)))
    return found


def _itself(answer: Answer, first: int) -> bool:
    """Whether a one-word tool stands by itself, not as part of a phrase ("front end")."""
    words = answer.passage.words
    if first + 1 >= len(words) or gap(answer.text, words[first], words[first + 1]):
        return True
    after = words[first + 1].norm
    return after in answer.language.joints or after in answer.language.padding


def _among_tools(answer: Answer, first: int) -> bool:
    """Whether a word that may be an everyday one stands right after "using", or in a list with a sure tool."""
    if any(hit.cue == "tool_use" and hit.last == first for hit in answer.clause_at(first).hits):
        return True
    ands = answer.language.words.phrases.ands
    sure = [answer.passage.word_at(mention.end - 1) for mention in answer.tools if mention.sure]
    begins = [answer.passage.word_at(mention.start) for mention in answer.tools if mention.sure]
    listed = (
        gap(answer.text, answer.passage.words[first - 1], answer.passage.words[first]) in _SEPARATORS
        if first
        else False
    )
    after = first + 1 in begins or (first + 2 in begins and answer.norm(first + 1) in ands)
    return (first - 1 in sure and listed) or (first - 2 in sure and answer.norm(first - 1) in ands) or after


def _used(answer: Answer) -> list[Found]:
    """Whatever follows "using" as a noun phrase, and the list that it opens."""
    found: list[Found] = []
    for hit in answer.of("tool_use", "tool_certified"):
        clause = answer.clause_at(hit.first)
        if answer.negated(hit.first):
            continue
        at = hit.last
        while at < len(answer.passage.words) and len(found) < _LIST:
            first, last = noun_phrase(answer, at, limit=_WORDS, named=True, lists=True)
            if last == first or not _thing(answer, first, last):
                break
            found.append(answer.found("tools", "", first, last, actor=_who(clause)))
            following = _next_item(answer, last)
            if following is None:
                break
            at = following
    return found


def _thing(answer: Answer, first: int, last: int) -> bool:
    norm, words = answer.norm(last - 1), answer.language.words
    if norm in words.names.not_tools or answer.norm(first) in words.phrases.subjects:
        return False
    return not (norm in answer.language.irregular or answer.language.past.fullmatch(answer.norm(first)))


def _next_item(answer: Answer, last: int) -> int | None:
    """Where the next part of a list begins; None where the list ends."""
    words = answer.passage.words
    if last >= len(words) or last >= answer.sentence_at(last - 1)[-1].last:
        return None
    joined = answer.norm(last) in answer.language.words.phrases.ands
    if not joined and gap(answer.text, words[last - 1], words[last]) not in (",", "/"):
        return None
    following = last + 1 if joined else last
    return following if _listed(answer, following) else None


def _listed(answer: Answer, at: int) -> bool:
    """Whether a list may go on at a word: it is no verb of a new clause."""
    norm = answer.norm(at)
    return (
        bool(norm)
        and norm not in answer.language.pronouns
        and norm not in answer.language.irregular
        and not answer.language.past.fullmatch(norm)
    )


def _labelled(answer: Answer) -> list[Found]:
    """ "Tools: A, B, C" on a line of its own."""
    found: list[Found] = []
    for hit in answer.of("tool_label"):
        sentence = answer.sentence_at(hit.first)
        if (
            hit.first != sentence[0].first
            or answer.text[answer.end(hit.last) : answer.end(hit.last) + 2].strip()[:1] != ":"
        ):
            continue
        for first, last in items(answer, hit.last, sentence[-1].last)[: 3 * _LIST]:
            if last - first <= _WORDS:
                found.append(answer.found("tools", "", first, last))
    return found


def _who(clause: Clause) -> Actor:
    return clause.actor or "I"
