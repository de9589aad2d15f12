"""What was said, as it stands after corrections: slips are mended, deeds told beside what was taken back are kept."""

import re
from collections.abc import Iterable, Iterator, Sequence

from conversation.interview.grounding.retracted import Retracted
from conversation.interview.languages import LanguagePack
from conversation.interview.languages.reading_words import Cue
from conversation.interview.ledger import Ledger, Mended
from conversation.interview.statements import Statement
from conversation.interview.text.passage import passage_of
from conversation.interview.types import Evidence, Note

_FRAME = frozenset(("role", "organisation", "timeframe"))
_TIMES: tuple[Cue, ...] = ("time_start", "time_end", "time_work", "time_still", "i", "correction")
# How far behind a slip what mends it may stand, and how few words a deed may be cut to.
_FAR = 60
_LEAST = 3


def standing(told: Iterable[Statement], ledger: Ledger, pack: LanguagePack) -> tuple[Statement, ...]:
    """The statements without what was taken back of them; those of which too little is left are left out."""
    retracted = Retracted(ledger, pack)
    found = ((statement, _standing(statement, retracted, ledger, pack)) for statement in told)
    return tuple(left for said, left in found if left is not said or not any(retracted.gaps(_whole(said))))


def beyond_the_frame(told: Iterable[Statement], ledger: Ledger, pack: LanguagePack) -> tuple[Statement, ...]:
    """The statements that tell more than role, place and time, which have lines of their own, or than a correction."""
    taken_back = (pair.wrong for pair in ledger.mended)
    frame = [note for note in (*ledger.facts, *taken_back) if note.topic in _FRAME]
    mended = {note.message_id for note in ledger.facts if note.kind == "correction"}
    return tuple(
        s
        for s in told
        if not (_only_frame(s, frame, pack) or (s.message_id in mended and _opens(s.text, pack, "correction")))
    )


def _only_frame(said: Statement, frame: Sequence[Note], pack: LanguagePack) -> bool:
    """Whether every word of a statement is of a note of the frame, of time, or tells nothing by itself."""
    spans = [(n.start - said.start, n.end - said.start) for n in frame if n.message_id == said.message_id]
    if not any(start < len(said.quote) and end > 0 for start, end in spans):
        return False
    passage = passage_of(said.quote, pack.reading)
    language = passage.language
    timed = {
        at
        for hit in language.cues.find(passage.words, {}, {}, passage.openings)
        if hit.cue in _TIMES
        for at in range(hit.first, hit.last)
    }
    small = {*language.stops, *language.padding, *language.words.phrases.places, *language.words.phrases.leads}
    return all(
        at in timed or word.norm in small or any(start <= word.start < end for start, end in spans)
        for at, word in enumerate(passage.words)
    )


def _opens(text: str, pack: LanguagePack, cue: Cue) -> bool:
    passage = passage_of(text, pack.reading)
    hits = passage.language.cues.find(passage.words, {}, {}, passage.openings)
    return any(hit.cue == cue and hit.first == 0 for hit in hits)


def _standing(said: Statement, retracted: Retracted, ledger: Ledger, pack: LanguagePack) -> Statement:
    whole = _whole(said)
    for start, end in sorted(retracted.gaps(whole), reverse=True):
        slip = next(_slips(said, start, end, ledger.mended), None)
        said = _without(said, said.quote[start:slip]) if slip else _up_to(said, whole.quote[start:end], pack)
    return said


def _whole(said: Statement) -> Evidence:
    return Evidence(message_id=said.message_id, start=said.start, end=said.end, quote=said.quote)


def _slips(said: Statement, start: int, end: int, mended: Iterable[Mended]) -> Iterator[int]:
    """Where, in a statement's quote, that begins which was said at once instead of a gap."""
    for wrong, right in mended:
        here = wrong.message_id == right.message_id == said.message_id
        if here and wrong.start <= said.start + start and said.start + end <= wrong.end:
            place = right.start - said.start
            if end < place < min(len(said.quote), end + _FAR):
                yield place


def _without(said: Statement, slip: str) -> Statement:
    """A statement as if the slip had not been said; its quote stays as it was."""
    return said._replace(text=said.text.replace(slip, "", 1), body=said.body.replace(slip, "", 1))


def _up_to(said: Statement, gone: str, pack: LanguagePack) -> Statement:
    """A statement up to the clause that holds what was taken back, where that leaves something."""
    text, body, quote = (_before(words, gone, pack) for words in (said.text, said.body, said.quote))
    if not text or not quote or (said.body and not body):
        return said
    return said._replace(text=text, body=body, quote=quote, end=said.start + len(quote))


def _before(words: str, gone: str, pack: LanguagePack) -> str:
    place = words.find(gone)
    joins = "|".join(map(re.escape, sorted(pack.reading.phrases.ands)))
    cuts = [match.start() for match in re.finditer(rf"\s*[,;]|\s+(?:{joins})\s", words[: max(place, 0)], re.IGNORECASE)]
    left = words[: cuts[-1]] if cuts else ""
    return left if len(left.split()) >= _LEAST else ""
