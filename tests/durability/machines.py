"""What the machines that make any sequence of calls have in common, and what a model does in one of them."""

from typing import Literal

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.wire.scripted import FailsAmid, HangsAfter, Refuses, Says, Step

ANSWERS = (
    "I was a nurse at the Charité in Berlin from 2018 to 2021.",
    "We were a team of 6 on the night shift. I ran the handover at 6 am 🌙.",
    "Actually it was a team of 8.",
    "The worst night was in March 2020: we had 31 patients and 2 ventilators too few.",
    "I called four other wards and found both by 2 am.",
    "Nobody died that night, and the other wards copied our list.",
    "I don't want to talk about that.",
    "That's all, please stop.",
    "?",
)
NOTES = '\n<notes>{"move":"challenge","notes":[{"topic":"role","value":"nurse","quote":"nurse"}]}</notes>'
SPOKEN = ("A night shift, then. ", "What was the hardest part of it?")
Kind = Literal["says", "notes nothing", "refuses", "is cut", "hangs", "hangs at once", "hangs in its notes"]
STEPS: dict[Kind, Step] = {
    "says": Says((*SPOKEN, NOTES)),
    "notes nothing": Says(SPOKEN),
    "refuses": Refuses(529),
    "is cut": FailsAmid(SPOKEN, "overloaded_error"),
    "hangs": HangsAfter(SPOKEN),
    "hangs at once": HangsAfter(()),
    "hangs in its notes": HangsAfter((*SPOKEN, NOTES[:20])),
}
FAILS = ("refuses", "is cut")
# What of a reply is pending when the model hangs so.
PENDING: dict[Kind, Literal["words", "notes"]] = {
    "hangs": "words",
    "hangs at once": "words",
    "hangs in its notes": "notes",
}


def run(machine: type[RuleBasedStateMachine], examples: int, steps: int) -> None:
    """Make so many sequences of at most so many calls, each time the same."""
    how = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=how)
