"""A statement as a bullet or as a sentence: no talk, and in a bullet the verb in the past first and no subject."""

import re

from conversation.interview.statements import Statement
from conversation.interview.statements.cleaning import full_stop, lower_start, sentence_case, without_openers
from conversation.interview.statements.grammar import Grammar, whole
from conversation.interview.statements.verbs import base, past

_WORD = re.compile(r"[\w'’-]+")
_NEXT = re.compile(r"(,?\s+(?:and|or|then|&)\s+(?:then\s+)?|,\s+)([a-z-]+)(?=(\s+[\w'’]+|,)?)", re.IGNORECASE)
_GERUND = re.compile(r"[a-z-]{2,}ing", re.IGNORECASE)
_LONG_LEAD = 5
_LAST = 4
_SEVERAL = 2
_AND = re.compile(r"\b(?:and|or|und|oder|et|ou|y|o)\b")


class Wording:
    """Words statements of one interview. `names` are written as the person, or the tool list, writes them."""

    def __init__(self, rules: Grammar, names: dict[str, str]) -> None:
        self.rules = rules
        self._names = names
        self._named = whole(tuple(names)) if names else None

    def deed(self, statement: Statement, teams: int = 0) -> str:
        """What was done, without subject and full stop; the team and others keep their part.

        `teams`: how often the team was told of before, so that it is not told of in the same words each time.
        """
        templates = self.rules.words.templates
        if self.rules.words.verb_forms == "as_said":
            return self._as_said(statement)
        text = self._past(statement.body)
        if statement.lead and len(statement.lead.split()) <= _LONG_LEAD and "," not in text:
            text = f"{text} {self._lower(statement.lead)}"
        text = self._possessives(text)
        if statement.others:
            others = self._possessives(statement.others)
            someone = self.rules.words.privacy.persons.someone
            unnamed = " " in others or any(others in (stand.one, stand.several) for stand in someone)
            text = templates.with_others.format(action=text, others=others if unnamed else sentence_case(others))
        elif statement.actor == "we" and not self._needs_no_team(text):
            forms = templates.with_team
            text = forms[0 if "," in text else teams % len(forms)].format(action=text)
        return sentence_case(self.named(text))

    def _as_said(self, statement: Statement) -> str:
        """A deed as a sentence of its own; without subject and auxiliary where what is left is one still."""
        text = self._possessives(statement.text)
        bare = self.rules.bare.fullmatch(text)
        lead = (bare["lead"] or "").casefold() if bare else ""
        if bare and lead not in (*self.rules.words.subjects_thing, "des"):
            lead = "" if lead in self.rules.words.adverbs_dropped else bare["lead"]
            text = " ".join(filter(None, (lead, bare["deed"])))
            if statement.actor == "we" and not self._needs_no_team(text):
                text = self.rules.words.templates.with_team[0].format(action=text)
        return sentence_case(self.named(text))

    def duty(self, statement: Statement) -> str:
        """What the person named as their work."""
        named = self._lower(self.named(self._possessives(without_openers(statement.text, self.rules))))
        return self.rules.words.templates.handled.format(what=self._listed(named))

    def told(self, statement: Statement) -> str:
        """A statement in the person's own words, as a sentence."""
        return as_sentence(self.named(self.clause(statement)))

    def clause(self, statement: Statement) -> str:
        """A statement in the person's own words; one without its subject is given it."""
        if self.rules.drift.match(statement.text):
            return self.rules.words.templates.it_did.format(outcome=statement.text)
        if statement.implicit and self.rules.words.verb_forms == "english":
            opening = self._first_lower(self._past(statement.body))
            return self.rules.words.templates.story_opening.format(opening=opening)
        return statement.text

    def with_outcome(self, text: str, outcome: Statement) -> str:
        """A deed and what came of it."""
        first = outcome.text.split(" ", 1)[0].casefold()
        if first in self.rules.words.relatives:
            return f"{text}, {self.named(outcome.text)}"
        templates = self.rules.words.templates
        form = templates.joined_it if self.rules.drift.match(outcome.text) else templates.joined
        return form.format(action=text, outcome=self._lower(self.named(outcome.text)))

    def with_consequence(self, text: str, following: Statement) -> str:
        """A deed and what "we" then did, bound as the person bound them."""
        told = self._lower(self.named(following.text))
        if not following.link:
            return self.rules.words.templates.joined.format(action=text, outcome=told)
        return f"{text}, {following.link} {told}"

    def with_reason(self, text: str, reason: Statement) -> str:
        """A deed and why it was done, as the person said."""
        why = self._lower(self.named(reason.text))
        linked = why.casefold().startswith(f"{reason.link} ")
        return f"{text} {why}" if linked else f"{text} {reason.link} {why}"

    def with_figure(self, text: str, figure: Statement) -> str:
        """A deed and a figure told after a pause."""
        return f"{text}, {self._lower(self.named(figure.text))}"

    def with_next(self, text: str, following: Statement) -> str:
        """A deed and what was done to its object next."""
        told = whole(self.rules.words.team_words).search(text) and not following.others
        alone = following._replace(actor="I") if told else following
        return self.rules.words.templates.joined.format(action=text, outcome=self._first_lower(self.deed(alone)))

    def named(self, text: str) -> str:
        """The text with its names as names are written."""
        if self._named is None:
            return text
        return self._named.sub(lambda m: self._names.get(m.group().casefold(), m.group()), text)

    def _needs_no_team(self, text: str) -> bool:
        """Whether the team stands in the words already, or they tell a state and no deed."""
        words = self.rules.words
        state = base(text.split(" ", 1)[0], words.verb_forms) in words.state_verbs
        return state or bool(whole(words.team_words).search(text))

    def _listed(self, text: str) -> str:
        """A list with its last item joined as in a sentence."""
        head, comma, last = text.rpartition(", ")
        if not comma or ":" in text or len(last.split()) > _LAST or _AND.search(last):
            return text
        return f"{head}{self.rules.words.templates.last_of_list.format(last=last)}"

    def _possessives(self, text: str) -> str:
        for pattern, write in self.rules.possessives:
            text = pattern.sub(write, text)
        return text

    def _lower(self, text: str) -> str:
        """A sentence's start as it stands within another: in lower case, unless it is a name."""
        first = text.split(" ", 1)[0].casefold()
        words = self.rules.words
        if words.capitalised_nouns and first in (*words.subjects_thing, *words.neutral):
            return text[:1].lower() + text[1:]
        named = first in self._names or words.capitalised_nouns
        return text if named else lower_start(text, self.rules.words.lemmas)

    def _first_lower(self, text: str) -> str:
        return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text

    def _past(self, body: str) -> str:
        kept = self.rules.kept.match(body)
        first = _WORD.match(body)
        if kept and base(kept_verb := body[kept.end() :].strip().split(" ", 1)[0], self.rules.words.verb_forms):
            inflected = past(kept_verb, self.rules.words.verb_forms)
            return f"{body[: kept.end()]} {inflected}{body[kept.end() :].strip()[len(kept_verb) :]}"
        if first is None:
            return body
        verb = past(first.group(), self.rules.words.verb_forms)
        rest = body[first.end() :]
        if verb.casefold() == first.group().casefold():
            return body
        gerund = bool(_GERUND.fullmatch(first.group()))
        if gerund and (listed := self._mixed(verb, rest)):
            return listed
        further = self._further_verbs(rest, gerund)
        if gerund and _leftover(further):
            listed = body if first.group().casefold() not in self.rules.words.light_gerunds else rest.strip()
            return self._handled(listed)
        return verb + further

    def _handled(self, text: str) -> str:
        return self.rules.words.templates.handled.format(
            what=self._listed(self._first_lower(without_openers(text, self.rules)))
        )

    def _mixed(self, verb: str, rest: str) -> str:
        """A deed with things listed after it: "looking after 8 patients, meds, obs"; "" where there are no such."""
        own, *items = rest.split(", ")
        bare = [item for item in items if not _GERUND.fullmatch(item.split(" ", 1)[0]) and not _AND.search(item)]
        if not own.strip() or len(bare) < _SEVERAL:
            return ""
        return f"{verb}{own}; {self._first_lower(self._handled(', '.join(items)))}"

    def _further_verbs(self, rest: str, gerund: bool) -> str:
        """Further verbs of the same subject, put in the past like the first."""
        words = self.rules.words
        known, objects = frozenset(words.conjunct_verbs), frozenset(words.before_object)

        items = [item for item in re.split(r",\s+|\s+and\s+|,?\s+&\s+", rest) if item.strip()]
        all_gerunds = not rest[:1].isalpha() and all(_GERUND.fullmatch(item.strip().split(" ", 1)[0]) for item in items)

        def inflect(match: re.Match[str]) -> str:
            link, word, after = match.groups()
            lemma = base(word, words.verb_forms)
            bare = bool(_GERUND.fullmatch(word)) if gerund else word.casefold() == lemma
            object_after = (after or "").strip().casefold() in objects
            followed = bool((after or "").strip(" ,")) or (gerund and all_gerunds)
            verbal = lemma and bare and word.casefold() not in objects
            if verbal and followed and (lemma in known or object_after or (gerund and all_gerunds)):
                return f"{link}{past(word, words.verb_forms)}"
            return f"{link}{word}"

        return _NEXT.sub(inflect, rest)


def _leftover(rest: str) -> bool:
    """Whether an -ing form is left in a list of deeds."""
    return any(_GERUND.fullmatch(m.group(2)) for m in _NEXT.finditer(rest))


def as_sentence(text: str) -> str:
    """Text as a sentence of its own."""
    return full_stop(sentence_case(text))
