"""What the person said, taken apart into statements: who did what; done, planned, denied or only thought."""

from conversation.interview.statements.taking_apart import Statement, statements, taken_apart

__all__ = ["Statement", "statements", "taken_apart"]
