"""Where the person was: employers by name, or in the person's own description."""

from collections.abc import Sequence

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.naming import has_capital, is_deed, is_headed, is_kind, is_silent
from conversation.interview.reading.nouns import NAME_WORDS, noun_phrase
from conversation.interview.reading.parts import Clause
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.names import names

_PLAIN = 3
# How many words say beyond doubt that a name follows: "the name of my business is".
_NAMING = 4


def organisations(answer: Answer, roles: Sequence[Found]) -> list[Found]:
    """Employers in the order told: the first is "employer", one of another job "other_employer"."""
    found = [note for hit in answer.of("org_opener", "org_place", "org_called") if (note := _opened(answer, hit))]
    found += [note for role in roles if (note := _after_role(answer, role))]
    found += _at_opening(answer)
    if not found and (roles or "organisation" in answer.topics):
        found = _anywhere(answer)
    found = found or _stated(answer) or _own_business(answer)
    found += _named_after(answer)
    found = _proper(answer, [note for note in found if _meant(answer, note)])
    found = _apart(sorted(found, key=lambda note: (note.start, -note.end)))
    found = [note for note in found if not any(note.start < role.end and role.start < note.end for role in roles)]
    if not found:
        found = _with_legal_form(answer)
    if found and all(answer.sentence_has(answer.passage.word_at(note.start), "elsewhere") for note in found):
        found += _own_business(answer)
    return _ranked(answer, found)


def _meant(answer: Answer, note: Found) -> bool:
    """Whether an employer may be meant: no label before a colon, and no mere "group" that nobody asked for."""
    named = any(word[:1].isupper() for word in note.value.split())
    weak = answer.norm(answer.passage.word_at(note.end - 1)) in answer.language.words.names.weak_organisations
    if note.aspect == "kind":
        return True
    owned = any(hit.cue == "org_own" for hit in answer.hits if note.start <= answer.start(hit.last - 1) < note.end)
    if owned or answer.text[note.end : note.end + 1] == ":":
        return False
    return named or not weak or answer.topic == "organisation"


def _proper(answer: Answer, found: list[Found]) -> list[Found]:
    """Without what is called by a common noun, where another is called by its name."""
    if answer.language.words.names.capital_nouns:
        return found
    named = [note for note in found if any(word[:1].isupper() for word in note.value.split())]
    return named or found


def _opened(answer: Answer, hit: Hit) -> Found | None:
    clause = answer.clause_at(hit.first)
    of_it = any(answer.norm(at) in answer.language.organisations for at in range(hit.first, hit.last))
    if (clause.actor == "other" and not of_it) or _barred(answer, hit.last):
        return None
    article = answer.norm(hit.last) in answer.language.words.phrases.articles
    first, last = noun_phrase(answer, hit.last, limit=NAME_WORDS, named=True)
    if last == first or _barred(answer, first) or is_deed(answer, first):
        return None
    headed = is_kind(answer, first, last)
    capital = has_capital(answer, first) and _tells(answer, clause)
    if hit.cue == "org_place":
        capital = capital and article
    if hit.cue == "org_called":
        before = range(max(clause.first, hit.first - 6), hit.first)
        fits = headed or any(answer.norm(at) in answer.language.organisations for at in before)
    elif hit.cue == "org_place":
        fits = headed or (capital and not answer.language.words.names.capital_nouns)
    else:
        fits = headed or capital or (not article and last - first <= _PLAIN and _typed_small(answer, hit))
    return employer(answer, first, last) if fits else None


def _tells(answer: Answer, clause: Clause) -> bool:
    """Whether a capital says that a word is a name: not by itself where every noun has one."""
    return (
        not answer.language.words.names.capital_nouns
        or "organisation" in answer.topics
        or clause.has("time_work", "role_opener")
    )


def _typed_small(answer: Answer, hit: Hit) -> bool:
    """Whether a name in small letters may be meant: after "worked at", and from someone who writes no capitals."""
    return answer.norm(hit.last - 1) in answer.language.words.phrases.strong_places or not any(
        char.isupper() for char in answer.text[1:]
    )


def _barred(answer: Answer, at: int) -> bool:
    return any(hit.cue == "org_not" for hit in answer.hits_at(at)) or at in answer.busy


