"""What callers may send: bodies and queries, strict, and with no field that nobody reads."""

import re
import unicodedata
from typing import Annotated, Any, Literal, TypeAlias
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from conversation.interview.guide import all_guides
from conversation.interview.text.visible import is_blank
from conversation.interview.types import Actor, TopicKey
from conversation.providers.registry import configured

ACTIONS = Literal["pause", "resume"]
# The largest sequence number that both databases hold.
MAX_INTEGER = 2_147_483_647
POINTER_MAX_CHARS = 200


# Characters that turn the direction of what follows, also outside the line that they stand in.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Body(BaseModel):
    """A JSON object. A field that does not exist is refused, since it is most likely a slip in an optional one."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _line(text: str) -> str:
    if is_blank(text):
        raise ValueError("This must not be blank.")
    if any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _TURNING for character in text):
        raise ValueError("This must be one line of text, without control characters.")
    return text.strip()


def _known_guide(key: str) -> str:
    known = [guide.key for guide in all_guides()]
    if key not in known:
        raise ValueError(f"There is no such guide. Choose one of: {', '.join(known)}.")
    return key


def _language(code: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", code):
        raise ValueError("This must be a language code such as en, de or pt-BR.")
    language, *rest = code.split("-")
    return "-".join((language.lower(), *(_subtag(part) for part in rest)))


def _subtag(part: str) -> str:
    """Regions are written large, scripts with a capital, all else small (RFC 5646, 2.1.1)."""
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 and part.isalpha() else part.lower()


def _configured_provider(name: str) -> str:
    known = [provider.name for provider in configured()]
    if name not in known:
        raise ValueError(f"There is no such provider here, or it is not set up. Choose one of: {', '.join(known)}.")
    return name


def _digits(value: Any) -> Any:
    """Python reads "1_0" and " 1" as numbers; a query must not."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,18}", value):
        raise ValueError("This must be a whole number.")
    return value


def _printable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("This holds a NUL character. Please remove it.")
    return text


def _of_the_whole(language: str, fields: ValidationInfo) -> str:
    if fields.data.get("pointer") is not None:
        raise ValueError("One part cannot be in another language than the rest. Leave out the pointer, or this.")
    return language


Title: TypeAlias = Annotated[str, Field(max_length=200), AfterValidator(_line)]
GuideKey: TypeAlias = Annotated[str, AfterValidator(_known_guide)]
Language: TypeAlias = Annotated[str, Field(max_length=35), AfterValidator(_language)]
ProviderName: TypeAlias = Annotated[str, AfterValidator(_configured_provider)]
Number: TypeAlias = Annotated[int, BeforeValidator(_digits, json_schema_input_type=int)]


class Privacy(Body):
    """What may stand in a write-up. By default private matters are left out and the employer is named."""

    keep: Annotated[list[Literal["health", "pay", "names"]], Field(max_length=3)] = Field(
        default=[], description="Private matters to keep: your own health, your own pay, private persons' names."
    )
    confidential: bool = Field(default=False, description="Write the kind of employer instead of its name.")


class Nothing(Body):
    """A call that takes no fields: no body, or an empty object."""


class StartIn(Body):
    """How to begin an interview; all of it may be left out."""

    guide: GuideKey | None = Field(None, description="The kind of experience: a key of `GET /conversations/guides/`.")
    language: Language | None = Field(None, description="A language code. Left out, the first answers decide.")
    title: Title | None = Field(None, description="A title. Left out, the interview finds one.")
    provider: ProviderName | None = Field(None, description="Which configured provider answers.")


class MessageIn(Body):
    """What the person says."""

    content: str = Field(
        description="The person's words, stored as they are; 20,000 characters at most unless set otherwise."
    )


class CompleteIn(Body):
    """The person's word that the interview is over."""

    user_approved: bool = Field(description="Whether the person wants the conversation completed.")
    language: Language | None = Field(None, description="The write-up's language. Left out, the interview's.")
    privacy: Privacy | None = None


class PauseIn(Body):
    """Pause, or go on."""

    action: ACTIONS | None = Field(None, description="Left out: pause.")


