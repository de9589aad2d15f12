"""One claim before the gate: what it says, what its quotes say, and what the person said around them."""

from typing import NamedTuple

from conversation.interview.grounding.clauses import Clause, clauses
from conversation.interview.grounding.spoken import Spoken, Unit
from conversation.interview.grounding.words import Lexicon, Words, lexicon, together, words
from conversation.interview.languages import LanguagePack
from conversation.interview.statements import Statement, taken_apart
from conversation.interview.statements.grammar import grammar
from conversation.interview.text.wordforms import plain


class Told(NamedTuple):
    """A statement with its words, for looking them up."""

    statement: Statement
    words: Words


class Case(NamedTuple):
    """`target`: the claim's language, `pack`: the quotes'; `around`: the statements that the quotes lie in.
    `told`: the clauses that they lie in, `elsewhere`: those that back plain words only, `claims`: those of the claim.
    `near`: the clauses of the same sentences and the next to them, which back nothing and may deny.

    `spoken`: the names of the interview, `frame`: those that hold for all of it, `units`: the pieces quoted.

    `said`: the quotes that a claim came with; `wider`: with what was said elsewhere, which backs plain words only.
    """

    claim: Words
    parts: tuple[Told, ...]
    quotes: tuple[Words, ...]
    said: Words
    wider: Words
    around: tuple[Told, ...]
    claims: tuple[Clause, ...]
    told: tuple[Clause, ...]
    elsewhere: tuple[Clause, ...]
    pack: LanguagePack
    target: LanguagePack
    lexicon: Lexicon
    near: tuple[Clause, ...] = ()
    spoken: Spoken | None = None
    frame: frozenset[str] = frozenset()
    units: tuple[Unit, ...] = ()

    def widened(self, quotes: tuple[str, ...], around: tuple[Told, ...], told: tuple[Clause, ...]) -> "Case":
        """The case with more of what the person said."""
        more = tuple(words(q, self.pack.writing) for q in quotes)
        return self._replace(
            wider=together((*self.quotes, *more)), around=(*self.around, *around), elsewhere=(*self.elsewhere, *told)
        )

    def is_deed(self, word: str) -> bool:
        """Whether a word of the claim is the verb of a deed."""
        heads = (plain(p.statement.body.split(" ", 1)[0]) for p in self.parts if p.statement.deed and p.statement.body)
        return word in heads

    def naming(self, quotes: tuple[str, ...], around: tuple[Told, ...]) -> "Case":
        """The case with names that the person said beside the quotes."""
        more = (*self.quotes, *(words(q, self.pack.writing) for q in quotes))
        said = together(more)
        return self._replace(quotes=more, said=said, wider=said, around=(*self.around, *around))

    def beside(self) -> tuple[Clause, ...]:
        """The clauses of the sentences quoted, and of those next to them."""
        return self.near or self.told

    def about(self, word: str) -> list[Told]:
        """The statements around the quotes that hold a word in some form."""
        return [told for told in self.around if self.lexicon.backs(word, told.words)]

    def telling(self, word: str) -> list[Clause]:
        """The clauses that hold a word in some form, around the quotes or elsewhere."""
        return [clause for clause in (*self.told, *self.elsewhere) if self.lexicon.backs(word, clause.words)]


def case(
    text: str,
    quotes: tuple[str, ...],
    around: tuple[Told, ...],
    told: tuple[Clause, ...],
    pack: LanguagePack,
    target: LanguagePack,
) -> Case:
    """Prepare one claim for the checks."""
    quoted = tuple(words(q, pack.writing) for q in quotes)
    language = target.writing
    parts = tuple(Told(s, words(s.quote, language)) for s in taken_apart(text, grammar(target)))
    said = together(quoted)
    claim, claims = words(text, language), clauses(text, target)
    return Case(claim, parts, quoted, said, said, around, claims, told, (), pack, target, lexicon(target))
