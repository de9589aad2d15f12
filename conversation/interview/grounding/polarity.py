"""What did not happen is not claimed, and what was planned or only possible is not claimed as done."""

import re
from collections.abc import Iterator

from conversation.interview.grounding import asides, contradicted
from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.rules import Rules, blanked, denies, telling_rules
from conversation.interview.text.wordforms import plain

_REACH = 5
_DEED = 2


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
            yield _untrue(case, part, written, unsure=part.sentence in unsure)
            yield _contrary(case, part)
            yield contradicted.by_denial(case, part)


def _not_denied(case: Case, text: str, written: Rules, said: Rules, denials: list[Clause]) -> str:
    """Whether a denial of a claim has none in what was said; one without exception needs one as strong."""
    if written.absolutes.search(text) and not _nearly(text, case):
        strong = any(denies(c.words.text, said) and not _nearly(c.words.text, case) for c in denials)
    else:
        strong = bool(denials)
    return "" if strong else "The person did not deny that."


def _nearly(text: str, case: Case) -> bool:
    return re.search(case.pack.writing.telling.nearly, text, re.IGNORECASE) is not None


def _untrue(case: Case, part: Clause, written: Rules, *, unsure: bool) -> str:
    """Whether a word of an affirming clause is told only in what was denied, or in what was not done."""
    text = part.words.text
    contrary = _is_contrary(case, text, written)
    told = [(word, tellers) for word in _content(case, part) if (tellers := case.telling(word))]
    for word, tellers in told:
        if not contrary and all(_is_untold(case, part, t, word) for t in tellers):
            return "That did not happen."
    if unsure or contrary or written.tentative.search(case.claim.text):
        told = [(word, [t for t in tellers if t.unreal != "undone"]) for word, tellers in told]
    if unsure or contrary:
        return ""
    for _, tellers in told:
        if tellers and all(_is_unreal(case, part, t) for t in tellers):
            return "That was planned or only possible, not done."
    quoted = [t for _, tellers in told for t in tellers if t in case.told]
    if quoted and all(t.unreal for t in quoted) and not written.idea.search(text):
        return "That was planned or only possible, not done."
    return ""


def _is_untold(case: Case, part: Clause, told: Clause, word: str) -> bool:
    """Whether a clause leaves out what a word stands for, or denies it, and not only in passing."""
    said = telling_rules(case.pack.writing)
    if _left_out(case, told, word, said):
        return True
    denied = _denied(case, told, word, said, part.words.text)
    return denied and not (asides.voices(case, part, told) or asides.is_aside(case, part, told))


def _is_unreal(case: Case, part: Clause, told: Clause) -> bool:
    if told.unreal == "proposed":
        written = telling_rules(case.target.writing)
        if any(_takes_up(case, told, c) for c in case.told):
            return False
        return not (written.idea.search(case.claim.text) or written.tentative.search(case.claim.text))
    return told.unreal == "undone" or (told.unreal == "planned" and not asides.is_wish(case, part, told))


def _takes_up(case: Case, told: Clause, clause: Clause) -> bool:
    """Whether a clause tells that the person did what another proposes."""
    if clause.who not in ("I", "we") or clause.unreal or clause is told:
        return False
    proposal = telling_rules(case.pack.writing).proposed.search(told.words.text)
    deed = [t for t in told.words.tokens if proposal and t.start >= proposal.end()][:_DEED]
    return any(not case.lexicon.is_neutral(t.plain) and case.lexicon.backs(t.plain, clause.words) for t in deed)


def _is_contrary(case: Case, text: str, written: Rules) -> bool:
    """Whether a clause of a claim denies by a word of its own: not "off" of "fell off", which was denied as a whole."""
    return any(not _belongs(case, text, m, written) for m in written.contraries.finditer(text))


def _belongs(case: Case, text: str, found: re.Match[str], written: Rules) -> bool:
    """Whether a word that may deny is a part of what was said, or of the verb before it: "off" in "fell off"."""
    if not written.aside_contraries.fullmatch(found.group()):
        return False
    before = text[: found.start()].split()
    verb = plain(before[-1]) if before else ""
    told = bool(verb) and not case.lexicon.is_neutral(verb) and bool(case.telling(verb))
    return told or any(c.words.holds(found.group()) for c in case.told)


def _left_out(case: Case, told: Clause, word: str, said: Rules) -> bool:
    """Whether a clause names what a word stands for as an exception, and not as something more."""
    found = said.excepted.search(told.words.text)
    if found is None or any(said.besides.search(c.words.text) for c in case.told if c.sentence == told.sentence):
        return False
    start, end = found.span("what")
    there = [t.plain for t in told.words.tokens if case.lexicon.same(word, t.plain)]
    within = [t.plain for t in told.words.tokens if start <= t.start < end and case.lexicon.same(word, t.plain)]
    return bool(within) and len(there) == len(within)


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


def _denied(case: Case, told: Clause, word: str, said: Rules, claimed: str) -> bool:
    """Whether a clause denies what a word stands for: "not" any, "no" the few words after it or, last, all before.

    A word that denies by itself makes it no denial, unless the claim has that word too: "never fell off".
    """
    if any(m.group().casefold() not in claimed.casefold() for m in said.contraries.finditer(told.words.text)):
        return False
    text = blanked(told.words.text, said)
    for found in said.negators.finditer(text):
        if not said.adnominal.fullmatch(found.group()):
            return True
        after = [t.plain for t in told.words.tokens if t.start >= found.end()][:_REACH]
        if not after or any(case.lexicon.same(word, plain) or case.lexicon.same(plain, word) for plain in after):
            return True
    return False
