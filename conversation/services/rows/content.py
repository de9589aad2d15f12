"""What a person may send as text."""

from conversation.conf import conversation_settings
from conversation.exceptions import Invalid, MessageTooLong
from conversation.interview.text.visible import is_blank

# A fact is a sentence or two; what is longer is a message.
FACT_MAX_CHARS = 2_000


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


def checked_fact(value: object) -> str:
    """The text unchanged, if it can be a fact of the ledger. Raises Invalid, or MessageTooLong."""
    if not isinstance(value, str):
        raise _invalid("value", "The fact must be a text.")
    _require_fitting(value, "fact", "Please tell it in fewer words, or as a message.", most=FACT_MAX_CHARS)
    if is_blank(value) and not _broken(value):
        raise _invalid("value", "The fact is empty. Please write what is true.")
    _require_storable(value, "value", "fact")
    return value


def _require_fitting(text: str, called: str, advice: str, most: int | None = None) -> None:
    limit = conversation_settings().message_max_chars
    limit = limit if most is None else min(limit, most)
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
