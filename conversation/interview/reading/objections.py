"""What the person says is wrong of what was noted, if not what is right: "role is wrong", "the 40 is the guests"."""

from conversation.interview.guide import GuideTopic
from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.deeds import OPEN_TOPICS
from conversation.interview.reading.words import tidy
from conversation.interview.text.quantities import Quantity, quantities
from conversation.interview.text.tokens import Token
from conversation.interview.types import Note, TopicKey

# How many words a sentence has that only says that something is wrong.
_WRONG = 6
# How many words a note may have to be hardly more than its figure.
_FEW = 8
_NEAR = 3
# Of the words that link a subject to what is said of it, those of being, which come first.
_COPULAS = 5


def wrong_topics(answer: Answer) -> list[Found]:
    """Notes that end what was noted under a topic of which the person only says that it is wrong: "role is wrong"."""
    found = []
    for sentence in answer.sentences:
        first, last = sentence[0].first, sentence[-1].last
        wrong = any(clause.has("correction", "remark", "negation") for clause in sentence)
        topic = _called(answer, first) if wrong and last - first <= _WRONG else None
        if topic and all(_says_wrong(answer, at) for at in range(first, last)):
            start, end = tidy(answer, sentence[0].span.start, sentence[-1].span.end)
            live = answer.ledger.of(topic)
            found += [Found(topic, n.aspect, "", start, end, n.actor, "withdrawal", n.note_id) for n in live]
    return found


def _called(answer: Answer, first: int) -> TopicKey | None:
    """The topic whose label a sentence opens with."""
    while answer.norm(first) in answer.language.words.phrases.articles:
        first += 1
    labels = {word.norm: topic.key for topic in answer.interview.guide.topics for word in _label(answer, topic)}
    labels |= dict.fromkeys(answer.language.words.names.weak_organisations, "organisation")
    return labels.get(answer.norm(first))


def _label(answer: Answer, topic: GuideTopic) -> list[Token]:
    return answer.language.tokens(topic.label(answer.interview.pack.code))[:1]


def _says_wrong(answer: Answer, at: int) -> bool:
    """Whether a word is of a label, or says no more than that something is wrong."""
    language = answer.language
    cues = any(h.first <= at < h.last for h in answer.hits if h.cue in ("correction", "remark", "negation"))
    return cues or answer.norm(at) in language.stops or _called(answer, at) is not None


def disputed_figures(answer: Answer) -> list[Found]:
    """Notes that end those which are hardly more than a figure that the answer to a recap takes up: "the 40 is …"."""
    move = answer.asked.move if answer.asked else None
    if move is None or move.kind not in ("recap", "suggest_completion", "resolve_contradiction"):
        return []
    found = []
    for quantity in answer.quantities:
        if _takes_up(answer, quantity):
            sentence = answer.sentence_at(answer.passage.word_at(quantity.start))
            start, end = tidy(answer, sentence[0].span.start, sentence[-1].span.end)
            found += [
                Found(note.topic, note.aspect, "", start, end, note.actor, "withdrawal", note.note_id)
                for note in _holding(answer, quantity)
            ]
    return found


def _takes_up(answer: Answer, quantity: Quantity) -> bool:
    """Whether a clause opens with a figure that was told, and says what it is or is not."""
    first, after = answer.passage.word_at(quantity.start), answer.passage.word_at(quantity.end - 1) + 1
    clause, phrases = answer.clause_at(first), answer.language.words.phrases
    definite = answer.norm(first - 1) in phrases.articles and answer.norm(first - 1) not in phrases.indefinite
    norm = answer.norm(after).removesuffix("n't")
    says = norm in answer.language.words.verbs.copulas[:_COPULAS]
    return definite and says and first - clause.first <= _NEAR


def _holding(answer: Answer, quantity: Quantity) -> list[Note]:
    told = [
        note
        for note in answer.ledger.facts
        if len(note.quote.split()) <= _FEW
        and any(q.value == quantity.value for q in quantities(note.quote, answer.pack))
    ]
    return [note for note in told if note.topic in OPEN_TOPICS] or [note for note in told if note.topic == "scope"]
