"""What a simulated person still has to tell, and what comes to their mind at a question."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable

from conversation.interview.types import TopicKey
from evals.interviewer.lexicon import folded, lexicon
from evals.interviewer.persona import Fact, Persona
from evals.interviewer.understanding import names

# Every so many facts, a forgetful person does not remember one at the first asking.
_FORGOTTEN = 3
# A question that names so much of a fact asks for it, whatever its topic.
_NAMED_SURELY = 2
_RARE = 2

_BESIDE: dict[TopicKey, tuple[TopicKey, ...]] = {
    "role": ("organisation", "responsibilities"),
    "organisation": ("role", "scope"),
    "timeframe": ("organisation", "role"),
    "scope": ("organisation", "collaboration"),
    "responsibilities": ("tools", "collaboration"),
    "tools": ("responsibilities", "actions"),
    "challenge": ("actions", "scope"),
    "actions": ("outcome", "tools"),
    "outcome": ("learning", "actions"),
    "collaboration": ("responsibilities", "scope"),
    "learning": ("outcome", "challenge"),
}


class Memory:
    """The facts of one person: which are told, and which have slipped their mind."""

    def __init__(self, person: Persona) -> None:
        self.facts = person.facts
        self.told: list[str] = []
        self._words = lexicon(person.language)
        self._named = {fact.key: names(" ".join((*fact.says, *fact.find)), self._words) for fact in person.facts}
        self._common = Counter(word for words in self._named.values() for word in words)
        forgetful = "forgetful" in person.traits
        self._hazy = {fact.key for fact in person.facts[_FORGOTTEN - 1 :: _FORGOTTEN] if forgetful}
        self._asked_once: set[str] = set()

    def tell(self, keys: Iterable[str]) -> None:
        """Mark facts as told."""
        self.told += [key for key in keys if key not in self.told]

    def untold(self, wanted: Callable[[Fact], bool]) -> list[Fact]:
        """The facts not told that are wanted, in order."""
        return [fact for fact in self.facts if fact.key not in self.told and wanted(fact)]

    def forgets(self, fact: Fact) -> bool:
        """Whether they do not remember it now. It comes back by the next time that they are asked for it."""
        if fact.key not in self._hazy or fact.key in self._asked_once:
            return False
        self._asked_once.add(fact.key)
        return True

    def of(self, topics: Collection[TopicKey]) -> list[Fact]:
        """What is left to tell of the topics, one of each first; nothing shy of a topic asked for beside another."""
        groups = [self.untold(lambda fact, topic=topic: fact.topic == topic) for topic in topics]  # type: ignore[misc]
        if groups and groups[0]:
            groups[1:] = [[fact for fact in group if not fact.shy] for group in groups[1:]]
        return [group[0] for group in groups if group] + [fact for group in groups for fact in group[1:]]

    def free(self) -> list[Fact]:
        """What they may tell without being asked for it."""
        return self.untold(lambda fact: not fact.shy and not fact.slip and fact.key not in self._hazy)

    def beside(self, topics: Collection[TopicKey], but: Collection[Fact]) -> list[Fact]:
        """What they may add to an answer about the topics."""
        near = {other for topic in topics for other in _BESIDE[topic]}
        return [fact for fact in self.free() if fact.topic in near and fact not in but]

    def named_first(self, facts: list[Fact], question: str) -> list[Fact]:
        """The facts, those first whose own words the question names."""
        named = names(question, self._words)
        return sorted(facts, key=lambda fact: -self._overlap(fact, named))

    def surely_named(self, question: str) -> list[Fact]:
        """The facts not told that the question plainly names, whatever their topics."""
        named = names(question, self._words)
        return self.untold(lambda fact: self._overlap(fact, named) >= _NAMED_SURELY)

    def chosen(self, choices: tuple[str, ...], facts: Iterable[Fact]) -> Fact | None:
        """The fact that supports one of the choices best; None where no fact supports any."""
        offered = [names(choice, self._words, least=4) for choice in choices]
        shared = frozenset.intersection(*offered) if len(offered) > 1 else frozenset()
        telling = frozenset().union(*offered) - shared
        ranked = sorted(facts, key=lambda fact: -self._support(fact, choices, telling))
        return ranked[0] if ranked and self._support(ranked[0], choices, telling) else None

    def wrongly_held(self, text: str) -> list[Fact]:
        """The facts whose wrong value a text holds; not those shy ones that were never told."""
        held = f" {folded(text)} "
        known = (fact for fact in self.facts if fact.key in self.told or not fact.shy or fact.slip)
        return [fact for fact in known if any(_stands(folded(wrong), held) for wrong in fact.wrong)]

    def _overlap(self, fact: Fact, named: frozenset[str]) -> int:
        return sum(self._common[word] <= _RARE for word in named & self._named[fact.key])

    def _support(self, fact: Fact, choices: tuple[str, ...], telling: frozenset[str]) -> int:
        found = any(folded(find) in folded(choice) for find in fact.find for choice in choices)
        said = names(" ".join(fact.says), self._words, least=4)
        return 3 * found + len(telling & said)


def _stands(words: str, text: str) -> bool:
    at = text.find(words)
    while at >= 0:
        if not text[at - 1].isalnum() and not text[at + len(words)].isalnum():
            return True
        at = text.find(words, at + 1)
    return False
