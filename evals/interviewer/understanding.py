"""What an interviewer's message asks for, as a person would take it: by the last question in it, in four languages.

It knows no wording of any interviewer's: each language has its list of stems and phrases in `words/`.
"""

import re
from collections import defaultdict
from typing import Literal, NamedTuple, TypeAlias

from conversation.interview.types import Frozen, TopicKey
from evals.interviewer.hearing import Question, folded, last_question, offered
from evals.interviewer.lexicon import Lexicon, Phrase, lexicon

Kind: TypeAlias = Literal["topic", "figure", "detail", "recap", "finish", "choose", "aside", "unclear"]

# A topic is taken to be asked for too when it is named at least this strongly beside the first.
_BESIDE = 0.7
_MOST = 2


class Asked(Frozen):
    """What is asked for. `topics`: what the question is about, the plainest first; a figure, a detail and a choice may
    be asked for with a topic or without one. `choices`: the answers offered.
    """

    kind: Kind
    topics: tuple[TopicKey, ...] = ()
    choices: tuple[str, ...] = ()


def understood(text: str, language: str) -> Asked:
    """What the last question of `text` asks for. Raises ValueError for a language without a list of words."""
    words = lexicon(language)
    question = last_question(text, words)
    if kind := _closing(question, words):
        return Asked(kind=kind)
    topics = topics_of(question.asked, words)
    if not words.kinds["amount"].search(question.asked) and (choices := offered(question, words)):
        return Asked(kind="choose", topics=topics, choices=choices)
    return _open_question(question, topics, words)


def _open_question(question: Question, topics: tuple[TopicKey, ...], words: Lexicon) -> Asked:
    wanted: tuple[tuple[Kind, str], ...] = (("figure", "amount"), ("figure", "figure"), ("detail", "detail"))
    for kind, named in wanted:
        if words.kinds[named].search(question.asked):
            return Asked(kind=kind, topics=topics or topics_of(question.before, words))
    if topics and not _small_talk(question, words):
        return Asked(kind="topic", topics=topics)
    return _without_topic(question, words)


def topics_of(asked: str, words: Lexicon) -> tuple[TopicKey, ...]:
    """The topics that a folded question names, the plainest first."""
    weighed = {topic: sum(weights) for topic, weights in _weights(_named(asked, words)).items()}
    ranked = sorted(weighed, key=lambda topic: -weighed[topic])
    return tuple(topic for topic in ranked if weighed[topic] >= _BESIDE * weighed[ranked[0]])[:_MOST]


class _Named(NamedTuple):
    start: int
    end: int
    phrase: Phrase

    def hides(self, other: "_Named") -> bool:
        """Whether the other, of another topic, only stands within this longer one: “people” in “how many people”."""
        if self.phrase.topic == other.phrase.topic or not self.start <= other.start <= other.end <= self.end:
            return False
        heavier = self.phrase.weight > other.phrase.weight
        level = self.phrase.weight == other.phrase.weight and not self.phrase.loose
        return (heavier or level) and self.end - self.start > other.end - other.start


def _named(asked: str, words: Lexicon) -> list[_Named]:
    found = [
        _Named(*match.span(), phrase)
        for phrase in words.topics
        for match in phrase.pattern.finditer(asked)
        if match.group()
    ]
    return [name for name in found if not any(other.hides(name) for other in found)]


def _weights(found: list[_Named]) -> dict[TopicKey, list[float]]:
    """What counts for each topic; words that two phrases of a topic share count once."""
    counted: dict[TopicKey, list[_Named]] = defaultdict(list)
    for name in sorted(found, key=lambda name: (-name.phrase.weight, name.start - name.end)):
        taken = counted[name.phrase.topic]
        if all(name.end <= other.start or other.end <= name.start for other in taken):
            taken.append(name)
    return {
        topic: [name.phrase.weight + (name.end - name.start) / 100 for name in taken]
        for topic, taken in counted.items()
    }


def _closing(question: Question, words: Lexicon) -> Kind | None:
    """What a question is that is not about the work itself."""
    asked, kinds = question.asked, words.kinds
    if kinds["smalltalk"].search(asked):
        return "aside"
    if kinds["finish"].search(asked):
        return "finish"
    if kinds["recap"].search(asked) and not kinds["choose"].search(asked):
        return "recap"
    if words.marks["wh"].match(asked) or not question.is_question:
        return None
    led_by = (asked, *question.lead)
    return "recap" if any(kinds["summing"].search(sentence) for sentence in led_by) else None


def _small_talk(question: Question, words: Lexicon) -> bool:
    """Whether a sentence only touches on a topic, where a matter beside the work is named or nothing is asked."""
    beside = words.kinds["aside"].search(question.asked) is not None or not question.is_question
    return beside and not any(name.phrase.weight >= words.strongest for name in _named(question.asked, words))


def _without_topic(question: Question, words: Lexicon) -> Asked:
    """A question that names no topic: small talk, a tail to what stands next to it, or not to be understood."""
    if words.kinds["aside"].search(question.asked):
        return Asked(kind="aside")
    for beside in (question.before, *question.around):
        if question.is_question and (topics := topics_of(beside, words)):
            return Asked(kind="topic", topics=topics)
    return Asked(kind="unclear" if question.is_question else "aside")


def names(text: str, words: Lexicon, least: int = 5) -> frozenset[str]:
    """The stems of the words in a text that may name a certain fact: long enough, and not words of any question."""
    long = (word for word in re.findall(r"\w+", folded(text)) if len(word) >= least or word.isdigit())
    return frozenset(word[:6] for word in long if word not in words.shared)
