"""The person's messages taken apart into statements: who, in which mood, and what is left when both are taken off."""

import re
from typing import NamedTuple

from conversation.interview.languages.writing_words import Mood
from conversation.interview.session import Interview
from conversation.interview.text.spans import Span, sentences
from conversation.interview.types import Actor, Message, Note, TopicKey
from conversation.interview.writing.cleaning import tidy, without_openers
from conversation.interview.writing.grammar import Grammar, grammar
from conversation.interview.writing.verbs import base, is_past

_GERUND = re.compile(r"[a-z-]{2,}ing\b", re.IGNORECASE)


class Statement(NamedTuple):
    """One clause. `start`/`end` lie in the message; `body` begins with the verb where `actor` did something.

    `actor` is None where a thing is the subject; `topics` are those of the notes that lie on it.
    """

    message_id: str
    start: int
    end: int
    quote: str
    sentence: int
    mood: Mood
    actor: Actor | None
    verb_first: bool
    body: str
    topics: frozenset[TopicKey]


def statements(interview: Interview, notes: tuple[Note, ...]) -> tuple[Statement, ...]:
    """All statements of the person's messages in order."""
    rules = grammar(interview.pack)
    found: list[Statement] = []
    count = 0
    for message in interview.messages:
        if message.role != "user":
            continue
        own = [n for n in notes if n.message_id == message.message_id]
        for sentence in sentences(message.content):
            count += 1
            found.extend(_statement(message, clause, count, own, rules) for clause in _clauses(sentence, rules))
    return tuple(found)


def _clauses(sentence: Span, rules: Grammar) -> list[Span]:
    cuts = [(m.start(), m.end()) for m in rules.cut.finditer(sentence.text) if m.start() > 0]
    edges = [0, *(point for cut in cuts for point in cut), len(sentence.text)]
    pieces = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    return [
        Span(sentence.start + a, sentence.start + b, sentence.text[a:b]) for a, b in pieces if sentence.text[a:b].strip()
    ]


def _statement(message: Message, clause: Span, sentence: int, notes: list[Note], rules: Grammar) -> Statement:
    lying = [n for n in notes if n.start < clause.end and clause.start < n.end]
    text = without_openers(tidy(clause.text, rules), rules)
    actor, rest = _subject(text, rules)
    mood, body, verb_first = _verb(rest, actor, text, rules)
    if actor is None and verb_first:
        actor = "we" if lying and all(n.actor == "we" for n in lying) else "I"
    return Statement(
        message.message_id,
        clause.start,
        clause.end,
        clause.text,
        sentence,
        mood,
        actor,
        verb_first,
        body,
        frozenset(n.topic for n in lying),
    )


def _subject(text: str, rules: Grammar) -> tuple[Actor | None, str]:
    for pattern, actor in (
        (rules.subject_i, "I"),
        (rules.subject_we, "we"),
        (rules.subject_other, "other"),
    ):
        if match := pattern.match(text):
            return actor, text[match.end() :]  # type: ignore[return-value]
    return None, text


def _verb(rest: str, actor: Actor | None, text: str, rules: Grammar) -> tuple[Mood, str, bool]:
    """The mood of a statement, the words from its verb on, and whether they do begin with a verb."""
    if actor is None:
        return _bare(text, rules)
    for pattern, mood, drop in rules.groups:
        rest = _without_adverbs(rest, rules)
        if match := pattern.match(rest):
            if mood != "done":
                return mood, rest.strip(), False
            rest = rest[match.end() :] if drop else rest
            break
    body = _without_adverbs(rest, rules).strip()
    return _hedged(body, rules), body, bool(body)


def _without_adverbs(rest: str, rules: Grammar) -> str:
    while match := rules.dropped.match(rest):
        rest = rest[match.end() :]
    return rest


def _bare(text: str, rules: Grammar) -> tuple[Mood, str, bool]:
    """A statement without a subject: a deed when it begins with a verb in the past or an -ing form."""
    text = _without_adverbs(text, rules).strip()
    first = re.match(r"[\w'’-]+", text)
    if first is None:
        return "stative", text, False
    forms = rules.words.verb_forms
    verbal = is_past(first.group(), forms) or bool(_GERUND.fullmatch(first.group()) and base(first.group(), forms))
    return _hedged(text, rules), text, verbal


def _hedged(text: str, rules: Grammar) -> Mood:
    return "hedged" if rules.unsure.search(text) else "done"
