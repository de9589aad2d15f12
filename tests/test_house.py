"""Rules of the house that no linter knows."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.db.models import Model, QuerySet

from config.env import BASE_DIR

FOLDERS = ("accounts", "config", "conversation")
LANGUAGES = {"en", "de", "fr", "es", "und"}
ORM_ASYNC = {name for kind in (QuerySet, Model) for name in dir(kind) if name[:1] == "a" and hasattr(kind, name[1:])}


def modules() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (path for path in (BASE_DIR / folder).rglob("*.py") if "migrations" not in path.parts)


def awaits_the_orm(node: ast.AST) -> bool:
    # Caches have methods of the same names: they are told apart by what they are called on.
    if not (isinstance(node, ast.Await) and isinstance(node.value, ast.Call)):
        return False
    called = node.value.func
    return isinstance(called, ast.Attribute) and called.attr in ORM_ASYNC and "cache" not in ast.unparse(called.value)


def asks_for_a_language(node: ast.AST) -> bool:
    if not isinstance(node, ast.Compare) or "lang" not in ast.unparse(node):
        return False
    return any(isinstance(side, ast.Constant) and side.value in LANGUAGES for side in (node.left, *node.comparators))


def test_the_database_is_crossed_into_through_in_db_alone() -> None:
    assert "aget" in ORM_ASYNC
    crossing = [
        path.name for path in modules() if any(map(awaits_the_orm, ast.walk(ast.parse(path.read_text("utf-8")))))
    ]
    assert crossing == []


def test_no_language_is_tested_for_outside_the_packs() -> None:
    outside = [path for path in modules() if "languages" not in path.parts]
    testing = [
        path.name for path in outside if any(map(asks_for_a_language, ast.walk(ast.parse(path.read_text("utf-8")))))
    ]
    assert testing == []
