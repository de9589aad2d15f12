"""What of an interview is to be hidden, text by text."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from conversation.interview.languages import LanguagePack
from conversation.interview.privacy.cuts import Cut, pieces, widened
from conversation.interview.privacy.employer import Employer, concealed, employer_of
from conversation.interview.privacy.lists import Lists, lists
from conversation.interview.privacy.matters import Own, own_matters
from conversation.interview.privacy.persons import Mention, searched
from conversation.interview.privacy.unnaming import unnamed
from conversation.interview.privacy.veiled import Veiled, veiled_text
from conversation.interview.privacy.words import Word, spoken, words_of
from conversation.interview.session import Interview
from conversation.interview.text.spans import Cover
from conversation.interview.types import Evidence, Note

_FULL_NAME = 2
_SHORTEST = 4
_OWN: tuple[Own, ...] = ("health", "pay")
_Cuts: TypeAlias = dict[str, list[Cut]]


class Hiding(NamedTuple):
    """`texts` are those of which anything is hidden, by the id of the message or typed note; `names` and `employers`
    the words of what is not to be named. `kind_told`: where the person told the kind of their employer."""

    texts: Mapping[str, Veiled]
    names: frozenset[str]
    employers: frozenset[str]
    kind_told: Evidence | None


def hiding(interview: Interview) -> Hiding:
    """What the privacy of an interview hides. What the interviewer took up of it is hidden with it."""
    texts, pack, privacy = _own_texts(interview), interview.pack, interview.privacy
    asked = {m.message_id: m.content for m in interview.messages if m.role == "assistant"}
    cuts: _Cuts = {key: [] for key in (*texts, *asked)}
    employer, names = Employer((), ""), frozenset[str]()
    _hide_matters(texts, asked, interview, cuts)
    if privacy.confidential:
        employer = employer_of(tuple(texts.values()), interview.notes, pack)
        _conceal(texts | asked, employer, pack, cuts)
    if "names" not in privacy.keep:
        persons = _persons(texts, asked, interview)
        names = frozenset(name for mentions in persons.values() for m in mentions for name in m.names)
        for key, mentions in persons.items():
            cuts[key] += unnamed((texts | asked)[key], mentions, pack)
    whole = {key: (text, widened(text, cuts[key], pack)) for key, text in (texts | asked).items() if cuts[key]}
    hidden = {key: veiled_text(text, found) for key, (text, found) in whole.items()}
    words = frozenset(word.low for name in employer.names for word in words_of(name))
    return Hiding(hidden, names, words, _told_at(employer.kind, interview))


def _hide_matters(texts: Mapping[str, str], asked: Mapping[str, str], interview: Interview, cuts: _Cuts) -> None:
    """Cut what tells of the person's own health and pay, and the clauses in which the interviewer took it up."""
    kinds = [kind for kind in _OWN if kind not in interview.privacy.keep]
    for key, text in texts.items():
        cuts[key] += [cut for kind in kinds for cut in own_matters(text, kind, interview.pack)]
    told = _only_there(texts, cuts)
    for key, text in asked.items() if told else ():
        cuts[key] += [Cut(a, b, "health") for a, b in pieces(text, interview.pack) if spoken(text[a:b]) & told]


def _only_there(texts: Mapping[str, str], cuts: Mapping[str, Sequence[Cut]]) -> frozenset[str]:
    """The words with which the person told of private matters and of nothing else."""
    there, elsewhere = set[str](), set[str]()
    for key, text in texts.items():
        left = text
        for cut in sorted(cuts[key], key=lambda c: c.start, reverse=True):
            there |= spoken(text[cut.start : cut.end])
            left = f"{left[: cut.start]} {left[cut.end :]}"
        elsewhere |= spoken(left)
    return frozenset(word for word in there - elsewhere if len(word) >= _SHORTEST or word[0].isdigit())


