"""Whether a date was told as where something began, or as where it ended."""

from collections.abc import Iterator, Sequence

from conversation.interview.grounding.moments import Moment
from conversation.interview.grounding.pieces import Hearing
from conversation.interview.languages import LanguagePack
from conversation.interview.text.dates import dates
from conversation.interview.text.passage import passage_of

_AHEAD = 2


def begins(moment: Moment, hearing: Hearing, pack: LanguagePack) -> bool:
    """Whether something began then: "from May 2014", "I joined in May 2014", "May 2014 to June 2016"."""
    words = pack.reading.dates
    verbs = pack.reading.figures.starts
    opened = _opened(moment, hearing, pack, (*words.since, *words.start))
    return opened or _turns(moment, hearing, pack, verbs) or _is_end(moment, hearing, pack, last=0)


def ends(moment: Moment, hearing: Hearing, pack: LanguagePack) -> bool:
    """Whether something ended then: "until June 2016", "I left in June 2016", "May 2014 to June 2016"."""
    opened = _opened(moment, hearing, pack, pack.reading.dates.until)
    return opened or _turns(moment, hearing, pack, pack.reading.figures.ends) or _is_end(moment, hearing, pack, last=1)


TURNS = {("timeframe", "start"): begins, ("timeframe", "end"): ends}


def spans(hearing: Hearing, pack: LanguagePack) -> Iterator[tuple[Moment, Moment]]:
    """The two ends of each range of dates."""
    for mention in dates(hearing.text, pack):
        held = [m for m in hearing.moments if mention.start <= m.start < mention.end]
        if mention.kind == "range" and len(held) > 1:
            yield held[0], held[-1]


def _is_end(moment: Moment, hearing: Hearing, pack: LanguagePack, *, last: int) -> bool:
    return any(two[last].start == moment.start for two in spans(hearing, pack))


def _opened(moment: Moment, hearing: Hearing, pack: LanguagePack, openers: Sequence[str]) -> bool:
    """Whether one of some prepositions stands just before a date, past an article or the part of a year."""
    passage = passage_of(hearing.text, pack.reading)
    at = passage.word_at(moment.start)
    return any(word.norm in openers for word in passage.words[max(0, at - _AHEAD) : at])


def _turns(moment: Moment, hearing: Hearing, pack: LanguagePack, verbs: Sequence[str]) -> bool:
    """Whether a verb of beginning or ending tells of a date: of one in its piece, else of the next one."""
    here = hearing.at(moment.start)
    if here is None:
        return False
    beside = hearing.sentence(here.sentence)
    start, end = beside[0].start, beside[-1].end
    told = [m for m in hearing.moments if start <= m.start < end and (m.start, m.end) not in hearing.amended]
    for place in _places(hearing, start, end, pack, verbs):
        own = hearing.at(place)
        close = [m for m in told if own and own.start <= m.start < own.end]
        turned = [m for m in close if m.start >= place] or close[-1:] or [m for m in told if m.start >= place]
        if turned and turned[0].start == moment.start:
            return True
    return False


def _places(hearing: Hearing, start: int, end: int, pack: LanguagePack, verbs: Sequence[str]) -> Iterator[int]:
    """Where one of some verbs stands between two places."""
    words = passage_of(hearing.text, pack.reading).words
    norms = [word.norm for word in words]
    for at, word in enumerate(words):
        if start <= word.start < end:
            phrases = (verb.split() for verb in verbs)
            if any(norms[at : at + len(phrase)] == phrase for phrase in phrases):
                yield word.start
