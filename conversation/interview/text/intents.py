"""What a message wants of the interview, beside what it tells."""

import re
from typing import Literal, TypeAlias

from conversation.interview.languages import LanguagePack

Intent: TypeAlias = Literal[
    "answer", "dont_know", "skip", "why", "how_long", "progress", "stop", "confirm", "deny", "off_topic", "distress", "rules"
]
_CUES: tuple[tuple[Intent, str], ...] = (
    ("why", r"^why (?:do|are|would) you (?:ask|want|need)|^why\?*$"),
    ("how_long", r"how (?:long|much longer|many more)"),
    ("progress", r"what have you (?:got|written|noted)|so far\?$"),
    ("stop", r"^(?:that'?s (?:all|it|enough)|stop|i'?m done|enough)\b"),
    ("skip", r"^(?:skip|pass|next|i'?d rather not)\b"),
    ("dont_know", r"^(?:i )?(?:don'?t|do not) (?:know|remember)|^no idea|^not sure"),
    ("confirm", r"^(?:yes|yep|sure|correct|write it up|go ahead)\W*$"),
    ("deny", r"^no\W*$"),
)


def intent(text: str, pack: LanguagePack) -> Intent:
    """The intent of a message; "answer" where it shows no other."""
    plain = text.strip().casefold().replace("’", "'")
    return next((name for name, cue in _CUES if re.search(cue, plain)), "answer")
