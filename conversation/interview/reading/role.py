"""What the person was: job titles."""

from collections.abc import Iterable

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.nouns import ROLE_WORDS, noun_phrase
from conversation.interview.text.compiled import Compiled

_MOST = 8
_PAIR = 2
_SHORT = 2


def roles(answer: Answer) -> list[Found]:
    """Titles in the order told: the first is "title", one in another job "other_title", a step up "promotion"."""
    found = [*_opened(answer), *_bare(answer)]
    if not found and "role" in answer.topics:
        found = _mentioned(answer)
    found = [note for note in found if not denied_here(answer, note)]
    found.sort(key=lambda note: (note.start, note.aspect != "promotion"))
    kept: list[Found] = []
    for note in found:
        if len(kept) >= _MOST:
            break
        if any(note.start < other.end and other.start < note.end for other in kept):
            continue
        further = note.aspect == "title" and any(other.aspect == "title" for other in kept)
        kept.append(note._replace(aspect="other_title") if further else note)
    if kept and not any(note.aspect == "title" for note in kept):
        kept[0] = kept[0]._replace(aspect="title")
    return [note for note in kept if note.aspect != "other_title" or _elsewhere(answer, note)]


def denied_here(answer: Answer, note: Found) -> bool:
    """Whether a title is denied in the same message: "Consultant?? No, I'm no consultant"."""
    said = answer.norm(answer.passage.word_at(note.end - 1))
    hits = answer.of("negation")
    return any(answer.norm(at) == said for hit in hits for at in range(hit.last, hit.last + _PAIR))


def is_title(language: Compiled, norms: Iterable[str], *, weak: bool) -> bool:
    """Whether words hold the name of an occupation; `weak` admits those that also mean something else ("head")."""
    titles, endings = language.titles, language.words.names.title_endings
    doubtful = language.words.names.weak_titles
    for norm in norms:
        single = norm[:-1] if norm.endswith("s") and norm[:-1] in titles else norm
        if (single in titles or (endings and single.endswith(endings) and len(single) > 6)) and (
            weak or single not in doubtful
        ):
            return True
    return False


def is_own_title(answer: Answer, first: int, last: int, *, weak: bool) -> bool:
    """Whether a noun phrase says what one person is: it opens or closes with a title, and names no tool, no firm, no
    deed ("training farmers") and no one else.
    """
    language, norms = answer.language, [answer.norm(at) for at in range(first, last)]
    ends = [norms[-1], norms[0]] if language.words.names.bare_titles or weak else norms[-1:]
    if not any(is_title(language, (norm,), weak=weak) for norm in ends):
        return False
    acts = any(norm in language.irregular or language.past.fullmatch(norm) for norm in norms[1:])
    tool = any(m.start < answer.end(last) <= m.end for m in answer.tools if len(m.text) > _SHORT)
    firm = norms[-1] in language.words.names.trades and not is_title(language, norms[-1:], weak=False)
    return not (acts or tool or firm or _is_crowd(answer, norms, first))


def _is_crowd(answer: Answer, norms: list[str], first: int) -> bool:
    """Whether a title is that of several, and not what the person says of "us"."""
    single = norms[-1].removesuffix("s")
    return single != norms[-1] and single in answer.language.titles and answer.clause_at(first).actor != "we"


def titled(answer: Answer, first: int, last: int) -> tuple[int, int]:
    """A title with the second one that "and" joins to it: "painter and decorator"."""
    phrases, language = answer.language.words.phrases, answer.language
    last = _of_what(answer, first, last)
    known = last > first and (_is_strong(language, answer.norm(last - 1)) or last - first == 1)
    if not known or answer.norm(last) not in phrases.ands[:1]:
        return first, last
    begin, end = noun_phrase(answer, last + 1, limit=_PAIR, named=False)
    joined = begin == last + 1 < end and _is_strong(language, answer.norm(end - 1))
    return (first, end) if joined else (first, last)


def _of_what(answer: Answer, first: int, last: int) -> int:
    """The end of a title with what it is of, in plain words: "designer of the signs"."""
    phrases = answer.language.words.phrases
    joined = (
        last > first and _is_strong(answer.language, answer.norm(last - 1)) and answer.norm(last) in phrases.inner[:1]
    )
    definite = answer.norm(last + 1) in phrases.articles and answer.norm(last + 1) not in (
        *phrases.indefinite,
        *phrases.possessives,
    )
    if not (joined and definite) or answer.language.words.names.capital_nouns:
        return last
    begin, end = noun_phrase(answer, last + 1, limit=_PAIR, named=False)
    plain = all(answer.passage.words[at].text.islower() for at in range(begin, end))
    ends = end >= answer.clause_at(first).last or answer.norm(end) in answer.language.joints or end in answer.busy
    return end if begin < end and plain and ends else last


