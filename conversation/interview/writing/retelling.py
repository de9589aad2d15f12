"""What the ledger holds and no other sentence tells yet: told in the person's own sentences, or behind a label."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from conversation.interview.session import Interview
from conversation.interview.statements import Statement
from conversation.interview.statements.cleaning import lower_first, tidy, without_openers
from conversation.interview.types import DraftClaim, TopicKey
from conversation.interview.writing.telling import Telling
from conversation.interview.writing.wording import Wording, as_sentence

# The first of these that a sentence was noted for says where it stands.
ORDER: tuple[TopicKey, ...] = (
    "learning",
    "outcome",
    "challenge",
    "collaboration",
    "scope",
    "actions",
    "tools",
    "responsibilities",
)
_LONGEST = 50
_WORD = re.compile(r"\w")
_OWN_LABEL = 30
_COUNTED = ("scope", "outcome")


class Retold(NamedTuple):
    """A sentence, what it is told for, and the statements that it is made of."""

    claim: DraftClaim
    topic: TopicKey
    told: tuple[Statement, ...]


class Retelling:
    """Tells what was noted in sentences; what is private has been taken out of the interview before."""

    def __init__(self, interview: Interview, telling: Telling, wording: Wording) -> None:
        self._texts = {m.message_id: m.content for m in interview.messages}
        self._telling, self._wording = telling, wording

    def rest(self, used: Collection[Statement]) -> list[Retold]:
        """All that was noted and is not told by `used`, in the order told; after each sentence come its parts, for the
        gate to fall back on.
        """
        kept = set(used)
        return [
            retold
            for _, sentence in groupby(self._telling.told, key=lambda s: (s.message_id, s.sentence))
            for run in self._runs(list(sentence), kept)
            if (topic := topic_of(run)) and not self._is_a_tools_name(run) and not self._hangs(run)
            for retold in self._retold(run, topic)
        ]

    def needs_subject(self, statement: Statement) -> bool:
        """Whether a deed makes a better sentence with its subject than verb first."""
        if not statement.deed or statement.implicit or statement.lead:
            return False
        as_said = self._wording.rules.words.verb_forms == "as_said"
        return as_said or (statement.actor == "we" and not statement.others)

    def own_words(self, told: Iterable[Statement]) -> Iterator[DraftClaim]:
        """Statements as the person said them, each run of one sentence as one."""
        for _, sentence in groupby(told, key=lambda s: (s.message_id, s.sentence)):
            for run in self._runs(list(sentence), ()):
                yield self._sentence(run)

    def _runs(self, sentence: list[Statement], used: Collection[Statement]) -> Iterator[tuple[Statement, ...]]:
        """The statements of one sentence that stand side by side, with nothing between them, and are not told yet."""
        run: list[Statement] = []
        for statement in sentence:
            if run and _WORD.search(self._texts[statement.message_id], run[-1].end, statement.start):
                yield tuple(run)
                run = []
            if statement not in used and statement.mood != "planned":
                run.append(statement)
            elif run:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)

    def _sentence(self, run: tuple[Statement, ...]) -> DraftClaim:
        """Statements that follow each other in one sentence, as the person said them."""
        said, first = self._said(run), self._cleaned(run[0].quote)
        text = self._cleaned(said)
        if text.startswith(first):
            text = f"{run[0].text}{text[len(first) :]}"
        return DraftClaim(text=as_sentence(self._wording.named(text)), quotes=(said,))

    def _said(self, run: tuple[Statement, ...]) -> str:
        return self._texts.get(run[0].message_id, "")[run[0].start : run[-1].end]

    def _cleaned(self, said: str) -> str:
        return without_openers(tidy(said, self._wording.rules), self._wording.rules)

    def _retold(self, run: tuple[Statement, ...], topic: TopicKey) -> Iterator[Retold]:
        if self._is_bare(run[0]):
            yield self._told(run[0], self._wording.deed(run[0]), topic)
            if len(run) > 1 and (left := topic_of(run[1:])):
                yield from self._retold(run[1:], left)
            return
        is_sentence = any(self._is_sentence(s) for s in run)
        if not is_sentence:
            yield from self._labelled(run, topic)
        if is_sentence and sum(len(s.text.split()) for s in run) <= _LONGEST:
            yield Retold(self._sentence(run), topic, run)
        if len(run) > 1:
            for single in run:
                if topic_of((single,)) and not self._hangs((single,)):
                    yield from self._retold((single,), topic)

    def _is_sentence(self, statement: Statement) -> bool:
        with_subject = statement.actor is not None and not statement.implicit and bool(statement.body)
        return with_subject or self._telling.is_sentence(statement) or self._telling.has_subject(statement)

    def _hangs(self, run: tuple[Statement, ...]) -> bool:
        """Whether statements hang on words that are told elsewhere ("which I hated", "while I typed"), or are one word
        that tells nothing.
        """
        words = self._wording.rules.words
        if len(run) == 1 and " " not in run[0].text and not self._telling.has_figure(run[0]):
            return True
        first = run[0].text.split(" ", 1)[0].casefold()
        return first in words.relatives or (run[0].link in words.hanging and run[0].start > run[0].sentence)

    def _is_bare(self, statement: Statement) -> bool:
        """Whether a deed is told without its subject, in a language in which that can be mended."""
        return statement.implicit and self._wording.rules.words.verb_forms == "english"

    def _labelled(self, run: tuple[Statement, ...], topic: TopicKey) -> Iterator[Retold]:
        """A phrase behind a label that says what it is of, and the phrase alone."""
        said = self._said(run)
        what = self._wording.named(self._cleaned(said))
        form = self._wording.rules.words.templates.labelled.get(topic, "")
        if form and ":" not in what[:_OWN_LABEL] and self._fits(run, topic, what):
            link = form.partition("{what}")[0].rsplit(None, 1)[-1]
            text = form.format(what=self._within(what).removeprefix(f"{link} "))
            yield Retold(DraftClaim(text=as_sentence(text), quotes=(said,)), topic, run)
        yield Retold(DraftClaim(text=as_sentence(what), quotes=(said,)), topic, run)

    def _fits(self, run: tuple[Statement, ...], topic: TopicKey, what: str) -> bool:
        """Whether a label says no more than a phrase does: size and result need a figure, a duty tells of no one."""
        if topic in _COUNTED:
            return any(self._telling.has_figure(s) for s in run)
        own = {*self._wording.rules.words.own_objects, *self._wording.rules.words.subjects_i}
        if self._wording.rules.none.match(what):
            return False
        return not own & set(what.casefold().split()) and len(what.split()) > 1

    def _within(self, what: str) -> str:
        """A phrase as it stands amid a sentence: with a small letter, unless its first words are a name."""
        first, _, rest = what.partition(" ")
        is_name = rest[:1].isupper() or self._wording.rules.words.capitalised_nouns or len(first) == 1
        return what if is_name else lower_first(what)

    def _told(self, statement: Statement, text: str, topic: TopicKey) -> Retold:
        return Retold(DraftClaim(text=as_sentence(text), quotes=(statement.quote,)), topic, (statement,))

    def _is_a_tools_name(self, run: tuple[Statement, ...]) -> bool:
        """Whether only tools are named, which have a list of their own."""
        return topic_of(run) == "tools" and not any(self._is_sentence(s) or s.deed for s in run)


def topic_of(run: Iterable[Statement]) -> TopicKey | None:
    """What some statements are told for, if they were noted for anything that the narrative tells."""
    topics = frozenset[TopicKey]().union(*(s.topics for s in run))
    return next((topic for topic in ORDER if topic in topics), None)
