"""The prompts for a second call over a draft: mend what was thrown out, or doubt what was let through."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from conversation.interview.writing import Judged
from conversation.prompts.summary import language_name
from conversation.prompts.texts import shortened, template
from conversation.providers.base import Prompt

CLAIM_MAX_CHARS = 600


def _readable(model: type[BaseModel]) -> BeforeValidator:
    """Of a list that a model wrote, what can be read; nothing of what is no list."""

    def kept(value: Any) -> Any:
        found = value if isinstance(value, list) else []
        return [one for one in found if _is_like(one, model)]

    return BeforeValidator(kept)


def _is_like(value: Any, model: type[BaseModel]) -> bool:
    try:
        model.model_validate(value)
    except ValueError:
        return False
    return True


class Repair(BaseModel):
    """A claim written anew; `number` counts from one, as in the prompt."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    number: int
    text: str
    quotes: tuple[str, ...] = ()


class Repairs(BaseModel):
    """The answer to `repair_prompt`. Lenient: what cannot be read is left out."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    claims: Annotated[tuple[Repair, ...], _readable(Repair)] = ()


class Doubt(BaseModel):
    """A claim that is not what the person said, and why."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    number: int
    why: str = ""


class Doubts(BaseModel):
    """The answer to `judge_prompt`. Lenient as `Repairs`."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    doubts: Annotated[tuple[Doubt, ...], _readable(Doubt)] = ()


def repair_prompt(first: Prompt, failed: Sequence[Judged], language: str | None) -> Prompt:
    """Ask for Repairs of the claims that the gate threw out; `first` asked for the draft."""
    told = (f"{one.text}\n   {one.reason}{_rests_on(one.quotes)}" for one in failed)
    return _asked(first, "repair_tail", told, language)


def judge_prompt(first: Prompt, passed: Sequence[Judged], language: str | None) -> Prompt:
    """Ask for Doubts about the claims that the gate let through."""
    told = (f"{one.text}{_rests_on(one.quotes)}" for one in passed)
    return _asked(first, "judge_tail", told, language)


def _asked(first: Prompt, name: str, told: Iterable[str], language: str | None) -> Prompt:
    """Another question after the same beginning, which the vendor may have kept."""
    listed = "\n".join(f"{number}. {text}" for number, text in enumerate(told, 1))
    tail = template(name).substitute(claims=listed, language=language_name(first.interview, language))
    return first._replace(tail=tail)


def _rests_on(quotes: Iterable[str]) -> str:
    shown = "; ".join(f"“{shortened(quote, CLAIM_MAX_CHARS)}”" for quote in quotes)
    return f"\n   The person's words: {shown}" if shown else ""
