"""The app's settings: Django's `CONVERSATION` dictionary and `CONVERSATION_AUTH` list, with defaults for all."""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from django.dispatch import receiver


@dataclass(frozen=True, slots=True, eq=False)
class ConversationSettings:
    """Every knob of the app. A host project sets any of them by name in `CONVERSATION = {...}`."""

    ai_providers: tuple[str, ...] = ("anthropic", "openai", "offline")
    openai_api_key: str = ""
    openai_base_url: str = ""
    openai_model: str = "gpt-5.4-mini"
    anthropic_api_key: str = ""
    anthropic_base_url: str = ""
    anthropic_model: str = "claude-sonnet-5"
    message_max_chars: int = 20_000
    turn_limit: int = 60
    turns_per_minute: int = 0
    tokens_per_day: int = 0
    daily_spending_limit_usd: float = 0.0
    summary_time_limit_s: float = 45.0
    summary_judge: bool = True
    delete_undo_s: int = 600
    turn_lease_s: int = 15
    idempotency_ttl_s: int = 24 * 3600
    provider_connect_timeout_s: float = 5.0
    provider_first_token_timeout_s: float = 20.0
    provider_token_timeout_s: float = 15.0
    provider_total_timeout_s: float = 90.0
    provider_failures_allowed: int = 3
    provider_rest_s: float = 30.0
    guides_folder: str = ""


@lru_cache(maxsize=1)
def conversation_settings() -> ConversationSettings:
    """The settings in force. Raises ImproperlyConfigured for a name that does not exist."""
    given = dict(getattr(settings, "CONVERSATION", {}))
    known = {field.name for field in fields(ConversationSettings)}
    unknown = sorted(set(given) - known)
    if unknown:
        raise ImproperlyConfigured(
            f"CONVERSATION has no setting called {', '.join(unknown)}. It knows: {', '.join(sorted(known))}."
        )
    return ConversationSettings(**given)


def auth_callables() -> tuple[str, ...]:
    """Dotted paths of the callables `request -> user or None` that are asked in order who is calling."""
    default = ("conversation.api.auth.session_user",)
    return tuple(getattr(settings, "CONVERSATION_AUTH", default))


@receiver(setting_changed)
def _read_again(*, setting: str, **_: Any) -> None:
    """Tests, ours and a host project's, change settings while the app runs."""
    if setting == "CONVERSATION":
        conversation_settings.cache_clear()
