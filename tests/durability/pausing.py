"""A model that says some words, and the others when it is told to go on."""

import threading
from itertools import count

from tests.wire.scripted import SOON_S, Says


def pausing(*pieces: str) -> tuple[Says, threading.Event]:
    """An answer that pauses behind its first piece, and what to set to let it go on."""
    goes_on, said = threading.Event(), count()

    def pace() -> bool:
        return next(said) != 1 or goes_on.wait(SOON_S)

    return Says(pieces, pace=pace), goes_on
