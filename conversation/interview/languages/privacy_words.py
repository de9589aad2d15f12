"""What one language knows of private matters: the shape of `[privacy]` in every `writing.toml`."""

from pydantic import Field

from conversation.interview.types import Frozen


class Matter(Frozen):
    """How a person tells of their own health, or pay; all are regular expressions without regard to case.

    `terms` are named parts, written `<name>` in what comes after them. A match of `phrases` is left out alone, one of
    `clauses` with the clause that it stands in, and with it what is left of `telling` in the same sentence. `loose` are
    words that tell of the matter when something of it was said nearby.
    """

    terms: dict[str, str] = Field(default_factory=dict)
    phrases: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    telling: str = "(?!)"
    loose: str = "(?!)"


class Stand(Frozen):
    """What stands for one person and for several, after any of the words `before`; without such, anywhere."""

    before: tuple[str, ...] = ()
    one: str
    several: str


class Persons(Frozen):
    """How private persons are told from whatever else bears a name. Words are in lower case.

    `given` names are nobody's word and no thing's in the language, `unsure` are: those need a cue. `surnames`
    are also nouns, in a language that writes all nouns with capitals. `titles` stand before a name; of
    `titles_small` it is sure in lower case too. `roles` name a person ("my manager X"), `parties` may be a
    firm; `people` may be called by a word of `naming`, and be somebody by one of `copulas`. `before` and
    `after` are cues that a name is a person's, `before_given` that a given name is, `strong_before` and
    `strong_after` that any capitalised word is. `places` and `things_before` before, and `things` after, a name
    tell that it is none; `brands` are none. Who stands after a word of `serving` may be a person that is worked
    for. `own_name` comes before the name of who is speaking. With the name go what is `dropped_with` it, and
    the clause of a verb of `dropped_clause`. `genitive` is an ending without an apostrophe; `epithets` are told
    of a person ("old X"). Of `myself` the first is who does something.
    """

    given: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    titles_small: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    own_name: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    before_given: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    strong_before: tuple[str, ...] = ()
    strong_after: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    serving: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    things_before: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    links: tuple[str, ...] = ("and", "&")
    myself: tuple[str, ...] = ()
    we: Stand | None = None
    us: str = ""
    dropped_with: tuple[str, ...] = ()
    apposed: str = "(?!)"
    dropped_clause: tuple[str, ...] = ()
    someone: tuple[Stand, ...] = ()
    of_someone: str = ""
    genitive: str = ""
    epithets: tuple[str, ...] = ()


class Employers(Frozen):
    """How an employer that is not to be named is written: by `mine`, where the person told no kind of it.

    `articles` begin a kind ("a small bakery"), `named` stand between it and the name, `located` before its place;
    `it_is` begin a sentence about it. `headed` is the kind made of the name's own last word, where one can be made.
    """

    articles: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    located: tuple[str, ...] = ()
    it_is: str = "(?!)"
    mine: tuple[Stand, ...] = ()
    headed: str = ""


class PrivacyWords(Frozen):
    """One language's words for private matters. `breaks` are expressions of the words that a new clause begins
    with."""

    breaks: tuple[str, ...] = ()
    persons: Persons = Persons()
    health: Matter = Matter()
    pay: Matter = Matter()
    employers: Employers = Employers()
