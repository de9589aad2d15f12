"""What the person did and how it went: responsibilities, challenges, actions, outcomes, collaboration and learning."""

from collections.abc import Iterable
from typing import TypeAlias

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.parts import Clause
from conversation.interview.reading.verbs import acts, deed, denies, private
from conversation.interview.reading.words import substantive, tidy
from conversation.interview.text.quantities import Quantity
from conversation.interview.text.spans import Cover, bulleted
from conversation.interview.types import Actor, TopicKey

OPEN_TOPICS: tuple[TopicKey, ...] = ("responsibilities", "challenge", "actions", "outcome", "collaboration", "learning")
_SENTENCE = 300
_LEAST = 3
_FEW = 4
_OPENING = 2

Told: TypeAlias = tuple[Clause, frozenset[TopicKey]]


def deeds(answer: Answer) -> list[Found]:
    """Notes of what happened, each quoting its sentence, or its clauses where the sentence tells several things."""
    told = [_classed(answer, sentence) for sentence in answer.sentences if substantive(answer, sentence)]
    if answer.topic == "challenge" and told and not any("challenge" in topics for one in told for _, topics in one):
        told[:_OPENING] = [_as_challenge(one) for one in told[:_OPENING]]
    return [note for one in _in_story(told) for note in _of_sentence(answer, one)]


def _in_story(told: list[list[Told]]) -> list[list[Told]]:
    """The sentences; what the person changed after they told a difficulty is a deed, however often they did it."""
    difficult = [any("challenge" in topics for _, topics in sentence) for sentence in told]
    after = difficult.index(True) + 1 if True in difficult else len(told)
    return [*told[:after], *([_as_deed(one) for one in sentence] for sentence in told[after:])]


def _as_deed(told: Told) -> Told:
    clause, topics = told
    if "responsibilities" not in topics or clause.actor not in ("I", "we") or not clause.has("change_verb"):
        return told
    return clause, (topics - {"responsibilities"}) | {"actions"}


def _classed(answer: Answer, sentence: list[Clause]) -> list[Told]:
    told: list[Told] = [
        (clause, frozenset() if private(answer, clause, sentence) else _topics(answer, clause, sentence))
        for clause in sentence
    ]
    if not any(topics for _, topics in told) and _listed(answer, sentence):
        return [(clause, frozenset({_default(answer)})) for clause in sentence]
    return told


def _as_challenge(told: list[Told]) -> list[Told]:
    """The opening of an answer to "what was hard?", up to the deed that met it, tells the challenge."""
    until = next((at for at, (_, topics) in enumerate(told) if topics & {"actions", "outcome"}), len(told))
    return [(clause, topics | {"challenge"} if at < until else topics) for at, (clause, topics) in enumerate(told)]


def _of_sentence(answer: Answer, told: list[Told]) -> list[Found]:
    topics = [topic for topic in OPEN_TOPICS if any(topic in here for _, here in told)]
    actors = {clause.actor for clause, _ in told}
    mixed = topics == ["actions"] and "other" in actors and len(actors) > 1
    several = len(topics) > 1 or mixed or told[-1][0].span.end - told[0][0].span.start > _SENTENCE
    return [
        note
        for topic in topics
        for note in _notes(answer, topic, [(clause, topic in here) for clause, here in told], several=several)
    ]


def _notes(answer: Answer, topic: TopicKey, told: list[tuple[Clause, bool]], *, several: bool) -> list[Found]:
    """One note for each run of clauses that tell the topic; for the whole sentence where it tells nothing else."""
    runs: list[list[Clause]] = []
    before = False
    for clause, here in told:
        other = clause.actor == "other" and topic == "actions"
        if here and before and runs and (runs[-1][-1].actor == "other" and topic == "actions") == other:
            runs[-1].append(clause)
        elif here:
            runs.append([clause])
        before = here
    if not several and runs:
        return [_note(answer, topic, runs[0][0].actor, told[0][0], told[-1][0], [clause for clause, _ in told])]
    return [_note(answer, topic, run[0].actor, run[0], run[-1], run) for run in runs]