def another(answer: Answer, at: int) -> tuple[int, int] | None:
    """The words of an employer that can be told from the one spoken of already: by a name, or as one of a kind ("a
    bakery"); None where no such stands at a word.
    """
    phrases, words = answer.language.words.phrases, answer.passage.words
    first, last = noun_phrase(answer, at, limit=NAME_WORDS, named=True)
    if last == first or _barred(answer, at) or _barred(answer, first):
        return None
    if answer.norm(at) in phrases.indefinite:
        return (first, last) if is_kind(answer, first, last) else None
    plain = [word.text for word in words[first:last] if word.norm not in phrases.inner]
    whole = all(text[:1].isupper() or text[:1].isdigit() for text in plain)
    named = whole and has_capital(answer, first) and (first == at or not answer.language.words.names.capital_nouns)
    return (first, last) if named and _tells(answer, answer.clause_at(first)) else None


def employer(answer: Answer, first: int, last: int) -> Found:
    """The employer, with its place where it has no name of its own ("small bakery in Leeds")."""
    headed = is_kind(answer, first, last)
    called = next((hit for hit in answer.hits_at(last) if hit.cue == "org_called"), None)
    if called:
        begin, end = noun_phrase(answer, called.last, limit=NAME_WORDS, named=True)
        if end > begin:
            return answer.found("organisation", "employer", begin, end)
    nameless = headed and not any(has_capital(answer, at) for at in range(first, last))
    if nameless and answer.norm(last) in answer.language.words.phrases.strong_places[:1]:
        begin, end = noun_phrase(answer, last + 1, limit=NAME_WORDS, named=True)
        if end > begin and (has_capital(answer, begin) or is_kind(answer, begin, end)):
            return answer.found("organisation", "employer", begin, end)
    if nameless and (named := _apposed(answer, last)):
        return named
    if (
        nameless
        and answer.norm(last) in answer.language.words.phrases.locative
        and last + 1 < len(answer.passage.words)
    ):
        begin, end = noun_phrase(answer, last + 1, limit=3, named=True)
        if end > begin and has_capital(answer, begin):
            return answer.found("organisation", "employer", first, end)
    return answer.found("organisation", "employer", first, last)


def _apposed(answer: Answer, last: int) -> Found | None:
    """The name that closes a sentence after a description: "a family garage in Stockport, Hendersons"."""
    end = answer.sentence_at(last - 1)[-1].last
    for at in range(last, min(last + 4, end)):
        if answer.text[answer.end(at) : answer.start(at)].strip() == "," and has_capital(answer, at):
            first, stop = noun_phrase(answer, at, limit=NAME_WORDS, named=True)
            return answer.found("organisation", "employer", first, stop) if stop == end and stop > first else None
    return None


def _after_role(answer: Answer, role: Found) -> Found | None:
    """ "… nurse at St Thomas", "line cook, Harbour Grill" is left to the reader of entries."""
    if role.aspect == "promotion":
        return None
    at = answer.passage.word_at(role.end)
    phrases = answer.language.words.phrases
    if answer.norm(at) not in phrases.places or answer.text[role.end : answer.start(at)].strip():
        return None
    if _barred(answer, at + 1):
        return None
    first, last = noun_phrase(answer, at + 1, limit=NAME_WORDS, named=True)
    if last == first or _barred(answer, first):
        return None
    article = first > at + 1
    strong = answer.norm(at) in phrases.strong_places and (
        has_capital(answer, first)
        or (
            not article
            and last - first <= _PLAIN
            and (answer.norm(at) in phrases.strong_places[:1] or is_silent(answer, at))
        )
    )
    named = article and has_capital(answer, first) and not answer.language.words.names.capital_nouns
    firm = (
        last - first > 1 and has_capital(answer, first) and answer.norm(last - 1) in answer.language.words.names.trades
    )
    return employer(answer, first, last) if strong or named or firm or is_kind(answer, first, last) else None


def _at_opening(answer: Answer) -> list[Found]:
    """ "At Tesco I …"."""
    found = []
    for sentence in answer.sentences:
        at = sentence[0].first
        if (
            sentence[0].idle
            or answer.norm(at) not in answer.language.words.phrases.strong_places[:1]
            or at + 1 >= len(answer.passage.words)
        ):
            continue
        first, last = noun_phrase(answer, at + 1, limit=NAME_WORDS, named=True)
        if last > first and has_capital(answer, first) and not _barred(answer, first):
            found.append(employer(answer, first, last))
    return found


