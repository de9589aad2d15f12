"""The transcript as a file. A format is one function and one line in `FORMATS`."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from conversation.api.outputs import Answer, ConversationOut, MessageOut
from conversation.services.results import HistoryPage, MessageView

FormatName: TypeAlias = Literal["json", "md", "txt"]
SPEAKERS = {"assistant": "Interviewer", "user": "You"}
NO_REPLY = "(no reply)"
UNTITLED = "Untitled conversation"
LINE_END = re.compile(r"\r\n|\r|\n")
INLINE = re.compile(r"([\\`*_\[\]<>~|&$])")
AT_LINE_START = re.compile(r"^(\d+)([.)])|^([#+=-])")


class TranscriptOut(Answer):
    """The transcript for programs."""

    conversation: ConversationOut
    messages: list[MessageOut]


class Format(NamedTuple):
    """One kind of file."""

    content_type: str
    write: Callable[[HistoryPage], str]


def file_name(title: str, ending: str) -> str:
    """A name that every system takes, whatever the title holds: letters, digits and single hyphens."""
    slug = re.sub(r"[\W_]+", "-", title)[:60].strip("-").lower()
    return f"recount-{slug or 'conversation'}.{ending}"


def as_json(history: HistoryPage) -> str:
    """The conversation and its messages, as the API shows them."""
    messages = [MessageOut.of(message) for message in history.messages]
    return TranscriptOut(conversation=ConversationOut.of(history.conversation), messages=messages).model_dump_json()


def as_markdown(history: HistoryPage) -> str:
    """A heading, then each message as a quotation. What was said is escaped, so that it cannot pass for structure."""
    return "\n\n".join((f"# {_inline(_title(history))}", *map(_quotation, history.messages))) + "\n"


def as_text(history: HistoryPage) -> str:
    """A line for each speaker, and what they said indented beneath."""
    title = _title(history)
    return "\n\n".join((title, *map(_indented, history.messages))) + "\n"


def _title(history: HistoryPage) -> str:
    return " ".join(history.conversation.title.split()) or UNTITLED


def _head(message: MessageView) -> str:
    return f"{SPEAKERS[message.role]}, {message.timestamp:%Y-%m-%d %H:%M} UTC"


def _lines(message: MessageView) -> list[str]:
    return LINE_END.split(message.content) if message.content else [NO_REPLY]


def _quotation(message: MessageView) -> str:
    # Two spaces at a line's end keep the break; an indented line would be code.
    said = "  \n".join(f"> {_line_start(_inline(line.strip()))}" for line in _lines(message))
    return f"**{_head(message)}**\n\n{said}"


def _indented(message: MessageView) -> str:
    said = "\n".join(f"  {line}" for line in _lines(message))
    return f"{_head(message)}:\n{said}"


def _inline(text: str) -> str:
    return INLINE.sub(r"\\\1", text)


def _line_start(line: str) -> str:
    return AT_LINE_START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", line)


FORMATS: dict[FormatName, Format] = {
    "json": Format("application/json", as_json),
    "md": Format("text/markdown; charset=utf-8", as_markdown),
    "txt": Format("text/plain; charset=utf-8", as_text),
}
