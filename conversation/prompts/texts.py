"""The prompts' Markdown files."""

from functools import cache
from pathlib import Path
from string import Template

FOLDER = Path(__file__).parent


@cache
def template(name: str) -> Template:
    """The text of `<name>.md`; `$words` in it are to be filled in."""
    return Template((FOLDER / f"{name}.md").read_text(encoding="utf-8").strip())


@cache
def listed(name: str) -> dict[str, str]:
    """The file `<name>.md`, a list of `- key: text`, by key."""
    lines = template(name).template.splitlines()
    return {key.strip("- "): text.strip() for key, _, text in (line.partition(":") for line in lines)}


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut at a word's end to at most `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return f"{line[: limit - 1].rsplit(' ', 1)[0]}…"
