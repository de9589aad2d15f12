"""Time the offline interviewer: python -m tools.offline_turns

Holds one interview of six answers a hundred times, without a server or a database, and prints how long a turn takes
(reading the answer, folding the ledger, choosing and wording the reply) once all is loaded. Each round has new words in
it, so that nothing is remembered from the round before.
"""

import time
from statistics import median

from conversation.interview.guide import DEFAULT_GUIDE, guide_for
from conversation.interview.languages import pack_for
from conversation.interview.phrasing import greeting, speak
from conversation.interview.policy import take_stock
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Message

ANSWERS = (
    "I was a shift supervisor at Linden Bakery in Leeds from March 2019 to June 2022.",
    "I ran the night shift with a team of {n} bakers. We baked bread for 14 shops.",
    "The hardest part was waste: we threw away about {n} loaves every night.",
    "I called each shop manager and moved the order deadline to 6 pm.",
    "Waste went down from {n} loaves to 15 a night within three months.",
    "I learned to look at the numbers of {n} days before I change anything.",
)


def main(rounds: int = 100) -> None:
    """Print median, 95th percentile and worst in milliseconds."""
    for warm in range(3):
        hold(warm)
    times = sorted(taken for number in range(rounds) for taken in hold(100 + number))
    percentile = times[int(0.95 * len(times))]
    print(
        f"{len(times)} turns: median {median(times):.1f} ms, 95 % within {percentile:.1f} ms, worst {times[-1]:.1f} ms"
    )


def hold(number: int) -> list[float]:
    """One interview; how long each turn took, in milliseconds."""
    guide, pack = guide_for(DEFAULT_GUIDE), pack_for("en")
    interview = Interview(guide, pack, (), (), (greeting(guide, pack),))
    times = []
    for index, answer in enumerate(ANSWERS):
        message = Message(message_id=f"{number}-{index}", role="user", content=answer.format(n=number))
        began = time.perf_counter()
        notes = read(interview, message)
        interview = interview._replace(messages=(*interview.messages, message), notes=(*interview.notes, *notes))
        asked = speak(interview, take_stock(interview))
        times.append(1000 * (time.perf_counter() - began))
        reply = Message(message_id=f"{number}-{index}-reply", role="assistant", content=asked.text)
        interview = interview._replace(messages=(*interview.messages, reply), asked=(*interview.asked, asked))
    return times


if __name__ == "__main__":
    main()
