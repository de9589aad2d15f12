"""What the gate knows of one language about figures: the shape of `[figures]` in every `reading.toml`."""

from pydantic import Field

from conversation.interview.types import Frozen


class FigureWords(Frozen):
    """What binds a figure to what it tells, for the gate; plain words, case-folded.

    `periods`: names of lengths of time that stand without a number, and words made of them ("daily"); `each` before one
    says that it tells how often or how soon. `every` leaves none out. `half_words` halve the unit behind them;
    `frequencies` are multiples that only tell how often.
    `people` are nouns for persons, `vague_nouns` for anything counted; `nouns_not` only look like
    nouns. `set_at` stands before a setting that shares no unit with its neighbours; `by` and `to` tell a change and
    where it ended. `per` stands before what a figure is shared among. `thirds`: parts of a year or month by canonical
    name; `onwards` only say where a time begins; `starts` and `ends`
    are verbs of beginning and ending.
    `pieces` open a part of a sentence with a figure of its own, `contrasts` tell two of a kind apart ("first", "old");
    `then` goes on to what came later, `once` tells how it was before; `yardsticks` make a figure a target, a limit, a
    plan or hearsay. `hedges` before it make it inexact.
    `back` points to what was told just before ("it", "those").
    `slips` take back the figure or date before them, `replies` only between pauses; `denials` the one behind them.
    `clock` stands behind an hour of the day, `clock_at` before one; `clock_before` and `clock_behind` add minutes to it
    ("half past"); `halves_of_day`: what behind it tells the first half ("a") from the second ("p").
    """

    periods: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    half_words: tuple[str, ...] = ()
    yardsticks: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    frequencies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    vague_nouns: tuple[str, ...] = ()
    nouns_not: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    set_at: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    thirds: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    onwards: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    clock_at: tuple[str, ...] = ()
    clock_before: dict[str, int] = Field(default_factory=dict)
    clock_behind: dict[str, int] = Field(default_factory=dict)
    halves_of_day: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    slips: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
