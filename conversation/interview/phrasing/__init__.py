"""A move, put into words: the offline interviewer's, and the guard's replacements."""

from conversation.interview.phrasing.reply import greeting, question, speak

__all__ = ["greeting", "question", "speak"]
