"""Which providers there are, and which of them are set up. Each is imported on first use."""

from collections.abc import Sequence
from functools import lru_cache

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from conversation.conf import ConversationSettings, conversation_settings
from conversation.providers.base import ConfigurableProvider

PROVIDERS: dict[str, str] = {
    "anthropic": "conversation.providers.anthropic.AnthropicProvider",
    "openai": "conversation.providers.openai.OpenAIProvider",
    "offline": "conversation.providers.offline.OfflineProvider",
}


def names() -> tuple[str, ...]:
    """The names that an order of providers may hold."""
    return tuple(PROVIDERS)


def provider(name: str) -> ConfigurableProvider:
    """The provider of this name, set up or not. Raises ImproperlyConfigured for an unknown name."""
    if name not in PROVIDERS:
        raise ImproperlyConfigured(f'There is no provider called "{name}". AI_PROVIDERS knows: {", ".join(names())}.')
    return _provider(name, conversation_settings())


def configured(order: Sequence[str] | None = None) -> tuple[ConfigurableProvider, ...]:
    """The providers of `order` (the setting's order when None) that are set up, each once, best first."""
    wanted = conversation_settings().ai_providers if order is None else order
    return tuple(found for found in map(provider, dict.fromkeys(wanted)) if found.is_configured)


@lru_cache(maxsize=16)
def _provider(name: str, settings: ConversationSettings) -> ConfigurableProvider:
    made: ConfigurableProvider = import_string(PROVIDERS[name])(settings)
    return made
