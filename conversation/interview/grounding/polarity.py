"""What did not happen is not claimed, and what was planned or only possible is not claimed as done."""

from conversation.interview.grounding.case import Case, Told
from conversation.interview.languages import LanguagePack
from conversation.interview.statements.grammar import grammar

_UNREAL = frozenset({"planned", "hedged"})
_REACH = 24


def turned(case: Case) -> str:
    """Why a claim says the opposite, or more, of what was said; "" when it does not."""
    for part in case.parts:
        for word in dict.fromkeys(t.plain for t in part.words.tokens if t.plain.isalpha()):
            tellers = [] if case.lexicon.is_neutral(word) else case.about(word)
            if tellers and (reason := _objection(case, part, word, tellers)):
                return reason
    return ""


def _objection(case: Case, part: Told, word: str, tellers: list[Told]) -> str:
    denied = _denied(case, part, word, case.target)
    if all(_denied(case, t, word, case.pack) != denied for t in tellers):
        return "That did not happen." if not denied else "The person did not deny that."
    unreal = part.statement.mood in _UNREAL
    if not unreal and all(t.statement.mood in _UNREAL for t in tellers):
        return "That was planned or only possible, not done."
    return ""


def _denied(case: Case, told: Told, word: str, pack: LanguagePack) -> bool:
    """Whether a statement denies what a word stands for: by its verb, or by "no" or "without" just before."""
    if told.statement.mood == "negated":
        return True
    rules = grammar(pack)
    for token in told.words.tokens:
        if case.lexicon.same(token.plain, word):
            before = told.words.text[max(0, token.start - _REACH) : token.start]
            if rules.none.search(before) or rules.negation.search(before):
                return True
    return False
