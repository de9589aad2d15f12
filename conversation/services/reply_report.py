"""Who answered, how fast, at what price, and who was asked before in vain."""

import time
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from conversation.interview.types import GenerationMetadata
from conversation.providers import registry
from conversation.providers.base import FailureReason, Meter, Prompt
from conversation.services.pricing import cost_usd
from conversation.services.results import Spent

CHARS_A_TOKEN = 4


@dataclass(slots=True)
class ReplyReport:
    """Filled in while a call runs; whole when it has ended, also when it has failed.

    `usage` and `cost_usd` are those of the provider that answered; a cost is None where its price is not known.
    `cut`: the answer broke off after its first words, which are kept.
    """

    provider: str = ""
    model: str = ""
    meter: Meter = field(default_factory=Meter)
    cost_usd: float | None = None
    first_token_ms: int | None = None
    total_ms: int = 0
    fallback_from: list[dict[str, str]] = field(default_factory=list)
    cut: bool = False
    began: float = field(default_factory=time.monotonic)

    def asks(self, provider: str, model: str) -> Meter:
        """A provider is asked: from here on the report is about it. Returns the meter for its call."""
        self.provider, self.model, self.meter = provider, model, Meter()
        return self.meter

    def takes_more(self, further: Meter) -> None:
        """A further call to the provider that answered took this much."""
        self.meter.input_tokens += further.input_tokens
        self.meter.output_tokens += further.output_tokens
        self.meter.cached_tokens += further.cached_tokens
        self.meter.cache_write_tokens += further.cache_write_tokens

    @property
    def spoke(self) -> bool:
        """Whether a word for the person has come."""
        return self.first_token_ms is not None

    def speaks(self) -> None:
        """The first words are here."""
        self.first_token_ms = self._elapsed_ms()

    def fails(self, reason: FailureReason) -> None:
        """The provider that was asked could not answer: for this reason, or it broke off amid the reply."""
        self.cut = self.spoke
        self.fallback_from.append({"provider": self.provider, "reason": "cut" if self.cut else reason})

    def ends(self) -> None:
        """The call is over."""
        self.total_ms = self._elapsed_ms()
        self.cost_usd = cost_usd(self.provider, self.model, self.meter)

    def estimate(self, prompt: Prompt, text: str) -> None:
        """Tell roughly what a call took that was interrupted before its server said so: it is charged all the same."""
        if self.meter.input_tokens or not self.provider or not registry.provider(self.provider).is_model:
            return
        sent = len(prompt.static) + len(prompt.tail) + sum(len(message.content) for message in prompt.history)
        self.meter.input_tokens = sent // CHARS_A_TOKEN
        self.meter.output_tokens = len(text) // CHARS_A_TOKEN
        self.cost_usd = cost_usd(self.provider, self.model, self.meter)

    def spent(self) -> Spent:
        """What the call took, for the turn's row."""
        cost = None if self.cost_usd is None else Decimal(f"{self.cost_usd:.6f}")
        return Spent(self.provider, self.model, self.meter.input_tokens, self.meter.output_tokens, cost)

    def logged(self) -> dict[str, Any]:
        """The same for the log: figures and names, never a word of anybody's."""
        return {
            "provider": self.provider,
            "model": self.model,
            "first_token_ms": self.first_token_ms,
            "total_ms": self.total_ms,
            "input_tokens": self.meter.input_tokens,
            "output_tokens": self.meter.output_tokens,
            "cached_tokens": self.meter.cached_tokens,
            "cost_usd": self.cost_usd,
            "fallback": [f"{one['provider']}: {one['reason']}" for one in self.fallback_from],
            "cut": self.cut,
        }

    def metadata(self) -> dict[str, Any]:
        """The reply's metadata as the API gives it, but for `state`, which is the turn's."""
        return {
            "provider": self.provider,
            "model": self.model,
            "usage": {
                "input_tokens": self.meter.input_tokens,
                "output_tokens": self.meter.output_tokens,
                "cached_tokens": self.meter.cached_tokens,
            },
            "cost_usd": self.cost_usd,
            "latency_ms": {"first_token": self.first_token_ms, "total": self.total_ms},
            "fallback_from": list(self.fallback_from),
        }

    def generation_metadata(self, generated_at: str) -> GenerationMetadata:
        """The same for a write-up."""
        return GenerationMetadata(
            provider=self.provider,
            model=self.model,
            input_tokens=self.meter.input_tokens,
            output_tokens=self.meter.output_tokens,
            cached_tokens=self.meter.cached_tokens,
            cost_usd=self.cost_usd,
            latency_ms=self.total_ms,
            fallback_from=tuple(self.fallback_from),
            generated_at=generated_at,
        )

    def _elapsed_ms(self) -> int:
        return round(1000 * (time.monotonic() - self.began))
