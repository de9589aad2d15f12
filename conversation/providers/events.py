"""Reading a vendor's event stream: bytes as they come in, words as they are passed on."""

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack
from types import ModuleType
from typing import Any, ClassVar

from conversation.providers.failures import Vendor, in_our_words
from conversation.providers.wire import json_object

# Longer than any event; a server that sends no line end must not fill the memory.
LINE_MAX_BYTES = 1_000_000


class EventReader(ABC):
    """Takes what was read from the network, and gives the words in it, those of one read together.

    `ending` is why the answer ended, in the vendor's words; "" while it has not. `error` is what the vendor reported
    inside the stream: nothing after it is read. Lines that are no JSON object are passed over.
    """

    cut_by: ClassVar[str]
    """The vendor's word for an answer that ran out of tokens."""

    def __init__(self) -> None:
        self.said = False
        self.ending = ""
        self.error: object = None
        self._rest = b""

    def take(self, read: bytes) -> str:
        """The words in what was read; "" where there are none."""
        *lines, rest = (self._rest + read).split(b"\n")
        self._rest = rest if len(rest) <= LINE_MAX_BYTES else b""
        return self._words_in(lines)

    def end(self) -> str:
        """The words in a last line that has no end."""
        return self._words_in([self._rest])

    def _words_in(self, lines: list[bytes]) -> str:
        words = "".join([self._line(line) for line in lines if line.startswith(b"data:")])
        self.said = self.said or bool(words)
        return words

    def _line(self, line: bytes) -> str:
        if self.error:
            return ""
        event = json_object(line[5:])
        self.error = event.get("error")
        return "" if self.error else self.event(event, line)

    @abstractmethod
    def event(self, event: dict[str, Any], line: bytes) -> str:
        """The words of one event, whose `ending` and usage are noted; `event` is empty for a line that is no JSON."""


async def spoken(
    vendor: Vendor, sdk: ModuleType, opened: Callable[[AsyncExitStack], Awaitable[Any]], reader: EventReader
) -> AsyncGenerator[str, None]:
    """Yield the words of the answer that `opened` begins. Raises as `Provider.stream`."""
    async with AsyncExitStack() as stack:
        with in_our_words(vendor, sdk):
            response = await opened(stack)
            async for read in response.http_response.aiter_bytes():
                if words := reader.take(read):
                    yield words
                if reader.error:
                    break
            if words := reader.end():
                yield words
    if reader.error:
        raise vendor.failure_of_event(reader.error)
    if not reader.said:
        raise vendor.failure("empty")
    if reader.ending in ("", reader.cut_by):
        raise vendor.failure("cut")
