"""The one protocol of all providers, the prompt they are given, and the one error that they raise."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from pydantic import BaseModel

from conversation.interview.session import Interview, Stock
from conversation.interview.types import Message

Schema = TypeVar("Schema", bound=BaseModel)
FailureReason: TypeAlias = Literal[
    "authentication",
    "rate_limited",
    "overloaded",
    "server_error",
    "bad_request",
    "timeout",
    "connection",
    "cut",
    "empty",
    "bad_output",
    "resting",
]


class Prompt(NamedTuple):
    """What a model is asked, in three parts in this order: text that never changes within a conversation (cacheable),
    the transcript (it begins with a user message and alternates), and what changes with each turn.

    `interview` and `stock` are the typed facts that the words were made from, for a provider that needs no prose.
    """

    static: str
    history: tuple[Message, ...]
    tail: str
    interview: Interview
    stock: Stock


@dataclass(slots=True)
class Meter:
    """What one call used; a provider fills in what its server tells.

    `input_tokens` counts the whole prompt; `cached_tokens` and `cache_write_tokens` say which part of it was read from
    the vendor's cache, and which was written there (some charge more for that).
    """

    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    cache_write_tokens: int = 0


class ProviderError(Exception):
    """A provider could not answer. `fix` tells who runs the server what to do; `retry_after_s` is the vendor's wish.

    `said` is the vendor's own explanation. It may repeat the prompt, and so what a person wrote: it is not for logs.
    `counts`: it tells against the provider. A refusal of what one request holds does not: one conversation that a
    vendor will not read, tried again and again, would take the provider away from everybody.
    """

    def __init__(
        self,
        reason: FailureReason,
        fix: str,
        retry_after_s: float | None = None,
        *,
        said: str = "",
        counts: bool = True,
    ) -> None:
        super().__init__(f"{reason}: {fix}")
        self.reason: FailureReason = reason
        self.fix = fix
        self.retry_after_s = retry_after_s
        self.said = said
        self.counts = counts


class Provider(Protocol):
    """A model behind two calls. Both raise `ProviderError` and nothing else of their vendor's."""

    name: str
    model: str

    def stream(self, prompt: Prompt, meter: Meter) -> AsyncGenerator[str, None]:
        """Yield the answer's text in pieces, none empty. Raises `empty` when there was none, and any
        reason after some pieces when the answer broke off.

        Closing the generator early ends the call.
        """
        ...

    async def structured(self, prompt: Prompt, schema: type[Schema], meter: Meter) -> Schema:
        """Return an answer that validates as `schema`. Raises `bad_output` when there is none."""
        ...


class ConfigurableProvider(Provider, Protocol):
    """What the registry needs to know besides. It is made with the app's settings as its one argument."""

    is_configured: bool
    how_to_set: str
    """A sentence for whoever runs the server: how to set this provider up."""
    is_model: bool
    """Whether a language model answers. The built-in interviewer is none, so a write-up is not asked of it."""

    async def warm_up(self) -> None:
        """Load what a first call needs, so that it is not timed. Calls nobody; does nothing the second time."""
        ...
