"""What earlier releases left in a database, and how to bring it back: through their own tables."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

FOLDER = Path(__file__).parent / "recorded"
VERSIONS = sorted(file.stem for file in FOLDER.glob("*.json"))
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Release:
    """A recorded release. `rows`: by model, dictionaries of columns; `conversations`: ids by what is special."""

    version: str
    migrations: list[tuple[str, str]]
    token: str
    password: str
    conversations: dict[str, str]
    rows: Rows

    def bring_back(self, alias: str) -> None:
        """Make the release's tables in this empty database, and fill them through its own models."""
        executor = MigrationExecutor(connections[alias])
        targets = [(app, name) for app, name in self.migrations]
        executor.migrate(targets)
        then = executor.loader.project_state(targets).apps
        with transaction.atomic(using=alias):
            for label, rows in self.rows.items():
                for row in rows:
                    # Raw: with the times that they had, not those of today.
                    _made(then.get_model(label), row).save_base(raw=True, using=alias, force_insert=True)


def _made(model: type[Model], row: dict[str, Any]) -> Model:
    return model(**{field.attname: field.to_python(row[field.attname]) for field in model._meta.concrete_fields})


@cache
def release(version: str) -> Release:
    """The release of this version."""
    return Release(**json.loads((FOLDER / f"{version}.json").read_text("utf-8")))


def then_and_now(then: Rows, alias: str) -> tuple[Rows, Rows]:
    """The same rows as they were and as today's models find them, in one order; without columns that are gone."""
    before, after = {}, {}
    for label, rows in then.items():
        model = apps.get_model(label)
        columns = [field.attname for field in model._meta.concrete_fields if not rows or field.attname in rows[0]]
        key = model._meta.pk.attname
        before[label] = sorted(({name: row[name] for name in columns} for row in rows), key=lambda row: str(row[key]))
        now = sorted(model._base_manager.using(alias).values(*columns), key=lambda row: str(row[key]))
        after[label] = json.loads(json.dumps(now, cls=DjangoJSONEncoder))
    return before, after
