"""A reply, checked sentence by sentence while it is written."""

from typing import NamedTuple

from conversation.interview.guard.judging import Judge
from conversation.interview.guard.shown import Shown
from conversation.interview.phrasing.openings import Opening
from conversation.interview.phrasing.reply import next_question, speak
from conversation.interview.phrasing.sentences import Sentence, SentenceReader, has_end
from conversation.interview.phrasing.wording import Worded
from conversation.interview.session import Interview, Stock
from conversation.interview.types import Asked, Move, TopicKey


class Guarded(NamedTuple):
    """A reply as the person sees it, the move that it makes, and why something was replaced ("" when nothing was)."""

    text: str
    move: Move
    replaced: str


class ReplyGuard:
    """Checks a reply while it is written. What it lets go is what the person sees, and is never taken back.

    Statements go word by word. From the first word that may open a question on, a sentence waits until it is whole.
    The first good question stays, and what follows it goes by whole sentences; the other questions are left out, and
    where none is good policy's stands at the end. In a language without a pack only what needs no words is checked,
    and all sentences but the first go whole. What comes out does not depend on how the reply was cut into pieces.
    """

    def __init__(self, interview: Interview, stock: Stock) -> None:
        self.held_opening = False  # the reply opened with its question, so nothing could be shown before it was whole
        self._judge = Judge(interview, stock)
        self._reader = SentenceReader(self._judge.phrases.abbreviations)
        self._opening = Opening(self._judge.openings, self._judge.heads)
        self._shown = Shown()
        self._at = 0  # what of the reader's text was let go or left out
        self._kept = ""  # the question that stays
        self._request = ""  # the first one without a question mark: stands for the question where none is kept
        self._run = -1  # where it ends, together with the examples behind its colon
        self._faults: list[str] = []  # of the questions that were left out
        self._move: Move | None = None  # the move, where it is not the kept question's
        self._replaced = ""

    @property
    def text(self) -> str:
        """All that was let go so far."""
        return self._shown.text

    def take(self, piece: str) -> str:
        """The words that may be shown now, "" while something is held."""
        before = len(self._shown.text)
        for sentence in self._reader.feed(piece):
            self._settle(sentence)
        self._let_go(self._opening.scan(self._reader.text, self._reader.sure))
        return self._shown.text[before:]

    def finish(self, *, cut: bool = False) -> str:
        """The rest; after it the text is final. `cut`: the reply broke off. Call once."""
        before = len(self._shown.text)
        rest = self._reader.close()
        broken = rest.pop() if cut and rest and not has_end(rest[-1].text) else None
        for sentence in rest:
            self._settle(sentence)
        if broken:
            self._break_off(broken)
        self._close()
        return self._shown.text[before:]

    def guarded(self, topic: TopicKey | None = None) -> Guarded:
        """The whole, once finished. `topic`: what the model says it asked for."""
        move = self._move or self._judge.move(self._kept, topic)
        return Guarded(self.text, move, self._replaced)

    def _let_go(self, end: int) -> None:
        if end > self._at:
            self._shown.say(self._reader.text[self._at : end])
            self._at = end

    def _settle(self, sentence: Sentence) -> None:
        """Decide on a whole sentence, of which a beginning may have been let go."""
        free = self._opening.scan(self._reader.text, sentence.end, complete=True)
        so_far = self._reader.text[: sentence.end]
        known = self._judge.knows(so_far)
        if sentence.is_question:
            self._settle_question(sentence, free, known)
        elif known and not self._kept and self._judge.requests(sentence.text):
            self._settle_request(sentence, free)
        self._let_go(sentence.end)
        self._opening = self._next_opening(sentence.end, whole=bool(self._kept) or not known)

    def _next_opening(self, at: int, whole: bool) -> Opening:
        return Opening(self._judge.openings, self._judge.heads, at, whole)

    def _settle_question(self, question: Sentence, free: int, known: bool) -> None:
        goes_on = known and self._goes_on(question)
        fault = self._fault(question, free, known) or ("two_questions" if self._kept and not goes_on else "")
        if not fault and (goes_on or ":" in question.text):
            self._run = question.end
        if fault:
            self._faults.append(fault)
            self._leave_out(question, free)
            return
        self.held_opening = self.held_opening or self._opens_with(question, free)
        self._kept = self._kept or question.text

    def _goes_on(self, question: Sentence) -> bool:
        """Whether a question is one more of the examples behind the kept one's colon."""
        between = self._reader.text[self._run : question.start]
        joined = self._run >= 0 and not between.strip() and "\n" not in between
        return joined and self._judge.is_example(question.text)

    def _settle_request(self, request: Sentence, free: int) -> None:
        fault = self._fault(request, free, known=True)
        if fault:
            self._faults.append(fault)
            self._leave_out(request, free)
            return
        self.held_opening = self.held_opening or self._opens_with(request, free)
        self._request = self._request or request.text

    def _fault(self, asking: Sentence, free: int, known: bool) -> str:
        behind = self._reader.text[free : asking.end] if free < asking.end else asking.text
        return self._judge.fault(asking.text, behind, known)

    def _opens_with(self, asking: Sentence, free: int) -> bool:
        return not self._shown.text and free <= asking.start

    def _leave_out(self, sentence: Sentence, free: int) -> None:
        """Show a sentence no further than `free`; it breaks off there, unless it lost no more than a tag."""
        self._let_go(max(free, sentence.start))
        begun = free > sentence.start
        tag = begun and any(map(self._judge.is_tag, (self._reader.text[free : sentence.end], sentence.text)))
        self._shown.leave_out(("." if tag else "…") if begun else "")
        self._at = sentence.end

    def _break_off(self, sentence: Sentence) -> None:
        """Mark the end of a sentence that broke off, so that nothing is joined to half a word."""
        text = self._reader.text
        statement = not self._kept and not self._judge.knows(text)
        self._leave_out(sentence, sentence.end if statement else self._opening.scan(text, sentence.end))

    def _close(self) -> None:
        """Say why something is replaced, and put policy's question at the end where one is wanted."""
        text, moves = self._reader.text, self._judge.stock.moves
        self._kept = self._kept or self._request
        if self._kept:
            self._replaced = min(self._faults, key=lambda fault: fault == "two_questions", default="")
        elif not text.strip():
            self._replaced = "empty"
        elif not self._judge.knows(text):
            self._replaced, self._move = next(iter(self._faults), ""), moves[0]
            if not self.text:
                self._shown.add(text)
        elif set(self._faults) <= {"end_too_early"} and (end := self._judge.end(self.text)):
            self._replaced, self._move = next(iter(self._faults), ""), end
        else:
            self._replaced = next(iter(self._faults), "no_question")
            self._ask()
        if not self.text:
            self._speak()

    def _ask(self) -> None:
        asking: Worded | Asked = next_question(self._judge.interview, self._judge.stock)
        if asking.move.kind == "resolve_contradiction":  # its question says nothing without both sides
            asking = speak(self._judge.interview, self._judge.stock)
        self._move = asking.move
        if asking.text:
            self._shown.add(asking.text)

    def _speak(self) -> None:
        spoken = speak(self._judge.interview, self._judge.stock)
        self._move = self._move or spoken.move
        self._shown.add(spoken.text)


def check(text: str, interview: Interview, stock: Stock, topic: TopicKey | None = None) -> Guarded:
    """Keep the first good question of a reply, drop the others, and put policy's in where none is good.

    `topic`: what the model says it asked for. In a language without a pack only what needs no words is checked.
    """
    guard = ReplyGuard(interview, stock)
    guard.take(text)
    guard.finish()
    return guard.guarded(topic)
