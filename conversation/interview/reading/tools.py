"""What the person worked with: known tools, and whatever they say they used."""

from collections.abc import Sequence

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.nouns import noun_phrase
from conversation.interview.reading.parts import Clause
from conversation.interview.reading.role import is_title
from conversation.interview.text.names import NameMention
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
        if clause.idle or answer.negated(first) or _is_plain_word(answer, mention, first):
            continue
        if mention.sure or _among_tools(answer, first) or ("tools" in answer.topics and _itself(answer, first)):
            found.append(_with_make(answer, mention)._replace(actor=_who(clause)))
    return found


def _with_make(answer: Answer, mention: NameMention) -> Found:
    """A known tool with the name written around it: "a Garmin GPS", "Epicor Eagle"."""
    first, last = answer.passage.word_at(mention.start), answer.passage.word_at(mention.end - 1) + 1
    begin, end = first, last
    known = {answer.passage.word_at(other.start) for other in answer.tools if other is not mention}
    while begin - 1 not in known and _is_make(answer, begin - 1, begin):
        begin -= 1
    while end not in known and _is_make(answer, end, end - 1) and end not in answer.passage.openings:
        end += 1
    if (begin, end) == (first, last):
        return Found("tools", "", mention.name, mention.start, mention.end)
    return answer.found("tools", "", begin, end)


def _is_make(answer: Answer, at: int, beside: int) -> bool:
    """Whether a word right beside a tool is part of its name."""
    language, words = answer.language, answer.passage.words
    if not 0 <= at < len(words) or language.words.names.capital_nouns or not words[at].text[:1].isupper():
        return False
    before, after = words[min(at, beside)], words[max(at, beside)]
    norm = words[at].norm
    small = norm in language.stops or norm in language.words.fillers or norm in language.padding
    verb = norm in language.irregular or language.past.fullmatch(norm) or language.gerund.fullmatch(norm)
    plain = norm in language.words.names.common or is_title(language, (norm,), weak=True) or norm.endswith("'s")
    return not (small or verb or plain) and answer.text[before.end : after.start] == " "


def _is_plain_word(answer: Answer, mention: NameMention, first: int) -> bool:
    """Whether what is spelled like a tool is a word of this language ("vite"), or the model of a thing ("TS 8")."""
    if answer.norm(first) in answer.language.words.names.common and mention.text == mention.name:
        return not _listed_alone(answer, first)
    if "tools" in answer.topics and _listed_alone(answer, first):
        return False
    numbered = mention.text != mention.name and answer.norm(first + 1)[:1].isdigit()
    return numbered or (
        mention.sure and mention.text.islower() and mention.text in answer.language.words.names.not_tools
    )


def _listed_alone(answer: Answer, first: int) -> bool:
    """Whether a word is a part of a list by itself, but for small words before it ("a bit of word")."""
    sentence, language = answer.sentence_at(first), answer.language
    small = {*language.stops, *language.padding, *language.words.fillers, *language.words.phrases.leads}
    for begun, end in items(answer, sentence[0].first, sentence[-1].last):
        if begun <= first < end:
            rest = (answer.norm(at) in small for at in (*range(begun, first), *range(first + 1, end)))
            return all(rest)
    return False


def _itself(answer: Answer, first: int) -> bool:
    """Whether a one-word tool stands by itself, not as part of a phrase ("front end", "have a go")."""
    phrases = answer.language.words.phrases
    before = (
        answer.norm(first - 1) if first and not gap(answer.text, *answer.passage.words[first - 1 : first + 1]) else ""
    )
    small = before in answer.language.joints or before in answer.language.padding or before in phrases.leads
    if before and (before in phrases.indefinite or not (small or before in answer.language.words.fillers)):
        return False
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
        to = answer.norm(hit.last) in answer.language.words.phrases.to_words
        if answer.negated(hit.first) or clause.actor == "other" or to:
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
