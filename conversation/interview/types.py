"""The one vocabulary of the interview: frozen values that every layer above shares."""

from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

TopicKey: TypeAlias = Literal[
    "role",
    "organisation",
    "timeframe",
    "scope",
    "responsibilities",
    "tools",
    "challenge",
    "actions",
    "outcome",
    "collaboration",
    "learning",
]
TOPIC_KEYS: tuple[TopicKey, ...] = get_args(TopicKey)

Actor: TypeAlias = Literal["I", "we", "other"]
Source: TypeAlias = Literal["reader", "model", "person", "import"]
NoteKind: TypeAlias = Literal["fact", "correction", "withdrawal", "declined"]
Role: TypeAlias = Literal["user", "assistant"]
MoveKind: TypeAlias = Literal[
    "greet",
    "ask",
    "ask_figure",
    "resolve_contradiction",
    "recap",
    "answer_process_question",
    "redirect",
    "suggest_completion",
]
TopicState: TypeAlias = Literal["open", "partial", "covered", "declined"]
ClaimStatus: TypeAlias = Literal["passed", "repaired", "rewritten", "derived", "edited"]
PrivateMatter: TypeAlias = Literal["health", "pay", "names"]
Share = Annotated[float, Field(ge=0, le=1)]


class Frozen(BaseModel):
    """A value: immutable, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Privacy(Frozen):
    """What the person lets a write-up tell: `keep` are private matters that may stand in it.

    `confidential`: the employer is written as the kind of place it is, not by name.
    """

    keep: frozenset[PrivateMatter] = frozenset()
    confidential: bool = False


class Message(Frozen):
    """One active message of a transcript. `content` is as received: positions count its code points."""

    message_id: str
    role: Role
    content: str


def _absent(value: str | None) -> bool:
    return value is None


class Evidence(Frozen):
    """A verbatim quote that backs a claim: `quote == content[start:end]` of the message (or of the person's own note).

    One of the two ids names it; the other is absent, also where it is written as JSON.
    """

    message_id: str | None = Field(default=None, exclude_if=_absent)
    note_id: str | None = Field(default=None, exclude_if=_absent)
    start: int
    end: int
    quote: str


class Note(Frozen):
    """One fact that the person stated, or what they said about a fact.

    `aspect` narrows the topic ("title", "employer", "start", "end", "duration", "team_size", "figure" …; "" when the
    topic alone says it). `kind`: a `correction` replaces the live notes of its topic and aspect; a `withdrawal` ends
    those of its topic and aspect; `declined` closes the topic. With the aspect "" both end what is like their value
    alone, unless the person's own words withdraw the topic. `fixes` names one earlier note that this one replaces (with
    `kind="withdrawal"`: deletes; its value, if any, is what stands instead, told by another note). `quote` is verbatim;
    `message_id` is None only when the person typed the note itself.
    """

    note_id: str
    topic: TopicKey
    value: str
    quote: str
    message_id: str | None
    start: int
    end: int
    aspect: str = ""
    kind: NoteKind = "fact"
    actor: Actor = "I"
    source: Source = "reader"
    fixes: str | None = None


class Choice(Frozen):
    """One of the answers that a narrow question offers."""

    key: str
    label: str


class Move(Frozen):
    """What the interviewer does next. `variant` names the wording used, so that it is not used twice."""

    kind: MoveKind
    topic: TopicKey | None = None
    why: str = ""
    variant: str = ""
    detail: str = ""
    choices: tuple[Choice, ...] = ()


class Asked(Frozen):
    """A move that was made in an active turn (or the greeting), and the words that it was made with."""

    move: Move
    text: str


class TopicCoverage(Frozen):
    """How far one topic is told: `why` is a sentence, `note_ids` the live notes that it rests on."""

    key: TopicKey
    label: str
    state: TopicState
    why: str = ""
    note_ids: tuple[str, ...] = ()


class Coverage(Frozen):
    """`share`: weight told over weight of what was not declined. `questions_left` is 0 exactly when it is enough."""

    share: Share
    questions_left: int
    topics: tuple[TopicCoverage, ...]


class Completion(Frozen):
    """Whether it is enough, and the reason in a sentence for the person."""

    suggested: bool
    reason: str


class Claim(Frozen):
    """One sentence, or list item, of a write-up. `pointer` is RFC 6901; `start` and `end` lie in the string there."""

    id: str
    pointer: str
    start: int
    end: int
    text: str
    status: ClaimStatus
    evidence: tuple[Evidence, ...]


class InterviewStory(Frozen):
    """A STAR story; the situation holds the task."""

    situation: str = ""
    action: str = ""
    result: str = ""


class Skills(Frozen):
    """Skills as the person named or showed them."""

    technical_skills: tuple[str, ...] = ()
    soft_skills: tuple[str, ...] = ()
    tools_technologies: tuple[str, ...] = ()


class Removed(Frozen):
    """A claim that the gate kept out, and why."""

    text: str
    reason: str


class Verification(Frozen):
    """How many claims the gate passed, repaired, rewrote; and what it removed."""

    passed: int = 0
    repaired: int = 0
    rewritten: int = 0
    removed: tuple[Removed, ...] = ()


class OpenQuestion(Frozen):
    """What the write-up would need to say more at `pointer`."""

    pointer: str
    topic: TopicKey
    question: str


class GenerationMetadata(Frozen):
    """Who wrote a summary, and at what cost. `provider` is the extractive writer's name where no model did."""

    provider: str = ""
    model: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    cost_usd: float | None = None
    latency_ms: int = 0
    fallback_from: tuple[dict[str, str], ...] = ()
    generated_at: str = ""


