"""What the person only saw, tried once or knows from others is not listed, or claimed, as what they work with."""

import re
from collections.abc import Iterator, Sequence

from conversation.interview.grounding.actors import subject_words
from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.naming import name_runs
from conversation.interview.grounding.rules import Rules, denies, telling_rules
from conversation.interview.grounding.standing import holds_any
from conversation.interview.text.wordforms import Token, plain, tokens

# "I use it all day": the rest of what takes a thing up tells little.
_ALONE = 1
_NO_TOOL = frozenset({"person", "place"})


def misused(case: Case) -> str:
    """The first name that a claim gives to what the person does, of which only others, or a trial, were told."""
    if case.spoken is None:
        return ""
    for part in case.claims:
        # A lone name is read as one who acts.
        if part.who == "other" and len(part.words.tokens) > 1 and len(case.claims) > 1:
            continue
        for run in name_runs(part.words, case.target, case.spoken.habit):
            if _may_be_tool(case, run) and is_foreign(case, [t.plain for t in run]):
                return run[0].text
    return ""


def _may_be_tool(case: Case, run: Sequence[Token]) -> bool:
    kinds = frozenset[str]().union(*(case.spoken.kinds.get(t.plain, frozenset()) for t in run if case.spoken))
    return not kinds & _NO_TOOL and not any(t.plain in case.frame for t in run)


def is_foreign(case: Case, plains: Sequence[str]) -> bool:
    """Whether all that was said of some words is what others do with them, or that the person only tried or saw it."""
    written, said = telling_rules(case.target.writing), telling_rules(case.pack.writing)
    if written.tentative.search(case.claim.text) or written.sampled.search(case.claim.text):
        return False
    told = [c for c in case.told if any(p in c.words.plains for p in plains)]
    if any(_is_taken_up(case, c, said) for c in told) or _are_persons(case, plains, said):
        return False
    return bool(told) and all(_is_of_others(case, c, plains, said) or _is_trial(case, c, said) for c in told)


def _is_of_others(case: Case, told: Clause, plains: Sequence[str], said: Rules) -> bool:
    """Whether someone else acts in a clause whom the claim does not name, and the person is not in it."""
    if _is_attributed(case, told, said):
        return True
    if told.who != "other" or holds_any(told.words, case.pack.naming.own_words):
        return False
    if any(said.with_me.search(c.words.text) or said.had_me.search(c.words.text) for c in _sentence(case, told)):
        return False
    here = _persons(case, told, said) - set(plains)
    beside = set[str]().union(*(_persons(case, c, said) for c in _sentence(case, told) if c.who == "other"))
    pronoun = any(said.other.search(c.words.text) for c in _sentence(case, told) if c.who == "other")
    carried = told.carried and not said.finite.search(told.words.text)
    pronoun = pronoun or any(said.agent.search(c.words.text) for c in _sentence(case, told) if c.who == "other")
    acts = said.agent.search(told.words.text) or here or (carried and (beside or pronoun))
    return bool(acts) and (here | beside).isdisjoint(case.claim.plains - set(plains))


def _is_attributed(case: Case, told: Clause, said: Rules) -> bool:
    """Whether the clause after one says whose it is: "…, and that's Grace"."""
    after = next((c for c in _sentence(case, told) if c.start >= told.end), None)
    if told.who == "I" or after is None or after.who != "other":
        return False
    begun = said.only_cut.match(after.words.text)
    rest = after.words.text[begun.end() :] if begun else after.words.text
    return said.attributed.match(rest) is not None


def _persons(case: Case, told: Clause, said: Rules) -> set[str]:
    """The words for persons in the subject of a clause."""
    kinds = case.spoken.kinds if case.spoken else {}
    found = subject_words(told.words.text, said)
    return {p for p in found if said.people.fullmatch(p) or "person" in kinds.get(p, frozenset())}


def _is_trial(case: Case, told: Clause, said: Rules) -> bool:
    """Whether a clause, or what follows it in its sentence, says that the person only tried or saw what it names."""
    if told.unreal == "undone" or said.planned.search(told.words.text):
        return True
    return any(said.sampled.search(c.words.text) for c in _sentence(case, told) if c.start >= told.start)


def _is_taken_up(case: Case, told: Clause, said: Rules) -> bool:
    """Whether the person is told, after a clause, to do something with what it names: "I use it all day"."""
    source, at = told.sentence
    after = (c for c in case.beside() if c.sentence in ((source, at), (source, at + 1)) and c.start > told.start)
    own = (c for c in after if c.who == "I" and not c.unreal and not denies(c.words.text, said))
    taken = (c for c in own if said.referring.search(c.words.text) and not said.sampled.search(c.words.text))
    return any(sum(not case.lexicon.is_neutral(t.plain) for t in c.words.tokens) <= _ALONE for c in taken)


def _are_persons(case: Case, plains: Sequence[str], said: Rules) -> bool:
    """Whether some words are the name of one who acts."""
    found = ((c.words.text, said.named.search(c.words.text)) for c in case.beside())
    named = {plain(m["name"]) for text, m in found if m and m["name"] and _is_alone(text, m)}
    ends = (m.group() for c in case.beside() if (m := said.agent.search(c.words.text)))
    named |= {t.plain for text in ends for t in tokens(text)[-2:]}
    return not named.isdisjoint(plains)


def _is_alone(text: str, found: re.Match[str]) -> bool:
    """Whether a name begins a clause without an article, and a verb may follow."""
    before, after = text[: found.start("name")], text[found.end("name") :]
    return not before.strip() and not after.lstrip().startswith((",", ":")) and bool(after.strip(" .!"))


def _sentence(case: Case, told: Clause) -> Iterator[Clause]:
    return (c for c in case.beside() if c.sentence == told.sentence)
