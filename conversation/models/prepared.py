"""Queries whose SQL is made once a process: to build it costs Django ten times what it costs a database to run it."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models

Make = Callable[[Sequence[UUID]], models.QuerySet[Any]]
Reader = Callable[[Any], Any]


class Prepared:
    """The plain columns of the rows of some conversations.

    `columns`: each with what makes its value of what the database gives, None to take it as it is. `make`: the query
    for some ids; nothing else may vary.
    """

    def __init__(self, columns: Mapping[str, Reader | None], make: Make) -> None:
        self._columns, self._readers, self._make = tuple(columns), tuple(columns.values()), make
        self._sql: dict[tuple[str, int], tuple[str, tuple[Any, ...], tuple[int, ...]]] = {}

    def rows(self, ids: Sequence[UUID]) -> list[tuple[Any, ...]]:
        """The rows, with the columns in their order."""
        key = (connection.vendor, len(ids))
        if key not in self._sql:
            self._sql[key] = self._built(len(ids))
        sql, fixed, places = self._sql[key]
        given = list(fixed)
        for place, pk in zip(places, ids, strict=True):
            given[place] = _adapted(pk)
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            found = cursor.fetchall()
        return [tuple(map(_read, self._readers, row)) for row in found]

    def _built(self, count: int) -> tuple[str, tuple[Any, ...], tuple[int, ...]]:
        """The SQL, its parameters, and the places of the ids among them."""
        stand_ins = [UUID(int=number + 1) for number in range(count)]
        sql, params = self._make(stand_ins).values_list(*self._columns).query.sql_with_params()
        adapted = [_adapted(stand_in) for stand_in in stand_ins]
        return sql, tuple(params), tuple(params.index(each) for each in adapted)


def _adapted(pk: UUID) -> Any:
    return models.UUIDField().get_db_prep_value(pk, connection)


def _read(reader: Reader | None, value: Any) -> Any:
    return value if reader is None or value is None else reader(value)


def id_text(value: Any) -> str:
    """An id as text, whichever form the database gives it."""
    return str(value if isinstance(value, UUID) else UUID(value))


def parsed(value: Any) -> Any:
    """JSON, parsed unless the database's driver did."""
    return json.loads(value) if isinstance(value, str) else value
