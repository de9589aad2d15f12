"""What the person would not have written: "don't put in the part about the XO", "keep Joy out of it"."""

from collections.abc import Iterator

from conversation.interview.languages import LanguagePack
from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.slipped import note_id
from conversation.interview.session import Interview
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.wordforms import lemma, plain
from conversation.interview.types import Note

_ROOT = 5
_LEAST = 4
_FRAME = ("role", "organisation", "timeframe")


def unwanted(answer: Answer) -> list[Found]:
    """Notes that end the live ones of which the person names something; all of their last message where a wish names
    nothing ("please don't mention that").
    """
    facts = answer.ledger.facts
    ended: dict[str, Note] = {}
    for hit in _wishes(answer):
        named = _named(answer, hit)
        told = [note for note in facts if _tells(answer, note.quote, named)] if named else _last(facts)
        ended |= {note.note_id: note for note in _narrowed(answer, told, named)}
    return [_end(answer, note.note_id, note) for note in ended.values()]


def told_unwanted(answer: Answer, found: list[Found]) -> list[Found]:
    """Notes that end those of the same message, made in this order, that tell what the person would not see."""
    names = [named for hit in _wishes(answer) if (named := _named(answer, hit))]
    return [
        _end(answer, note_id(answer.message, at), note)
        for at, note in enumerate(found)
        if note.kind in ("fact", "correction")
        and any(_tells(answer, answer.text[note.start : note.end], named) for named in names)
    ]


def kept_out(interview: Interview) -> list[frozenset[str]]:
    """What the person named in each wish to have something left out, by the roots of the words."""
    found = []
    for message in interview.messages:
        passage = passage_of(message.content, interview.pack.reading)
        if message.role == "user" and any(hit.cue == "leave_out" for hit in _cues(passage)):
            answer = Answer(interview._replace(notes=(), asked=()), message)
            found += [named for hit in _wishes(answer) if (named := _named(answer, hit))]
    return found


def names_any(text: str, named: frozenset[str], pack: LanguagePack) -> int:
    """How many of the roots named stand in a text."""
    words = passage_of(text, pack.reading).words
    return len({_root_of(word.norm, pack.reading.numbers.language) for word in words} & named)


def is_wish(text: str, pack: LanguagePack) -> bool:
    """Whether a text holds a wish to have something left out."""
    return any(hit.cue == "leave_out" for hit in _cues(passage_of(text, pack.reading)))


def _cues(passage: Passage) -> list[Hit]:
    return passage.language.cues.find(passage.words, {}, {}, passage.openings)


def _wishes(answer: Answer) -> Iterator[Hit]:
    for hit in answer.hits:
        if hit.cue == "leave_out" and answer.clause_at(hit.first).idle:
            yield hit


def _named(answer: Answer, hit: Hit) -> frozenset[str]:
    """The telling words of a wish, by their roots: names first, since they say it all."""
    sentence = answer.sentence_at(hit.first)
    inner = {at for other in answer.hits if other.cue == "leave_out" for at in range(other.first, other.last)}
    inside = [at for at in range(hit.first, hit.last) if _name(answer, at)]
    outside = [at for at in range(sentence[0].first, sentence[-1].last) if at not in inner and _telling(answer, at)]
    words = [*inside, *outside] if inside else outside or _slots(answer, hit)
    names = [at for at in words if _name(answer, at)]
    return frozenset(_root(answer, answer.norm(at)) for at in (names or words))


def _root(answer: Answer, norm: str) -> str:
    """What forms of a word share: "drinking" and "drank" are of one."""
    return _root_of(norm, answer.language.words.numbers.language)


def _root_of(norm: str, language: str) -> str:
    return lemma(plain(norm.removesuffix("'s")), language)[:_ROOT]


def _slots(answer: Answer, hit: Hit) -> list[int]:
    """The telling words within a wish: "keep the drinking out of it"."""
    known = {
        word for phrase in answer.language.words.cues.get("leave_out", ()) for word in phrase.replace("|", " ").split()
    }
    return [at for at in range(hit.first, hit.last) if _telling(answer, at) and answer.norm(at) not in known]


def _name(answer: Answer, at: int) -> bool:
    word, language = answer.passage.words[at], answer.language
    capital = word.text[:1].isupper() and at not in answer.passage.openings and not language.words.names.capital_nouns
    return capital and word.norm not in language.words.names.common and word.norm not in language.stops


def _telling(answer: Answer, at: int) -> bool:
    norm, language = answer.norm(at), answer.language
    small = norm in language.stops or norm in language.padding or norm in language.words.phrases.vague_words
    return _name(answer, at) or (not small and (len(norm) >= _LEAST or norm.isdigit()))


def _tells(answer: Answer, text: str, named: frozenset[str]) -> bool:
    return any(_root(answer, word.norm) in named for word in answer.language.tokens(text))


def _narrowed(answer: Answer, told: list[Note], named: frozenset[str]) -> list[Note]:
    """Of the notes that tell anything named, those that tell most of it."""
    said = {n.note_id: {_root(answer, w.norm) for w in answer.language.tokens(n.quote)} & named for n in told}
    most = max(map(len, said.values()), default=0)
    found = [note for note in told if len(said[note.note_id]) == most]
    return [note for note in found if note.topic not in _FRAME] if most > 1 else found


def _last(facts: tuple[Note, ...]) -> list[Note]:
    return [note for note in facts if note.message_id == facts[-1].message_id] if facts else []


def _end(answer: Answer, ended: str, note: Note | Found) -> Found:
    start, end = answer.clauses[0].span.start, answer.clauses[-1].span.end
    return Found(note.topic, note.aspect, "", start, end, note.actor, "withdrawal", ended)
