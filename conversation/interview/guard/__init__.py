"""The check of a reply before the person sees it: one question, new, not leading, and no end too early."""

from conversation.interview.guard.reply import Guarded, ReplyGuard, check

__all__ = ["Guarded", "ReplyGuard", "check"]