class Summary(Frozen):
    """The write-up, always whole: unknown strings are "", unknown lists are empty."""

    narrative_summary: str = ""
    resume_bullets: tuple[str, ...] = ()
    interview_story: InterviewStory = InterviewStory()
    skills_identified: Skills = Skills()
    key_achievements: tuple[str, ...] = ()
    timeline: str = ""
    role_context: str = ""
    title: str = ""
    language: str = "en"
    version: int = 0
    stale: bool = False
    claims: tuple[Claim, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]] = {}
    verification: Verification = Verification()
    open_questions: tuple[OpenQuestion, ...] = ()
    generation_metadata: GenerationMetadata = GenerationMetadata()


def _as_quotes(value: Any) -> Any:
    found = value if isinstance(value, list | tuple) else [value]
    return [quote for quote in found if isinstance(quote, str)]


def _as_claim(value: Any) -> Any:
    """A claim, or what stands for one; None for anything else."""
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, BaseModel) or (isinstance(value, dict) and isinstance(value.get("text"), str)):
        return value
    return None


def _as_claims(value: Any) -> Any:
    found = value if isinstance(value, list | tuple) else [value]
    return [claim for claim in map(_as_claim, found) if claim is not None]


class DraftClaim(BaseModel):
    """A sentence or list item as a writer proposes it, with the words it rests on as the writer recalls them."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str
    quotes: Annotated[tuple[str, ...], BeforeValidator(_as_quotes)] = ()


Claims = Annotated[tuple[DraftClaim, ...], BeforeValidator(_as_claims)]


class Draft(BaseModel):
    """What a writer (a model or the extractive one) hands to the gate. Lenient, as a model fills it: a claim of another
    shape than asked for is put right where its meaning is plain, and else left out.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    narrative: Claims = ()
    bullets: Claims = ()
    situation: Claims = ()
    action: Claims = ()
    result: Claims = ()
    technical_skills: Claims = ()
    soft_skills: Claims = ()
    tools: Claims = ()
    achievements: Claims = ()
    timeline: Claims = ()
    role_context: Claims = ()
    title: Annotated[DraftClaim | None, BeforeValidator(_as_claim)] = None
