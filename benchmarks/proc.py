"""What the kernel tells of a process and its children (Linux's /proc)."""

import os
from collections import defaultdict
from pathlib import Path

PROC = Path("/proc")
TICKS_PER_S = os.sysconf("SC_CLK_TCK")
MB_PER_KB = 1 / 1024


def cpu_s(pid: int) -> float:
    """Seconds of processor time that a process has used, with its living children and those it has waited for."""
    return sum(sum(_times(one)) for one in family(pid)) / TICKS_PER_S


def rss_mb(pid: int) -> float:
    """Memory that a process and its children hold now."""
    return sum(_status_kb(one, "VmRSS:") for one in family(pid)) * MB_PER_KB


def peak_mb(pid: int) -> float:
    """The most memory that a process and its children ever held, each for itself."""
    return sum(_status_kb(one, "VmHWM:") for one in family(pid)) * MB_PER_KB


def family(pid: int) -> list[int]:
    """The process and all processes under it."""
    children = defaultdict(list)
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))):
            children[int(fields[1])].append(int(folder.name))
    found = [pid]
    for one in found:
        found.extend(children[one])
    return found


def _stat(pid: int) -> list[str]:
    """The fields behind the name, which is in parentheses and may hold anything; none for a process that is gone."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _times(pid: int) -> list[int]:
    """Ticks in user and in system mode, its own and its dead children's (proc(5): utime, stime, cutime, cstime)."""
    return [int(value) for value in _stat(pid)[11:15]]


def _status_kb(pid: int, name: str) -> int:
    try:
        lines = (PROC / str(pid) / "status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)
