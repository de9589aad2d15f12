"""How a simulated person types: how much at once, in which wording, and what stands beside the facts."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

from evals.interviewer.lexicon import lexicon
from evals.interviewer.persona import Fact, Persona

T = TypeVar("T")


def joined(*parts: str) -> str:
    """Texts as one, each ended by a mark before the next begins; no part is changed."""
    kept = [part.strip() for part in parts if part.strip()]
    whole = "".join(part + (" " if part[-1] in ".!?…:;,)" else ". ") for part in kept[:-1])
    return whole + (kept[-1] if kept else "")


class Manner:
    """One person's way of typing. Everything in it is drawn from who they are, the seed, and the answer's number."""

    def __init__(self, person: Persona, seed: int) -> None:
        self._person = person
        self._seed = f"{person.name or person.who}/{seed}"
        self._says = lexicon(person.language).says
        self._number = 0
        self._asides = 0

    def next_answer(self) -> int:
        """Begin an answer; its number, from 1."""
        self._number += 1
        return self._number

    def drawn(self, options: Sequence[T], about: str) -> T:
        """One of the options, by lot: the same one whenever the same person is asked the same questions."""
        lot = hashlib.sha256(f"{self._seed}/{self._number}/{about}".encode()).digest()
        return options[int.from_bytes(lot[:4]) % len(options)]

    def filler(self, occasion: str) -> str:
        """What they say on an occasion that no fact is needed for."""
        return self.drawn(self._says[occasion], occasion)

    def how_many(self) -> int:
        """How many facts they tell in this answer at most."""
        if "terse" in self._person.traits:
            return 1
        return 3 if "rambling" in self._person.traits else self.drawn((1, 2, 3), "how many")

    def volunteers(self) -> bool:
        """Whether they add, this time, what was not asked for."""
        return bool({"rambling", "boastful"} & set(self._person.traits)) and self.drawn((True, False), "volunteers")

    def way(self, fact: Fact) -> str:
        """The wording in which they tell a fact."""
        if "terse" in self._person.traits:
            return fact.says[0]
        if "rambling" in self._person.traits:
            return fact.says[-1]
        if "boastful" in self._person.traits:
            return fact.says[0]
        return self.drawn(fact.says[len(fact.says) // 2 :], fact.key)

    def tell(self, ways: Sequence[str]) -> str:
        """Facts in their wordings, with what this person puts around them."""
        if "boastful" in self._person.traits and self.drawn((True, True, False), "boasts"):
            return joined(self.filler("boast"), *ways)
        if "rambling" in self._person.traits and self._asides < len(self._person.asides):
            place = self.drawn(range(len(ways)), "aside")
            return joined(*ways[:place], self.aside(), *ways[place:])
        return joined(*ways)

    def correction(self, fact: Fact) -> str:
        """The right wording of what they typed wrongly; the short one does not say by itself that it corrects."""
        if "terse" in self._person.traits or len(fact.says) == 1:
            return joined(self.filler("misspoke"), fact.says[0])
        return fact.says[-1]

    def aside(self) -> str:
        """Their next sentence on another matter; from the first again after the last."""
        self._asides += 1
        return self._person.asides[(self._asides - 1) % len(self._person.asides)]
