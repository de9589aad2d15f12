"""What reading knows of one language: the shape of every `reading.toml`.

Cue phrases are plain words: `work|worked as` (either word), `left|moved~on` (either, the second of two words),
`started out? as` (the word may be missing), `struggl*` (any ending; at least three letters before the star), `_` (any
word), `#` (a number), `@` (a date). The words of `fillers` may stand between the words of a phrase.
"""

from typing import Literal, TypeAlias

from pydantic import Field

from conversation.interview.languages.figure_words import FigureWords
from conversation.interview.types import Frozen

Cue: TypeAlias = Literal[
    # who
    "i",
    "we",
    "other",
    # how it is said
    "negation",
    "no_failure",
    "private",
    "moving",
    "plan",
    "habit",
    "event",
    "question",
    "pleasantry",
    "abuse",
    # to the interviewer: whatever follows; only where hardly anything follows; the same, and nothing more will be told
    "aside",
    "remark",
    "refusal",
    # role and organisation
    "role_opener",
    "role_be",
    "role_promoted",
    "role_field",
    "org_opener",
    "org_place",
    "org_called",
    "org_not",
    "org_own",
    "org_is",
    "org_said",
    "elsewhere",
    # the same where only a place of its own, or another kind, makes it another experience; how its employer is named
    "onward",
    "org_other",
    # that the place just told of is meant, or what became of it; what lies before, after or beside what follows
    "same_place",
    "by_now",
    "beyond",
    # time
    "time_work",
    "time_not",
    "time_start",
    "time_end",
    "time_still",
    # scope
    "team_size",
    "team_alone",
    "team_managed",
    "team_none",
    "team_reports",
    "team_word",
    "reports_to",
    "budget",
    "scope_noun",
    # tools
    "tool_use",
    "tool_certified",
    "tool_label",
    # what was done
    "responsibility",
    "routine_verb",
    "change_verb",
    "state_verb",
    "attempt",
    "challenge",
    "outcome",
    "movement",
    "collaboration",
    "learning",
    # mending
    "correction",
    "withdrawal",
    "withdraw_all",
    # what is to stand in no write-up, whatever was noted of it
    "leave_out",
]

IntentKey: TypeAlias = Literal[
    "dont_know",
    "skip",
    "why",
    "how_long",
    "progress",
    "stop",
    "confirm",
    "deny",
    "off_topic",
    "rules",
    "greeting",
    "thanks",
    "clarify",
]


class NumberWords(Frozen):
    """How numbers are written. `language` is text2num's code; `thousands` and `decimal` are characters."""

    language: str
    thousands: str
    decimal: str
    phrases: dict[str, float] = Field(default_factory=dict)
    scales: dict[str, float] = Field(default_factory=dict)
    pronouns: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    fractions: dict[str, float] = Field(default_factory=dict)
    multiples: dict[str, float] = Field(default_factory=dict)
    out_of: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    change_from: tuple[str, ...] = ()
    ordinal_endings: tuple[str, ...] = ()
    vague_endings: tuple[str, ...] = ()
    million_letter_not_before: tuple[str, ...] = ()
    count_noun: str = ".*s"


class Units(Frozen):
    """Canonical unit -> the words and signs for it. Canonical names are the same in every language."""

    duration: dict[str, tuple[str, ...]]
    money: dict[str, tuple[str, ...]]
    measure: dict[str, tuple[str, ...]]
    count: dict[str, tuple[str, ...]]
    percent: tuple[str, ...]
    times: tuple[str, ...]