def _is_strong(language: Compiled, norm: str) -> bool:
    return is_title(language, (norm,), weak=False)


def _opened(answer: Answer) -> list[Found]:
    """ "worked as a …", "I was a …", "promoted to …"."""
    found = []
    for hit in answer.of("role_opener", "role_be", "role_promoted"):
        if answer.clause_at(hit.first).actor == "other" and hit.cue != "role_promoted":
            continue
        begun = _past_time(answer, hit.last)
        first, last = titled(answer, *noun_phrase(answer, begun, limit=ROLE_WORDS, named=False))
        if last > first and _fits(answer, hit.cue, first, last, article=first > begun):
            aspect = "promotion" if hit.cue == "role_promoted" else "title"
            found.append(answer.found("role", aspect, first, last))
    return found


def _past_time(answer: Answer, at: int) -> int:
    """The word behind a time that stands before a title: "Ich war von 2019 bis 2022 Lagerist"."""
    begin = at + (answer.norm(at) in answer.language.words.dates.prepositions)
    ends = (date.end for date in answer.dates if answer.passage.word_at(date.start) in (at, begin))
    return max((answer.passage.word_at(end - 1) + 1 for end in ends), default=at)


def _fits(answer: Answer, cue: str, first: int, last: int, *, article: bool) -> bool:
    norms = [answer.norm(at) for at in range(first, last)]
    if _is_crowd(answer, norms, first):
        return False
    titled = len(norms) > 1 and is_title(answer.language, norms[-1:], weak=True)
    if not titled and not {norms[0], norms[-1]}.isdisjoint(answer.language.words.names.not_titles):
        return False
    strong = cue == "role_opener"
    if is_title(answer.language, norms, weak=strong or len(norms) > 1):
        place = answer.norm(last) in answer.language.words.phrases.places
        compound = len(norms) > 1 and is_title(answer.language, norms[-1:], weak=False)
        bare = answer.language.words.names.bare_titles or _says_it(answer, first)
        plain = bare and is_title(answer.language, norms[-1:], weak=False)
        return strong or cue == "role_promoted" or article or place or compound or plain
    return strong and article and answer.norm(first - 2) in answer.language.words.phrases.as_words


def _says_it(answer: Answer, first: int) -> bool:
    """Whether "I was" or "we were" stands right before a word: "I was captain of the ski patrol"."""
    hits = (hit for clause in (answer.clause_at(first),) for hit in clause.hits if hit.last == first)
    opened = {hit.first for hit in hits if hit.cue == "role_be"}
    return any(hit.cue in ("i", "we") for at in opened for hit in answer.hits_at(at))


def _bare(answer: Answer) -> list[Found]:
    """A title that opens a sentence: "Line cook at Harbour Grill"."""
    found = []
    phrases = answer.language.words.phrases
    for sentence in answer.sentences:
        clause = sentence[0]
        if clause.idle:
            continue
        first, last = titled(answer, *noun_phrase(answer, clause.first, limit=ROLE_WORDS, named=False))
        weak = last - first > 1 and (not answer.topics or "role" in answer.topics)
        led = answer.norm(clause.first) in phrases.articles and answer.norm(clause.first) not in phrases.indefinite
        opened = any(hit.cue == "role_opener" and hit.first <= last for hit in clause.hits)
        if last == first or led or opened or not is_own_title(answer, first, last, weak=weak):
            continue
        ends = (
            last >= clause.last
            or last in answer.busy
            or answer.text[answer.end(last) : answer.end(last) + 1] in (",", "-", "|", "–")
        )
        if ends or answer.norm(last) in phrases.places:
            found.append(answer.found("role", "title", first, last))
    return found


def _mentioned(answer: Answer) -> list[Found]:
    """The first title that stands anywhere, in answer to a question for the role."""
    articles, copulas = answer.language.words.phrases.indefinite, answer.language.words.verbs.copulas
    greeted = answer.asked is not None and answer.asked.move.kind == "greet"
    for clause in answer.clauses:
        if clause.idle or clause.actor == "other":
            continue
        for at in range(clause.first, clause.last):
            said = not greeted or answer.norm(at - 2) in copulas
            if answer.norm(at - 1) not in articles or not said:
                continue
            first, last = noun_phrase(answer, at, limit=ROLE_WORDS, named=False)
            if last > first and is_title(answer.language, [answer.norm(last - 1)], weak=False):
                return [answer.found("role", "title", first, last)]
    return []


def _elsewhere(answer: Answer, note: Found) -> bool:
    """Whether a further title belongs to another job rather than being a way to speak of the same one."""
    return answer.sentence_has(answer.passage.word_at(note.start), "elsewhere")
