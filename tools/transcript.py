"""Hold the README's interview over the REST API of a running server, and print it as Markdown.

    python -m tools.transcript http://127.0.0.1:8000 TOKEN

Needs only a token (`manage.py create_api_token`). With no model key set, the offline interviewer answers, always alike.
"""

import sys
from collections.abc import Iterator
from typing import Any

import requests

ANSWERS = (
    "I was a shift lead at the Harbour Grill in Bristol, from June 2019 to March 2021.",
    "I ran the grill station and did the fish orders. On a Saturday we made about 120 covers with six cooks.",
    "We threw away far too much fish. It was about 40 kilos a month, because everybody ordered by feel.",
    "I counted for two weeks what really went out, wrote a prep list in Excel and trained three cooks on it.",
    "After two months we were down to 12 kilos a month, and the chef kept the list.",
    "Our second kitchen in Bath took the list over, too.",
    "I learned that people follow a list they helped to write.",
    "I worked with the head chef and six cooks.",
)


def main(address: str, token: str) -> None:
    """Print the interview, then the write-up with the evidence of each bullet."""
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {token}"
    for line in interview(session, f"{address}/conversations"):
        print(line)


def interview(session: requests.Session, base: str) -> Iterator[str]:
    """The lines of the transcript and of the write-up, as they come."""
    started = _post(session, f"{base}/start/", {})
    here = f"{base}/{started['conversation_id']}"
    yield f"> **Recount:** {started['initial_message']}"
    for answer in ANSWERS:
        turn = _post(session, f"{here}/message/", {"content": answer})
        yield ">"
        yield f"> **You:** {answer}"
        yield ">"
        yield f"> **Recount:** {turn['ai_response']}"
        if turn["completion_suggestion"]["suggested"]:
            break
    done = _post(session, f"{here}/complete/", {"user_approved": True})
    yield ""
    yield from write_up(done["experience_summary"])


def write_up(summary: dict[str, Any]) -> Iterator[str]:
    """The parts of a summary as Markdown; under each bullet the words that it rests on."""
    yield f"**{summary['title']}** — {summary['timeline']}"
    yield ""
    yield summary["narrative_summary"]
    yield ""
    for index, bullet in enumerate(summary["resume_bullets"]):
        quotes = " … ".join(f"“{quote['quote']}”" for quote in summary["evidence"][f"/resume_bullets/{index}"])
        yield f"- {bullet}  "
        yield f"  *you said:* {quotes}"
    yield ""
    story = summary["interview_story"]
    for part in ("situation", "action", "result"):
        yield f"*{part.capitalize()}:* {story[part]}  "
    yield ""
    skills = summary["skills_identified"]
    named = [*skills["technical_skills"], *skills["soft_skills"], *skills["tools_technologies"]]
    yield f"*Skills and tools:* {', '.join(named)}"


def _post(session: requests.Session, url: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = session.post(url, json=body, timeout=60)
    answer.raise_for_status()
    result: dict[str, Any] = answer.json()
    return result


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1].rstrip("/"), sys.argv[2])
