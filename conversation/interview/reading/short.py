"""Short answers, read in the light of the question: "Tesco", "about 12", "two years"."""

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.fields import is_else, place_of, plain_field, role_of
from conversation.interview.reading.kit import kit
from conversation.interview.reading.naming import is_headed, is_name
from conversation.interview.reading.nouns import ROLE_WORDS, noun_phrase
from conversation.interview.reading.organisation import employer
from conversation.interview.reading.parts import Clause
from conversation.interview.reading.scope import plain_number
from conversation.interview.reading.words import tidy
from conversation.interview.text.quantities import Quantity
from conversation.interview.text.spans import Cover
from conversation.interview.types import TopicKey

_SHORT = 10
_LONG = 16
# From here on a bare number behind an article is a name rather than a count.
_ROUTE = 100
_FRAME = ("role", "organisation", "timeframe")


def short_answer(answer: Answer, found: list[Found]) -> list[Found]:
    """Notes under each topic that was asked, where the wording alone did not tell."""
    notes: list[Found] = []
    for topic in answer.topics:
        told = found + notes
        if topic in ("scope", "tools") or not any(note.topic == topic for note in told):
            notes += _under(answer, topic, told)
    return notes


def _under(answer: Answer, topic: TopicKey, told: list[Found]) -> list[Found]:
    reader = {
        "role": _role, "organisation": _organisation, "timeframe": _as_told, "scope": _scope, "tools": _tools,
    }.get(topic)  # fmt: skip
    return reader(answer, told) if reader else []


def _brief(answer: Answer) -> bool:
    return sum(c.last - c.first for c in answer.clauses if not c.idle) <= _SHORT


def _role(answer: Answer, found: list[Found]) -> list[Found]:
    if role := role_of(answer):
        return [role]
    field = plain_field(answer) if answer.topic and _brief(answer) else None
    if field and (is_headed(answer, field.first, field.last) or is_name(answer, field.first, field.last)):
        place = place_of(answer, None)
        return [place] if place and not answer.ledger.of("organisation") else _as_told(answer, found)
    if field and not is_else(answer, field.first, field.last, None):
        first, last = noun_phrase(answer, field.first, limit=ROLE_WORDS, named=False)
        return [answer.found("role", "title", first, last)]
    return _as_told(answer, found)


def _organisation(answer: Answer, found: list[Found]) -> list[Found]:
    if not any(topic.key == "organisation" for topic in answer.interview.guide.topics):
        return []
    role = next((note for note in found if note.topic == "role"), None)
    if place := place_of(answer, role):
        return [place]
    field = plain_field(answer) if answer.topic and _brief(answer) else None
    if field and not is_else(answer, field.first, field.last, role):
        return [employer(answer, field.first, field.last)]
    return _as_told(answer, found)


def _scope(answer: Answer, found: list[Found]) -> list[Found]:
    """Bare figures are the team's size where the question speaks of people."""
    taken = Cover((note.start, note.end) for note in found if note.topic == "scope")
    told = any(note.aspect == "team_size" for note in found)
    people = answer.asked is not None and answer.asks("team_word")
    notes: list[Found] = []
    for quantity in answer.quantities:
        clause = answer.clause_at(answer.passage.word_at(quantity.start))
        if (
            clause.idle
            or taken.touches(quantity.start, quantity.end)
            or quantity.kind in ("duration", "percent", "times")
            or _of_it(answer, quantity)
        ):
            continue
        named = _is_label(answer, quantity)
        crowd = not told and not named and quantity.unit in (("", "person") if people else ("person",))
        told = told or crowd
        value = plain_number(quantity) if crowd else " ".join(quantity.text.split())
        notes.append(Found("scope", "team_size" if crowd else "figure", value, quantity.start, quantity.end))
    return notes or ([] if any(note.topic == "scope" for note in found) else _as_told(answer, found))


def _is_label(answer: Answer, quantity: Quantity) -> bool:
    """Whether a bare number is what something is called: "it was the 378 most of the time"."""
    before = answer.norm(answer.passage.word_at(quantity.start) - 1)
    phrases = answer.language.words.phrases
    return not quantity.unit and quantity.value >= _ROUTE and before in phrases.articles


def _of_it(answer: Answer, quantity: Quantity) -> bool:
    """Whether a figure counts parts of something else: "2 of it"."""
    after = answer.passage.word_at(quantity.end - 1) + 1
    phrases = answer.language.words.phrases
    return answer.norm(after) in phrases.inner and answer.norm(after + 1) in phrases.vague_words


def _tools(answer: Answer, found: list[Found]) -> list[Found]:
    """Each part of a list is a tool; not whom the person worked with, where that was asked as well."""
    taken = Cover((note.start, note.end) for note in found if note.topic != "collaboration")
    notes = [note for note in kit(answer) if not taken.touches(note.start, note.end)]
    if "collaboration" in answer.topics:
        places = answer.language.words.phrases.places
        notes = [note for note in notes if answer.norm(answer.passage.word_at(note.start) - 1) not in places]
    deeds = any(clause.actor for clause in answer.clauses if not clause.idle)
    return notes or ([] if deeds or any(note.topic == "tools" for note in found) else _as_told(answer, found))


def _as_told(answer: Answer, found: list[Found]) -> list[Found]:
    """The answer as it stands, where it told nothing else: so that nobody is asked the same again."""
    if found or answer.topic is None:
        return []
    for sentence in answer.sentences:
        if not sentence[0].idle:
            start, end = tidy(answer, sentence[0].span.start, sentence[-1].span.end)
            asks = answer.text[: sentence[-1].span.end].endswith("?")
            if end > start and not asks and not (answer.topic in _FRAME and _beside_the_point(sentence)):
                value = " ".join(answer.text[start:end].split())
                return [Found(answer.topic, "told", value, start, end, sentence[0].actor or "I")]
    return []


def _beside_the_point(sentence: list[Clause]) -> bool:
    """Whether a sentence is no answer to what somebody was, where, or when: long, denied, planned or of others."""
    words = sum(clause.last - clause.first for clause in sentence)
    return words > _LONG or any(clause.has("negation", "plan") or clause.actor == "other" for clause in sentence)
