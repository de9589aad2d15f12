"""Title, time, role and opening sentence: short lines made of single notes."""

import re
from collections.abc import Collection, Iterator

from conversation.interview.languages import LanguagePack
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.ledger import Ledger
from conversation.interview.session import Interview
from conversation.interview.statements import Statement
from conversation.interview.statements.cleaning import lower_start
from conversation.interview.statements.grammar import grammar
from conversation.interview.text.dates import dates
from conversation.interview.text.spans import sentences
from conversation.interview.types import DraftClaim, Note, TopicKey
from conversation.interview.writing.names import acronyms, bare, capital, named
from conversation.interview.writing.said_figures import as_said, in_words, is_short
from conversation.interview.writing.story import answered
from conversation.interview.writing.wording import as_sentence

_LONGEST = 9
_DOUBT = 22
_ALONE = 4
_FRAME = ("role", "organisation", "timeframe")


class Facts:
    """The short lines of one write-up of an interview, in the words of `target`."""

    def __init__(
        self, interview: Interview, ledger: Ledger, target: LanguagePack, first_deed: DraftClaim | None = None
    ) -> None:
        self._first_deed = first_deed
        self._ledger, self._words, self._templates = ledger, target.writing, target.writing.templates
        self._texts = {m.message_id: m.content for m in interview.messages}
        self._articles = frozenset(interview.pack.reading.phrases.articles)
        self._lowering = "" if target.writing.capitalised_nouns else target.writing.lemmas
        self._months = frozenset(interview.pack.reading.dates.months if target.writing.capitalised_months else ())
        self._answers = answered(interview)
        self._drift = grammar(interview.pack).drift
        self._doubts = re.compile(interview.pack.writing.telling.doubts_before, re.IGNORECASE)
        self._typed_lower = typed_lower(interview)
        self._start, self._end = (latest(ledger, "timeframe", aspect) for aspect in ("start", "end"))
        self._since = _since(interview, self._start)
        self._team = in_words(_some(latest(ledger, "scope", "team_size")), interview.pack)
        self._length = self._tied(latest(ledger, "timeframe", "duration"))
        self._role = latest(ledger, "role", "title", "promotion", "")
        tools = {tool.value.casefold() for tool in ledger.of("tools")}
        if self._role and self._role.value.casefold() in tools:
            self._role = None
        self._place = latest(ledger, "organisation", "employer", "")
        if self._role and self._place and self._place.value.casefold() in self._role.value.casefold():
            self._place = None

    def title(self) -> DraftClaim | None:
        """Role and organisation in one line, from what is known of them."""
        role, place = self._role, self._place
        if role is None and place is None:
            return self._first_deed
        text = capital(acronyms(bare(role.value))) if role else ""
        if place:
            text = (
                self._templates.role_at.format(role=text, organisation=self._named(place))
                if role
                else self._named(place)
            )
        return DraftClaim(text=capital(text), quotes=_quotes(role, place))

    def role_context(self) -> tuple[DraftClaim, ...]:
        """The title, the size of the team and whom they reported to, fullest first."""
        title, above = self.title() if self._role or self._place else None, latest(self._ledger, "scope", "reports_to")
        parts = [(title.text, title.quotes)] if title else []
        if self._team:
            parts.append((self._templates.team_of.format(team=self._team.value), _quotes(self._team)))
        if above:
            parts.append(
                (self._templates.reported_to.format(manager=above.value), (*_quotes(above), self._around(above)))
            )
        chosen = [parts[:count] for count in range(len(parts), 0, -1)]
        alone = [[(capital(acronyms(bare(n.value))), _quotes(n))] for n in (self._role, self._place) if n]
        rest = [[part] for part in parts[1:]]
        return tuple(
            DraftClaim(text=capital(", ".join(text for text, _ in some)), quotes=tuple(q for _, qs in some for q in qs))
            for some in (*chosen, *alone, *rest)
        )

    def timeline(self) -> tuple[DraftClaim, ...]:
        """The time as the person told it, the fullest first."""
        return tuple(DraftClaim(text=capital(text), quotes=quotes) for text, quotes in self._times())

    def _times(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        start, end, length = self._start, self._end, self._length
        since = (self._templates.since.format(start=self._dated(start)), (self._since,)) if start else ("", ())
        if start and end:
            first = capital(self._dated(start))
            told = end.value in end.quote or self._templates.has_present
            if told:
                yield self._templates.from_to.format(start=first, end=self._dated(end)), _quotes(start, end)
            else:
                yield since[0], _quotes(start, end)
            if end.value not in end.quote and is_short(end):
                yield self._templates.from_to.format(start=first, end=end.quote), _quotes(start, end)
        if start and self._since:
            yield since
        if length:
            yield self._dated(as_said(length)), _quotes(length)
        if start:
            yield self._dated(start), _quotes(start)
        if end and end.value in end.quote:
            yield self._templates.until.format(end=self._dated(end)), _quotes(end)

    def openings(self, told: Collection[Statement] = ()) -> tuple[DraftClaim, ...]:
        """What the person was, where, when and among how many, in one sentence; the fullest first. Statements that are
        `told` beside it tell how many themselves.
        """
        pairs = dict.fromkeys([(self._role, self._place), (self._role, None), (None, self._place)])
        return tuple(
            DraftClaim(text=as_sentence(text), quotes=backing)
            for role, place in pairs
            if role or place
            for text, backing in self._opened(role, place, None if self._tells_team(told) else self._team)
        )

    def _tells_team(self, told: Collection[Statement]) -> bool:
        team = self._team
        return team is not None and any(
            s.message_id == team.message_id and s.start <= team.start and team.end <= s.end for s in told
        )

    def _opened(
        self, role: Note | None, place: Note | None, team: Note | None
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The opening with a role and a place, the fullest first, each with its quotes."""
        worked, quotes = self._worked(role, place), _quotes(role, place)
        timed = [(f" {when}", dated) for when, dated in self._whens()]
        sized = []
        if team:
            sized = [(f", {self._templates.team_of.format(team=team.value)}", _quotes(team))]
        nothing = [("", _quotes())]
        for size, many in (*sized, *nothing):
            for time, dated in (*timed, *nothing):
                yield f"{worked}{time}{size}", (*quotes, *dated, *many)

    def story_openings(self) -> tuple[DraftClaim, ...]:
        """The opening as the person would say it."""
        form = self._templates.story_opening
        return tuple(
            DraftClaim(text=as_sentence(form.format(opening=lower_start(o.text, self._lowering))), quotes=o.quotes)
            for o in self.openings()
        )

    def _whens(self) -> list[tuple[str, tuple[str, ...]]]:
        """The time in words, with its quotes; where it goes on, also by the word that the person had for now."""
        text, quotes = self._when()
        start, end = self._start, self._end
        found = [(text, quotes)] if text else []
        if start and end and end.value not in end.quote and is_short(end):
            until = self._templates.between.format(start=self._dated(start), end=end.quote)
            found.append((until, _quotes(start, end)))
        return found

    def _when(self) -> tuple[str, tuple[str, ...]]:
        start, end, length = self._start, self._end, self._length
        if start and end and end.value in end.quote:
            text = self._templates.between.format(start=self._dated(start), end=self._dated(end))
            return text, _quotes(start, end)
        if start and (end or self._since):
            text = self._templates.since.format(start=self._dated(start))
            return f"{text[:1].lower()}{text[1:]}", (
                *_quotes(start, end),
                *((self._since,) if self._since else ()),
            )
        return (
            (self._templates.for_long.format(duration=self._dated(as_said(length))), _quotes(length))
            if length
            else ("", ())
        )

    def _tied(self, length: Note | None) -> Note | None:
        """A duration that is the job's: told with the job, when asked for, or alone."""
        if (
            length is None
            or " " not in length.value
            or self._answers.get(length.message_id or "", "timeframe") not in _FRAME
        ):
            return None
        beside = {n.topic for n in self._ledger.facts if n.message_id == length.message_id and n is not length}
        asked = length.message_id in self._answers
        text = self._text_of(length)
        alone = len(text.split()) - len(length.quote.split()) <= _ALONE and not self._drift.search(text)
        return length if asked or alone or beside & {"role", "organisation"} or not length.message_id else None

    def _worked(self, role: Note | None, place: Note | None) -> str:
        templates = self._templates
        where = self._named(place) if place else ""
        going_on = self._start and (self._since or (self._end and self._end.value not in self._end.quote))
        if role is None:
            at = templates.works_at if going_on else ""
            return (at or templates.worked_at).format(organisation=where)
        now = (templates.works_as_at if place else templates.works_as) if going_on else ""
        form = now or (templates.worked_as_at if place else templates.worked_as)
        return form.format(role=_with_article(acronyms(role.value), self._words), organisation=where)

    def _dated(self, note: Note) -> str:
        """A time with its months in capitals, where the language writes them so, and "about" where it was said."""
        before = self._text_of(note)[max(0, note.start - _DOUBT) : note.start]
        doubt = self._doubts.search(before)
        said = [*(doubt.group().split() if doubt else ()), *note.value.split()]
        return " ".join(capital(w) if w.casefold() in self._months else w for w in said)

    def _named(self, place: Note) -> str:
        """A place as it is written: a name with capitals, a plain noun with the article that it was told with."""
        value = bare(place.value)
        if value[:1].isupper():
            return value
        before = self._text_of(place)[: place.start].split()[-1:]
        if before and before[0].casefold() in self._articles:
            return f"{before[0].lower()} {value}"
        return named(value) if self._typed_lower else value

    def _around(self, note: Note) -> str:
        """The sentence that a note's words stand in."""
        spans = sentences(self._text_of(note))
        return next((s.text for s in spans if s.start <= note.start < s.end), note.quote)

    def _text_of(self, note: Note) -> str:
        return self._texts.get(note.message_id or "", "")


def typed_lower(interview: Interview) -> bool:
    """Whether the person types without capitals, so that names come in lower case."""
    return not any(char.isupper() for m in interview.messages if m.role == "user" for char in m.content)


def latest(ledger: Ledger, topic: TopicKey, *aspects: str) -> Note | None:
    """The note of a topic that was told last, of the first aspect that has one; none while it is contradicted."""
    disputed = {n.note_id for c in ledger.contradictions for n in c.notes}
    for aspect in aspects:
        live = [n for n in ledger.of(topic, aspect) if n.note_id not in disputed and _fits(n)]
        if live:
            return live[-1]
    return None


def spellings(ledger: Ledger, typed_lower: bool) -> dict[str, str]:
    """Names the person typed in lower case, as names are written: employer and tools by their notes."""
    place = latest(ledger, "organisation", "employer", "")
    known = [named(place.value)] if place and typed_lower else []
    known += [n.value for n in ledger.of("tools") if len(n.value) > 1 and not n.value.islower()]
    return {name.casefold(): name for name in known if name.strip()}


def _since(interview: Interview, start: Note | None) -> str:
    """The words around a start that tell that it goes on: "since 2019"; "" where they do not."""
    said = next((m.content for m in interview.messages if start and m.message_id == start.message_id), "")
    around = (d for d in dates(said, interview.pack) if start and d.start <= start.start and start.end <= d.end)
    return next((d.text for d in around if d.kind == "since"), "")


def _some(team: Note | None) -> Note | None:
    """A team of more than one."""
    return team if team and team.value not in ("0", "1") else None


def _quotes(*notes: Note | None) -> tuple[str, ...]:
    return tuple(n.quote for n in notes if n)


def _fits(note: Note) -> bool:
    """Whether a note's value is short enough for a line of its own."""
    return 0 < len(note.value.split()) <= _LONGEST and len(note.value) <= 10 * _LONGEST


def _with_article(role: str, words: WritingWords) -> str:
    role = bare(role)
    if not words.capitalised_nouns and not any(w.istitle() for w in role.split()[1:]):
        role = lower_start(role, words.lemmas)
    articles = words.articles
    if not articles.usual or re.match(articles.none_before, role, re.IGNORECASE):
        return role
    other = re.match(articles.other_before, role, re.IGNORECASE)
    return f"{articles.other if other else articles.usual} {role}"
