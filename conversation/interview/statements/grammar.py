"""A pack's writing words, compiled once into the expressions that statements are taken apart with."""

import re
from functools import lru_cache
from typing import NamedTuple

from conversation.interview.languages import LanguagePack
from conversation.interview.languages.writing_words import Mood, Respelling, VerbGroup, WritingWords
from conversation.interview.types import Actor

_FLAGS = re.IGNORECASE
_AFTER = r"(?![\w'’])"


class Group(NamedTuple):
    """A compiled verb group."""

    pattern: re.Pattern[str]
    mood: Mood
    drop: bool
    habit: bool


class Grammar(NamedTuple):
    """The compiled expressions of one language, beside the words that they were made from."""

    words: WritingWords
    opener: re.Pattern[str]
    filler: re.Pattern[str]
    trailer: re.Pattern[str]
    respell: tuple[tuple[re.Pattern[str], str], ...]
    possessives: tuple[tuple[re.Pattern[str], str], ...]
    subject_with: tuple[re.Pattern[str], ...]
    carried: tuple[tuple[re.Pattern[str], Actor], ...]
    own_inside: re.Pattern[str]
    carried_inside: re.Pattern[str]
    subordinate: re.Pattern[str]
    ends_in_deed: re.Pattern[str]
    finite_anywhere: re.Pattern[str]
    denied: re.Pattern[str]
    bare: re.Pattern[str]
    remark: re.Pattern[str]
    subjects: tuple[tuple[re.Pattern[str], Actor], ...]
    dropped: re.Pattern[str]
    kept: re.Pattern[str]
    groups: tuple[Group, ...]
    cut: re.Pattern[str]
    negation: re.Pattern[str]
    unsure: re.Pattern[str]
    planned: re.Pattern[str]
    habit: re.Pattern[str]
    outcome: re.Pattern[str]
    trouble: re.Pattern[str]
    before: re.Pattern[str]
    drift: re.Pattern[str]
    no_bullet: re.Pattern[str]
    past_state: re.Pattern[str]
    after: re.Pattern[str]
    fragment: re.Pattern[str]
    additions: re.Pattern[str]
    lead: re.Pattern[str]
    link: re.Pattern[str]
    aside: re.Pattern[str]
    none: re.Pattern[str]


def grammar(pack: LanguagePack) -> Grammar:
    """The grammar of a pack."""
    return compiled(pack.writing)


def any_of(phrases: tuple[str, ...]) -> str:
    """An alternative of whole phrases, longest first; it matches nothing when there are none."""
    ordered = sorted((re.escape(p).replace("'", "['’]").replace(r"\ ", r"\s+") for p in phrases), key=len, reverse=True)
    return f"(?:{'|'.join(ordered)})" if ordered else r"(?!)"


