"""`python -m benchmarks.load`: reads a plan, as JSON, from its input, and talks in steps that its caller sets off.

It prints `begun` when all conversations are started, `talked` when all turns are over, and at last its result as JSON;
before each step after the first it waits for a line, so that the caller can read the server's clocks in between.
"""

import asyncio
import json
import sys

from uvicorn.loops.auto import auto_loop_factory

from benchmarks.load.crowd import Crowd, Plan


async def talk(plan: Plan) -> None:
    """All steps."""
    crowd = Crowd(plan)
    await crowd.begin()
    await _said("begun")
    await crowd.talk()
    await _said("talked")
    await crowd.check()
    print(json.dumps(crowd.result()), flush=True)


async def _said(word: str) -> None:
    print(word, flush=True)
    await asyncio.to_thread(sys.stdin.readline)


if __name__ == "__main__":
    # The loop that the servers run on too.
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(talk(Plan(**json.loads(sys.stdin.readline()))))