def _note(
    answer: Answer, topic: TopicKey, actor: Actor | None, first: Clause, last: Clause, run: Iterable[Clause]
) -> Found:
    start, end = first.span.start, last.span.end
    figure = topic == "outcome" and any(has_figure(answer, clause) for clause in run)
    start, end = tidy(answer, start, end)
    return Found(topic, "figure" if figure else "", " ".join(answer.text[start:end].split()), start, end, actor or "I")


def _listed(answer: Answer, sentence: list[Clause]) -> bool:
    """Whether a sentence is a list item that no cue classed: "- Stock control"."""
    words = sentence[-1].last - sentence[0].first
    named = sentence[0].has("tool_label") or sentence[0].first in answer.busy
    return words > 1 and not named and bulleted(answer.text, sentence[0].span)


def _default(answer: Answer) -> TopicKey:
    return answer.topic if answer.topic in OPEN_TOPICS else "responsibilities"


def has_figure(answer: Answer, clause: Clause) -> bool:
    """Whether a clause holds a figure of a result: a change, a share, an amount, or a count with its unit."""
    return any(_result(quantity) for quantity in answer.quantities_in(clause.first, clause.last))


def _result(quantity: Quantity) -> bool:
    return quantity.kind != "plain" or quantity.value > 1


def _topics(answer: Answer, clause: Clause, sentence: list[Clause]) -> frozenset[TopicKey]:
    """What a clause tells."""
    found: set[TopicKey] = set()
    if clause.has("challenge") and not clause.has("no_failure"):
        found.add("challenge")
    if clause.has("learning"):
        found.add("learning")
    if clause.has("collaboration"):
        found.add("collaboration")
    if clause.has("plan"):
        return frozenset(found)
    if _turned_out(answer, clause):
        found.add("outcome")
    kind = None if denies(answer, clause, sentence) and not clause.has("no_failure") else deed(answer, clause, sentence)
    if kind:
        found.add(kind)
    return frozenset(_untangled(answer, clause, found))


def _untangled(answer: Answer, clause: Clause, found: set[TopicKey]) -> set[TopicKey]:
    """What a clause tells, where it seems to tell a difficulty and what was done about it at once."""
    met = "actions" in found and clause.has("change_verb")
    if met or ("outcome" in found and clause.has("movement")):
        return found - {"challenge"}
    # What was done wrong is the difficulty, not what was done about it.
    return found - {"actions"} if "challenge" in found and answer.topic == "challenge" else found


def _turned_out(answer: Answer, clause: Clause) -> bool:
    """Whether a clause tells a result: a figure that moved, or words for success."""
    if clause.has("no_failure"):
        return True
    if (
        clause.has("movement")
        and has_figure(answer, clause)
        and (answer.topic != "challenge" or clause.has("outcome", "change_verb"))
    ):
        return True
    return (
        clause.has("outcome")
        and not clause.has("negation")
        and not (clause.has("challenge") and not clause.has("change_verb"))
    )


def _denied(clause: Clause) -> bool:
    """Whether the deed of a clause is denied: "we never finished it"."""
    return clause.has("negation") and not clause.has("no_failure")


def asked_for(answer: Answer, found: list[Found]) -> list[Found]:
    """What an answer tells under the topics that were asked though no cue says so: its sentences that told nothing.

    Where nothing was read under the topic and no sentence is left, its first does, unless that tells of other matters.
    """
    topic = _wanted(answer, found)
    if topic is None:
        return []
    beside = ("tools", "scope") if topic == "challenge" else ("tools",)
    told = Cover((note.start, note.end) for note in found if note.topic not in beside)
    spoken = answer.sentences if topic == "outcome" else [s for s in answer.sentences if not _only_when(answer, s)]
    sentences = [sentence for sentence in spoken if _on_work(answer, sentence)]
    untold = [s for s in sentences if not told.touches(s[0].span.start, s[-1].span.end)]
    if any(note.topic == topic for note in found):
        return [_as_asked(answer, topic, s) for s in untold if _goes_on(answer, topic, s)]
    long = [s for s in untold if s[-1].last - s[0].first >= _LEAST] or untold
    open_ones = [s for s in long or sentences[:1] if not _mostly_told(answer, s, found)]
    return [_as_asked(answer, topic, s) for s in open_ones[:_FEW]]


