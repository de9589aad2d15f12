"""One interview as the pure core sees it, and the stock that it takes of it."""

from typing import NamedTuple

from conversation.interview.guide import Guide
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger
from conversation.interview.types import Asked, Completion, Coverage, Evidence, Message, Move, Note, Privacy


class Interview(NamedTuple):
    """All that is known of one interview: active messages and their notes in order, and the moves already made.

    `asked[0]` is the greeting. `full`: no further answer will be taken. `privacy`: what a
    write-up may tell. `reopened_at`: how many messages there were when it was last written up, if it was opened again
    since. Nothing here is derived; `take_stock` derives.
    """

    guide: Guide
    pack: LanguagePack
    messages: tuple[Message, ...]
    notes: tuple[Note, ...]
    asked: tuple[Asked, ...]
    full: bool = False
    privacy: Privacy = Privacy()
    reopened_at: int | None = None


class Other(NamedTuple):
    """Another experience that an answer mentions, and what the person calls it. `since`: where the words lead to it."""

    evidence: Evidence
    called: str
    since: int


class Stock(NamedTuple):
    """What the policy makes of an interview: `moves` are its best next ones in order, never empty.

    `others` are experiences that it is not about; `offer` is one just told of, to be named before the next question.
    """

    ledger: Ledger
    coverage: Coverage
    completion: Completion
    moves: tuple[Move, ...]
    others: tuple[Other, ...] = ()
    offer: Other | None = None
