"""An answer to "what were you, and where?" by its fields: "hvac tech, brandt mechanical, toledo"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from conversation.interview.languages.reading_words import Cue
from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.naming import is_headed, is_name
from conversation.interview.reading.nouns import NAME_WORDS, ROLE_WORDS, noun_phrase
from conversation.interview.reading.organisation import employer
from conversation.interview.reading.role import denied_here, is_own_title, is_title, titled
from conversation.interview.text.dates import calendar_spans

_SENTENCES = 3
_MOST = 8
_WORDS = 6
_PAIR = 2
_MARKS = frozenset(",;:|–—-(·•")
_LEADS: tuple[Cue, ...] = ("role_opener", "role_be", "org_opener", "org_place", "org_called", "org_is")


class Field(NamedTuple):
    """What stands between two marks, from the word `begun`; `first`: past the words that only lead to it.

    `spoken`: those hold a subject of another verb than of being or working ("we used …").
    """

    begun: int
    first: int
    last: int
    spoken: bool


def fields(answer: Answer) -> list[Field]:
    """The fields of the first sentences that tell anything."""
    found: list[Field] = []
    told = [sentence for sentence in answer.sentences if not sentence[0].idle]
    for sentence in told[:_SENTENCES]:
        begun = sentence[0].first
        for at in range(begun + 1, sentence[-1].last + 1):
            if at == sentence[-1].last or _marked(answer, at):
                first = past_leads(answer, begun, at)
                last = at
                while last - 1 > first and answer.norm(last - 1) in answer.language.words.phrases.trailing:
                    last -= 1
                found.append(Field(begun, first, last, _speaks(answer, begun, first)))
                begun = at
                if len(found) >= _MOST:
                    return found
    return found


def _marked(answer: Answer, at: int) -> bool:
    between = answer.text[answer.end(at) : answer.start(at)]
    return "\n" in between or (between.strip()[:1] in _MARKS and between.strip() != "" and between != "-")


def past_leads(answer: Answer, first: int, last: int) -> int:
    """The first word of a stretch that is not a filler or an opener ("it was", "at", "just")."""
    phrases = answer.language.words.phrases
    while first < last - 1:
        hit = max((hit for hit in answer.hits_at(first) if hit.cue in _LEADS), key=lambda hit: hit.last, default=None)
        if hit and hit.last < last:
            first = hit.last
        elif answer.norm(first) in (*phrases.heads, *phrases.leads, *phrases.places, *answer.language.words.fillers):
            first += 1
        else:
            break
    return first


def _speaks(answer: Answer, begun: int, first: int) -> bool:
    leads = any(hit.cue in _LEADS for at in range(begun, first) for hit in answer.hits_at(at))
    return not leads and any(hit.cue in ("i", "we") for at in range(begun, first) for hit in answer.hits_at(at))


def role_of(answer: Answer) -> Found | None:
    """The title that a field opens with."""
    for place, field in enumerate(fields(answer)):
        first, last = titled(answer, *noun_phrase(answer, field.first, limit=ROLE_WORDS, named=False))
        ends = last >= field.last or last in answer.busy or answer.norm(last) in answer.language.joints
        if first < last <= field.last and ends and _mine(answer, field, opens=place == 0):
            weak = last >= field.last and (place == 0 or last - first > 1)
            note = answer.found("role", "title", first, last)
            if is_own_title(answer, first, last, weak=weak) and not denied_here(answer, note):
                return note
    return None


def _mine(answer: Answer, field: Field, *, opens: bool) -> bool:
    """Whether a field may say what the person was: not whom they were with, nor whose colleague somebody was."""
    phrases = answer.language.words.phrases
    led = {answer.norm(at) for at in range(field.begun, field.first)}
    if answer.negated(field.first) or answer.clause_at(field.first).actor == "other":
        return False
    if field.spoken:
        return answer.topic == "role" and led <= {*phrases.leads, *phrases.heads, *answer.language.words.fillers}
    if opens and answer.topic == "role":
        return True
    articles = led & {*phrases.articles} - ({*phrases.indefinite} if opens else set())
    joins = any(hit.cue in _LEADS for at in range(field.begun, field.first) for hit in answer.hits_at(at))
    return joins or not (articles or led & {*phrases.places})


def named_place(answer: Answer, titles: Sequence[Found], places: Sequence[Found]) -> list[Found]:
    """The places read, with the one that a field names where all the others have no name of their own."""
    wanted = "organisation" in answer.topics and any(t.key == "organisation" for t in answer.interview.guide.topics)
    nameless = not any(word[:1].isupper() for note in places for word in note.value.split())
    if not wanted or not nameless:
        return [*places]
    found = place_of(answer, next(iter(titles), None), named=bool(places))
    kinds = [note for note in places if note.aspect == "kind"]
    return [found, *kinds] if found else [*places]


def place_of(answer: Answer, role: Found | None, *, named: bool = False) -> Found | None:
    """The employer that a field names: by a name, by its kind, or as what follows a title in a bare list.

    `named`: only one with a name of its own.
    """
    greeted = answer.asked is not None and answer.asked.move.kind == "greet"
    found, kinds = fields(answer), list[tuple[int, int]]()
    telling = {field.begun for field in found if field.spoken or _tells(answer, field)}
    for place, field in enumerate(found):
        first, last = noun_phrase(answer, field.first, limit=NAME_WORDS, named=True)
        opening = answer.sentence_at(field.begun)[0].first
        if any(opening <= begun < field.begun for begun in telling):
            continue
        if not first < last <= field.last or field.spoken or not _whole(answer, field, last):
            continue
        if is_else(answer, first, last, role) or _a_person(answer, last, found[place + 1 : place + 2]):
            continue
        known = role or not greeted or is_headed(answer, first, last) or _said_so(answer, field)
        if known and _called(answer, field, first, last):
            return employer(answer, first, last)
        if is_headed(answer, first, last) and not greeted:
            kinds.append((first, last))
    if named:
        return None
    return employer(answer, *kinds[0]) if kinds else _listed(answer, role)


def _said_so(answer: Answer, field: Field) -> bool:
    """Whether "the project is" or the like leads to a field."""
    return any(hit.cue == "org_is" for at in range(field.begun, field.first) for hit in answer.hits_at(at))


def _tells(answer: Answer, field: Field) -> bool:
    """Whether a field tells what others did, or with us: no place is named behind it in its sentence."""
    leads = any(hit.cue in _LEADS for at in range(field.begun, field.first) for hit in answer.hits_at(at))
    return answer.clause_at(field.begun).actor in ("we", "other") and not leads


def _called(answer: Answer, field: Field, first: int, last: int) -> bool:
    """Whether a field is written as a name, or is said to be one: "the project is tidepool-csv"."""
    said = _said_so(answer, field)
    joined = any("-" in answer.text[answer.end(at) : answer.start(at)] for at in range(first + 1, last))
    return is_name(answer, first, last) or (said and joined)


def _a_person(answer: Answer, last: int, after: list[Field]) -> bool:
    """Whether a name is told to be somebody: "Tola, a make-up artist", "Nuala the social worker"."""
    articles = answer.language.words.phrases.articles
    begins = [last] if answer.norm(last) in articles else []
    begins += [field.begun for field in after if answer.norm(field.begun) in articles]
    for at in begins:
        first, end = noun_phrase(answer, at, limit=ROLE_WORDS, named=False)
        if first < end and is_title(answer.language, [answer.norm(end - 1)], weak=True):
            return True
    return False


def is_else(answer: Answer, first: int, last: int, role: Found | None) -> bool:
    """Whether words are a title, a tool, a time or a deed rather than a place."""
    language, norms = answer.language, [answer.norm(at) for at in range(first, last)]
    start, end = answer.start(first), answer.end(last)
    told = [(mention.start, mention.end) for mention in answer.tools if mention.sure]
    told += calendar_spans(answer.text, answer.pack.reading)
    told += [(role.start, role.end)] if role else []
    acts = bool(language.past.fullmatch(norms[0]) or language.gerund.fullmatch(norms[0]))
    acts = acts or norms[0] in language.irregular
    acts = acts or (language.words.verbs.last and last - first > 1 and bool(language.past.fullmatch(norms[-1])))
    barred: bool = any(hit.cue == "org_not" for hit in answer.hits_at(first))
    before = (
        answer.norm(first - 1)
        if answer.norm(first - 1) not in language.words.phrases.articles
        else answer.norm(first - 2)
    )
    barred = barred or (before in language.words.phrases.locative and not is_headed(answer, first, last))
    return (
        (acts and not is_headed(answer, first, last))
        or barred
        or is_title(language, norms[-1:], weak=not is_headed(answer, first, last))
        or norms[0] in language.padding
        or norms[0] in language.pronouns
        or any(start < stop and begin < end for begin, stop in told)
        or answer.clause_at(first).actor == "other"
    )


def plain_field(answer: Answer) -> Field | None:
    """The first field, where a noun phrase fills it and nobody says that they did anything."""
    field = next(iter(fields(answer)), None)
    if field is None or field.spoken:
        return None
    first, last = noun_phrase(answer, field.first, limit=NAME_WORDS, named=True)
    return Field(field.begun, first, last, False) if first < last and _whole(answer, field, last) else None


def _whole(answer: Answer, field: Field, last: int) -> bool:
    """Whether a name fills its field, but for the place that may follow it ("Cotter Brothers in Leeds")."""
    after = answer.norm(last)
    named_so = after in answer.language.pronouns and is_name(answer, field.first, last)
    return last >= field.last or last in answer.busy or after in answer.language.words.phrases.places or named_so


def _listed(answer: Answer, role: Found | None) -> Found | None:
    """What follows a title in a list without a verb, from someone who writes no capitals."""
    bare = list(_bare(answer))
    at = next((n for n, (first, _) in enumerate(bare) if role and answer.start(first) <= role.start), None)
    if at is None or at + 1 >= len(bare):
        return None
    first, last = bare[at + 1]
    capitals = any(char.isupper() for char in answer.text[1:])
    endings = answer.language.words.verbs.adverb_endings
    if (
        capitals
        or (last - first < _PAIR and not is_headed(answer, first, last))
        or answer.norm(last - 1).endswith(endings)
    ):
        return None
    return None if is_else(answer, first, last, role) else employer(answer, first, last)


def _bare(answer: Answer) -> Iterator[tuple[int, int]]:
    """The fields that the first sentence opens with, as long as each is a short noun phrase and nobody speaks."""
    found = fields(answer)
    sentence = answer.sentence_at(found[0].first) if found else []
    words = {answer.norm(at) for clause in sentence for at in range(clause.first, clause.last)}
    for field in found if words.isdisjoint(answer.language.pronouns) else ():
        first, last = noun_phrase(answer, field.first, limit=NAME_WORDS, named=True)
        if (
            field.first >= sentence[-1].last
            or last - first > _WORDS
            or not (first < last and _whole(answer, field, last))
        ):
            return
        yield first, last
