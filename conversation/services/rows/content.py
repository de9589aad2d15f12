"""What a person may send as text."""

from conversation.conf import conversation_settings
from conversation.exceptions import Invalid, MessageTooLong
from conversation.interview.text.visible import is_blank


def checked_content(content: object) -> str:
    """The content unchanged, if it can be a message. Raises Invalid, or MessageTooLong."""
    if not isinstance(content, str):
        raise _invalid("content", "The message must be a text.")
    _require_fitting(content, "message", "Please send it in smaller parts.")
    if is_blank(content) and not _broken(content):
        raise _invalid("content", "The message is empty. Please write an answer.")
    _require_storable(content, "content", "message")
    return content


def checked_text(text: str) -> str:
    """The text unchanged, if it can stand in a summary. It may be empty. Raises Invalid, or MessageTooLong."""
    _require_fitting(text, "text", "Please shorten it.")
    _require_storable(text, "text", "text")
    return text


def _require_fitting(text: str, called: str, advice: str) -> None:
    limit = conversation_settings().message_max_chars
    if len(text) > limit:
        raise MessageTooLong(f"The {called} has {len(text):,} characters and may have {limit:,}. {advice}")


def _require_storable(text: str, field: str, called: str) -> None:
    if "\x00" in text:
        raise _invalid(field, f"The {called} holds a NUL character, which cannot be stored. Please remove it.")
    if _broken(text):
        raise _invalid(
            field, f"The {called} holds half of a surrogate pair, which is no character. Please send valid Unicode."
        )


def _broken(content: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in content)


def _invalid(field: str, sentence: str) -> Invalid:
    return Invalid(sentence, {field: [sentence]})
