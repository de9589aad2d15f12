"""Memory that was only needed for a moment goes back to the system."""

import ctypes
import platform
from pathlib import Path

import pytest

from conversation.services.memory import give_back


def resident_mb() -> float:
    """What this process holds in memory."""
    held = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(held.split()[1]) / 1024


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library gives back by itself, or never")
def test_what_is_free_goes_back():
    held = [b"x" * 20_000 for _ in range(3_000)]
    last = b"y" * 20_000
    full = resident_mb()
    held.clear()
    give_back()
    assert resident_mb() < full - 40
    assert len(last) == 20_000


@pytest.mark.parametrize("trouble", [OSError, TypeError, AttributeError])
def test_another_system_is_left_alone(monkeypatch, trouble):
    def no_such_library(name: str | None) -> None:
        raise trouble

    monkeypatch.setattr(ctypes, "CDLL", no_such_library)
    give_back()
