"""What is seen of something that a person said."""

from conversation.interview.privacy import veiled
from conversation.interview.types import Privacy, PrivateMatter, Summary
from tests.conversation.interview.telling import told


def seen(*answers: str, language: str = "en", keep: tuple[PrivateMatter, ...] = (), confidential: bool = False) -> str:
    """The answers without what is private, one after the other."""
    privacy = Privacy(keep=frozenset(keep), confidential=confidential)
    interview = told(*answers, language=language)._replace(privacy=privacy)
    return " ".join(message.content.strip(" .,") for message in veiled(interview).interview.messages).strip()


def strings(value: object) -> list[str]:
    """Every string within a value that was read from JSON."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    return [text for item in value for text in strings(item)] if isinstance(value, list) else []


def all_texts(summary: Summary) -> str:
    """All that a write-up says, evidence and what was removed too, on one line, in lower case."""
    return "\n".join(strings(summary.model_dump(mode="json"))).casefold()
