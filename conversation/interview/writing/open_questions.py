"""What a write-up leaves open, as questions: it asks instead of filling in."""

from collections.abc import Iterator, Sequence

from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Contradiction, Ledger
from conversation.interview.policy import Missing, not_told
from conversation.interview.policy.coverage import has_figure
from conversation.interview.session import Interview
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Evidence, Note, OpenQuestion, TopicKey
from conversation.interview.writing.parts import Part
from conversation.interview.writing.sections import SECTIONS
from conversation.interview.writing.selection import Kept

BULLETS, RESULTS, WHEN = "/resume_bullets", "/key_achievements", "/timeline"
_WHERE: dict[TopicKey, str] = {
    "role": "/title",
    "organisation": "/title",
    "timeframe": WHEN,
    "scope": "/role_context",
    "outcome": RESULTS,
}
_MOST_FIGURES = 3


def open_questions(
    interview: Interview, ledger: Ledger, target: LanguagePack, bullets: Sequence[Kept]
) -> tuple[OpenQuestion, ...]:
    """What is contradicted, what nobody told or declined to tell, and results without their figure, in the words of
    the target. None asks for what the ledger holds.
    """
    missing = not_told(interview, ledger)
    figures = tuple(_figures(interview, ledger, target, bullets))
    return (
        *_doubts(ledger, target),
        *_untold(missing, target),
        *_other_ends(missing, target),
        *(figures or _any_figure(missing, target)),
    )


def left_after(questions: Sequence[OpenQuestion], part: Part, *, removed: bool) -> tuple[OpenQuestion, ...]:
    """The questions after an item of a list was changed or removed: its own is gone, and those behind a removed one
    move up with their items. Any other change leaves all.
    """
    if part.item is None:
        return tuple(questions)
    own = f"{part.section.pointer}/{part.item}"
    left = [question for question in questions if question.pointer != own]
    return tuple(_moved_up(question, part, part.item) if removed else question for question in left)


def _moved_up(question: OpenQuestion, part: Part, gone: int) -> OpenQuestion:
    at, _, index = question.pointer.rpartition("/")
    if at != part.section.pointer or not index.isdigit() or int(index) < gone:
        return question
    return question.model_copy(update={"pointer": f"{at}/{int(index) - 1}"})


def _doubts(ledger: Ledger, target: LanguagePack) -> Iterator[OpenQuestion]:
    for pair in ledger.contradictions:
        topic = pair.later.topic
        if topic not in ledger.declined and topic in _WHERE:
            yield OpenQuestion(pointer=_WHERE[topic], topic=topic, question=_which(pair, target))


def _which(pair: Contradiction, target: LanguagePack) -> str:
    words, (before, after) = target.phrases.still_open, target.phrases.quote
    told = [f"{before}{note.value}{after}" for note in pair.notes]
    if pair.of_one_value:
        return words.contradiction.format(first=told[0], second=told[1])
    return words.misfit.format(notes=", ".join(told))


def _untold(missing: Sequence[Missing], target: LanguagePack) -> Iterator[OpenQuestion]:
    """For each topic that nobody told: what the write-up needs, and where."""
    untold = {matter.topic for matter in missing if matter.kind == "untold"}
    texts = {q.topic: q.text for q in target.writing.questions}
    for section in SECTIONS:
        for topic in section.topics:
            if topic in untold and topic in texts:
                yield OpenQuestion(pointer=section.pointer, topic=topic, question=texts[topic])


def _other_ends(missing: Sequence[Missing], target: LanguagePack) -> Iterator[OpenQuestion]:
    words = target.phrases.still_open
    for matter in missing:
        if matter.kind in ("start", "end"):
            yield OpenQuestion(
                pointer=WHEN, topic=matter.topic, question=words.start if matter.kind == "start" else words.end
            )


def _any_figure(missing: Sequence[Missing], target: LanguagePack) -> Iterator[OpenQuestion]:
    """The question for a figure, where no bullet tells the result."""
    for matter in missing:
        if matter.kind == "figure":
            yield OpenQuestion(pointer=RESULTS, topic=matter.topic, question=target.phrases.still_open.figure)


def _figures(
    interview: Interview, ledger: Ledger, target: LanguagePack, bullets: Sequence[Kept]
) -> Iterator[OpenQuestion]:
    """For each bullet with a result that was told without a figure."""
    if "outcome" in ledger.declined or not any(topic.key == "outcome" for topic in interview.guide.topics):
        return
    asked = 0
    for index, bullet in enumerate(bullets):
        results = [note for note in ledger.of("outcome") if any(_meets(note, e) for e in bullet.evidence)]
        bare = results and not any(_counted(note, interview.pack) for note in results)
        if bare and not quantities(bullet.text, target) and asked < _MOST_FIGURES:
            asked += 1
            yield OpenQuestion(pointer=f"{BULLETS}/{index}", topic="outcome", question=target.phrases.still_open.figure)


def _counted(note: Note, pack: LanguagePack) -> bool:
    return has_figure(note) or bool(quantities(note.quote, pack))


def _meets(note: Note, evidence: Evidence) -> bool:
    same = note.message_id is not None and note.message_id == evidence.message_id
    return same and note.start < evidence.end and evidence.start < note.end
