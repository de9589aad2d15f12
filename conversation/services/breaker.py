"""A provider that fails several times in a row is left alone for a while, then tried once. Per process."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal, TypeAlias

from django.core.signals import setting_changed
from django.dispatch import receiver

from conversation.conf import conversation_settings
from conversation.providers import registry
from conversation.providers.base import ConfigurableProvider, ProviderError

BreakerState: TypeAlias = Literal["closed", "open", "half_open"]

log = logging.getLogger(__name__)
clock: Callable[[], float] = time.monotonic


class Breaker:
    """One provider's. Whoever calls it takes a permit first, and says afterwards how it went.

    A permit is the number of the period it was given in. A call that outlived its period has no say: else the last
    calls of an outage would end the rest, or prolong it.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._period = 0
        self._failures = 0
        self._rests_until: float | None = None
        self._on_trial = False

    @property
    def state(self) -> BreakerState:
        """`closed`: calls go through. `open`: it is left alone. `half_open`: its rest is over, one call may try it."""
        if self._rests_until is None:
            return "closed"
        return "open" if clock() < self._rests_until and not self._on_trial else "half_open"

    def permit(self) -> int:
        """Leave for one call. Raises ProviderError `resting` where there is none."""
        with self._lock:
            state = self.state
            if state == "open" or self._on_trial:
                raise self._resting()
            self._on_trial = state == "half_open"
            return self._period

    def succeeded(self, permit: int) -> None:
        """The call was answered."""
        with self._lock:
            if permit != self._period:
                return
            self._failures = 0
            if self._on_trial:
                self._begin_period(rests_until=None)
                log.info("provider is back", extra={"provider": self._name})

    def failed(self, permit: int) -> None:
        """The call failed."""
        limits = conversation_settings()
        with self._lock:
            if permit != self._period:
                return
            self._failures += 1
            if self._on_trial or self._failures >= limits.provider_failures_allowed:
                self._begin_period(rests_until=clock() + limits.provider_rest_s)
                log.warning("provider rests", extra={"provider": self._name, "rest_s": limits.provider_rest_s})

    def given_back(self, permit: int) -> None:
        """The call ended before it could tell anything: another may be the trial."""
        with self._lock:
            if permit == self._period:
                self._on_trial = False

    def _begin_period(self, rests_until: float | None) -> None:
        self._period += 1
        self._failures = 0
        self._on_trial = False
        self._rests_until = rests_until

    def _resting(self) -> ProviderError:
        left_s = max(1.0, (self._rests_until or 0.0) - clock())
        return ProviderError("resting", f"{self._name} failed several times in a row and is left alone.", left_s)


_breakers: dict[str, Breaker] = {}


def breaker_of(provider: str) -> Breaker:
    """The one breaker of the provider of this name."""
    return _breakers.setdefault(provider, Breaker(provider))


def breaker_states() -> dict[str, BreakerState]:
    """The state of each provider that is set up and is a model, by name."""
    return {found.name: breaker_of(found.name).state for found in registry.configured() if found.is_model}


@contextmanager
def guarded(provider: ConfigurableProvider) -> Iterator[None]:
    """One call to a provider stands in this block. Raises ProviderError `resting` instead where it is left alone.

    A ProviderError out of the block is a failure, if it counts; its end is a success. Any other way out (the person
    pressed stop) is neither. The built-in interviewer is never left alone: nothing would stand behind it.
    """
    if not provider.is_model:
        yield
        return
    breaker = breaker_of(provider.name)
    permit = breaker.permit()
    try:
        yield
    except ProviderError as failure:
        (breaker.failed if failure.counts else breaker.given_back)(permit)
        raise
    except BaseException:
        breaker.given_back(permit)
        raise
    breaker.succeeded(permit)


@receiver(setting_changed)
def _forget(*, setting: str, **_: Any) -> None:
    """Other settings, other servers: tests, ours and a host project's, change them while the app runs."""
    if setting == "CONVERSATION":
        _breakers.clear()
