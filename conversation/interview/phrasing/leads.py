"""What stands before the question: a detail of the answer, or a reply to what the person asked."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from conversation.interview.grounding.retracted import Retracted
from conversation.interview.languages import LanguagePack
from conversation.interview.languages.phrases import Phrases
from conversation.interview.ledger import Ledger
from conversation.interview.phrasing.details import Detail, details, quotable, shorten, turned
from conversation.interview.phrasing.quotable import is_called
from conversation.interview.phrasing.wording import in_turn, seed
from conversation.interview.policy.turns import Exchange, denies, topics_of
from conversation.interview.session import Interview, Stock
from conversation.interview.types import Evidence, Move, Note, TopicKey

PROGRESS_ITEMS = 8
RECAP_ITEMS = 5
FRAME: frozenset[TopicKey] = frozenset({"role", "organisation", "timeframe"})


class Scene(NamedTuple):
    """All that the words before a question depend on."""

    interview: Interview
    stock: Stock
    move: Move
    last: Exchange

    @property
    def phrases(self) -> Phrases:
        """The words of the interview's language."""
        return self.interview.pack.phrases


def leads(scene: Scene) -> Iterator[str]:
    """Candidates in order of liking; the caller takes the first whose opening is new."""
    kind = scene.move.kind
    if kind == "answer_process_question":
        yield from _process(scene)
    elif kind == "redirect":
        yield from _pick(scene, getattr(scene.phrases.aside, scene.move.detail, scene.phrases.aside.off_topic))
    elif scene.move.detail == "fix":
        yield from _pick(scene, scene.phrases.aside.fix)
    elif kind == "recap":
        items = recap_items(scene, frame=False)
        items = items if ";" in items else recap_items(scene)
        yield from _filled(scene, scene.phrases.aside.recap, items=items)
    elif kind == "resolve_contradiction":
        yield from _contradiction(scene)
    elif kind == "suggest_completion":
        yield from _ending(scene)
    else:
        yield from _heard(scene)


def set_aside(scene: Scene) -> str:
    """The sentence that keeps another experience, just told of, for another time; "" where there is none."""
    called = shorten(scene.stock.offer.called, scene.phrases) if scene.stock.offer else ""
    if not called:
        return ""
    aside, q = scene.phrases.aside, quoted(called, scene.phrases)
    employers = (shorten(note.value, scene.phrases) for note in scene.stock.ledger.of("organisation", "employer"))
    place = next(filter(None, employers), "")
    if not place:
        return next(_filled(scene, aside.other_here, q=q))
    return next(_filled(scene, aside.other, q=q, place=quoted(place, scene.phrases)))


def _heard(scene: Scene) -> Iterator[str]:
    """A detail of the answer; without one, a word of acknowledgement."""
    aside, pack = scene.phrases.aside, scene.interview.pack
    if not scene.last.news:
        if scene.last.intent in ("dont_know", "skip", "deny") or denies(scene.last.answer.content, pack):
            yield from _pick(scene, aside.declined)
        elif scene.last.intent == "answer":
            yield from _pick(scene, aside.missed if _same_topic(scene) else aside.sorry)
    yield from _reflection(scene)
    yield from _pick(scene, aside.bare)


def _same_topic(scene: Scene) -> bool:
    asked = scene.last.asked
    return asked is not None and (asked.move.kind == "greet" or asked.move.topic == scene.move.topic)


def _reflection(scene: Scene) -> Iterator[str]:
    """The answer's best detail: said back to the person, or in quotation marks, and now and then not at all."""
    told = [note for note in scene.last.news if note.kind != "withdrawal" and note.message_id is not None]
    yield from _frame(scene, told)
    told = [note for note in told if note.topic != "tools" or "tools" in _asked(scene)]
    found = tuple(details(told, scene.last.answer.content, scene.interview.pack))
    if not found:
        return
    style = seed(scene.interview) % 3
    if style == 0 and len(found[0].text.split()) <= 2:
        yield from _pick(scene, scene.phrases.aside.bare)
    said_back = tuple(_said_back(scene, found))
    quotes = tuple(_quotes(scene, found))
    yield from (*quotes, *said_back) if style == 1 else (*said_back, *quotes)


def _said_back(scene: Scene, found: tuple[Detail, ...]) -> Iterator[str]:
    clauses = (turned(detail.note, scene.last.answer.content, scene.phrases) for detail in found)
    clause = next((clause for clause in clauses if clause), "")
    if clause:
        yield from _filled(scene, scene.phrases.reflect["you"], you=clause)


def _quotes(scene: Scene, found: tuple[Detail, ...]) -> Iterator[str]:
    """A topic's own words only for what was asked for and is plainly that: what else is told may be read wrongly."""
    reflect, pack = scene.phrases.reflect, scene.interview.pack
    for detail in found[:2]:
        called = detail.topic in _asked(scene) and is_called(detail.note, detail.text, pack)
        fitting = reflect.get(detail.topic, ()) if called else ()
        for templates in (fitting, reflect["any"]):
            yield from _filled(scene, templates, q=quoted(detail.text, scene.phrases))


def _asked(scene: Scene) -> tuple[TopicKey, ...]:
    return topics_of(scene.last.asked.move) if scene.last.asked else ()


