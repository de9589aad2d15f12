"""The scorecard: what a set of interviews was worth, figure by figure, beside the bar of each."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import Any, NamedTuple

from evals.interviewer import truth, wording
from evals.interviewer.persona import Trait
from evals.interviewer.talk import Talk, Turn

# People who withhold what they know are no measure of what an interviewer finds.
UNCOOPERATIVE: frozenset[Trait] = frozenset({"evasive", "off-topic", "forgetful", "stops-early"})
_BULLETS = 3


class Figure(NamedTuple):
    """One line of the card, counted `of` so many. `at_most`: the bar is a ceiling. `unit`: "%" or ""."""

    name: str
    value: float
    of: int
    bar: float | None = None
    at_most: bool = False
    unit: str = "%"

    @property
    def is_met(self) -> bool:
        """Whether the bar is reached, if there is one and anything was counted."""
        if self.bar is None or not self.of:
            return True
        return self.value <= self.bar if self.at_most else self.value >= self.bar


def scorecard(talks: Sequence[Talk]) -> list[Figure]:
    """All figures of some interviews."""
    return [figure for measure in _MEASURES for figure in measure(talks)]


def _share(found: Iterable[object]) -> tuple[float, int]:
    """How many of a hundred are so, and of how many."""
    all_of_it = [bool(one) for one in found]
    return (100 * sum(all_of_it) / len(all_of_it) if all_of_it else 0.0), len(all_of_it)


def _facts(talks: Sequence[Talk]) -> list[Figure]:
    open_people = [talk for talk in talks if UNCOOPERATIVE.isdisjoint(talk.person.traits)]
    return [
        Figure("facts found in the ledger, cooperative people", *_share(_found(open_people, truth.noted)), 95),
        Figure("facts in the write-up, cooperative people", *_share(_found(open_people, _texts)), 90),
        Figure("facts that were told at all, cooperative people", *_share(_told(open_people))),
        Figure("facts told that the ledger holds, all people", *_share(_found(talks, truth.noted, only_told=True))),
        Figure("facts told that the write-up holds, all people", *_share(_found(talks, _texts, only_told=True))),
        Figure("false things in write-ups", sum(len(truth.falsehoods(t)) for t in talks), len(talks), 0, True, ""),
    ]


def _texts(talk: Talk) -> list[str]:
    return truth.written(talk.summary)


def _found(talks: Sequence[Talk], where: Callable[[Talk], list[str]], *, only_told: bool = False) -> list[bool]:
    return [
        truth.stands_in(fact, texts)
        for talk in talks
        for texts in [where(talk)]
        for fact in talk.person.facts
        if not only_told or fact.key in talk.told
    ]


def _told(talks: Sequence[Talk]) -> list[bool]:
    return [fact.key in talk.told for talk in talks for fact in talk.person.facts]


def _length(talks: Sequence[Talk]) -> list[Figure]:
    def answers(name: str, chosen: list[Talk], bar: float) -> Figure:
        counted = [len(talk.turns) for talk in chosen]
        return Figure(name, median(counted) if counted else 0, len(counted), bar, True, "")

    return [
        answers("answers for one experience, median", list(talks), 10),
        answers("… of a rich first answer", [t for t in talks if "rich-first-answer" in t.person.traits], 4),
        answers("… of terse people", [t for t in talks if "terse" in t.person.traits], 14),
    ]


def _asked(talk: Talk) -> list[str]:
    """All questions of an interview in order, the greeting's first."""
    return [
        question for reply in (talk.greeting, *(t.reply for t in talk.turns)) for question in wording.questions(reply)
    ]


def _repeats(talks: Sequence[Talk]) -> list[Figure]:
    same = [n > 1 for talk in talks for n in Counter(map(wording.plain, _asked(talk))).values()]
    alike = [
        any(wording.are_alike(question, earlier) for earlier in asked[:at])
        for talk in talks
        for asked in [_asked(talk)]
        for at, question in enumerate(asked)
    ]
    return [
        Figure("questions repeated word for word", *_share(same), 0, True),
        Figure("questions nearly repeated", *_share(alike), 1, True),
    ]


def _subjects(talks: Sequence[Talk]) -> list[Figure]:
    asking = [turn for turn in _turns(talks) if turn.topic is not None]
    return [
        Figure(
            "questions about challenge or outcome", *_share(t.topic in ("challenge", "outcome") for t in asking), 35
        ),
        Figure("asked for what was already said", *_share(_again(talks)), 1, True),
    ]


def _again(talks: Sequence[Talk]) -> list[bool]:
    """Of each question after a topic: whether all that the person knows of it was told, and no more is asked for."""
    found = []
    for talk in talks:
        for turn in talk.turns:
            known = {fact.key for fact in talk.person.facts if fact.topic == turn.topic}
            if turn.kind == "ask":
                more = any(map(wording.asks_on, wording.questions(turn.reply)))
                found.append(bool(known) and known <= turn.told and not more)
    return found


def _turns(talks: Sequence[Talk]) -> list[Turn]:
    return [turn for talk in talks for turn in talk.turns]


def _wording(talks: Sequence[Talk]) -> list[Figure]:
    openings = [[wording.opening(turn.reply) for turn in talk.turns] for talk in talks]
    all_openings = Counter(one for found in openings for one in found)
    different = [100 * len(set(found)) / len(found) for found in openings if found]
    most = max(all_openings.values(), default=0)
    asking = [turn for turn in _turns(talks) if not turn.suggested]
    counts = [len(wording.questions(turn.reply)) == 1 for turn in asking]
    return [
        Figure("different openings in an interview, median", median(different or [0]), len(different), 80),
        Figure("most frequent opening", 100 * most / (all_openings.total() or 1), all_openings.total(), 10, True),
        Figure("one question a turn", *_share(counts), 100),
        Figure("leading questions", *_share(wording.leads(q) for talk in talks for q in _asked(talk)), 0, True),
    ]


def _ends(talks: Sequence[Talk]) -> list[Figure]:
    points = [point for talk in talks for point in truth.points(talk)]
    suggested, enough = ([p for p in points if p.suggested], [p for p in points if p.enough])
    early = [any(p.suggested and not p.enough for p in truth.points(talk)) for talk in talks]
    return [
        Figure("interviews that end with a usable write-up", *_share(map(_usable, talks)), 100),
        Figure("completion: precision", *_share(p.enough for p in suggested), 97),
        Figure("completion: recall", *_share(p.suggested for p in enough), 97),
        Figure("completion: points judged", len(points), len(points), 300, unit=""),
        Figure("interviews in which it was suggested too early", *_share(early), 1, True),
    ]


def _usable(talk: Talk) -> bool:
    """Whether the write-up came by itself, tells the story, and has bullets for a résumé."""
    summary: dict[str, Any] = talk.summary
    told = all(summary[name] for name in ("narrative_summary", "role_context"))
    return talk.suggested_at is not None and told and len(summary["resume_bullets"]) >= min(_BULLETS, len(talk.told))


def _quotes(talks: Sequence[Talk]) -> list[Figure]:
    answers = [(note, [turn.answer for turn in talk.turns]) for talk in talks for note in talk.notes]
    return [
        Figure("notes whose quote is verbatim", *_share(any(n["quote"] in a for a in said) for n, said in answers), 100)
    ]


_MEASURES = (_facts, _length, _repeats, _subjects, _wording, _ends, _quotes)