def _anywhere(answer: Answer) -> list[Found]:
    """ "… at X" wherever it stands, and "for X" in answer to a question that asks for the organisation."""
    places = answer.language.words.phrases.strong_places
    wanted = places if "organisation" in answer.topics else places[:1]
    for at, word in enumerate(answer.passage.words[:-1]):
        if (
            word.norm not in wanted
            or answer.clause_at(at).idle
            or (answer.clause_at(at).actor == "other" and not _set_off(answer, at))
            or _barred(answer, at + 1)
        ):
            continue
        first, last = noun_phrase(answer, at + 1, limit=NAME_WORDS, named=True)
        if last == first or _barred(answer, first):
            continue
        headed = is_kind(answer, first, last) and (word.norm == places[0] or answer.clause_at(at).has("time_work"))
        if headed or has_capital(answer, first) if word.norm == places[0] else _a_body(answer, at + 1, first, last):
            return [employer(answer, first, last)]
    return []


def _a_body(answer: Answer, at: int, first: int, last: int) -> bool:
    """Whether "for" or "with" leads to a body rather than a person: by its head, or by its article ("with the …")."""
    several = sum(has_capital(answer, word) for word in range(first, last)) > 1
    phrases = answer.language.words.phrases
    if (
        answer.topic == "organisation"
        and has_capital(answer, first)
        and answer.norm(at - 1) in phrases.strong_places[:2]
    ):
        return True
    return has_capital(answer, first) and (is_headed(answer, first, last) or (several and first > at))


def _set_off(answer: Answer, at: int) -> bool:
    """Whether a place stands after a comma, and so belongs to no one who was named before: ", at St Bede's"."""
    comma = answer.text[answer.end(at) : answer.start(at)].strip() == "," if at else False
    return comma and "organisation" in answer.topics and has_capital(answer, at + 1)


def _stated(answer: Answer) -> list[Found]:
    """ "It was Zalando", in answer to a question that asks for the organisation."""
    phrases = answer.language.words.phrases
    small = {*phrases.articles, *phrases.heads, *phrases.replies, *answer.language.words.fillers}
    for hit in answer.of("org_is"):
        vague = answer.norm(hit.first) in answer.language.pronouns or answer.norm(hit.first).endswith("'s")
        plain = hit.last - hit.first < _NAMING
        if "organisation" not in answer.topics and (vague or (answer.topics and plain)):
            continue
        first, last = noun_phrase(answer, hit.last, limit=NAME_WORDS, named=True)
        headed = last > first and is_kind(answer, first, last)
        capital = last > first and has_capital(answer, first) and not answer.language.words.names.capital_nouns
        opens = all(answer.norm(at) in small for at in range(answer.clause_at(hit.first).first, hit.first))
        if opens and (headed or capital):
            note = employer(answer, first, last)
            return [note if plain else note._replace(start=answer.start(hit.first))]
    return []


def _named_after(answer: Answer) -> list[Found]:
    """ "The Queens Hotel is the employer"."""
    for hit in answer.of("org_said"):
        for at in range(answer.clause_at(hit.first).first, hit.first):
            first, last = noun_phrase(answer, at, limit=NAME_WORDS, named=True)
            if first == at and last == hit.first and has_capital(answer, first):
                return [employer(answer, first, last)]
    return []


def _own_business(answer: Answer) -> list[Found]:
    """ "self-employed": no employer, and yet an answer."""
    return [answer.found("organisation", "kind", hit.first, hit.last) for hit in answer.of("org_own")][:1]


def _with_legal_form(answer: Answer) -> list[Found]:
    for mention in names(answer.text, answer.pack):
        if mention.kind == "organisation":
            return [Found("organisation", "employer", mention.text, mention.start, mention.end)]
    return []


def _apart(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for note in found:
        if not kept or note.start >= kept[-1].end:
            kept.append(note)
    return kept


def _ranked(answer: Answer, found: list[Found]) -> list[Found]:
    """The first is the employer; a later one counts only where the person says that it is another job."""
    ranked: list[Found] = []
    for note in found:
        at = answer.passage.word_at(note.start)
        turns = (hit for clause in answer.sentence_at(at) for hit in clause.hits if hit.cue == "elsewhere")
        other = any(hit.first <= at for hit in turns)
        if other or not ranked:
            mine = not any(kept.aspect == "employer" for kept in ranked) and not (other and len(found) > 1)
            ranked.append(note if mine else note._replace(aspect="other_employer"))
    return ranked
