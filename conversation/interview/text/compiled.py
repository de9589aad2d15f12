"""A language's reading words, made ready to be found fast. Compiled once for each pack."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.lexicon import Lexicon
from conversation.interview.text.tokens import Token, tokens, word_pattern


class Compiled:
    """Patterns and tries of one language."""

    def __init__(self, reading: ReadingWords) -> None:
        self.words = reading
        self.pattern = word_pattern(reading.elisions)
        self.numeral = _numeral(reading.numbers.thousands, reading.numbers.decimal)
        self.measures = Lexicon(self._plain(_measures(reading)), ())
        self.cues = Lexicon(self._plain(reading.cues), reading.fillers)
        intents: dict[str, tuple[str, ...]] = {**{str(key): said for key, said in reading.intents.phrases.items()}}
        intents["distress"] = reading.intents.distress
        self.intents = Lexicon(self._plain(intents), ())
        self.past = re.compile(reading.verbs.past)
        self.gerund = re.compile(reading.verbs.gerund or "(?!)")
        self.count_noun = re.compile(reading.numbers.count_noun)
        self.irregular = frozenset(reading.verbs.irregular)
        self.not_past = frozenset(reading.verbs.not_past)
        self.stops = frozenset(reading.phrases.stops)
        self.bridges = frozenset(reading.verbs.bridges)
        self.padding = frozenset(reading.intents.padding)
        self.titles = frozenset(reading.names.titles)
        self.organisations = frozenset(reading.names.organisations)
        self.legal_forms = frozenset(reading.names.legal_forms)
        dates = reading.dates
        self.date_openers = frozenset((*dates.months, *dates.seasons, *dates.parts, *dates.vague))
        self.governors = frozenset(reading.phrases.governors)
        self.determiners = frozenset(reading.phrases.determiners)
        self.pronouns = frozenset(word for word in reading.phrases.subjects if " " not in word)
        self.money_signs = _signs(reading.units.money)
        self.unit_of = _unit_of(reading)

    def tokens(self, text: str) -> list[Token]:
        """The words of a text in this language."""
        return tokens(text, self.pattern, self.words.spelling)

    @cache
    def openings(self, phrases: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
        """Phrases by their first word."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.casefold().split())
            found.setdefault(words[0], []).append(words)
        return found

    def _plain(self, cues: Mapping[Any, Iterable[str]]) -> dict[str, list[str]]:
        """Phrases with their words parted as the tokeniser parts them."""
        return {cue: [self._parted(phrase) for phrase in phrases] for cue, phrases in cues.items()}

    def _parted(self, phrase: str) -> str:
        phrase = phrase.casefold().replace("-", " ")
        for elided in self.words.elisions:
            phrase = re.sub(rf"\b{elided}'(?=\w)", f"{elided}' ", phrase)
        return phrase


@lru_cache(maxsize=16)
def compiled(reading: ReadingWords) -> Compiled:
    """The compiled form of a pack's reading words."""
    return Compiled(reading)


def _numeral(thousands: str, decimal: str) -> re.Pattern[str]:
    group = f"[{re.escape(thousands)}]" if thousands else "(?!)"
    point = re.escape(decimal)
    return re.compile(
        rf"(?<![\w{point}])(?P<digits>\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d{{1,15}})(?P<fraction>[{point}.]\d{{1,6}}(?![\d.,]\d))?"
        rf"(?P<suffix>[^\W\d_]{{1,12}})?(?P<percent>\s?%)?(?![^\W_])"
    )


def _measures(reading: ReadingWords) -> dict[str, tuple[str, ...]]:
    """Phrases that mean a number, a fraction, a multiple or a vague length of time, each under a name that says its value."""
    numbers = reading.numbers
    found: dict[str, tuple[str, ...]] = {}
    for kind, table in (
        ("number", numbers.phrases),
        ("fraction", numbers.fractions),
        ("multiple", numbers.multiples),
        ("length", reading.dates.vague_durations),
    ):
        for phrase, value in table.items():
            found[f"{kind}:{value}"] = (*found.get(f"{kind}:{value}", ()), phrase)
    found["relative"] = reading.dates.relative
    found["now"] = reading.dates.now
    found["percent"] = reading.units.percent
    found["times"] = reading.units.times
    return found


def _signs(money: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {sign: code for code, signs in money.items() for sign in signs if not sign[:1].isalnum()}


def _unit_of(reading: ReadingWords) -> dict[str, tuple[str, str]]:
    """Word -> (kind, canonical unit)."""
    units = reading.units
    tables = (("count", units.count), ("measure", units.measure), ("money", units.money), ("duration", units.duration))
    found = {word: (kind, unit) for kind, table in tables for unit, words in table.items() for word in words}
    found |= dict.fromkeys(units.percent, ("percent", "percent"))
    return found | dict.fromkeys(units.times, ("times", "times"))
