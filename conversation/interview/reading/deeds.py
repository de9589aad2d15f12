"""What the person did and how it went: responsibilities, challenges, actions, outcomes, collaboration and learning."""

from collections.abc import Iterable

from conversation.interview.reading.answer import Answer, Clause, Found
from conversation.interview.reading.words import tidy
from conversation.interview.text.quantities import Quantity
from conversation.interview.text.spans import bulleted
from conversation.interview.types import Actor, TopicKey

OPEN_TOPICS: tuple[TopicKey, ...] = ("responsibilities", "challenge", "actions", "outcome", "collaboration", "learning")
_STORY: tuple[TopicKey, ...] = ("challenge", "actions", "outcome")
_SENTENCE = 300
_SLACK = 5
_LEAST = 3


def deeds(answer: Answer) -> list[Found]:
    """Notes of what happened, each quoting its sentence, or its clauses where the sentence tells several things."""
    found: list[Found] = []
    for sentence in answer.sentences:
        if sentence[0].idle:
            continue
        told = [(clause, _topics(answer, clause, sentence)) for clause in sentence]
        if not any(clause_topics for _, clause_topics in told) and _listed(answer, sentence):
            told = [(clause, {_default(answer)}) for clause in sentence]
        topics = [topic for topic in OPEN_TOPICS if any(topic in clause_topics for _, clause_topics in told)]
        several = len(topics) > 1 or sentence[-1].span.end - sentence[0].span.start > _SENTENCE
        for topic in topics:
            found += _notes(answer, topic, [(clause, topic in told_here) for clause, told_here in told], several=several)
    return found


def _notes(answer: Answer, topic: TopicKey, told: list[tuple[Clause, bool]], *, several: bool) -> list[Found]:
    """One note for each run of clauses that tell the topic; for the whole sentence where it tells nothing else."""
    runs: list[list[Clause]] = []
    before = False
    for clause, here in told:
        if here:
            runs[-1].append(clause) if before and runs else runs.append([clause])
        before = here
    if not several and runs:
        return [_note(answer, topic, runs[0][0].actor, told[0][0], told[-1][0], [clause for clause, _ in told])]
    return [_note(answer, topic, run[0].actor, run[0], run[-1], run) for run in runs]


def _note(answer: Answer, topic: TopicKey, actor: Actor | None, first: Clause, last: Clause, run: Iterable[Clause]) -> Found:
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
    return any(clause.span.start <= q.start < clause.span.end and _result(q) for q in answer.quantities)


def _result(quantity: Quantity) -> bool:
    return quantity.kind != "plain" or quantity.value > 1


def _topics(answer: Answer, clause: Clause, sentence: list[Clause]) -> set[TopicKey]:
    """What a clause tells."""
    found: set[TopicKey] = set()
    others = clause.actor == "other"
    if clause.has("challenge") and not _solved(clause):
        found.add("challenge")
    if clause.has("learning"):
        found.add("learning")
    if clause.has("collaboration"):
        found.add("collaboration")
    if not clause.has("plan") and _turned_out(answer, clause):
        found.add("outcome")
    if not clause.has("plan") and not _denied(answer, clause):
        kind = _deed(answer, clause, sentence)
        if kind and not (others and kind == "responsibilities"):
            found.add(kind)
    if "actions" in found and "challenge" in found and _changes(clause):
        found.discard("challenge")
    return found


def _solved(clause: Clause) -> bool:
    """A trouble that is denied is no challenge: "no complaints", "never failed again"."""
    return clause.has("no_failure")


def _turned_out(answer: Answer, clause: Clause) -> bool:
    """Whether a clause tells a result: a figure that moved, or words for success."""
    if clause.has("movement") and has_figure(answer, clause):
        return True
    if clause.has("no_failure"):
        return True
    return clause.has("outcome") and not clause.has("negation") and not (clause.has("challenge") and not clause.has("change_verb"))


def _denied(answer: Answer, clause: Clause) -> bool:
    """Whether the deed of a clause is denied: "we never finished it"."""
    return clause.has("negation") and not clause.has("no_failure")


def _changes(clause: Clause) -> bool:
    return clause.has("change_verb")


def _deed(answer: Answer, clause: Clause, sentence: list[Clause]) -> TopicKey | None:
    """Whether a clause tells a duty or a deed, and which."""
    verb = _verb(answer, clause, sentence)
    if clause.has("responsibility") and clause.actor != "other" and not (verb and _changes(clause)):
        return "responsibilities"
    if verb is None:
        return None
    if _changes(clause) and not (clause.has("habit") and not clause.has("event")):
        return "actions"
    if clause.actor == "other":
        return None
    routine = any(hit.cue == "routine_verb" and hit.first == verb for hit in clause.hits)
    if answer.topic in _STORY and not clause.has("habit"):
        return "actions"
    return "responsibilities" if routine or clause.has("habit") or answer.topic == "responsibilities" else "actions"


def _verb(answer: Answer, clause: Clause, sentence: list[Clause]) -> int | None:
    """The word of a past deed in a clause: right after its subject, or at the head of a list item."""
    subjects = [hit for hit in clause.hits if hit.cue in ("i", "we", "other")]
    if subjects:
        at = min(subjects, key=lambda hit: (hit.first, -hit.last)).last
    elif clause is sentence[0] and not (bulleted(answer.text, clause.span) or _past(answer, clause.first)):
        return None
    else:
        at = clause.first
    if answer.language.words.verbs.anywhere:
        if not clause.has("i", "we", "change_verb") and clause is not sentence[0]:
            return None
        return next((word for word in range(clause.first, clause.last) if _past(answer, word)), None)
    end = min(clause.last, at + _SLACK + 1)
    while at < end and _skipped(answer, at):
        at += 1
    if any(hit.cue in ("role_opener", "org_opener", "org_place", "role_promoted") for hit in answer.hits_at(at)):
        return None
    return at if at < clause.last and _past(answer, at) else None


def _skipped(answer: Answer, at: int) -> bool:
    norm = answer.norm(at)
    return norm in answer.language.bridges or norm in answer.language.words.phrases.ands or norm.endswith(answer.language.words.verbs.adverb_endings)


def _past(answer: Answer, at: int) -> bool:
    norm, language = answer.norm(at), answer.language
    if any(hit.cue == "change_verb" for hit in answer.hits_at(at)):
        return True
    if norm in language.not_past or any(hit.cue == "state_verb" for hit in answer.hits_at(at)):
        return False
    return norm in language.irregular or language.past.fullmatch(norm) is not None


def substantive(answer: Answer, sentence: list[Clause]) -> bool:
    """Whether a sentence says something that may stand for an answer."""
    if sentence[0].idle:
        return False
    padding = answer.language.padding
    words = [at for clause in sentence for at in range(clause.first, clause.last) if answer.norm(at) not in padding]
    return len(words) >= 1


def asked_for(answer: Answer, found: list[Found]) -> list[Found]:
    """What an answer to an open question tells under its topic, where no cue told so: its untold sentences, else its first."""
    topic = answer.topic
    if topic not in OPEN_TOPICS or answer.asked is None or any(note.topic == topic for note in found):
        return []
    sentences = [sentence for sentence in answer.sentences if substantive(answer, sentence)]
    long = [s for s in sentences if sum(clause.last - clause.first for clause in s) >= _LEAST] or sentences
    untold = [s for s in long if not any(s[0].span.start <= note.start < s[-1].span.end for note in found)]
    return [_note(answer, topic, s[0].actor, s[0], s[-1], s) for s in (untold or long[:1])[:4]]
