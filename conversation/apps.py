"""The Django app."""

from django.apps import AppConfig


class ConversationApp(AppConfig):
    """Interviews, turns, notes and summaries."""

    name = "conversation"
    verbose_name = "Conversations"
    default_auto_field = "django.db.models.BigAutoField"
