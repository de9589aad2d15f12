"""The rows of the table, in the order in which they are measured; each is a module with one function of its figures."""

from collections.abc import Callable

from benchmarks.bench import Bench
from benchmarks.figures import Figure
from benchmarks.rows.crowds import hundred, one, twenty
from benchmarks.rows.memory import memory
from benchmarks.rows.pages import pages
from benchmarks.rows.prompts import prompts
from benchmarks.rows.queries import queries
from benchmarks.rows.start import start
from benchmarks.rows.streams import streams

ROWS: dict[str, Callable[[Bench], list[Figure]]] = {
    "one": one,
    "twenty": twenty,
    "hundred": hundred,
    "prompts": prompts,
    "queries": queries,
    "pages": pages,
    "start": start,
    "memory": memory,
    "streams": streams,
}
