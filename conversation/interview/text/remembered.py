"""What was made of a text, kept for when it is asked for again: an interview's texts are read again at every turn."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar, TypeVarTuple

Made = TypeVar("Made")
Rest = TypeVarTuple("Rest")

# How much is kept, in characters of text: of what is as long as the text itself, and of what is far shorter.
LONG, SHORT = 40_000, 60_000
# What a text takes besides its characters, in characters.
_OVERHEAD = 50


def remembered(
    characters: int,
) -> Callable[[Callable[[str, *Rest], Made]], Callable[[str, *Rest], Made]]:
    """Keep what a function makes of texts: of those asked for last, up to so many characters in all.

    The function's first argument is the text, and it makes the same of the same each time, never None.
    """

    def remembering(function: Callable[[str, *Rest], Made]) -> Callable[[str, *Rest], Made]:
        kept: OrderedDict[tuple[str, *Rest], Made] = OrderedDict()
        lock = Lock()
        held = 0

        @wraps(function)
        def recalled(text: str, *rest: *Rest) -> Made:
            nonlocal held
            key = (text, *rest)
            with lock:
                if (known := kept.get(key)) is not None:
                    kept.move_to_end(key)
                    return known
            made = function(text, *rest)
            with lock:
                held += 0 if key in kept else len(text) + _OVERHEAD
                kept[key] = made
                while held > characters:
                    (oldest, *_), _ = kept.popitem(last=False)
                    held -= len(oldest) + _OVERHEAD
            return made

        return recalled

    return remembering
