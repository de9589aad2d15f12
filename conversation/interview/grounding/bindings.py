"""A name is claimed only of what the person told of it: not Ada's deed of Bea, nor one town's work of another."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.naming import marks, name_runs, name_tokens
from conversation.interview.grounding.spoken import Spoken, Unit
from conversation.interview.grounding.words import Words, together
from conversation.interview.text.wordforms import Token


def misbound(case: Case) -> str:
    """The first name of a claim of which the person told nothing that it says; "" if none."""
    spoken = case.spoken
    if spoken is None:
        return ""
    claimed = {t.plain for t in name_tokens(case.claim.text, case.claim.tokens, case.target, spoken.habit)}
    for part in case.parts:
        for run in name_runs(part.words, case.target, spoken.habit):
            told = [token for token in run if spoken.of(token.plain)]
            if told and not any(_is_bound(case, spoken, part.words, token, claimed) for token in told):
                return told[0].text
    return ""


def _is_bound(case: Case, spoken: Spoken, part: Words, name: Token, claimed: set[str]) -> bool:
    """Whether what a clause says of a name was told of it: some of it, and no less than of any other like it."""
    own = spoken.told_of(name.plain, claimed)
    found = _telling(case, part, claimed)
    of_it = _told(case, found, together(tuple(u.words for u in own)))
    quoted = dict.fromkeys(u.place for u in case.units)
    mine = {id(u) for u in own}
    others = [u for place in quoted for u in spoken.sentence(place) if id(u) not in mine]
    if not of_it and any(_told(case, found, u.words) for u in others) and not _anywhere(case, own, part, name, claimed):
        return False
    return all(len(told) <= len(of_it) for told in _of_rivals(case, spoken, others, name.plain, claimed, found))


def _of_rivals(
    case: Case, spoken: Spoken, others: list[Unit], name: str, claimed: set[str], found: list[str]
) -> Iterator[set[str]]:
    """What a clause says that was told of another of the same kind; of a place, in the whole sentence."""
    is_place = "place" in spoken.kinds.get(name, ())
    for unit in others:
        rivals = [
            n
            for n in unit.names
            if spoken.is_proper(n) and spoken.is_rival(n, name, claimed) and not spoken.together(n, name, case.frame)
        ]
        if is_place and any("place" in spoken.kinds.get(n, ()) for n in rivals):
            whole = together(tuple(u.words for u in spoken.sentence(unit.place)))
            yield _told(case, [*found, *claimed - {name}], whole)
        elif rivals:
            yield _told(case, found, unit.words)


def lent(case: Case, name: str) -> Unit | None:
    """The piece that says a name of what the quotes tell, although they leave it out; None where there is none."""
    own = [u for u in (case.spoken.of(name) if case.spoken else ()) if name in u.names]
    told = [u for u in case.units if name in u.of]
    texts = {u.text_id for u in told}
    near = [u for u in own if u.text_id in texts and any(u.place <= t.place for t in told)]
    return near[-1] if near else next((u for u in own if _pair(case, name) in u.words.line), None)


def _pair(case: Case, name: str) -> str:
    """A name and the word after it in a claim, as they stand on one line."""
    return next(
        (f" {a.plain} {b.plain} " for a, b in pairwise(case.claim.tokens) if a.plain == name and b.text.islower()), "|"
    )


def _anywhere(case: Case, own: Sequence[Unit], part: Words, name: Token, claimed: set[str]) -> bool:
    """Whether a name may stand beside what was not told of it: it is of the frame, or goes with another that is."""
    return name.plain in case.frame or _beside(own, part, name, claimed)


def _telling(case: Case, part: Words, claimed: set[str]) -> list[str]:
    """The words of a clause that tell what happened: no names, no relations such as "colleague", no "month"."""
    passed_over = claimed | marks(case.target).person | marks(case.target).time
    return [t.plain for t in part.tokens if t.plain not in passed_over and not case.lexicon.is_neutral(t.plain)]


def _beside(own: Sequence[Unit], part: Words, name: Token, claimed: set[str]) -> bool:
    """Whether another name of the claim, not next to this one, was told of together with it."""
    near = {t.plain for t in part.tokens if abs(part.tokens.index(t) - part.tokens.index(name)) == 1}
    return any((u.names & claimed) - near - {name.plain} for u in own)


def _told(case: Case, found: Iterable[str], said: Words) -> set[str]:
    return {word for word in found if case.lexicon.backs(word, said)}
