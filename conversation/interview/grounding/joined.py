"""What a claim joins to a deed was said of that deed: no verb of one story with the object of another."""

from conversation.interview.grounding.actors import is_name
from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.deeds import Deed, deeds
from conversation.interview.grounding.rules import telling_rules
from conversation.interview.text.wordforms import Token

_BESIDE = 1


def misjoined(case: Case) -> str:
    """The first word about a deed that was said only far from it; "" where all were said with it or beside it."""
    referring = telling_rules(case.pack.writing).referring
    pointing = {clause.sentence for clause in case.told if referring.search(clause.words.text)}
    for deed in deeds(case):
        tellers = _told(case, deed.word) if deed.word else []
        for word in _plains(case, deed) if tellers else ():
            told = _told(case, word)
            if told and not any(_is_beside(one, other, pointing) for one in told for other in tellers):
                return word
    return ""


def _plains(case: Case, deed: Deed) -> dict[str, None]:
    """The words about a deed that say something; names are judged by what was told of them."""
    found = [t for t in deed.parts[0].words.tokens if t.plain.isalpha() and not is_name(t.text, case.target.writing)]
    return dict.fromkeys(t.plain for t in found if not case.lexicon.is_neutral(t.plain) and not _is_proper(case, t))


def _is_proper(case: Case, token: Token) -> bool:
    """Whether a word is a part of a name by its capital, where common nouns have none."""
    return token.start > 0 and token.text[:1].isupper() and not case.target.writing.capitalised_nouns


def _told(case: Case, word: str) -> list[Clause]:
    return [clause for clause in case.told if case.lexicon.backs(word, clause.words)]


def _is_beside(one: Clause, other: Clause, pointing: set[tuple[str, int]]) -> bool:
    """Whether two clauses stand in one sentence, or in neighbouring ones of which the later points back."""
    (source, at), (other_source, other_at) = one.sentence, other.sentence
    if source != other_source or abs(at - other_at) > _BESIDE:
        return False
    return at == other_at or max(one.sentence, other.sentence) in pointing