def _own_texts(interview: Interview) -> dict[str, str]:
    """What the person said or typed, by the id of its message or note."""
    said = {m.message_id: m.content for m in interview.messages if m.role == "user"}
    typed = {n.note_id: n.quote for n in interview.notes if n.message_id is None and n.source == "person" and n.quote}
    return said | typed


def _conceal(texts: Mapping[str, str], employer: Employer, pack: LanguagePack, cuts: _Cuts) -> None:
    introduced = False
    for key, text in texts.items():
        cuts[key] += concealed(text, employer, pack, introduced=introduced)
        introduced = introduced or any(cut.own for cut in cuts[key])


def _persons(texts: Mapping[str, str], asked: Mapping[str, str], interview: Interview) -> dict[str, list[Mention]]:
    """The persons of each text: those that it tells to be such, and those known by name from another."""
    code = interview.pack.code
    found = {key: searched(text, code, tuple(_guarded(key, text, interview))) for key, text in texts.items()}
    own = frozenset[str]().union(*(search.own_names() for search, _ in found.values()))
    known = frozenset(name for _, told in found.values() for m in told for name in m.names) - own
    if not known:
        return {}
    named = {key: text for key, text in asked.items() if known & {w.low for w in words_of(text)}}
    found |= {key: searched(text, code, ()) for key, text in named.items()}
    return {key: _merged(told, search.again(known), own) for key, (search, told) in found.items()}


def _merged(told: Sequence[Mention], again: Sequence[Mention], own: frozenset[str]) -> list[Mention]:
    kept = [m for m in told if not own & set(m.names)]
    taken = Cover((m.start, m.end) for m in kept)
    kept += [m for m in again if not taken.touches(m.start, m.end)]
    return sorted(kept, key=lambda mention: mention.start)


def _guarded(key: str, text: str, interview: Interview) -> list[tuple[int, int]]:
    """Where a text names an employer or a tool, which may bear a person's name."""
    return [
        (n.start, n.end)
        for n in interview.notes
        if n.message_id == key and n.topic in ("organisation", "tools") and not _is_persons(n, text, interview.pack)
    ]


def _is_persons(note: Note, text: str, pack: LanguagePack) -> bool:
    """Whether what was read as a tool or an employer may be a person: named as one, and worked with or for."""
    words, known = words_of(note.value), lists(pack.code)
    if note.topic == "tools" and _is_of_a_person(words, known):
        return True
    if not words or words[0].bare not in known.given | known.unsure or words[0].owns:
        return False
    if note.topic == "tools":
        return words[0].bare in known.given and all(w.capital for w in words[1:])
    before = text[: note.start].casefold().split()[-1:]
    serves = bool(before) and before[0] in known.words.serving and len(words) == _FULL_NAME
    beside = bool(before) and any(before[0] in stand.before for stand in known.words.someone)
    return serves or (beside and len(words) <= _FULL_NAME)


def _is_of_a_person(words: Sequence[Word], known: Lists) -> bool:
    """Whether a thing is told by whose it is: "Imogen's list", "Monikas Liste"; not "Paddy's Market"."""
    if len(words) < _FULL_NAME:
        return False
    if words[0].owns:
        return words[0].bare in known.given and not words[1].capital
    ending = known.words.genitive
    return bool(ending) and words[0].bare.endswith(ending) and words[0].bare.removesuffix(ending) in known.given


def _told_at(kind: str, interview: Interview) -> Evidence | None:
    for message in interview.messages:
        at = message.content.find(kind) if kind and message.role == "user" else -1
        if at >= 0:
            return Evidence(message_id=message.message_id, start=at, end=at + len(kind), quote=kind)
    return None


def employer_as_written(interview: Interview) -> str:
    """What a confidential write-up calls the employer: the kind of place in the person's words, else "my employer"."""
    employer = employer_of(tuple(_own_texts(interview).values()), interview.notes, interview.pack)
    usual = (stand.one for stand in interview.pack.writing.privacy.employers.mine if not stand.before)
    return employer.kind or next(usual, "")
