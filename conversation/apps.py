"""The Django app."""

from contextlib import suppress

from django.apps import AppConfig
from django.core.checks import register
from django.core.exceptions import ImproperlyConfigured


class ConversationApp(AppConfig):
    """Interviews, turns, notes and summaries."""

    name = "conversation"
    verbose_name = "Conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Check the settings whenever Django checks its own, and make a project's own guides known."""
        from conversation.checks import check_conversation
        from conversation.conf import conversation_settings
        from conversation.interview.guide import GuideError, load_guides

        register(check_conversation)
        # A wrong setting is told in a sentence by the check; nothing here may come before it.
        with suppress(GuideError, ImproperlyConfigured, TypeError):
            if folder := conversation_settings().guides_folder:
                load_guides(folder)
