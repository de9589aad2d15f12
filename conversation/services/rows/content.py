"""What a person may send as text."""

from conversation.conf import conversation_settings
from conversation.exceptions import Invalid, MessageTooLong
from conversation.interview.text.visible import is_blank


def checked_content(content: object) -> str:
    """The content unchanged, if it can be a message. Raises Invalid, or MessageTooLong."""
    if not isinstance(content, str):
        raise _invalid("The message must be a text.")
    limit = conversation_settings().message_max_chars
    if len(content) > limit:
        raise MessageTooLong(
            f"The message has {len(content):,} characters and may have {limit:,}. Please send it in smaller parts."
        )
    if is_blank(content) and not _broken(content):
        raise _invalid("The message is empty. Please write an answer.")
    if "\x00" in content:
        raise _invalid("The message holds a NUL character, which cannot be stored. Please remove it.")
    if _broken(content):
        raise _invalid("The message holds half of a surrogate pair, which is no character. Please send valid Unicode.")
    return content


def _broken(content: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in content)


def _invalid(sentence: str) -> Invalid:
    return Invalid(sentence, {"content": [sentence]})
