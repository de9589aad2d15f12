"""A language's reading words, made ready to be found fast. Compiled once for each pack."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.accents import unaccented
from conversation.interview.text.lexicon import Lexicon
from conversation.interview.text.tokens import Token, tokens, word_pattern


class Compiled:
    """Patterns and tries of one language."""

    def __init__(self, reading: ReadingWords) -> None:
        self.words = reading
        self.spelling = {**unaccented(reading), **reading.spelling}
        self.pattern = word_pattern(reading.elisions)
        self.numeral = _numeral(reading.numbers.thousands, reading.numbers.decimal)
        self.measures = Lexicon(self._plain(_measures(reading)), ())
        self.cues = self.lexicon(reading.cues)
        self.turns = self.lexicon({cue: reading.cues.get(cue, ()) for cue in ("elsewhere", "onward")})
        intents: dict[str, tuple[str, ...]] = {**{str(key): said for key, said in reading.intents.phrases.items()}}
        intents["distress"] = reading.intents.distress
        intents["wish"] = reading.intents.wishes
        self.intents = Lexicon(self._plain(intents), ())
        self.money_signs = _signs(reading.units.money)
        self.unit_of = _unit_of(reading)
        self._verbs(reading)
        self._words(reading)

    def _verbs(self, reading: ReadingWords) -> None:
        verbs = reading.verbs
        self.past = re.compile(verbs.past)
        self.gerund = re.compile(verbs.gerund or "(?!)")
        self.irregular = frozenset(verbs.irregular)
        self.not_past = frozenset(verbs.not_past)
        self.bridges = frozenset(verbs.bridges)

    def _words(self, reading: ReadingWords) -> None:
        phrases, dates, names = reading.phrases, reading.dates, reading.names
        self.count_noun = re.compile(reading.numbers.count_noun)
        self.stops = frozenset(phrases.stops)
        self.joints = self.stops | frozenset(phrases.inner) | frozenset(phrases.joins)
        self.governors = frozenset(phrases.governors)
        self.determiners = frozenset(phrases.determiners)
        self.pronouns = frozenset(phrases.subjects)
        self.openers = _by_first_word(phrases.openers)
        self.links = _by_first_word(phrases.links)
        self.question_words = frozenset(reading.intents.question_words)
        self.padding = frozenset(reading.intents.padding)
        self.titles = frozenset(names.titles)
        self.organisations = frozenset(names.organisations)
        self.legal_forms = frozenset(names.legal_forms)
        self.date_openers = frozenset((*dates.months, *dates.seasons, *dates.parts, *dates.vague))
        self.periods = {word: unit for unit, said in reading.figures.periods.items() for word in said}
        self.thirds = {word: part for part, said in reading.figures.thirds.items() for word in said}

    def tokens(self, text: str) -> list[Token]:
        """The words of a text in this language."""
        return tokens(text, self.pattern, self.spelling)

    def lexicon(self, cues: Mapping[Any, Iterable[str]]) -> Lexicon:
        """Phrases of this language, made ready to be found; its fillers may stand between their words."""
        return Lexicon(self._plain(cues), self.words.fillers)

    def _plain(self, cues: Mapping[Any, Iterable[str]]) -> dict[str, list[str]]:
        """Phrases with their words parted as the tokeniser parts them."""
        return {cue: [self._parted(phrase) for phrase in phrases] for cue, phrases in cues.items()}

    def _parted(self, phrase: str) -> str:
        phrase = phrase.casefold().replace("-", " ").replace("/", " ")
        for elided in self.words.elisions:
            phrase = re.sub(rf"\b{elided}'(?=\w)", f"{elided}' ", phrase)
        return phrase


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.casefold().split())
        found.setdefault(words[0], []).append(words)
    return found


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
    """Phrases that mean a number, a share, a multiple or a vague length of time, under names that say the value."""
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
