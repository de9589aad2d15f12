"""What the extractive writer and the gate know of one language: the shape of every `writing.toml`."""

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field

from conversation.interview.languages.privacy_words import PrivacyWords
from conversation.interview.languages.telling_words import Telling
from conversation.interview.types import Frozen, TopicKey

VerbForms: TypeAlias = Literal["english", "as_said"]
Mood: TypeAlias = Literal["done", "negated", "planned", "hedged", "stative"]


class VerbGroup(Frozen):
    """What stands between a subject and the deed. `said` is a regular expression matched right after the subject.

    `drop`: the matched words are left out of a bullet, and the next word is the verb. A `mood` other than "done" keeps
    the statement out of what is claimed; `habit`: it is a deed after all when the statement tells how often.
    """

    said: str
    mood: Mood = "done"
    drop: bool = False
    habit: bool = False


class OwnVerb(Frozen):
    """Forms of verbs that tell of the speaker though no subject stands there.

    `said` is an expression of the whole word; with `verb` put in its place, its dictionary form must match `lemma`.
    `before_object`: only before one of the words that begin an object.
    """

    said: str
    verb: str = "\\g<0>"
    lemma: str
    before_object: bool = False


class Respelling(Frozen):
    """A chat spelling and what it stands for; `said` is a regular expression of whole words."""

    said: str
    write: str


class Family(Frozen):
    """Words of one strong meaning. A claim with one of `claimed` needs one of `claimed` or `said` in its quotes.

    `besides`: phrases that hold such a word and have not its meaning.
    """

    claimed: tuple[str, ...]
    said: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()


class Articles(Frozen):
    """The article before a role: `other` where `other_before` matches the role, none where `none_before` does."""

    usual: str = ""
    other: str = ""
    other_before: str = "(?!)"
    none_before: str = "(?!)"


class Templates(Frozen):
    """Sentences of the write-up around the person's own values. `{…}` names what is put in.

    `has_present`: "present" is a word of the language for a time that goes on.
    """

    role_at: str
    worked_as: str
    worked_as_at: str
    worked_at: str
    works_as: str = ""
    works_as_at: str = ""
    works_at: str = ""
    team_of: str
    from_to: str
    since: str
    for_long: str
    between: str
    has_present: bool = False
    story_opening: str
    handled: str
    until: str
    joined: str
    joined_it: str = "{action}; {outcome}"
    it_did: str = "{outcome}"
    last_of_list: str = ", {last}"
    labelled: dict[TopicKey, str] = Field(default_factory=dict)
    with_team: tuple[str, ...]
    with_others: str
    reported_to: str


class OpenQuestionText(Frozen):
    """The question that stands for a topic nobody told yet."""

    topic: TopicKey
    text: str


def _longest_first(endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(endings, key=len, reverse=True))