@lru_cache(maxsize=1_000)
def whole(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One of some phrases as whole words, anywhere."""
    return re.compile(rf"(?<!\w)(?<!\w-){any_of(phrases)}(?!\w|-\w)", _FLAGS)


@lru_cache(maxsize=16)
def compiled(words: WritingWords) -> Grammar:
    """The grammar of a pack's words."""
    return Grammar(
        words=words,
        opener=_opener(words),
        filler=re.compile(rf",?\s*(?<![\w'’]){any_of(words.fillers)}{_AFTER}(?!\s+(?:of|that)\b)\s*,?", _FLAGS),
        trailer=_trailer(words),
        respell=_rewrites(words.respell, r"(?![\w'’])"),
        possessives=_rewrites(words.possessives, ""),
        subject_with=tuple(re.compile(rf"\s*{pattern}(?!\w)", _FLAGS) for pattern in words.subjects_with),
        subjects=_said_subjects(words),
        own_inside=_own_inside(words),
        carried_inside=re.compile(rf"(?<=\s)(?:{words.deed_i})"),
        subordinate=whole(words.subordinate),
        ends_in_deed=re.compile(words.ends_in_deed),
        finite_anywhere=re.compile(words.finite_anywhere, _FLAGS),
        denied=re.compile(words.denied, _FLAGS),
        bare=re.compile(words.bare, _FLAGS),
        remark=re.compile(words.remarks, _FLAGS),
        carried=((re.compile(words.deed_i, _FLAGS), "I"), (re.compile(words.deed_we, _FLAGS), "we")),
        dropped=re.compile(rf"\s*{any_of(words.adverbs_dropped)}(?![\w'’])", _FLAGS),
        kept=re.compile(rf"\s*{any_of(words.adverbs_kept)}(?!\w)", _FLAGS),
        groups=tuple(_group(g) for g in words.verb_groups),
        cut=_cut(words),
        negation=re.compile(rf"(?<!\w){any_of(words.negations)}(?!\w)|n['’]t(?!\w)", _FLAGS),
        unsure=whole(words.hedges),
        planned=re.compile(rf"{whole(words.plans).pattern}(?!\s+(?:{any_of(words.near_all)}(?!\w)|\d))", _FLAGS),
        habit=whole(words.habits),
        outcome=whole(words.outcome_words),
        trouble=whole(words.troubles),
        before=re.compile(rf"{any_of(words.before_words)}(?!\w)", _FLAGS),
        fragment=re.compile(rf"{any_of(words.fragment_starts)}{_AFTER}", _FLAGS),
        additions=whole(words.additions),
        drift=re.compile(words.drift, _FLAGS),
        no_bullet=re.compile(words.no_bullet, _FLAGS),
        past_state=whole(words.past_states),
        after=whole(words.after_words),
        lead=_lead(words),
        link=re.compile(rf"\s*({any_of(words.conjunctions)}){_AFTER}", _FLAGS),
        aside=re.compile(rf"{any_of(words.asides)}(?!\w)", _FLAGS),
        none=whole(words.none_words),
    )


def _own_inside(words: WritingWords) -> re.Pattern[str]:
    """The person (group `i`) or their team as a subject that stands behind other words."""
    return re.compile(rf"\s+(?:(?P<i>{_own(words.inside_i)})|{_own(words.inside_we)})", _FLAGS)


def _own(phrases: tuple[str, ...]) -> str:
    """An alternative of whole phrases, of which some are elided before a vowel: "j'ai"."""
    elided = tuple(p for p in phrases if p.endswith(("'", "’")))
    return rf"(?:{any_of(tuple(p for p in phrases if p not in elided))}(?!\w)|{any_of(elided)})"


def _said_subjects(words: WritingWords) -> tuple[tuple[re.Pattern[str], Actor], ...]:
    """Others first: "my team leader" is not "my team"."""
    return (
        (_subject(words.subjects_other), "other"),
        (_subject(words.subjects_we), "we"),
        (_subject(words.subjects_i), "I"),
    )


def _rewrites(respellings: tuple[Respelling, ...], after: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?<![\w'’]){r.said}{after}", _FLAGS), r.write) for r in respellings)


def _group(group: VerbGroup) -> Group:
    return Group(re.compile(rf"\s*(?:{group.said})", _FLAGS), group.mood, group.drop, group.habit)


def _opener(words: WritingWords) -> re.Pattern[str]:
    paused = rf"{any_of(words.openers_paused)}(?=\s*[,.:;!…]|\s+[–—-]|\s+{_subjects(words)}{_AFTER})"
    return re.compile(rf"\s*(?:{any_of(words.openers)}(?![\w'’-])|{paused})[\s,.:;!…–—-]*", _FLAGS)


def _trailer(words: WritingWords) -> re.Pattern[str]:
    return re.compile(rf"(?:,\s*{any_of(words.trailers_paused)}|(?<![\w'’]){any_of(words.trailers)})$", _FLAGS)


def _lead(words: WritingWords) -> re.Pattern[str]:
    """A time or place told before the subject: "In 2019 I …"."""
    own = _own((*words.subjects_i, *words.subjects_we))
    last = rf"(?!{any_of(words.subordinate)}(?!\w))"
    return re.compile(
        rf"\s*(?P<lead>{any_of(words.leads)}\s+(?:[\w'’£$%.-]+\s+){{0,6}}?{last}[\w'’%.-]+),?\s+(?={own})", _FLAGS
    )


def _cut(words: WritingWords) -> re.Pattern[str]:
    """Where one clause ends and the next begins: a strong pause, or a conjunction or comma before a new subject.

    `moved` and `also_moved` are the first word of a subject that is a noun, before a verb of movement.
    """
    several = "|".join(re.sub(r"P<[a-z]+>", ":", p) for p in words.subjects_with) or "(?!)"
    subject = rf"(?:{_subjects(words)}|{several}(?!\w))"
    moves = rf"\s+(?:[\w'’-]+\s+){{0,4}}?{any_of(words.movement)}(?!\w)"
    moved = rf"{any_of(words.conjunctions)}\s+(?P<moved>[\w'’-]+){moves}"
    joined = rf"\s*,?\s+(?!so that\b)(?=(?:{any_of(words.conjunctions)}\s+(?:then\s+|also\s+)?{subject}|{moved}))"
    aside = rf"{any_of((*words.relatives, *words.asides))}(?!\w)"
    kin = f"(?:{'|'.join(words.kin) or '(?!)'})(?!\\w)"
    # "Mon plus gros souci, c'étaient les invendus" is one clause.
    told = rf"(?:{_own(_told_subjects(words))}|{several}(?!\w))"
    comma = rf"\s*,\s*(?=(?:{told}|{aside}|{kin}|(?P<also_moved>[\w'’-]+){moves}))"
    return re.compile(rf"\s*[;\n]+\s*|\s+[–—-]+\s+|\s*\.\.+\s*|\s*…\s*|{joined}|{comma}", _FLAGS)


def _told_subjects(words: WritingWords) -> tuple[str, ...]:
    things = (thing for thing in words.subjects_thing if not thing.endswith(("'", "’")))
    return (*words.subjects_i, *words.subjects_we, *words.subjects_other, *things)


def _subjects(words: WritingWords) -> str:
    return _own((*words.subjects_i, *words.subjects_we, *words.subjects_other, *words.subjects_thing))


def _subject(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*{_own(phrases)}", _FLAGS)