def _frame(scene: Scene, told: list[Note]) -> Iterator[str]:
    """Role and place together, when both were told at once and in so many words."""
    content = scene.last.answer.content
    role = next((n.value for n in told if n.topic == "role" and n.value in content), "")
    place = next((n.value for n in told if n.topic == "organisation" and n.value in content), "")
    if role and place and max(len(role.split()), len(place.split())) <= 6:
        quote = {"role": quoted(role, scene.phrases), "place": quoted(place, scene.phrases)}
        yield from _filled(scene, scene.phrases.reflect["frame"], **quote)


def _process(scene: Scene) -> Iterator[str]:
    phrases, detail = scene.phrases, scene.move.detail
    if detail == "why":
        asked = next(iter(_asked(scene)), scene.move.topic)
        yield from _pick(scene, (*phrases.why.get(asked or "any", ()), *phrases.why["any"]))
    elif detail == "progress":
        items = recap_items(scene)
        templates = phrases.aside.progress if items else phrases.aside.progress_nothing
        yield from _filled(scene, templates, items=items)
    elif detail in ("clarify", "greeting", "thanks"):
        yield from _pick(scene, getattr(phrases.aside, detail))
    else:
        left = scene.stock.coverage.questions_left
        aside = phrases.aside
        templates = aside.how_long if left > 1 else aside.how_long_one if left else aside.how_long_none
        yield from _filled(scene, templates, n=str(left))


def _contradiction(scene: Scene) -> Iterator[str]:
    """Both values of one thing; or all that does not fit together."""
    if not scene.move.choices:
        doubtful = (note for note in scene.stock.ledger.facts if note.note_id in scene.move.detail.split("|"))
        notes = ", ".join(quoted(note.value, scene.phrases) for note in doubtful)
        yield from _filled(scene, scene.phrases.aside.misfit, notes=notes)
        return
    first, second = (quoted(choice.label, scene.phrases) for choice in scene.move.choices[:2])
    yield from _filled(scene, scene.phrases.aside.contradiction, first=first, second=second)


def _ending(scene: Scene) -> Iterator[str]:
    closing = scene.phrases.closing
    if scene.move.detail == "finish":
        yield from _pick(scene, closing.finish)
        return
    if scene.move.detail == "stop":
        yield from _pick(scene, closing.suggest_stop)
        return
    templates = _why_it_may_end(scene)
    heard = list(_reflection(scene))
    for n, text in enumerate(_pick(scene, templates)):
        yield f"{heard[n % len(heard)]} {text}" if heard else text


def _why_it_may_end(scene: Scene) -> tuple[str, ...]:
    closing = scene.phrases.closing
    if any(asked.move.kind == "suggest_completion" for asked in scene.interview.asked):
        return closing.added
    circling = scene.stock.completion.reason == scene.phrases.reasons["nothing_new"]
    return closing.suggest_nothing_new if circling else closing.suggest


def recap_items(scene: Scene, *, frame: bool = True) -> str:
    """The ledger in short, as labels with a piece of the person's own words each, without what is contradicted or holds
    words that were taken back; "" when it is empty.

    Without the frame it is what a recap reads back: at most five topics.
    """
    items: dict[str, str] = {}
    ledger = scene.stock.ledger
    standing = _standing(ledger, scene.interview.pack)
    for topic in scene.stock.coverage.topics:
        if frame or topic.key not in FRAME:
            told = (_in_short(note, scene) for note in standing if note.topic == topic.key)
            words = next((words for words in told if words and words not in items), "")
            items |= {words: f"{topic.label} {quoted(words, scene.phrases)}"} if words else {}
    return "; ".join(list(items.values())[: PROGRESS_ITEMS if frame else RECAP_ITEMS])


def _standing(ledger: Ledger, pack: LanguagePack) -> list[Note]:
    """The facts that are not in doubt, by what else was told or by what was taken back since."""
    doubtful = {note.note_id for pair in ledger.contradictions for note in pair.notes}
    retracted = Retracted(ledger, pack)
    places = (
        (n, Evidence(message_id=n.message_id, start=n.start, end=n.end, quote=n.quote))
        for n in ledger.facts
        if n.note_id not in doubtful
    )
    return [note for note, place in places if not retracted.touches(place)]


def _in_short(note: Note, scene: Scene) -> str:
    """A date or a size as it was put, else what may be quoted of a note."""
    if note.aspect and note.topic in ("timeframe", "scope"):
        return shorten(note.value if note.value in note.quote else note.quote, scene.phrases)
    content = next((m.content for m in scene.interview.messages if m.message_id == note.message_id), note.quote)
    return quotable(note, content, scene.interview.pack)


def quoted(words: str, phrases: Phrases) -> str:
    """Words in the language's quotation marks."""
    return f"{phrases.quote[0]}{words}{phrases.quote[1]}"


def _pick(scene: Scene, templates: Iterable[str]) -> Iterator[str]:
    yield from in_turn(tuple(templates), seed(scene.interview))


def _filled(scene: Scene, templates: Iterable[str], **values: str) -> Iterator[str]:
    for template in _pick(scene, templates):
        yield template.format(**values)
