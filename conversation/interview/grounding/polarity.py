"""What did not happen is not claimed, and what was planned or only possible is not claimed as done."""

import re
from collections.abc import Iterator

from conversation.interview.grounding import asides
from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause, Rules, telling_rules

_REACH = 5


def turned(case: Case) -> str:
    """Why a claim says the opposite, or more, of what was said; "" when it does not."""
    return next(filter(None, _reasons(case)), "")


def _reasons(case: Case) -> Iterator[str]:
    written, said = telling_rules(case.target.writing), telling_rules(case.pack.writing)
    denials = [c for c in case.told if denies(c.words.text, said) or said.contraries.search(c.words.text)]
    unsure = {part.sentence for part in case.claims if part.unreal}
    for part in case.claims:
        text = part.words.text
        if denies(text, written):
            yield _not_denied(case, text, written, said, denials)
        else:
            yield _untrue(case, part, written, said, unsure=part.sentence in unsure)
            yield _contrary(case, part)


def _not_denied(case: Case, text: str, written: Rules, said: Rules, denials: list[Clause]) -> str:
    """Whether a denial of a claim has none in what was said; one without exception needs one as strong."""
    if written.absolutes.search(text) and not _nearly(text, case):
        strong = any(denies(c.words.text, said) and not _nearly(c.words.text, case) for c in denials)
    else:
        strong = bool(denials)
    return "" if strong else "The person did not deny that."


def _nearly(text: str, case: Case) -> bool:
    return re.search(case.pack.writing.telling.nearly, text, re.IGNORECASE) is not None


def _untrue(case: Case, part: Clause, written: Rules, said: Rules, *, unsure: bool) -> str:
    """Whether a word of an affirming clause is told only in what was denied, or in what was not done."""
    text = part.words.text
    contrary = bool(written.contraries.search(text))
    told = [(word, tellers) for word in _content(case, part) if (tellers := case.telling(word))]
    for word, tellers in told:
        if not contrary and all(
            _denied(case, t, word, said) and not (asides.voices(case, part, t) or asides.is_aside(case, part, t))
            for t in tellers
        ):
            return "That did not happen."
    if unsure or contrary:
        return ""
    for _, tellers in told:
        if all(t.unreal == "planned" and not asides.is_wish(case, part, t) for t in tellers):
            return "That was planned or only possible, not done."
    quoted = [t for _, tellers in told for t in tellers if t in case.told]
    if quoted and all(t.unreal for t in quoted) and not written.idea.search(text):
        return "That was planned or only possible, not done."
    return ""


def _contrary(case: Case, part: Clause) -> str:
    """Whether a clause says the opposite of a word that was said of the same thing: "passed" where they failed."""
    for one, other in case.target.writing.telling.opposites:
        for written, told in ((one, other), (other, one)):
            if any(part.words.holds(w) for w in written) and _only_told(case, part, told, written):
                return "The person said the contrary."
    return ""


def _only_told(case: Case, part: Clause, told: tuple[str, ...], written: tuple[str, ...]) -> bool:
    """Whether one of some words was said, none of its opposites, and in a clause about what the claim is about.

    A clause of a claim that the quotes tell nothing else of is about the same.
    """
    if any(clause.words.holds(w) for clause in case.told for w in written):
        return False
    about = [w for w in _content(case, part) if w not in written]
    holding = [c for c in case.told if any(c.words.holds(w) for w in told)]
    if not any(case.lexicon.backs(w, c.words) for c in case.told for w in about):
        return bool(holding)
    return any(case.lexicon.backs(w, c.words) for c in holding for w in about)


def _content(case: Case, part: Clause) -> list[str]:
    """The words of a clause that say something."""
    plains = dict.fromkeys(t.plain for t in part.words.tokens if t.plain.isalpha())
    return [word for word in plains if not case.lexicon.is_neutral(word)]


def denies(text: str, rules: Rules) -> bool:
    """Whether a clause denies anything."""
    return rules.negators.search(rules.no_negators.sub(_blank, text)) is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _denied(case: Case, told: Clause, word: str, said: Rules) -> bool:
    """Whether a clause denies what a word stands for: "not" any, "no" the few words after it or, last, all before."""
    if said.contraries.search(told.words.text):
        return False
    text = said.no_negators.sub(_blank, told.words.text)
    for found in said.negators.finditer(text):
        if not said.adnominal.fullmatch(found.group()):
            return True
        after = [t.plain for t in told.words.tokens if t.start >= found.end()][:_REACH]
        if not after or any(case.lexicon.same(word, plain) or case.lexicon.same(plain, word) for plain in after):
            return True
    return False
