"""Duties and deeds: the verb of a clause, and whether it tells what was always done or what was done once."""

from conversation.interview.reading.answer import Answer
from conversation.interview.reading.parts import Clause
from conversation.interview.text.spans import bulleted
from conversation.interview.types import TopicKey

_STORY: tuple[TopicKey, ...] = ("challenge", "actions", "outcome")
_SLACK = 6
_NEAR = 5
_DENIAL = 4
_FRAME = ("role_opener", "org_opener", "org_place", "role_promoted")


def deed(answer: Answer, clause: Clause, sentence: list[Clause]) -> TopicKey | None:
    """Whether a clause tells a duty or a deed, and which."""
    verb = _verb(answer, clause, sentence)
    changes = clause.has("change_verb") and not (clause.has("habit") and not clause.has("event"))
    if verb is not None and (changes or answer.topic == "actions"):
        return "actions"
    if answer.topic == "actions" and acts(answer, clause, sentence):
        return "actions"
    if clause.actor == "other":
        return None
    if clause.has("responsibility"):
        return "responsibilities"
    if verb is None:
        return None
    if answer.topic in _STORY and not clause.has("habit"):
        return "actions"
    routine = any(hit.cue == "routine_verb" for hit in answer.hits_at(verb))
    return "responsibilities" if routine or clause.has("habit") or answer.topic == "responsibilities" else "actions"


def private(answer: Answer, clause: Clause, sentence: list[Clause]) -> bool:
    """Whether a clause tells of the person's life outside the work: their family, or where they moved to."""
    if clause.has("private"):
        return True
    hits = [hit for hit in clause.hits if hit.cue == "moving"]
    if not hits or any(part.has("private") for part in sentence):
        return bool(hits)
    at = hits[-1].last
    named = at < clause.last and answer.passage.words[at].text[:1].isupper()
    tool = at < clause.last and any(name.start <= answer.start(at) < name.end for name in answer.tools)
    return (named and not tool and not answer.language.words.names.capital_nouns) or at >= clause.last


def acts(answer: Answer, clause: Clause, sentence: list[Clause]) -> bool:
    """Whether the person does anything in a clause, by a verb however plain ("went", "sat") in the past."""
    if clause.has("plan") or clause.actor == "other" or denies(answer, clause, sentence):
        return False
    if private(answer, clause, sentence):
        return False
    at = _after_subject(answer, clause, sentence)
    if at is None:
        return False
    at = _past_bridges(answer, clause, at)
    norm = answer.norm(at)
    return at < clause.last and norm not in answer.language.words.verbs.copulas and is_past_form(answer, norm)


def denies(answer: Answer, clause: Clause, sentence: list[Clause]) -> bool:
    """Whether a clause denies its verb: by a word of denial about the subject, or anywhere where verbs stand last."""
    at = _after_subject(answer, clause, sentence)
    reach = clause.last if at is None or answer.language.words.verbs.anywhere else at + _DENIAL
    return any(hit.cue == "negation" and hit.first < reach for hit in clause.hits)


def is_past_form(answer: Answer, norm: str) -> bool:
    """Whether a word has the form of a past verb."""
    return norm in answer.language.irregular or answer.language.past.fullmatch(norm) is not None


def _verb(answer: Answer, clause: Clause, sentence: list[Clause]) -> int | None:
    """The word of a past deed in a clause: right after its subject or at its head, else the next one bound by "and"."""
    at = _after_subject(answer, clause, sentence)
    if at is None:
        return None
    if answer.language.words.verbs.anywhere:
        free = answer.language.words.verbs.pro_drop or bulleted(answer.text, clause.span)
        if not free and not clause.has("i", "we", "change_verb"):
            return None
        words = range(clause.first, clause.last)
        return next((word for word in words if _past(answer, word) and not _framing(answer, word)), None)
    first = _past_bridges(answer, clause, at)
    if _framing(answer, first):
        return None
    if first < clause.last and _past(answer, first):
        return first
    return _bound(answer, clause, first)


def _framing(answer: Answer, at: int) -> bool:
    """Whether a verb only says what the person was, and where."""
    return any(hit.cue in _FRAME for hit in answer.hits_at(at))


def _after_subject(answer: Answer, clause: Clause, sentence: list[Clause]) -> int | None:
    """Where the verb may begin: after the subject, or at the head of a list item or of a clause that goes on."""
    subjects = [hit for hit in clause.hits if hit.cue in ("i", "we", "other")]
    if subjects:
        return min(subjects, key=lambda hit: (hit.first, -hit.last)).last
    opens = clause is sentence[0] and not bulleted(answer.text, clause.span)
    anywhere = answer.language.words.verbs.anywhere
    if opens and not anywhere and not is_past_form(answer, answer.norm(_past_bridges(answer, clause, clause.first))):
        return None
    return clause.first


def _past_bridges(answer: Answer, clause: Clause, at: int) -> int:
    end = min(clause.last, at + _SLACK)
    while at < end and _skipped(answer, at):
        at += 1
    return at


def _skipped(answer: Answer, at: int) -> bool:
    norm, words = answer.norm(at), answer.language.words
    if norm in words.phrases.ands or (words.verbs.adverb_endings and norm.endswith(words.verbs.adverb_endings)):
        return True
    return norm in answer.language.bridges and not any(hit.cue == "change_verb" for hit in answer.hits_at(at))


def _bound(answer: Answer, clause: Clause, at: int) -> int | None:
    """A deed that goes on after "and" or a comma: "I went through the invoices, made a list and found the error"."""
    if clause.actor == "other" or not is_past_form(answer, answer.norm(at)):
        return None
    ands = answer.language.words.phrases.ands
    for word in range(at + 2, clause.last):
        comma = answer.text[answer.end(word) : answer.start(word)].strip().startswith(",")
        near = any(answer.norm(before) in ands for before in range(word - _NEAR, word - 1))
        changes = near and any(hit.cue == "change_verb" for hit in answer.hits_at(word))
        if changes or ((comma or answer.norm(word - 1) in ands) and _past(answer, word)):
            return word
    return None


def _past(answer: Answer, at: int) -> bool:
    """Whether a word is the verb of a deed, not of a state."""
    norm, language = answer.norm(at), answer.language
    if any(hit.cue == "change_verb" for hit in answer.hits_at(at)):
        return True
    if language.gerund.fullmatch(norm) and answer.norm(at - 1) in language.words.verbs.gerund_after:
        return True
    if norm in language.not_past or any(hit.cue == "state_verb" for hit in answer.hits_at(at)):
        return False
    if (
        language.words.names.capital_nouns
        and answer.passage.words[at].text[:1].isupper()
        and at not in answer.passage.openings
    ):
        return False
    return is_past_form(answer, norm)
