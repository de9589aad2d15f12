"""A simulated person in an interview: deterministic, seeded, and without any knowledge of who asks."""

from collections.abc import Callable

from conversation.interview.types import TopicKey
from evals.interviewer.lexicon import folded, lexicon
from evals.interviewer.manner import Manner, joined
from evals.interviewer.memory import Memory
from evals.interviewer.persona import Fact, Persona
from evals.interviewer.understanding import Asked, Kind, understood

_PATIENCE = 5
_WANDERS = 3
_EVADED = frozenset({"challenge", "outcome"})


class Interviewee:
    """Someone who answers one message at a time.

    `told`: the keys of the facts told so far. `declined`: the topics asked for when nothing (more) was left to tell of
    them. `misunderstood`: how many questions they could make nothing of.
    """

    def __init__(self, persona: Persona, seed: int = 0) -> None:
        self._person = persona
        self._traits = frozenset(persona.traits)
        self._manner = Manner(persona, seed)
        self._memory = Memory(persona)
        self._words = lexicon(persona.language)
        self._declined: set[TopicKey] = set()
        self._about: tuple[TopicKey, ...] = ()
        self._to_correct: Fact | None = None
        self._evaded: set[str] = set()
        self._asked_back = False
        self.wants_to_stop = False
        self.agreed_to_finish = False
        self.misunderstood = 0

    @property
    def told(self) -> frozenset[str]:
        """The keys of the facts told so far."""
        return frozenset(self._memory.told)

    @property
    def declined(self) -> frozenset[TopicKey]:
        """The topics that there was nothing (more) to tell of when they were asked for."""
        return frozenset(self._declined)

    def answer(self, said: str) -> str:
        """What they type after the interviewer's message. It is never empty."""
        number = self._manner.next_answer()
        asked = understood(said, self._person.language)
        if number == 1 and "rich-first-answer" in self._traits:
            return self._open()
        if number > _PATIENCE and "stops-early" in self._traits and asked.kind != "finish":
            self.wants_to_stop = True
            return joined(self._corrected(), self._person.stops_with)
        wanders = "off-topic" in self._traits and number % _WANDERS == 0
        if wanders and self._only_wanders(asked):
            return self._manner.aside()
        aside = self._manner.aside() if wanders else ""
        if asked.kind == "recap":
            return joined(aside, self._to_recap(said))
        corrected = self._corrected()
        return joined(corrected, aside, self._reply(asked, said, corrected))

    def _only_wanders(self, asked: Asked) -> bool:
        answers = asked.kind in ("topic", "figure", "detail") and self._to_correct is None
        return answers and self._manner.drawn((True, False), "wanders")

    def _open(self) -> str:
        self._memory.tell(self._person.opens_with)
        topics = (fact.topic for fact in self._memory.facts if fact.key in self._person.opens_with)
        self._about = tuple(dict.fromkeys(topics))
        return self._person.opening

    def _corrected(self) -> str:
        """The right wording of what they typed wrongly in their last answer; empty where there is nothing."""
        fact, self._to_correct = self._to_correct, None
        if fact is None:
            return ""
        self._memory.tell([fact.key])
        return self._manner.correction(fact)

    def _to_recap(self, said: str) -> str:
        wrong = self._memory.wrongly_held(said)
        corrected = self._corrected()
        told = [fact for fact in wrong if not corrected or fact.key != self._memory.told[-1]]
        self._memory.tell(fact.key for fact in told)
        if told:
            return joined(corrected, self._manner.filler("not_quite"), *(fact.says[0] for fact in told))
        return corrected or self._manner.filler("yes")

    def _reply(self, asked: Asked, said: str, corrected: str) -> str:
        if asked.kind != "unclear":
            self._asked_back = False
        ways: dict[Kind, Callable[[], str]] = {
            "finish": self._finish,
            "aside": lambda: self._manner.filler("small_talk"),
            "unclear": self._puzzled,
            "choose": lambda: self._choose(asked, said, corrected),
        }
        return ways.get(asked.kind, lambda: self._to_question(asked, said))()

    def _finish(self) -> str:
        self.agreed_to_finish = True
        return self._manner.filler("finish")

    def _puzzled(self) -> str:
        self.misunderstood += 1
        if not self._asked_back:
            self._asked_back = True
            return self._manner.filler("ask_back")
        if not (free := self._memory.free()):
            return self._manner.filler("all_told")
        return self._tell(free[:1])

    def _choose(self, asked: Asked, said: str, corrected: str) -> str:
        told = self.told
        open_to = [fact for fact in self._memory.facts if fact.key in told or fact.topic in asked.topics]
        fact = self._memory.chosen(asked.choices, [*open_to, *self._memory.free()])
        if fact is not None and corrected and fact.key == self._memory.told[-1]:
            return ""
        if fact is not None:
            return self._tell([fact])
        if asked.topics:
            return self._to_question(asked, said)
        return self._manner.filler("neither")

    def _to_question(self, asked: Asked, said: str) -> str:
        topics = asked.topics or self._about
        self._about = topics
        if self._evades(asked):
            duties = [fact for fact in self._memory.free() if fact.topic == "responsibilities"]
            return self._tell(duties[:1]) if duties else self._manner.filler("evade")
        if again := self._repeated(topics, said):
            return self._tell(again[:1])
        come = self._coming(asked, topics, said)[: self._manner.how_many()]
        kept = [fact for fact in come if not self._memory.forgets(fact)]
        if not come:
            return self._nothing(asked, topics)
        if not kept:
            # "I can't remember" declines a topic, as "I don't know" does; asked again, they may tell it all the same.
            self._declined |= set(topics)
            return self._manner.filler("forgot")
        more = self._memory.beside(topics, kept)[:1] if self._manner.volunteers() else []
        return joined(self._tell([*kept, *more]), self._manner.filler("forgot_rest") if len(kept) < len(come) else "")

    def _evades(self, asked: Asked) -> bool:
        matters = {*(_EVADED & set(asked.topics)), *({"figure"} if asked.kind == "figure" else set())}
        if "evasive" not in self._traits or matters <= self._evaded:
            return False
        self._evaded |= matters
        return True

    def _repeated(self, topics: tuple[TopicKey, ...], said: str) -> list[Fact]:
        """What they are asked to say again; empty where they are not."""
        if not self._words.marks["again"].search(folded(said)):
            return []
        told = [fact for fact in self._memory.facts if fact.key in self.told and fact.topic in topics]
        return self._memory.named_first(told, said)

    def _coming(self, asked: Asked, topics: tuple[TopicKey, ...], said: str) -> list[Fact]:
        """What they could tell at a question, the likeliest first."""
        facts = self._memory.named_first(self._memory.of(topics), said)
        if asked.kind == "figure":
            facts.sort(key=lambda fact: not any(letter.isdigit() for letter in fact.says[0]))
        specific = asked.kind in ("figure", "detail")
        sure = [fact for fact in self._memory.surely_named(said) if specific or not fact.shy]
        return [*(fact for fact in sure if fact not in facts), *facts]

    def _nothing(self, asked: Asked, topics: tuple[TopicKey, ...]) -> str:
        spoken_of = any(fact.topic in topics for fact in self._memory.facts if fact.key in self.told)
        if asked.kind == "topic" or (asked.topics and not spoken_of):
            self._declined |= set(topics)
        if asked.kind == "figure" and (spoken_of or not asked.topics):
            return self._manner.filler("no_figure")
        return self._manner.filler("no_more" if spoken_of or not asked.topics else "nothing")

    def _tell(self, facts: list[Fact]) -> str:
        """Facts as they type them. A slip comes alone of its kind: the rest of the answer is right."""
        ways = []
        for fact in facts:
            slips = "correcting" in self._traits and fact.slip and fact.key not in self.told
            if slips and self._to_correct is None:
                self._to_correct = fact
                ways.append(fact.slip)
                continue
            self._memory.tell([fact.key])
            ways.append(self._manner.way(fact))
        return self._manner.tell(ways)
