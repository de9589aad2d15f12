"""A write-up that agrees with itself: no two of its claims tell two values of one thing.

Claims are read as answers are. What the ledger holds decides which of them stands; where it holds neither, none does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from conversation.interview.contradictions import SINGLE_VALUED, contradictions
from conversation.interview.grounding.fitting import fitted
from conversation.interview.grounding.moments import moments
from conversation.interview.grounding.pieces import hear
from conversation.interview.grounding.turns import TURNS
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger
from conversation.interview.likeness import at_odds, holds
from conversation.interview.reading import read
from conversation.interview.results import clashes
from conversation.interview.session import Interview
from conversation.interview.text.dates import dates
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Asked, Message, Move, Note, TopicKey
from conversation.interview.writing.sections import Section
from conversation.interview.writing.selection import Kept, Selection

# What has one value of figures or dates. Names are the gate's business.
_CHECKED = frozenset(key for key in SINGLE_VALUED if key[0] in ("timeframe", "scope"))
_FRAME = frozenset(("role", "organisation"))
_UNSETTLED = "The person told this in two ways, and which one holds is not settled."
_OTHERWISE = "“{value}” does not agree with “{right}”, which the person told."
_ALSO = "“{value}” does not agree with “{right}”, and nothing tells which one holds."


class Line(NamedTuple):
    """One claim of a write-up: its words, and the topic of its section, if that has single values."""

    text: str
    topic: TopicKey | None = None


def agreeing(
    kept: Mapping[Section, tuple[Kept, ...]],
    selection: Selection,
    judge: Callable[[Sequence[Line]], Mapping[int, str]],
) -> dict[Section, tuple[Kept, ...]]:
    """The claims that passed the gate, without those that `judge` keeps out; the selection is told which, and why.

    A section that loses all it had is the extractive writer's, as far as that agrees.
    """
    agreed = _without(kept, selection, judge)
    emptied = [section for section, passed in kept.items() if passed and not agreed[section]]
    if not emptied:
        return agreed
    spare = {section: tuple(k for k in selection.spare(section) if k not in kept[section]) for section in emptied}
    instead = {s: tuple(k._replace(status="rewritten") for k in spare[s]) for s in emptied}
    return _without({**agreed, **instead}, selection, judge)


def _without(
    kept: Mapping[Section, tuple[Kept, ...]],
    selection: Selection,
    judge: Callable[[Sequence[Line]], Mapping[int, str]],
) -> dict[Section, tuple[Kept, ...]]:
    placed = [(section, claim) for section, passed in kept.items() for claim in passed]
    out = judge([Line(claim.text, _topic(section)) for section, claim in placed])
    for at, reason in out.items():
        selection.remove(placed[at][1].text, reason)
    return {
        section: tuple(claim for at, (of, claim) in enumerate(placed) if of is section and at not in out)
        for section in kept
    }


def _topic(section: Section) -> TopicKey | None:
    """The topic of a section that is one line of such values."""
    topic = section.topics[0] if section.topics and section.most == 1 else None
    return topic if any(topic == key for key, _ in _CHECKED) else None


class Saying(NamedTuple):
    """What a claim says of a thing that has one value. `framed`: beyond doubt, as it stands with the role or place,
    or tells the whole time.
    """

    note: Note
    framed: bool


def inconsistent(lines: Sequence[Line], interview: Interview, ledger: Ledger, target: LanguagePack) -> dict[int, str]:
    """The claims that cannot stand, by their places among `lines`, each with the reason.

    The same claims in another order are judged the same; what is left has nothing more to object to.
    """
    read_once = {line: _sayings(line, interview, target) for line in dict.fromkeys(lines)}
    sayings = {at: read_once[line] for at, line in enumerate(lines)}
    ledger = fitted(ledger, interview.messages, interview.pack)
    out = _against_results(lines, ledger, target)
    for at, said in sayings.items():
        if reason := next(filter(None, (_against(saying, interview, ledger) for saying in said)), ""):
            out[at] = reason
    left = {at: said for at, said in sayings.items() if at not in out}
    told_apart = {**_of_values(left, interview), **_of_results(tuple(left), lines, target)}
    agreed = {at: said for at, said in left.items() if at not in told_apart}
    return {**out, **told_apart, **_of_times(agreed)}


def _sayings(line: Line, interview: Interview, target: LanguagePack) -> tuple[Saying, ...]:
    if not (quantities(line.text, target) or dates(line.text, target)):
        return ()
    asked = (Asked(move=Move(kind="ask", topic=line.topic), text=""),) if line.topic else ()
    alone = Interview(interview.guide, target, (), (), asked)
    notes = read(alone, Message(message_id="claim", role="user", content=line.text))
    whole = {"start", "end"} <= {note.aspect for note in notes}
    framed = whole or line.topic is not None or any(note.topic in _FRAME for note in notes)
    return tuple(Saying(note, framed) for note in notes if (note.topic, note.aspect) in _CHECKED)


def _against(saying: Saying, interview: Interview, ledger: Ledger) -> str:
    """Why a saying cannot stand beside the ledger; "" where it can."""
    told = saying.note
    told_so = _is_told_so(told, interview)
    doubtful = [n for pair in ledger.contradictions for n in pair.notes if _same_thing(n, told)]
    if doubtful and ((saying.framed and not told_so) or any(not at_odds(n.value, told.value) for n in doubtful)):
        return _UNSETTLED
    live = [note for note in ledger.of(told.topic, told.aspect) if note not in doubtful]
    if not live or any(not at_odds(n.value, told.value) for n in (*live, *_of_a_part(ledger, told))):
        return ""
    once = any(_same_thing(n, told) and n.value and not at_odds(n.value, told.value) for n in interview.notes)
    otherwise = _OTHERWISE.format(value=told.value, right=live[-1].value)
    return otherwise if once or (saying.framed and not told_so) else ""


def _is_told_so(claimed: Note, interview: Interview) -> bool:
    """Whether the person told a time as where something began, or ended, too: a life has more of these than one."""
    turn = TURNS.get((claimed.topic, claimed.aspect))
    wanted = moments(claimed.value, interview.pack)[:1]
    if turn is None or not wanted:
        return False
    heard = (hear(m.content, interview.pack) for m in interview.messages if m.role == "user")
    standing = ((m, h) for h in heard for m in h.moments if (m.start, m.end) not in h.amended)
    return any(m.tells(wanted[0]) and turn(m, h, interview.pack) for m, h in standing)


def _of_a_part(ledger: Ledger, told: Note) -> tuple[Note, ...]:
    """Those who were led are another number of people than the team."""
    return ledger.of("scope", "managed") if told.aspect == "team_size" else ()


def _same_thing(one: Note, other: Note) -> bool:
    return (one.topic, one.aspect) == (other.topic, other.aspect)


def _against_results(lines: Sequence[Line], ledger: Ledger, target: LanguagePack) -> dict[int, str]:
    """The claims whose result the ledger tells with other figures, and nothing with these."""
    results = [note.value for note in ledger.of("outcome", "figure")]
    pairs = clashes([*(line.text for line in lines), *results], target.code)
    right = {a: results[b - len(lines)] for a, b in pairs if a < len(lines) <= b}
    return {
        at: _OTHERWISE.format(value=lines[at].text, right=value)
        for at, value in right.items()
        if not any(holds(lines[at].text, result) for result in results)
    }


def _of_values(left: Mapping[int, tuple[Saying, ...]], interview: Interview) -> dict[int, str]:
    """The claims that tell another value than another one, where the ledger does not tell which is right.

    Two times that the person told as beginnings are two beginnings.
    """
    framed = [(at, saying.note) for at, saying in _flat(left) if saying.framed]
    framed = [(at, note) for at, note in framed if not _is_told_so(note, interview)]
    pairs = [(a, b) for a, b in combinations(framed, 2) if _same_thing(a[1], b[1]) and at_odds(a[1].value, b[1].value)]
    return {
        at: _ALSO.format(value=note.value, right=other.value)
        for pair in pairs
        for (at, note), (_, other) in (pair, pair[::-1])
    }


def _of_results(left: Sequence[int], lines: Sequence[Line], target: LanguagePack) -> dict[int, str]:
    """The claims that tell one result with other figures than another one."""
    pairs = [(left[a], left[b]) for a, b in clashes([lines[at].text for at in left], target.code)]
    return {
        at: _ALSO.format(value=lines[at].text, right=lines[other].text)
        for pair in pairs
        for at, other in (pair, pair[::-1])
    }


def _of_times(left: Mapping[int, tuple[Saying, ...]]) -> dict[int, str]:
    """The claims whose times do not fit together, as an end before the start."""
    framed = [(at, saying.note) for at, saying in _flat(left) if saying.framed and saying.note.topic == "timeframe"]
    notes = [note.model_copy(update={"note_id": f"{n}", "message_id": None}) for n, (_, note) in enumerate(framed)]
    doubtful = [note for pair in contradictions(notes) if not pair.of_one_value for note in pair.notes]
    return {
        framed[int(note.note_id)][0]: _ALSO.format(value=note.value, right=_others(note, doubtful)) for note in doubtful
    }


def _others(note: Note, doubtful: Iterable[Note]) -> str:
    return ", ".join(dict.fromkeys(other.value for other in doubtful if other is not note))


def _flat(left: Mapping[int, tuple[Saying, ...]]) -> Iterator[tuple[int, Saying]]:
    return ((at, saying) for at, said in left.items() for saying in said)
