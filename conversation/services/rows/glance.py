"""What lists show of a conversation, kept with it so that reading a page of them folds no ledger."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from conversation import interview as interview_package
from conversation.interview.guide import Guide, guide_for
from conversation.interview.languages import LanguagePack, pack_for
from conversation.interview.ledger import Ledger
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview, Stock
from conversation.interview.types import Completion, Coverage, Evidence
from conversation.models import Conversation
from conversation.models.interview import load_interviews

SOURCES = (".py", ".toml")


class Glance(NamedTuple):
    """A conversation at a glance. `message_count`: active messages with words, the greeting too.

    `ledger_digest`: the same for the same facts, so that a write-up can be told from one that is stale.
    """

    message_count: int
    coverage: Coverage
    completion: Completion
    others: tuple[Evidence, ...]
    ledger_digest: str


def glance_of(interview: Interview, stock: Stock) -> dict[str, Any]:
    """The glance as `Conversation.glance` keeps it. `interview` and `stock` are as they stand after the last message;
    keep None instead whenever messages, notes, moves, guide or language change without a new one.
    """
    return {
        "made_by": _maker(interview.guide, interview.pack),
        "message_count": len(interview.messages),
        "coverage": stock.coverage.model_dump(mode="json"),
        "completion": stock.completion.model_dump(mode="json"),
        "others": [other.evidence.model_dump(mode="json") for other in stock.others],
        "ledger_digest": digest_of(stock.ledger),
    }


def read_glance(conversation: Conversation) -> Glance:
    """The kept glance where it says what folding anew would, else the fold, which reads rows unless they are loaded."""
    kept: Any = conversation.glance
    if not _is_kept(conversation):
        interview = conversation.as_interview()
        kept = glance_of(interview, take_stock(interview))
    return Glance(
        message_count=kept["message_count"],
        coverage=Coverage.model_validate(kept["coverage"]),
        completion=Completion.model_validate(kept["completion"]),
        others=tuple(map(Evidence.model_validate, kept["others"])),
        ledger_digest=kept["ledger_digest"],
    )


def load_missing(conversations: Iterable[Conversation]) -> None:
    """Load, in three queries for all, the interviews of those that keep no glance; nothing when all keep one."""
    missing = [conversation for conversation in conversations if not _is_kept(conversation)]
    if missing:
        load_interviews(missing)


def digest_of(ledger: Ledger) -> str:
    """A digest of what stands in a ledger: the same facts give the same digest."""
    facts = "\n".join(note.model_dump_json() for note in ledger.facts)
    return hashlib.sha256(facts.encode()).hexdigest()


def _is_kept(conversation: Conversation) -> bool:
    kept: Any = conversation.glance
    maker = _maker(guide_for(conversation.guide), pack_for(conversation.language))
    return kept is not None and kept.get("made_by") == maker


def _maker(guide: Guide, pack: LanguagePack) -> str:
    """What a glance was made by: this release, this guide, this language. Others may say something else."""
    known, digest = _guides.get(guide.key, (None, ""))
    if known is not guide:
        digest = hashlib.sha256(guide.model_dump_json().encode()).hexdigest()[:12]
        _guides[guide.key] = guide, digest
    return f"{_release()} {digest} {pack.code}"


# A guide cannot be a key: it holds dictionaries.
_guides: dict[str, tuple[Guide, str]] = {}


@cache
def _release() -> str:
    """A digest of the interview's code and data: what it judges by changes between versions, and while one is made."""
    whole = hashlib.sha256()
    for file in sorted(Path(interview_package.__file__).parent.rglob("*")):
        if file.suffix in SOURCES:
            whole.update(file.read_bytes())
    return whole.hexdigest()[:12]
