"""Memory that this process holds and does not need."""

import ctypes


def give_back() -> None:
    """Return to the system what is free in the C library's heaps; nothing where it cannot be asked for that.

    Reading a large table takes far more for a moment than the table keeps, and glibc holds on to it: tens of MB.
    """
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return  # not glibc
    trim(0)
