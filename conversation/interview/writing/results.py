"""What came of it all, told with a figure: it stands first among the bullets and the achievements."""

from collections.abc import Callable, Collection

from conversation.interview.statements import Statement
from conversation.interview.statements.grammar import Grammar
from conversation.interview.types import DraftClaim
from conversation.interview.writing.bullets import MAX_WORDS, Bullet
from conversation.interview.writing.retelling import Retelling, Retold
from conversation.interview.writing.story import Story

_MOST = 3
_CHANGED = 2
_WHOLE = 8


class Results:
    """Sentences that tell an outcome and its figure by themselves. `figures`: how many figures a text holds."""

    def __init__(self, retelling: Retelling, rules: Grammar, figures: Callable[[str], int]) -> None:
        self._retelling, self._rules, self._figures = retelling, rules, figures

    def first(self, best: list[Bullet]) -> tuple[DraftClaim, ...]:
        """The bullets, those before others that tell an outcome with its figure; such outcomes that no deed is told
        with stand behind these.
        """
        strong = [b.claim for b in best if self._is_figure(b)]
        others = [b.claim for b in best if not self._is_figure(b)]
        return (*strong, *(r.claim for r in self._alone(_statements(best))), *others)

    def achievements(self, best: list[Bullet], story: Story) -> tuple[DraftClaim, ...]:
        """Deeds with what came of them and outcomes that stand alone; else the strongest deed, if it has a figure."""
        done = _statements(best)
        alone = self._alone(done)
        outcomes = story.lone_outcomes([*done, *(s for r in alone for s in r.told)])
        changed = [b for b in best if b.outcome]
        strong = [b.claim for b in changed if self._is_figure(b)]
        found = (*strong, *(r.claim for r in alone), *(b.claim for b in changed if not self._is_figure(b)), *outcomes)
        return found or tuple(b.claim for b in best[:1] if b.figure)

    def _alone(self, used: Collection[Statement]) -> list[Retold]:
        """Outcomes with a figure that no bullet tells, in the order told, without a label before them."""
        found: list[Retold] = []
        for retold in self._retelling.rest(used):
            if (retold.topic == "outcome" and self._stands(retold)) or self._compares(retold.claim.text):
                if found and found[-1].told == retold.told:
                    found[-1] = retold
                elif not any(_shared(retold, one) for one in found):
                    found.append(retold)
        return found[:_MOST]

    def _is_figure(self, bullet: Bullet) -> bool:
        return bullet.outcome and self._figures(bullet.claim.text) > 0

    def _compares(self, text: str) -> bool:
        """Whether a sentence tells by two figures how things were before and after, whatever it was noted for."""
        both = self._rules.past_state.search(text) and self._rules.after.search(text)
        return bool(both) and self._figures(text) >= _CHANGED and _WHOLE <= len(text.split()) <= MAX_WORDS

    def _stands(self, retold: Retold) -> bool:
        """Whether a sentence can be read alone, and tells a change rather than how things were."""
        text = retold.claim.text
        words = self._rules.words
        first = text.split(" ", 1)[0].casefold().replace("’", "'").split("'")[0]
        leans = first in {thing.rstrip("'") for thing in (*words.subjects_thing, *words.pronouns, *words.relatives)}
        figures, long = self._figures(text), len(text.split())
        several = figures >= _CHANGED
        compared = several and bool(self._rules.after.search(text) or not self._rules.past_state.search(text))
        changed = compared or bool(self._rules.outcome.search(text))
        return bool(figures) and changed and (not leans or (compared and long >= _WHOLE)) and long <= MAX_WORDS


def _statements(best: list[Bullet]) -> list[Statement]:
    return [statement for bullet in best for statement in bullet.told]


def _shared(one: Retold, other: Retold) -> bool:
    return bool(set(one.told) & set(other.told))
