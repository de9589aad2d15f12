"""Picking one of the answers that a question offered."""

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.text.dates import dates
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Choice

_PICK_WORDS = 6


def picked(answer: Answer) -> list[Found]:
    """Notes of the choices picked, by label, key or place ("the second one"). The quote is the person's words."""
    move = answer.asked.move if answer.asked else None
    if move is None or move.topic is None or not move.choices or not answer.clauses:
        return []
    chosen = _by_label(answer, move.choices) or by_place(answer, move.choices)
    start, end = answer.clauses[0].span.start, answer.clauses[-1].span.end
    return [Found(move.topic, _aspect(answer, choice), choice.label, start, end) for choice in chosen]


def _aspect(answer: Answer, choice: Choice) -> str:
    """What a label says of its topic: a length of time, a size, or a kind of role or employer."""
    if answer.topic in ("role", "organisation"):
        return "kind"
    if answer.topic == "timeframe":
        return "duration" if any(date.kind == "duration" for date in dates(choice.label, answer.pack)) else "told"
    if answer.topic == "scope" and quantities(choice.label, answer.pack):
        return "team_size" if answer.asks("team_word") else "figure"
    return ""


def _plain(answer: Answer, text: str) -> list[str]:
    drop = {
        *answer.language.words.phrases.articles,
        *answer.language.words.phrases.heads,
        *answer.language.words.fillers,
    }
    return [word.norm for word in answer.language.tokens(text) if word.norm not in drop]


def _by_label(answer: Answer, choices: tuple[Choice, ...]) -> list[Choice]:
    said = _plain(answer, answer.text)
    return [
        choice for choice in choices if (label := _plain(answer, choice.label)) and _bare(answer, said, label) == label
    ]


def _bare(answer: Answer, said: list[str], label: list[str]) -> list[str]:
    """What was said, without padding that the label does not have."""
    return [word for word in said if word in label or word not in answer.language.padding]


def by_place(answer: Answer, choices: tuple[Choice, ...]) -> list[Choice]:
    """The choices that a short answer names by key or place."""
    intents = answer.language.words.intents
    said = [word.norm for word in answer.passage.words]
    if len(said) > _PICK_WORDS:
        return []
    if " ".join(word for word in said if word not in answer.language.words.phrases.heads) in intents.both:
        return list(choices)
    rest = [word for word in said if word not in answer.language.padding or word in intents.ordinals]
    rest = [word for word in rest if word not in answer.language.words.phrases.vague_words] or rest
    if len(rest) > 1 and rest[-1] in intents.ordinals and rest[0] in intents.ordinals:
        rest = rest[:1]
    if len(rest) != 1:
        return []
    by_key = [choice for choice in choices if choice.key.casefold() == rest[0]]
    place = int(rest[0]) if rest[0].isdigit() and len(rest[0]) == 1 else intents.ordinals.get(rest[0], 0)
    if by_key or not place or place > len(choices):
        return by_key
    return [choices[place - 1 if place > 0 else place]]
