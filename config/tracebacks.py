"""Tracebacks for the log: where it happened and what kind of error, without what people wrote."""

import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import TextIO, TypeAlias

from django.core.exceptions import ImproperlyConfigured
from django.db.utils import InterfaceError, OperationalError

ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None]

# Their messages tell of the program and the machine. Others quote the value that they stumble on, and a value may be a
# person's words: a ValidationError its input, a database's error the row, a vendor's refusal the prompt.
TELLING = (
    AttributeError,
    ImportError,
    ImproperlyConfigured,
    IndexError,
    InterfaceError,
    MemoryError,
    NameError,
    OSError,
    OperationalError,
    RuntimeError,
    TypeError,
)
WITHHELD = "(its message is not logged, since it may hold what someone wrote)"


def format_traceback(exc_info: ExcInfo) -> str:
    """The whole chain of errors, the first cause first, as Python prints it, but for messages that may hold content."""
    return "\n".join(_chain(exc_info[1], set()))


def print_traceback(out: TextIO, exc_info: ExcInfo) -> None:
    """The same, written to a file."""
    out.write("\n" + format_traceback(exc_info))


def _chain(error: BaseException, seen: set[int]) -> Iterator[str]:
    if id(error) in seen:
        return
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _chain(cause, seen)
        yield "\nThat led to:\n"
    yield "Traceback (most recent call last):"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip("\n")
    yield f"{type(error).__module__}.{type(error).__qualname__}: {_told(error)}"
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _chain(one, seen)


def _told(error: BaseException) -> str:
    return str(error) if isinstance(error, TELLING) else WITHHELD
