"""Duties told in the present or imperfect, in languages whose verbs stand anywhere: "den Dienstplan mach ich"."""

from conversation.interview.languages.reading_words import Cue
from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.verbs import private
from conversation.interview.statements import Statement, taken_apart
from conversation.interview.statements.grammar import Grammar, grammar
from conversation.interview.text.spans import Cover
from conversation.interview.types import TopicKey

_LEAST = 3
_MOST = 8
_EDGES = " \t\n.,;:!…"
_STORY: frozenset[TopicKey] = frozenset(("challenge", "outcome", "learning"))
_ELSE: tuple[Cue, ...] = (
    "aside", "remark", "refusal", "plan", "challenge", "role_opener", "role_be", "org_opener", "org_said",
    "time_start", "time_end", "time_still", "tool_use", "team_size", "learning", "elsewhere",
)  # fmt: skip


def duties(answer: Answer, found: list[Found]) -> list[Found]:
    """What the person or their team does, where no cue says so and nothing of the story was asked."""
    rules = grammar(answer.pack)
    if rules.words.verb_forms != "as_said" or answer.topic in _STORY:
        return []
    told = Cover((note.start, note.end) for note in found if note.topic not in ("scope", "timeframe"))
    topic: TopicKey = "actions" if answer.topic == "actions" else "responsibilities"
    return [
        _noted(topic, said)
        for said in taken_apart(answer.text, rules)
        if _is_duty(answer, said, rules) and not told.touches(said.start, said.end)
    ][:_MOST]


def _noted(topic: TopicKey, said: Statement) -> Found:
    quote = said.quote.rstrip(_EDGES)
    start = said.start + len(quote) - len(quote.lstrip())
    return Found(topic, "", " ".join(quote.split()), start, said.start + len(quote), said.actor or "I")


def _is_duty(answer: Answer, said: Statement, rules: Grammar) -> bool:
    if not said.deed or said.mood != "done" or said.actor not in ("I", "we") or len(said.quote.split()) < _LEAST:
        return False
    if rules.trouble.search(said.text) or said.body.split(" ", 1)[0].casefold() in rules.words.state_verbs:
        return False
    verb = next(iter(answer.language.tokens(said.body)), None)
    states = (hit for hit in answer.of("state_verb") if said.start <= answer.start(hit.first) < said.end)
    if verb and any(answer.norm(hit.first) == verb.norm for hit in states):
        return False
    first = answer.passage.word_at(said.start)
    clauses = [c for c in answer.clauses if c.first <= first < c.last or said.start <= c.span.start < said.end]
    return bool(clauses) and not any(
        clause.idle or clause.has(*_ELSE) or private(answer, clause, answer.sentence_at(clause.first))
        for clause in clauses
    )