def _wanted(answer: Answer, found: list[Found]) -> TopicKey | None:
    """The topic that an answer's further sentences tell: of several that were asked, the first that nothing told.

    Who is asked what they worked with, and with whom, and names things only, told of nobody.
    """
    asked = [topic for topic in answer.topics if topic in OPEN_TOPICS]
    told = {note.topic for note in found}
    untold = next((topic for topic in asked if topic not in told), asked[0] if asked else None)
    alone = untold == "collaboration" and "tools" in told and not any(map(_of_people, answer.clauses))
    return None if alone else untold


def _of_people(clause: Clause) -> bool:
    return clause.actor == "other" or clause.has("collaboration", "team_word")


def _only_when(answer: Answer, sentence: list[Clause]) -> bool:
    """Whether a sentence is nothing but a time: "May 2018"."""
    when = Cover((date.start, date.end) for date in answer.dates)
    padding = {*answer.language.padding, *answer.language.words.phrases.places}
    words = [at for clause in sentence for at in range(clause.first, clause.last) if answer.norm(at) not in padding]
    return all(when.touches(answer.start(at), answer.end(at)) for at in words)


def _on_work(answer: Answer, sentence: list[Clause]) -> bool:
    """Whether a sentence says something, not a mere figure for a deed, and not only of life outside the work."""
    words = range(sentence[0].first, sentence[-1].last)
    if answer.topic == "actions" and all(
        at in answer.busy or answer.norm(at) in answer.language.padding for at in words
    ):
        return False
    return substantive(answer, sentence) and not all(private(answer, clause, sentence) for clause in sentence)


def _goes_on(answer: Answer, topic: TopicKey, sentence: list[Clause]) -> bool:
    """Whether a sentence that no cue classed goes on telling what was asked."""
    if topic in ("actions", "responsibilities"):
        return any(acts(answer, clause, sentence) for clause in sentence)
    if sentence[-1].last - sentence[0].first < _LEAST:
        return False
    if topic == "outcome":
        return any(has_figure(answer, clause) for clause in sentence)
    return topic in ("learning", "collaboration") or all(clause.actor != "I" for clause in sentence)


def _mostly_told(answer: Answer, sentence: list[Clause], found: list[Found]) -> bool:
    """Whether notes of other matters hold most of a sentence: the person answered something else than was asked.

    Duties, deeds and what came of them are one matter: whoever tells one of them took up the question.
    """
    elsewhere = [note for note in found if answer.topic == "challenge" or note.topic not in OPEN_TOPICS]
    told = Cover((note.start, note.end) for note in elsewhere)
    words = range(sentence[0].first, sentence[-1].last)
    return 2 * sum(told.touches(answer.start(at), answer.end(at)) for at in words) >= len(words)


def _as_asked(answer: Answer, topic: TopicKey, sentence: list[Clause]) -> Found:
    """A sentence under the topic asked; "denied" or "planned" where it tells what was not or is not yet done."""
    note = _note(answer, topic, sentence[0].actor, sentence[0], sentence[-1], sentence)
    if topic not in ("actions", "outcome"):
        return note
    if any(clause.has("plan") for clause in sentence):
        return note._replace(aspect="planned")
    turned = any(clause.has("outcome", "change_verb") and not _denied(clause) for clause in sentence)
    return note._replace(aspect="denied") if _denied(sentence[0]) and sentence[0].actor and not turned else note
