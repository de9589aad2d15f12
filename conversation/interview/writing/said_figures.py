"""Sizes and lengths in the words that they were said in: "twelve", not 12."""

from conversation.interview.languages import LanguagePack
from conversation.interview.statements.cleaning import lower_first
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Note

_SHORT = 2


def in_words(team: Note | None, pack: LanguagePack) -> Note | None:
    """The size of a team as it was said, without what was counted."""
    if team is None or any(map(str.isdigit, team.quote)):
        return team
    said = quantities(team.quote, pack)
    if len(said) != 1:
        return team
    number = team.quote[said[0].start : said[0].end].lower()
    fewer = number.rpartition(" ")[0]
    alone = quantities(fewer, pack) if fewer else ()
    same = len(alone) == 1 and alone[0].value == said[0].value
    return team.model_copy(update={"value": fewer if same else number})


def is_short(end: Note) -> bool:
    """Whether the words for the present are a word or two: "now", "to date"."""
    return len(end.quote.split()) <= _SHORT and not {"'", "’"} & set(end.quote)


def as_said(length: Note) -> Note:
    """A duration in the words that it was said in, where these are a few words without figures."""
    said = length.quote.strip(" ,.;")
    spelled = not any(char.isdigit() for char in said) and len(said.split()) <= len(length.value.split())
    return length.model_copy(update={"value": lower_first(said)}) if spelled else length