class WritingWords(Frozen):
    """One language's words for writing up: phrases are lower case, matched as whole words.

    `deed_i` and `deed_we` are expressions of verbs that carry their subject in their ending.
    `drift` is an expression of verbs that tell what became of a thing when no subject stands before them; `own_objects`
    say that the person is not the subject. `troubles` tell what went wrong, `before_words` how things were at first,
    `additions` that a deed stands beside the one before it; `fragment_starts` begin what is no sentence. `naming` give
    a name to a noun ("a planner called Sue"). A word of `plans` before one of `near_all` is none ("almost nothing").
    `openers` are taken off the front always, `openers_paused` only before a pause or a subject.
    `lemmas` names the language for the lemmatiser, "" where it knows none; `endings` make a word of another kind from
    one, and `compounds` says that two words are written as one. `spellings` are other ways to write letters, each
    with the dictionary's. `particles` begin verbs or end their clauses ("auf|räumen", "räumte … auf"); where they are
    given, the verb that ends a phrase may stand elsewhere near. `participles` are regular ones, whole words, with their
    verbs, and `adjectives` an expression of inflected ones, whose group is the bare one. `inflections` tell of what
    verbs a word may be a form besides. `accents`: letters that people type without their accents.
    `talk` are expressions of whole clauses that are meant for the interviewer, `leaving` of the beginnings of those
    with which someone goes away; `kin` are the person's own people, with what makes them theirs. `hanging` are
    conjunctions of clauses that cannot stand alone, `pronouns` stand for others than the person, `past_states` tell how
    things were, `after_words` how they were later, `no_bullet` is an expression of deeds that make no bullet.
    For languages whose verbs stay as said: `turned_round`: a verb may stand before its subject; `inside_i` and
    `inside_we` are subjects that stand behind other words, `clitics` stand before a verb that has none; `subordinate`
    begins a clause within a clause, and is no verb; `own_verbs` tell of the speaker without a subject, none of
    `no_verbs` does; `ends_in_deed` is an expression of clauses without a subject that end with what was done, if no
    `finite_anywhere`, an expression of what only stands in a sentence with a verb, is in them; `denied` is one of
    denials; `bare` one of a clause that can do without its subject and auxiliary: groups `lead` and `deed` are what
    stays. `remarks` is one of what is meant for the interviewer: "I told you that already", "I don't remember".
    Compared by identity: a pack is loaded once and compiled once.
    """

    verb_forms: VerbForms
    lemmas: str = ""
    endings: Annotated[tuple[str, ...], AfterValidator(_longest_first)] = ()
    compounds: bool = False
    spellings: tuple[tuple[str, str], ...] = ()
    particles: Annotated[tuple[str, ...], AfterValidator(_longest_first)] = ()
    participles: tuple[Respelling, ...] = ()
    adjectives: str = "(?!)"
    inflections: tuple[Respelling, ...] = ()
    accents: str = ""
    capitalised_nouns: bool = False
    openers: tuple[str, ...]
    openers_paused: tuple[str, ...] = ()
    fillers: tuple[str, ...]
    trailers: tuple[str, ...]
    talk: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    respell: tuple[Respelling, ...] = ()
    subjects_i: tuple[str, ...]
    subjects_we: tuple[str, ...]
    subjects_other: tuple[str, ...]
    subjects_thing: tuple[str, ...] = ()
    subjects_with: tuple[str, ...] = ()
    deed_i: str = "(?!)"
    deed_we: str = "(?!)"
    turned_round: bool = False
    inside_i: tuple[str, ...] = ()
    inside_we: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    subordinate: tuple[str, ...] = ()
    own_verbs: tuple[OwnVerb, ...] = ()
    no_verbs: tuple[str, ...] = ()
    ends_in_deed: str = "(?!)"
    finite_anywhere: str = "(?!)"
    denied: str = "(?!)"
    bare: str = "(?!)"
    remarks: str = "(?!)"
    habits: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    hanging: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    past_states: tuple[str, ...] = ()
    after_words: tuple[str, ...] = ()
    no_bullet: str = "(?!)"
    asides: tuple[str, ...] = ()
    movement: tuple[str, ...] = ()
    trailers_paused: tuple[str, ...] = ()
    adverbs_dropped: tuple[str, ...] = ()
    adverbs_kept: tuple[str, ...] = ()
    verb_groups: tuple[VerbGroup, ...]
    conjunctions: tuple[str, ...]
    joins: tuple[str, ...]
    possessives: tuple[Respelling, ...] = ()
    team_words: tuple[str, ...]
    help_words: tuple[str, ...] = ()
    negations: tuple[str, ...]
    none_words: tuple[str, ...]
    plans: tuple[str, ...]
    hedges: tuple[str, ...]
    neutral: tuple[str, ...]
    ownership: tuple[Family, ...]
    degree: tuple[Family, ...]
    cause: tuple[Family, ...]
    qualifiers: tuple[Family, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()
    soft_skills: tuple[Family, ...] = ()
    technical_skills: tuple[Family, ...] = ()
    outcome_words: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    before_words: tuple[str, ...] = ()
    fragment_starts: tuple[str, ...] = ()
    additions: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    near_all: tuple[str, ...] = ()
    drift: str = "(?!)"
    own_objects: tuple[str, ...] = ()
    capitalised_months: bool = False
    weak_starts: tuple[str, ...] = ()
    light_gerunds: tuple[str, ...] = ()
    state_verbs: tuple[str, ...] = ()
    job_verbs: tuple[str, ...] = ()
    dangling: tuple[str, ...] = ()
    leaning: tuple[str, ...] = ()
    articles: Articles = Articles()
    conjunct_verbs: tuple[str, ...] = ()
    before_object: tuple[str, ...] = ()
    telling: Telling = Telling()
    templates: Templates
    questions: tuple[OpenQuestionText, ...]
    privacy: PrivacyWords = PrivacyWords()

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other
