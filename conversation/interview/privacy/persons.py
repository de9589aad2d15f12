"""Who in a text is a private person: told by a title, a role, a cue or a common given name; never a firm or a place."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from conversation.interview.languages import LanguagePack, pack_for
from conversation.interview.privacy.lists import brands, closing, lists, opening
from conversation.interview.privacy.words import Word, beside, words_of
from conversation.interview.statements.verbs import is_known
from conversation.interview.text.names import tools
from conversation.interview.text.remembered import SHORT, remembered

_LONGEST = 4
_REACH = 30
_NEAR = 4
# A name of the longest kind, and a few words more.
_AROUND = 12
_SHORTEST_SURNAME = 4
_SONS = (" & sons", " & co", " and sons", " et fils", " und söhne")


class Mention(NamedTuple):
    """A person's name, with its title, at `text[start:end]`; `names` are its words in lower case.

    `whole` is where a possessive ends.
    """

    start: int
    end: int
    whole: int
    names: tuple[str, ...]


class Search:
    """Looks for persons in one text. `guarded`: stretches that name an organisation, a role or a tool."""

    def __init__(self, text: str, pack: LanguagePack, guarded: Sequence[tuple[int, int]] = ()) -> None:
        self.text, self.words, self.lists = text, words_of(text), lists(pack.code)
        self._persons = self.lists.words
        self._people = frozenset((*self._persons.people, *self._persons.roles, *self._persons.parties))
        self._guarded = [*guarded, *((t.start, t.end) for t in tools(text, pack.reading) if t.sure), *self._branded()]
        self._own = self._own_names()

    def told(self) -> list[Mention]:
        """The persons that this text by itself says are persons, in order."""
        return self._each(self._at)

    def again(self, known: frozenset[str]) -> list[Mention]:
        """Mentions of persons that are known by their names."""
        return self._each(lambda at: self._known(at, known))

    def _each(self, find: Callable[[int], Mention | None]) -> list[Mention]:
        found: list[Mention] = []
        for at, word in enumerate(self.words):
            if (found and word.start < found[-1].end) or at in self._own:
                continue
            if mention := find(at):
                found.append(mention)
        return found

    def _at(self, at: int) -> Mention | None:
        word, persons = self.words[at], self._persons
        title = self.words[at - 1].low if at and self._near(at) else ""
        if not (word.capital or word.bare in self.lists.small or title in persons.titles_small):
            return None
        owned = at > 1 and self.words[at - 2].low in persons.owners and title in persons.roles
        titled = title in persons.titles and (word.capital or title in persons.titles_small)
        practice = at > 1 and self.words[at - 2].low in persons.things_before
        if titled and not owned and not practice and len(word.text) > 1:
            run = self._run(at)
            return run._replace(start=self.words[at - 1].start)
        if self._in_role(at) or self._in_family(at) or self._is_called(at):
            return self._run(at)
        if self._is_thing(at):
            return None
        common = word.bare in self.lists.given or bool(self._genitive(word, frozenset()))
        named = word.capital and common and not self._is_place(at)
        small = not word.capital and word.bare in self.lists.small and self._cued(at, sure=True)
        unsure = word.capital and word.bare in self.lists.unsure and not self._is_place(at) and self._is_sure(at)
        if named or small or unsure or self._does_as_people_do(at):
            return self._run(at)
        return None

    def _known(self, at: int, known: frozenset[str]) -> Mention | None:
        word = self.words[at]
        name = word.low if word.low in known else self._genitive(word, known)
        if not name or self._is_thing(at):
            return None
        fits = word.capital or (name in self.lists.small and self._cued(at)) or not is_known(name, self.lists.lemmas)
        return self._run(at, known) if fits else None

    def _genitive(self, word: Word, known: frozenset[str]) -> str:
        """The name in a possessive that is written without an apostrophe, in a language that does so."""
        ending = self._persons.genitive
        bare = word.low.removesuffix(ending) if ending else word.low
        return bare if word.capital and bare != word.low and bare in (known or self.lists.given) else ""

    def _run(self, at: int, known: frozenset[str] = frozenset()) -> Mention:
        """The name that begins at a word: with its surname, and what stands between the two."""
        last = at
        while (
            last - at < _LONGEST
            and last + 1 < len(self.words)
            and beside(self.text, self.words[last], self.words[last + 1])
        ):
            step = 2 if self.words[last + 1].low in self._persons.particles else 1
            if last + step >= len(self.words) or not self._is_surname(last + step, at, known):
                break
            last += step
        names = tuple(w.low for w in self.words[at : last + 1] if w.low not in self._persons.particles)
        end, whole = self.words[last].end, self.words[last].whole
        if at == last and (own := self._genitive(self.words[at], known)):
            names, end = (own,), self.words[at].start + len(own)
        return Mention(self.words[at].start, end, whole, names)

    def _is_surname(self, at: int, first: int, known: frozenset[str]) -> bool:
        word = self.words[at]
        if word.low in known or word.low in self._persons.surnames:
            return True
        if word.low in self.lists.months or self._is_guarded(at):
            return False
        listed = is_known(word.low, self.lists.lemmas)
        if not word.capital:
            small = not self.words[first].capital and len(word.low) >= _SHORTEST_SURNAME
            return small and not listed and word.text.isalpha()
        return not (self.lists.nouns and listed)

    def _in_role(self, at: int) -> bool:
        """ "my manager X", "the owner, X Y"."""
        if not at:
            return False
        word, role = self.words[at], self.words[at - 1]
        between = self.text[role.whole : word.start]
        party = role.low in self._persons.parties
        if not (party or role.low in self._persons.roles) or between.strip(" ") not in ("", ",", "(", ":"):
            return False
        if self._is_thing(at) or self._is_guarded(at):
            return False
        listed = word.bare in (self.lists.given | self.lists.unsure) if word.capital else word.bare in self.lists.small
        if listed or party:
            return listed
        if not word.capital or word.low in (*self.lists.months, *self._persons.roles, *self._persons.things):
            return False
        if is_known(word.low, self.lists.lemmas):
            return not self.lists.nouns and at > 1 and self.words[at - 2].low in self._persons.owners
        return any(w.low in self._persons.owners for w in self.words[max(0, at - _NEAR) : at - 1])

    def _in_family(self, at: int) -> bool:
        """ "the Patel family"."""
        word, family = self.words[at], self._persons.family
        if not word.capital or word.low in self.lists.months or word.low in family:
            return False
        before = self.words[at - 1] if at else None
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if after and after.low in family and beside(self.text, word, after) and not word.opens:
            return not self.lists.nouns
        if before is None or before.low not in family or not beside(self.text, before, word):
            return False
        return word.low in self._persons.surnames or not (self.lists.nouns and is_known(word.low, self.lists.lemmas))

    def _is_called(self, at: int) -> bool:
        """ "a woman called X"."""
        word = self.words[at]
        if not (word.capital or word.bare in self.lists.small):
            return False
        naming = closing(self._persons.naming).search(self.text[max(0, word.start - _REACH) : word.start])
        return naming is not None and self._is_of_people(at, word.start - len(naming.group()))

    def _is_of_people(self, at: int, end: int) -> bool:
        """Whether what ends at a place names a person, with at most a few words after it: "a girl with autism"."""
        for word in reversed([w for w in self.words[max(0, at - _AROUND) : at] if w.end <= end][-_NEAR:]):
            if word.low in self._people:
                return True
            if word.low in self._persons.owners or word.low in self._persons.things:
                return False
        return False

    def _does_as_people_do(self, at: int) -> bool:
        """Whether a capitalised word stands where only a person's name can: "X taught me", "reported to X"."""
        word = self.words[at]
        strange = word.capital and word.low not in self.lists.months and not is_known(word.low, self.lists.lemmas)
        if not strange or self._is_guarded(at):
            return False
        if self._phrase_after(at, self._persons.strong_after):
            return True
        return self._phrase_before(at, self._persons.strong_before) and self._ends_there(at)

    def _ends_there(self, at: int) -> bool:
        """Whether a name is not the first word of a thing's: "trained Nimbus users"."""
        end = self._run(at).end
        after = next((w for w in self.words[at : at + _AROUND] if w.start > end), None)
        return after is None or self.text[end : after.start] != " " or after.low in self.lists.neutral

    def _is_sure(self, at: int) -> bool:
        """Whether a cue tells that what may be a person's name is one; a month needs more than a preposition."""
        if self.words[at].low in self.lists.months:
            return self._phrase_after(at, (*self._persons.after, *self._persons.strong_after))
        return self._cued(at)

    def _cued(self, at: int, *, sure: bool = False) -> bool:
        """Whether the words around may stand around a person; `sure`: the name is nothing else's, unless a word's."""
        persons = self._persons
        before = (*persons.before, *persons.strong_before, *(persons.before_given if sure else ()))
        after = (*persons.after, *persons.strong_after)
        return self._phrase_before(at, before) or self._phrase_after(at, after) or self.words[at].owns

    def _is_place(self, at: int) -> bool:
        """ "in Charlotte", "at Wendy's", and "Wendy's" without anything that is hers."""
        word = self.words[at]
        run = self._run(at)
        alone = run.names == (word.low,)
        owned = self.text[word.whole : word.whole + 2]
        brand = word.owns and not (owned[:1] == " " and owned[1:2].islower())
        return (alone and self._phrase_before(at, self._persons.places)) or brand

    def _is_thing(self, at: int) -> bool:
        """Whether what stands here is guarded, or names a thing: "the Marie Curie hospital", "Hanley & Sons"."""
        end = self._run(at).end
        after = [w for w in self.words[at : at + _AROUND] if w.start >= end][:2]
        sons = (
            self.text[end : end + 8].casefold().startswith((" & ", " and sons", " et fils", " und söhne", " e hijos"))
        )
        close = after and self.text[end : after[0].start].strip("'’s ") in ("", "-")
        named = close and any(w.low in self._persons.things for w in after[:1])
        before = self.words[at - 1] if at and beside(self.text, self.words[at - 1], self.words[at]) else None
        led = before is not None and before.low in self._persons.things_before
        return bool(sons or named or led or self._is_guarded(at))

    def _is_guarded(self, at: int) -> bool:
        word = self.words[at]
        return any(start < word.end and word.start < end for start, end in self._guarded)

    def _branded(self) -> list[tuple[int, int]]:
        return [match.span() for match in brands(self._persons.brands).finditer(self.text)]

    def _own_names(self) -> frozenset[int]:
        """The words of the person's own name, where they say it."""
        own: set[int] = set()
        for at, word in enumerate(self.words):
            if word.capital and self._phrase_before(at, self._persons.own_name):
                end = self._run(at).end
                near = range(at, min(at + _AROUND, len(self.words)))
                own.update(n for n in near if self.words[n].start < end)
        return frozenset(own)

    def own_names(self) -> frozenset[str]:
        """How the person is called who speaks."""
        return frozenset(self.words[at].low for at in self._own)

    def _near(self, at: int) -> bool:
        between = self.text[self.words[at - 1].whole : self.words[at].start]
        return between.strip(" .\u00a0") == "" and len(between) <= 2

    def _phrase_before(self, at: int, phrases: tuple[str, ...]) -> bool:
        start = self.words[at].start
        return bool(phrases) and closing(phrases).search(self.text[max(0, start - _REACH) : start]) is not None

    def _phrase_after(self, at: int, phrases: tuple[str, ...]) -> bool:
        end = self._run(at).end
        return bool(phrases) and opening(phrases).match(self.text, end) is not None


@remembered(SHORT)
def searched(text: str, code: str, guarded: tuple[tuple[int, int], ...]) -> tuple[Search, tuple[Mention, ...]]:
    """A text to look for persons in, and those that it tells of by itself; see `Search`."""
    search = Search(text, pack_for(code), guarded)
    return search, tuple(search.told())