class ChangeIn(Body):
    """What to change; what is left out stays."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    title: Title | None = None
    guide: GuideKey | None = None
    language: Language | None = None
    privacy: Privacy | None = None
    provider: ProviderName | None = None

    @model_validator(mode="after")
    def _something(self) -> "ChangeIn":
        if not self.changes():
            raise ValueError(
                "There is nothing to change. Send at least one of: title, guide, language, privacy, provider."
            )
        return self

    def changes(self) -> dict[str, Any]:
        """The fields that were given."""
        return self.model_dump(exclude_none=True)


class EditSummaryIn(Body):
    """The person's own words for one text of the write-up."""

    pointer: str = Field(
        max_length=POINTER_MAX_CHARS,
        description="Which text, as RFC 6901 says: a string such as `/narrative_summary` or `/interview_story/result`; "
        "an item of a list such as `/resume_bullets/0`; `/resume_bullets/-` for a new last one.",
    )
    text: str = Field(description="What is to stand there. Empty: the string is cleared, or the item removed.")


class RegenerateIn(Body):
    """What to write anew."""

    pointer: str | None = Field(
        None,
        max_length=POINTER_MAX_CHARS,
        description="Only this part, as RFC 6901 says: such as `/resume_bullets`, `/resume_bullets/0`, "
        "`/interview_story` or `/title`. Left out: all of it.",
    )
    language: Annotated[Language, AfterValidator(_of_the_whole)] | None = Field(
        None, description="The language of the whole. Left out, it stays."
    )


class NoteIn(Body):
    """A fact that the person adds."""

    topic: TopicKey = Field(description="What it is about.")
    value: str = Field(description="The fact in the person's words, kept as they are; 2,000 characters at most.")
    aspect: str | None = Field(
        None, max_length=40, description="What narrows the topic, such as `title` or `start`. Left out, it is found."
    )
    fixes: Annotated[UUID, Field(strict=False)] | None = Field(
        None, description="A live note that this one takes the place of."
    )


class FixNoteIn(Body):
    """What is to be different about a note; what is left out stays."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    value: str | None = Field(None, description="What is true instead, in the person's words.")
    topic: TopicKey | None = Field(None, description="What it is about, where that was taken wrongly.")
    actor: Actor | None = Field(None, description="Who did it: the person, they with others, or others.")

    @model_validator(mode="after")
    def _something(self) -> "FixNoteIn":
        if not self.model_dump(exclude_none=True):
            raise ValueError("There is nothing to fix. Send at least one of: value, topic, actor.")
        return self


class NotesQuery(BaseModel):
    """Which notes to list."""

    all: bool = Field(False, description="Also notes that were repeated, replaced or deleted.")


class ListQuery(BaseModel):
    """Which conversations to list."""

    status: Literal["active", "completed", "paused"] | None = Field(None, description="Only those of this status.")
    q: Annotated[str, Field(max_length=200), AfterValidator(_printable)] = Field(
        "", description="Words that the title or your own messages must hold."
    )
    page: Number = Field(1, ge=1, le=1_000_000, description="The first page is 1; one past the end is empty.")
    page_size: Number = Field(20, ge=1, le=100, description="Conversations a page.")


class HistoryQuery(BaseModel):
    """Which stretch of the transcript to read."""

    before: Number | None = Field(None, ge=1, le=MAX_INTEGER, description="Only messages before this sequence number.")
    limit: Number = Field(200, ge=1, le=1000, description="The last so many of them; `next` leads to those before.")
    superseded: bool = Field(False, description="Also messages that an edit or a retry replaced.")


class StreamQuery(BaseModel):
    """Which reply to follow."""

    message: str = Field(description="The id of the reply: `message_ids.ai_message` of its turn.")


class GuidesQuery(BaseModel):
    """In which language to name guides and topics."""

    language: Language | None = Field(None, description="Left out, the Accept-Language header decides.")


class ExportQuery(BaseModel):
    """As what to export."""

    format: Literal["json", "md", "txt"] = Field("json", description="JSON, Markdown or plain text.")
