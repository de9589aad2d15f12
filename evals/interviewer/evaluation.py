"""Interview all simulated people and make the scorecard, as a table, as JSON and as transcripts to read."""

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from evals.interviewer.persona import HALVES, Persona, personas
from evals.interviewer.recount import Recount
from evals.interviewer.scorecard import Figure, scorecard
from evals.interviewer.serving import own_server
from evals.interviewer.talk import Talk, held

AT_ONCE = 2


def chosen(halves: Sequence[str], names: Sequence[str]) -> dict[str, list[Persona]]:
    """The people of each half, only those of some names or traits if any are given. Raises ValueError on nobody."""
    wanted = set(names)
    found = {
        half: [p for p in personas(half) if not wanted or p.name in wanted or not wanted.isdisjoint(p.traits)]
        for half in halves
    }
    if not any(found.values()):
        raise ValueError(f"Nobody in evals/personas is called {' or '.join(names)}, nor has such a trait.")
    return found


def held_with(
    people: dict[str, list[Persona]], options: Mapping[str, Any], tell: Callable[[str], None]
) -> dict[str, list[Talk]]:
    """The interviews of all these people, by the server that the options name (`url`, `token`), else one of its own."""
    with ExitStack() as stack:
        if options["url"]:
            recount = Recount(options["url"].rstrip("/"), options["token"])
        else:
            recount = stack.enter_context(own_server(options["provider"]))
        return {half: interviewed(recount, found, options["seed"], tell) for half, found in people.items()}


def interviewed(recount: Recount, people: Sequence[Persona], seed: int, tell: Callable[[str], None]) -> list[Talk]:
    """The interviews of some people, in their order."""

    def one(person: Persona) -> Talk:
        talk = held(recount, person, seed)
        tell(f"{person.name}: {len(talk.turns)} answers")
        return talk

    with ThreadPoolExecutor(AT_ONCE) as hands:
        return list(hands.map(one, people))


def cards(talks: dict[str, list[Talk]]) -> dict[str, list[Figure]]:
    """A scorecard for each half, and one for all."""
    both = [talk for half in HALVES for talk in talks.get(half, [])]
    return {half: scorecard(found) for half, found in talks.items() if found} | {"all": scorecard(both)}


def table(found: dict[str, list[Figure]]) -> str:
    """The scorecards side by side, as a Markdown table."""
    head = ["figure", *found, "bar", ""]
    rows = [head, ["---"] * len(head)]
    for figures in zip(*found.values(), strict=True):
        last = figures[-1]
        bar = "" if last.bar is None else f"{'≤' if last.at_most else '≥'} {_number(last.bar, last.unit)}"
        verdict = "" if last.bar is None else "met" if last.is_met else "MISSED"
        rows.append([last.name, *(f"{_number(f.value, f.unit)} of {f.of}" for f in figures), bar, verdict])
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join("| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |" for row in rows)


def transcript(talk: Talk) -> str:
    """An interview and its write-up, for a person to read, in Markdown."""
    person, summary = talk.person, talk.summary
    lines = [f"## {person.who}", f"*{', '.join(person.traits) or 'no trait'} · {person.kind} · {person.language}*"]
    lines += ["", f"**Recount:** {talk.greeting}"]
    for turn in talk.turns:
        lines += ["", f"**{person.name.split('-')[0].title()}:** {turn.answer}", "", f"**Recount:** {turn.reply}"]
    lines += ["", "### The write-up", summary["narrative_summary"], ""]
    lines += [f"- {bullet}" for bullet in summary["resume_bullets"]]
    missing = [fact.says[0] for fact in person.facts if fact.key not in talk.told]
    return "\n".join([*lines, "", f"Never told: {'; '.join(missing) or 'nothing'}"])


def of_each_trait(talks: Sequence[Talk]) -> list[Talk]:
    """One interview for each trait, the first that shows it, and one of a person without any."""
    shown = {trait: talk for talk in reversed(talks) for trait in (talk.person.traits or ("",))}
    return list({talk.person.name: talk for talk in shown.values()}.values())


def write(found: dict[str, list[Figure]], talks: dict[str, list[Talk]], folder: Path) -> None:
    """Keep the figures and all transcripts."""
    folder.mkdir(parents=True, exist_ok=True)
    figures = {half: [{**f._asdict(), "met": f.is_met} for f in card] for half, card in found.items()}
    (folder / "scorecard.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for half, held_talks in talks.items():
        text = "\n\n".join(map(transcript, held_talks))
        (folder / f"{half}.md").write_text(text + "\n", encoding="utf-8")
    chosen_talks = of_each_trait([talk for held_talks in talks.values() for talk in held_talks])
    (folder / "traits.md").write_text("\n\n".join(map(transcript, chosen_talks)) + "\n", encoding="utf-8")


def _number(value: float, unit: str) -> str:
    return f"{value:.1f}".removesuffix(".0") + (f" {unit}" if unit else "")
