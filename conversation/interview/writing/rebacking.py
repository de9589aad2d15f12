"""Find words of the person's own for a text that somebody else than a writer wrote: the person, by hand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from conversation.interview.grounding import MAX_QUOTES, Gate, Verdict
from conversation.interview.languages import pack_for
from conversation.interview.session import Interview
from conversation.interview.text.spans import sentences
from conversation.interview.text.wordforms import lemma, tokens
from conversation.interview.types import DraftClaim, Evidence

# So many statements may back a text together: with more, words that belong to different things would meet.
_MOST_TOGETHER = 3
# A word that stands in more statements than this, and in a fifth of all, leads to none of them.
_FEW = 50
# A text of more claims than any write-up has is not looked through to its end.
_MOST_CLAIMS = 100
_TOO_MANY = "The text is too long to be checked to its end."


class _Statement(NamedTuple):
    """A sentence that the person said, its words' forms, and the whole that it stands in."""

    text: str
    forms: frozenset[str]
    within: str


class Backing:
    """The person's words as evidence for texts in `language`, the write-up's."""

    def __init__(self, interview: Interview, language: str) -> None:
        target = pack_for(language)
        self._gate = Gate(interview, target)
        self._said_in, self._written_in = interview.pack.writing.lemmas, target.writing.lemmas
        self._statements = [
            _Statement(sentence.text, _forms(sentence.text, self._said_in), text)
            for text in _own_words(interview)
            for sentence in sentences(text)
        ]
        self._where: dict[str, list[int]] = {}
        for number, statement in enumerate(self._statements):
            for form in statement.forms:
                self._where.setdefault(form, []).append(number)
        self._judged = 0

    def of(self, text: str, before: Sequence[Evidence]) -> Verdict:
        """The first verdict that passes a text: with the quotes that backed what stood there `before`, then with what
        the person said that is nearest to it; else the verdict on all of these together, without evidence."""
        self._judged += 1
        verdict = Verdict(False, (), _TOO_MANY)
        if self._judged > _MOST_CLAIMS:
            return verdict
        for quotes in dict.fromkeys(self._tries(text, tuple(e.quote for e in before)[:MAX_QUOTES])):
            verdict = self._gate.judge(DraftClaim(text=text, quotes=quotes))
            if verdict.passed:
                return verdict
        return verdict._replace(evidence=())

    def _tries(self, text: str, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """What may back a text, few words first."""
        if before:
            yield before
        nearest = self._nearest(_forms(text, self._written_in))
        yield from ((statement.text,) for statement in nearest)
        for count in range(2, len(nearest) + 1):
            yield tuple(statement.text for statement in nearest[:count])
        yield from ((statement.within,) for statement in nearest[:1])
        yield (*before[: MAX_QUOTES - len(nearest)], *(statement.text for statement in nearest))

    def _nearest(self, wanted: frozenset[str]) -> list[_Statement]:
        """The statements that share most with a text, each chosen for what those before it lack."""
        most = max(_FEW, len(self._statements) // 5)
        missing = {form for form in wanted if 0 < len(self._where.get(form, ())) <= most}
        whole, found = self._shares(missing), list[int]()
        while missing and len(found) < _MOST_TOGETHER:
            share = self._shares(missing)
            best = max(share, key=lambda number: (share[number], whole[number], -number))
            found.append(best)
            missing -= self._statements[best].forms
        return [self._statements[number] for number in found] or self._statements[:1]

    def _shares(self, wanted: Iterable[str]) -> dict[int, float]:
        """How much each statement has of some words; rare ones weigh more."""
        shares: dict[int, float] = {}
        for form in sorted(wanted):
            for number in self._where[form]:
                shares[number] = shares.get(number, 0) + 1 / len(self._where[form])
        return shares


def _own_words(interview: Interview) -> list[str]:
    """What the person said, and what they typed into the ledger."""
    typed = (note.quote for note in interview.notes if note.source == "person" and note.message_id is None)
    return [*(message.content for message in interview.messages if message.role == "user"), *typed]


def _forms(text: str, language: str) -> frozenset[str]:
    return frozenset(lemma(token.plain, language) for token in tokens(text))
