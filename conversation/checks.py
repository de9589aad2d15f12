"""Django system checks: a setting that cannot work is named, with what to do, before anything runs."""

from collections.abc import Iterator
from typing import Any

from django.core import checks
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from conversation.conf import auth_callables, conversation_settings
from conversation.interview.guide import GuideError, all_guides, load_guides
from conversation.providers.base import Meter
from conversation.providers.registry import configured, names
from conversation.services.pricing import cost_usd


def check_conversation(**kwargs: Any) -> list[CheckMessage]:
    """Every wrong setting of the app, each as an error with its remedy."""
    try:
        settings = conversation_settings()
    except (ImproperlyConfigured, TypeError) as error:
        return [Error(str(error), id="conversation.E001")]
    return [*_providers(settings.ai_providers), *_auth(), *_guides(settings.guides_folder)]


def _providers(order: tuple[str, ...]) -> Iterator[CheckMessage]:
    known = names()
    if not order:
        hint = f"Name at least one of: {', '.join(known)}. `offline` needs no key."
        yield Error("AI_PROVIDERS names no provider, so nobody can answer.", hint=hint, id="conversation.E002")
    for name in order:
        if name not in known:
            yield Error(
                f"AI_PROVIDERS names “{name}”, which is no provider.",
                hint=f"Choose from: {', '.join(known)}.",
                id="conversation.E003",
            )


def _auth() -> Iterator[CheckMessage]:
    for dotted in auth_callables():
        try:
            import_string(dotted)
        except ImportError as error:
            hint = "Give the dotted path of a callable that takes a request and returns a user or None."
            yield Error(f"CONVERSATION_AUTH names “{dotted}”: {error}.", hint=hint, id="conversation.E004")


def _guides(folder: str) -> Iterator[CheckMessage]:
    try:
        all_guides()
        if folder:
            load_guides(folder)
    except GuideError as error:
        yield Error(str(error), hint="Mend or remove the guide's file.", id="conversation.E005")


@register(deploy=True)
def check_prices(**kwargs: Any) -> list[CheckMessage]:
    """A spending limit counts only what has a price. With `check --deploy` alone: the price list takes a second."""
    try:
        if not conversation_settings().daily_spending_limit_usd:
            return []
        asked = configured()
    except (ImproperlyConfigured, TypeError):
        # The other check names the setting that is wrong.
        return []
    unknown = [found for found in asked if cost_usd(found.name, found.model, Meter()) is None]
    return [
        checks.Warning(
            f"DAILY_SPENDING_LIMIT_USD cannot count what {found.name} costs: “{found.model}” is in no price list.",
            hint="Choose a model that is listed, or watch its costs at the vendor's; calls to it count as 0 dollars.",
            id="conversation.W001",
        )
        for found in unknown
    ]
