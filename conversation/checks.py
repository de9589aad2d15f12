"""Django system checks: a setting that cannot work is named, with what to do, before anything runs."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from conversation.conf import auth_callables, conversation_settings
from conversation.interview.guide import GuideError, all_guides, load_guides
from conversation.providers.registry import names


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
