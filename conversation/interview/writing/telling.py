"""What each statement tells: a deed, a duty, what was hard, what changed, what was learned; each is one of these."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Literal, TypeAlias

from conversation.interview.statements import Statement
from conversation.interview.statements.grammar import Grammar
from conversation.interview.statements.verbs import base, is_past
from conversation.interview.types import TopicKey

Part: TypeAlias = Literal["deed", "duty", "problem", "outcome", "learning", "aside"]

WORDS = re.compile(r"[\w'’-]+")
SHORT = 4
_LONGEST_DUTY = 15
_TOLD: frozenset[str] = frozenset({"done", "negated", "stative"})
_AROUND: frozenset[TopicKey] = frozenset({"scope", "collaboration", "tools", "learning"})


class Telling:
    """The statements of one interview, each with the part that it plays.

    `has_figure`: whether a statement holds one. `answers`: the topic that was asked before a message, where known.
    `apart`: messages that do not go on with what was told before them.
    """

    def __init__(
        self,
        told: tuple[Statement, ...],
        has_figure: Callable[[Statement], bool],
        rules: Grammar,
        answers: Mapping[str, TopicKey] | None = None,
        apart: Collection[str] = (),
    ) -> None:
        self.told, self.has_figure, self._rules, self._answers = told, has_figure, rules, answers or {}
        self._part: dict[Statement, Part] = {}
        self._troubled = self._acted = False
        self._changed_in = self._hard_in = ""
        for statement in told:
            self._part[statement] = part = self._judged(statement)
            self._remember(statement, part)
        ids = list(dict.fromkeys(s.message_id for s in told))
        self._next_message = {before: after for before, after in pairwise(ids) if after not in apart}

    def part(self, statement: Statement) -> Part:
        """What a statement tells."""
        return self._part[statement]

    def of(self, *parts: Part) -> list[Statement]:
        """The statements that tell one of some parts, in order."""
        return [s for s in self.told if self._part[s] in parts]

    @cached_property
    def story_deeds(self) -> list[Statement]:
        """What was done about what was hard; where nothing was hard, all that was done."""
        hard = next((i for i, s in enumerate(self.told) if self._part[s] == "problem"), -1)
        deeds = [(i, s) for i, s in enumerate(self.told) if self._part[s] == "deed" and not self.is_result(s)]
        return [s for i, s in deeds if i > hard] or [s for _, s in deeds]

    def is_result(self, statement: Statement) -> bool:
        """Whether a statement tells what came of it all, though it may be told as a deed."""
        if self._part[statement] == "outcome":
            return True
        if self._part[statement] != "deed":
            return False
        changed = bool(self._rules.outcome.search(" ".join(statement.body.split()[:SHORT])))
        if statement.actor == "we":
            return "outcome" in statement.topics or (changed and statement.link in self._rules.words.joins)
        return changed and "outcome" in statement.topics

    def opens_next(self, statement: Statement, last: Statement) -> bool:
        """Whether a statement opens the message after the one that another stands in."""
        first = next(s for s in self.told if s.message_id == statement.message_id)
        return first == statement and self._next_message.get(last.message_id) == statement.message_id

    def is_sentence(self, statement: Statement) -> bool:
        """Whether a statement has a subject and a verb of its own."""
        words = WORDS.findall(statement.text.casefold().partition(":")[0])
        if not words or self._rules.fragment.match(statement.text):
            return False
        if statement.actor is not None and not statement.implicit:
            return len(words) > 2 and bool(statement.body)
        forms = self._rules.words.verb_forms
        if forms == "as_said" or self._rules.drift.match(statement.text):
            return len(words) > 2
        naming = self._rules.words.naming
        return any(w in self._rules.words.finite or (w not in naming and _tells_past(w, forms)) for w in words[1:])

    def has_subject(self, statement: Statement) -> bool:
        """Whether words that tell who or what does it stand in a statement: a person's before its end, a thing's in
        front or tied to a verb.
        """
        words = self._rules.words
        persons = {p.rstrip("'’") for p in (*words.subjects_i, *words.subjects_we, *words.pronouns)}
        things = {p.rstrip("'’") for p in words.subjects_thing}
        found = WORDS.findall(statement.text.casefold().replace("’", "'"))
        first = [w.split("'")[0] for w in found]
        tied = any("'" in w and not w.endswith("'s") and w.split("'")[0] in {*persons, *things} for w in found)
        return tied or bool(found and first[0] in things) or bool(persons & set(first[:-1]))

    def was_going(self, statement: Statement) -> bool:
        """Whether a statement tells what used to go on with a team: "we were binning ten crates a week"."""
        words = WORDS.findall(statement.text.casefold())
        going = statement.actor == "we" and self._rules.words.verb_forms == "english"
        return going and len(words) > 2 and words[1] in self._rules.words.past_states and words[2].endswith("ing")

    def was_so(self, statement: Statement) -> bool:
        """Whether a statement only tells how things were: "our turnover was 68%"."""
        text = statement.text
        return bool(self._rules.past_state.search(text)) and not self._rules.outcome.search(text)

    def has_verb(self, statement: Statement) -> bool:
        """Whether a statement is more than a bare phrase."""
        forms, words = self._rules.words.verb_forms, WORDS.findall(statement.text)
        return forms == "as_said" or any(w.casefold() in self._rules.words.finite or is_past(w, forms) for w in words)

    def verb(self, statement: Statement) -> str:
        """The dictionary form of the verb that a deed begins with; the word itself where the language keeps forms."""
        kept, forms = self._rules.kept.match(statement.body), self._rules.words.verb_forms
        first = WORDS.findall(statement.body[kept.end() if kept else 0 :])
        if not first:
            return ""
        return first[0].casefold() if forms == "as_said" else base(first[0], forms)

    def _remember(self, statement: Statement, part: Part) -> None:
        if part == "problem":
            self._troubled, self._hard_in = True, statement.message_id
        elif part == "deed" and self._troubled:
            self._acted = True
        elif part == "outcome":
            self._changed_in = statement.message_id

    def _judged(self, statement: Statement) -> Part:
        if statement.mood not in _TOLD or statement.link in self._rules.words.reasons:
            return "aside"
        if "learning" in statement.topics:
            return "learning"
        if self._is_hard(statement):
            return "problem"
        if self._is_change(statement):
            return "outcome"
        if self._is_deed(statement):
            return "deed"
        return "duty" if self._is_duty(statement) else "aside"

    def _is_hard(self, statement: Statement) -> bool:
        """Whether a statement tells how things were, or what went wrong: by its words, or as it was asked for."""
        own = statement.deed and statement.actor == "I"
        if own and statement.implicit and not self._is_trouble(statement):
            return False
        if not self.is_sentence(statement) and not statement.implicit:
            return False
        if self._rules.before.match(statement.text) and not own:
            return True
        if self._is_trouble(statement):
            return not ("outcome" in statement.topics and self._acted)
        if statement.mood == "stative":
            return "challenge" in statement.topics and not own
        if statement.actor == "we" and self._is_state(statement):
            return self._is_asked_hard(statement) or self._hard_in == statement.message_id
        if own or not self._is_asked_hard(statement) or not self.is_sentence(statement):
            return False
        came_after = self._acted and bool(self._rules.outcome.search(statement.text))
        return not came_after and not (statement.actor == "we" and self._is_of_team(statement))

    def _is_asked_hard(self, statement: Statement) -> bool:
        """Whether a statement was noted as a challenge, or answers the question for one and is noted as no other."""
        asked = self._answers.get(statement.message_id) == "challenge"
        return "challenge" in statement.topics or (
            asked and not statement.topics & {"actions", "outcome", *_AROUND - {"scope"}}
        )

    def _is_of_team(self, statement: Statement) -> bool:
        """Whether a statement of the team's tells what they did, not what happened to them."""
        changed = self._rules.outcome.search(statement.text) or statement.link in self._rules.words.joins
        return bool(changed or statement.others or statement.topics & {"actions", "outcome"})

    def _is_trouble(self, statement: Statement) -> bool:
        """Whether the verb of the person or team, or any word of a thing's, tells of something going wrong."""
        if statement.deed and self._rules.words.verb_forms == "english":
            start = " ".join(statement.body.split()[:SHORT])
            match = self._rules.trouble.search(start)
            return match is not None and len(start[: match.start()].split()) < 2 and not self._stopped(start)
        if statement.deed and statement.actor == "I":
            return False
        asked = self._answers.get(statement.message_id)
        wrong = bool(self._rules.trouble.search(statement.text)) and not self._rules.outcome.search(statement.text)
        return wrong and not (self._acted and asked != "challenge")

    def _stopped(self, start: str) -> bool:
        return bool(self._rules.outcome.match(start))

    def _is_state(self, statement: Statement) -> bool:
        return self.verb(statement) in self._rules.words.state_verbs

    def _is_change(self, statement: Statement) -> bool:
        """Whether a statement tells what changed, with something other than the person's deed as its subject."""
        if statement.mood == "stative" or (statement.actor == "I" and statement.deed):
            return False
        background = self._is_state(statement) or self._is_trouble(statement)
        if statement.actor == "we" and statement.deed and not background:
            return statement.mood == "negated" and "outcome" in statement.topics
        noted, moved = "outcome" in statement.topics, bool(self._rules.outcome.search(statement.text))
        if not self.is_sentence(statement):
            bare = noted and not statement.topics & _AROUND and len(statement.text.split()) > 1
            return bare and self._is_definite(statement, moved)
        if statement.topics & _AROUND and not moved:
            return False
        if (
            self._changed_in == statement.message_id
            and statement.mood == "done"
            and self._is_definite(statement, moved)
        ):
            return True
        thing = next(iter(WORDS.findall(statement.text.casefold())), "") in self._rules.words.subjects_thing
        if noted and (not thing or self._is_definite(statement, moved)):
            return True
        return (moved and self._acted) or ((moved or (thing and self._acted)) and self.has_figure(statement))

    def _is_definite(self, statement: Statement, moved: bool) -> bool:
        """Whether a statement tells of a change in so many words, has a figure, or says that something is no more."""
        return moved or bool(self._rules.none.match(statement.text)) or self.has_figure(statement)

    def _is_deed(self, statement: Statement) -> bool:
        """Whether a statement tells what the person, or their team, did."""
        if not (statement.deed and statement.mood == "done" and statement.actor in ("I", "we")):
            return False
        if statement.actor == "we" and self._is_state(statement):
            return bool(statement.others)
        if statement.implicit and statement.topics == {"challenge"} and statement.body.split()[0].endswith("ing"):
            return False
        words = WORDS.findall(statement.body.casefold())
        if len(words) < SHORT and words and words[0] in self._rules.words.clitics:
            return False
        return len(words) > 1 and not (len(words) < SHORT and words[-1] in self._rules.words.dangling)

    def _is_duty(self, statement: Statement) -> bool:
        """Whether a statement names what the person did without a verb: "tills and shelf stacking"."""
        if statement.actor is not None or statement.deed or statement.mood != "done":
            return False
        words = WORDS.findall(statement.text.casefold())
        finite = set(words) & {*self._rules.words.finite, *self._rules.words.dangling}
        if self._rules.none.search(statement.text) or self._rules.finite_anywhere.search(statement.text):
            return False
        own = set(words) & {*self._rules.words.own_objects, *self._rules.words.subjects_i}
        bare = not own and not self.has_subject(statement)
        named = self._names_work(statement) and 0 < len(words) <= _LONGEST_DUTY and bare
        before_list = WORDS.findall(statement.text.casefold().partition(":")[0])
        return named and not finite and not _any_past(before_list, self._rules)

    def _names_work(self, statement: Statement) -> bool:
        asked = self._answers.get(statement.message_id, "responsibilities")
        if "responsibilities" in statement.topics and asked not in (*_AROUND - {"scope"}, "outcome"):
            return "tools" not in statement.topics
        listed = (
            "," in statement.text
            and bool(statement.topics)
            and not statement.topics - {"scope", "challenge", "actions"}
        )
        return listed and self._answers.get(statement.message_id) == "responsibilities"


def _tells_past(word: str, forms: Literal["english", "as_said"]) -> bool:
    return is_past(word, forms) and base(word, forms) != word


def _any_past(words: Iterable[str], rules: Grammar) -> bool:
    forms = rules.words.verb_forms
    return forms != "as_said" and any(_tells_past(word, forms) for word in words)
