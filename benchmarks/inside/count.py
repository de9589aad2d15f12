"""`python -m benchmarks.inside.count`: make the calls that are read, as JSON, from the input; tell the queries of each.

Input: `{"token": …, "calls": [[method, path, body or null], …]}`. Output: `[{"status": …, "queries": [sql, …]}, …]`.
"""

import asyncio
import json
import sys
from collections.abc import Callable
from typing import Any

from benchmarks.inside.calls import call

# Begin and end of a transaction ask the database for nothing.
CONTROL = ("BEGIN", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK")


class Recorder:
    """Notes the SQL of every query, of whichever thread."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """See Django's `execute_wrapper`."""
        if not sql.startswith(CONTROL):
            self.made.append(sql)
        return execute(sql, params, many, context)

    def listen(self, connection: Any, **_: Any) -> None:
        """Join a connection that was just opened."""
        if self not in connection.execute_wrappers:
            connection.execute_wrappers.append(self)


async def counted(asked: dict[str, Any], recorder: Recorder) -> list[dict[str, Any]]:
    """Make the calls, one after another."""
    headers = {"authorization": f"Bearer {asked['token']}", "accept": "text/event-stream, application/json"}
    found = []
    for method, path, body in asked["calls"]:
        recorder.made = []
        answer = await call(method, path, headers, b"" if body is None else json.dumps(body).encode())
        found.append({"status": answer.status, "queries": recorder.made})
    return found


def main() -> None:
    """Print what was counted."""
    from django.db.backends.signals import connection_created

    recorder = Recorder()
    connection_created.connect(recorder.listen)
    print(json.dumps(asyncio.run(counted(json.load(sys.stdin), recorder))))


if __name__ == "__main__":
    main()
