"""What is written about the settings, made from config/env.py: `make docs` writes it, a test compares it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from config.env import BASE_DIR, Env

EXAMPLE = BASE_DIR / ".env.example"
PAGE = BASE_DIR / "docs" / "configuration.md"
BEGIN, END = "<!-- settings: made by `make docs` -->\n", "<!-- end of settings -->\n"


def _sections() -> Iterator[tuple[str, list[tuple[str, FieldInfo]]]]:
    sections: dict[str, list[tuple[str, FieldInfo]]] = {}
    for name, field in Env.model_fields.items():
        extra: Any = field.json_schema_extra
        sections.setdefault(extra["section"], []).append((name.upper(), field))
    yield from sections.items()


def _default(field: FieldInfo) -> str:
    value = field.default
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    return ",".join(value) if isinstance(value, tuple) else str(value)


def example() -> str:
    """The text of .env.example: every setting with its default and a line each."""
    parts = [
        "# Every setting with its default. Copy this file to .env and change what you need; empty means not set.\n"
    ]
    for section, settings in _sections():
        parts.append(f"\n# {section}\n")
        parts.extend(f"# {field.description}\n{name}={_quoted(_given(name, field))}\n" for name, field in settings)
    return "".join(parts)


def _given(name: str, field: FieldInfo) -> str:
    # Written out, a copied file would turn `make run` into production, and name itself.
    return "" if name in {"RECOUNT_ENV", "RECOUNT_ENV_FILE"} else _default(field)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def table() -> str:
    """The settings as Markdown, a table for each section."""
    parts = []
    for section, settings in _sections():
        parts.append(f"\n### {section}\n\n| variable | default | |\n|---|---|---|\n")
        for name, field in settings:
            default = f"`{_default(field)}`" if _default(field) else "not set"
            parts.append(f"| `{name}` | {default} | {field.description} |\n")
    return "".join(parts) + "\n"


def page(text: str) -> str:
    """The page with its tables as they should be."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}{table()}{END}{after}"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    print(f"Wrote {path.relative_to(BASE_DIR)}.")


if __name__ == "__main__":
    _write(EXAMPLE, example())
    _write(PAGE, page(PAGE.read_text(encoding="utf-8")))
