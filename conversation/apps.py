"""The Django app."""

from django.apps import AppConfig
from django.core.checks import register


class ConversationApp(AppConfig):
    """Interviews, turns, notes and summaries."""

    name = "conversation"
    verbose_name = "Conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Check the settings whenever Django checks its own."""
        from conversation.checks import check_conversation

        register(check_conversation)
