"""What the interviewer can say in one language: the shape of `phrases.toml`, and of a guide's own wordings."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from conversation.interview.types import Frozen, TopicKey

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Texts = tuple[Text, ...]


class Narrow(Frozen):
    """A question for people who answer in few words, with the answers that it offers."""

    ask: Text
    choices: Annotated[Texts, Field(min_length=2, max_length=4)]


class TopicQuestions(Frozen):
    """The wordings for one topic.

    `wide` for people who tell, `narrow` for people who answer in few words, `follow` when the topic is told in part,
    `thread` when it follows from what was told a moment ago (they may say "that"), `figure` to ask for a number,
    `more` for a second example.
    """

    wide: Texts = ()
    narrow: tuple[Narrow, ...] = ()
    follow: Texts = ()
    thread: Texts = ()
    figure: Texts = ()
    more: Texts = ()

    @model_validator(mode="after")
    def _ask_once_each(self) -> Self:
        for text in self.texts():
            if text.count("?") != 1 or not text.endswith("?"):
                raise ValueError(f"A question holds one question mark, at its end: {text!r}")
        return self

    def texts(self) -> Texts:
        """Every wording of every form."""
        return (*self.wide, *(n.ask for n in self.narrow), *self.follow, *self.thread, *self.figure, *self.more)

    def over(self, base: "TopicQuestions") -> "TopicQuestions":
        """These wordings, and the base's where this has none of a form."""
        missing = {form: getattr(base, form) for form in TopicQuestions.model_fields if not getattr(self, form)}
        return self.model_copy(update=missing)


class Asides(Frozen):
    """What may stand before the question, beside a reflection. `{n}`: questions left, `{items}`: notes in quotes.

    `other`: that another experience, called `{q}`, is for another time, and this one, at `{place}`, goes on;
    `other_here`: the same where no place is known.
    """

    bare: Texts
    greeting: Texts
    thanks: Texts
    clarify: Texts
    missed: Texts
    sorry: Texts
    declined: Texts
    distress: Texts
    off_topic: Texts
    rules: Texts
    nothing_yet: Texts
    how_long: Texts
    how_long_one: Texts
    how_long_none: Texts
    progress: Texts
    progress_nothing: Texts
    recap: Texts
    fix: Texts
    contradiction: Texts
    misfit: Texts
    other: Texts
    other_here: Texts


class Closing(Frozen):
    """Questions about the notes, and the words around the end. `suggest…` are statements, `…_ask` questions."""

    contradiction_ask: Texts
    misfit_ask: Texts
    fix_ask: Texts
    suggest: Texts
    suggest_stop: Texts
    suggest_nothing_new: Texts
    added: Texts
    suggest_ask: Texts
    finish: Texts


class StillOpen(Frozen):
    """Questions that a write-up leaves open: `contradiction` of two values for one thing, `misfit` of values of which
    not all can be right.
    """

    figure: Text
    start: Text
    end: Text
    contradiction: Text
    misfit: Text


class Openings(Frozen):
    """Words with which a question may open: `anywhere` in a sentence, where a `clause` begins, behind a `comma`.

    `before` are words that may stand before them at the beginning of a clause: "and", "in".
    """

    anywhere: frozenset[str]
    clause: frozenset[str]
    comma: frozenset[str]
    before: frozenset[str]


class Phrases(Frozen):
    """All wordings of one language. In a reflection `{q}` is a piece of the person's own words, in quotation marks.

    `leading` and `ending` are patterns of questions that put words in a mouth, and that offer to end the interview,
    `finishing` of statements that end it, and `requests` of those that ask the person to tell something.
    `joints` join clauses. No quoted detail begins or ends in one of `fragment`, or holds one of `not_quoted`: what is
    said of the talk itself. `turned` turns what "I" did into what "you" did, where a language allows it word by word;
    `me` are the words that must open such a clause, `turned_verbs` its verbs that change; a clause with a word of
    `not_turned` is quoted instead. A question of `referring` says "that" of its own topic, and one of `of_team` speaks
    of people: each is asked only where the last answer told of it.
    """

    quote: tuple[str, str]
    abbreviations: frozenset[str]
    small_words: frozenset[str]
    lead_words: frozenset[str]
    joints: frozenset[str]
    fragment: frozenset[str]
    not_quoted: frozenset[str]
    me: Texts = ()
    turned: dict[str, str] = Field(default_factory=dict)
    turned_verbs: dict[str, str] = Field(default_factory=dict)
    not_turned: frozenset[str] = frozenset()
    leading: Texts
    ending: Texts
    finishing: Texts
    requests: Texts
    openings: Openings
    greeting: Texts
    together: dict[str, Texts]
    questions: dict[TopicKey, TopicQuestions]
    referring: frozenset[Text]
    of_team: frozenset[Text]
    reserve: Texts
    reflect: dict[str, Texts]
    aside: Asides
    closing: Closing
    still_open: StillOpen
    why: dict[str, Texts]
    reasons: dict[str, Text]
    states: dict[str, Text]
    move_reasons: dict[str, Text]
