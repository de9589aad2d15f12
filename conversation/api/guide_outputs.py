"""What is answered about guides."""

from pydantic import BaseModel, Field

from conversation.api.outputs import Answer


class GuideTopicOut(BaseModel):
    """One thing that a guide asks about."""

    key: str
    label: str
    weight: float
    required: bool


class GuideOut(BaseModel):
    """One kind of experience."""

    key: str
    label: str
    languages: tuple[str, ...] = Field(description="Languages in which it asks without a model.")
    topics: list[GuideTopicOut]


class GuidesOut(Answer):
    """All guides, the default first."""

    guides: list[GuideOut]