class DateWords(Frozen):
    """Names of months and seasons, and the words around dates. `relative` and `vague_durations` are phrases. One of
    `ongoing` before a start tells that it goes on, where none of `no_longer` stands in the clause.
    """

    ongoing: tuple[str, ...] = ()
    no_longer: tuple[str, ...] = ()

    months: dict[str, int]
    ambiguous_months: tuple[str, ...] = ()
    seasons: dict[str, str]
    parts: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    prepositions: tuple[str, ...]
    since: tuple[str, ...]
    start: tuple[str, ...]
    until: tuple[str, ...]
    to: tuple[str, ...]
    end: tuple[str, ...] = ()
    now: tuple[str, ...]
    ago: tuple[str, ...] = ()
    ago_before: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    relative: tuple[str, ...]
    vague: tuple[str, ...]
    vague_durations: dict[str, float] = Field(default_factory=dict)
    year_pairs: bool = False


class PhraseWords(Frozen):
    """Where noun phrases and clauses begin and end."""

    articles: tuple[str, ...]
    possessives: tuple[str, ...]
    indefinite: tuple[str, ...]
    stops: tuple[str, ...]
    inner: tuple[str, ...]
    joins: tuple[str, ...]
    places: tuple[str, ...]
    strong_places: tuple[str, ...]
    locative: tuple[str, ...]
    as_words: tuple[str, ...]
    to_words: tuple[str, ...]
    trailing: tuple[str, ...]
    openers: tuple[str, ...]
    links: tuple[str, ...]
    governors: tuple[str, ...]
    determiners: tuple[str, ...]
    ands: tuple[str, ...]
    heads: tuple[str, ...]
    replies: tuple[str, ...]
    leads: tuple[str, ...]
    vague_words: tuple[str, ...]
    subjects: tuple[str, ...]


class VerbWords(Frozen):
    """How a past verb is known: `past` is a regular expression of the whole word, `irregular` words beside it,
    `not_past` words that only look like one. `bridges` may stand between a subject and its verb. `anywhere`: the verb
    need not follow its subject, as in German or Spanish; `last`: it rather stands behind what it is about.
    """

    past: str
    irregular: tuple[str, ...] = ()
    not_past: tuple[str, ...] = ()
    bridges: tuple[str, ...] = ()
    anywhere: bool = False
    last: bool = False
    pro_drop: bool = False
    copulas: tuple[str, ...] = ()
    gerund: str = ""
    gerund_after: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()


class NameWords(Frozen):
    """What names look like. `common` are words that are capitalised without being names; `trades` end a firm's name."""

    titles: tuple[str, ...]
    title_endings: tuple[str, ...] = ()
    not_titles: tuple[str, ...] = ()
    weak_titles: tuple[str, ...] = ()
    not_tools: tuple[str, ...] = ()
    organisations: tuple[str, ...]
    organisation_endings: tuple[str, ...] = ()
    weak_organisations: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    legal_forms: tuple[str, ...]
    common: tuple[str, ...] = ()
    capital_nouns: bool = False
    bare_titles: bool = False


class IntentWords(Frozen):
    """Phrases that, nearly alone, are the message. `padding` counts as nothing, `distress` anywhere.

    `ending` are words of a wish to end the interview, `wishes` phrases of one that end their clause, whatever else the
    sentence says; `question_words` make a question wherever they open or close it.
    """

    question_leads: tuple[str, ...] = ()
    question_words: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    phrases: dict[IntentKey, tuple[str, ...]]
    padding: tuple[str, ...]
    distress: tuple[str, ...]
    ordinals: dict[str, int]
    both: tuple[str, ...] = ()


class ReadingWords(Frozen):
    """All words that reading needs. Compared by identity: a pack is loaded once and compiled once.

    `plain_letters` are typed instead of accented ones; a word that `not_plain` matches is another one without accents.
    """

    plain_letters: dict[str, str] = Field(default_factory=dict)
    not_plain: str = "(?!)"
    spelling: dict[str, str] = Field(default_factory=dict)
    elisions: tuple[str, ...] = ()
    fillers: tuple[str, ...]
    numbers: NumberWords
    figures: FigureWords = FigureWords()
    units: Units
    dates: DateWords
    phrases: PhraseWords
    verbs: VerbWords
    names: NameWords
    intents: IntentWords
    cues: dict[Cue, tuple[str, ...]]

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other
