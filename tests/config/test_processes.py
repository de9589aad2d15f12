"""`config.processes.Crew`, in a Python of its own: it forks, waits for signals and exits."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from config.env import BASE_DIR

# Each process says its number and works until it is told to end; on SIGUSR1 it ends as one that cannot work.
CREW = """
import logging, os, signal, sys, threading
from config.processes import Crew, WorkerFailed
logging.basicConfig()

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())

def work():
    done = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: done.set())
    signal.signal(signal.SIGUSR1, lambda *_: os._exit(3))
    say("at work", os.getpid())
    while not done.wait(0.05):
        pass
    say("finished", os.getpid())

try:
    Crew(2, work, hopeless=3).run(on_end=lambda: say("ending"))
except WorkerFailed:
    sys.exit("failed")
say("over")
"""


class Running:
    """A crew in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def hear(self, word: str) -> int:
        """The number of the process that says this next."""
        assert self.process.stdout is not None
        said, _, number = self.process.stdout.readline().strip().rpartition(" ")
        assert said == word
        return int(number)

    def rest(self) -> list[str]:
        """What is still said until all have ended, sorted."""
        assert self.process.stdout is not None
        return sorted(self.process.stdout.read().splitlines())


@pytest.fixture
def crew() -> Iterator[Running]:
    """Two processes and the first one."""
    command = [sys.executable, "-c", CREW]
    with subprocess.Popen(
        command, cwd=BASE_DIR, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        yield Running(process)
        process.kill()


def eventually(condition: Callable[[], bool]) -> bool:
    """Whether it comes true within some seconds."""
    deadline = time.monotonic() + 10
    while not (true := condition()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return true


def is_alive(number: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("wish", [signal.SIGTERM, signal.SIGINT])
def test_a_wish_to_stop_lets_all_finish(crew: Running, wish: signal.Signals) -> None:
    workers = [crew.hear("at work"), crew.hear("at work")]
    crew.process.send_signal(wish)
    assert crew.rest() == sorted(["ending", *(f"finished {worker}" for worker in workers), "over"])
    assert crew.process.wait(10) == 0


def test_a_terminals_interrupt_reaches_each_process_once(crew: Running) -> None:
    workers = [crew.hear("at work"), crew.hear("at work")]
    os.killpg(crew.process.pid, signal.SIGINT)
    assert crew.rest() == sorted(["ending", *(f"finished {worker}" for worker in workers), "over"])
    assert crew.process.wait(10) == 0


def test_one_that_dies_is_replaced(crew: Running) -> None:
    first, second = crew.hear("at work"), crew.hear("at work")
    os.kill(first, signal.SIGKILL)
    third = crew.hear("at work")
    assert third not in {first, second}
    crew.process.terminate()
    assert crew.rest() == sorted(["ending", f"finished {second}", f"finished {third}", "over"])
    assert crew.process.stderr is not None
    assert f"process {first} ended by itself (status -9)" in crew.process.stderr.read()


def test_one_that_cannot_work_ends_all(crew: Running) -> None:
    first, second = crew.hear("at work"), crew.hear("at work")
    os.kill(first, signal.SIGUSR1)
    assert crew.rest() == ["ending", f"finished {second}"]
    assert crew.process.wait(10) == 1


def test_none_outlives_the_first_process(crew: Running) -> None:
    workers = [crew.hear("at work"), crew.hear("at work")]
    crew.process.kill()
    assert crew.rest() == sorted(f"finished {worker}" for worker in workers)
    assert eventually(lambda: not any(map(is_alive, workers)))
