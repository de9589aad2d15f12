"""A pack's writing words, compiled once into the expressions that statements are taken apart with."""

import re
from functools import lru_cache
from typing import NamedTuple

from conversation.interview.languages import LanguagePack
from conversation.interview.languages.writing_words import Mood, WritingWords

_FLAGS = re.IGNORECASE


class Grammar(NamedTuple):
    """The compiled expressions of one language, beside the words that they were made from."""

    words: WritingWords
    opener: re.Pattern[str]
    filler: re.Pattern[str]
    trailer: re.Pattern[str]
    respell: tuple[tuple[re.Pattern[str], str], ...]
    possessives: tuple[tuple[re.Pattern[str], str], ...]
    subject_i: re.Pattern[str]
    subject_we: re.Pattern[str]
    subject_other: re.Pattern[str]
    subject_thing: re.Pattern[str]
    dropped: re.Pattern[str]
    groups: tuple[tuple[re.Pattern[str], Mood, bool], ...]
    cut: re.Pattern[str]
    negation: re.Pattern[str]
    unsure: re.Pattern[str]


def grammar(pack: LanguagePack) -> Grammar:
    """The grammar of a pack."""
    return _compiled(pack.code, pack.writing)


def any_of(phrases: tuple[str, ...]) -> str:
    """An alternative of whole phrases, longest first; it matches nothing when there are none."""
    ordered = sorted((re.escape(p).replace("'", "['’]").replace(r"\ ", r"\s+") for p in phrases), key=len, reverse=True)
    return f"(?:{'|'.join(ordered)})" if ordered else r"(?!)"


@lru_cache(maxsize=16)
def _compiled(_code: str, words: WritingWords) -> Grammar:
    subjects = any_of((*words.subjects_i, *words.subjects_we, *words.subjects_other, *words.subjects_thing))
    after = r"(?![\w'’])"
    return Grammar(
        words=words,
        opener=re.compile(rf"\s*(?:{any_of(words.openers)}{after}|{any_of(words.openers_paused)}(?=\s*[,.:;!…–—-]|\s+{subjects}{after}))[\s,.:;!…–—-]*", _FLAGS),
        filler=re.compile(rf",?\s*(?<!\w){any_of(words.fillers)}{after}(?!\s+(?:of|that)\b)\s*,?", _FLAGS),
        trailer=re.compile(rf"[\s,.;:!…–—-]*(?:(?<!\w){any_of(words.trailers)})?[\s,.;:!…–—-]*$", _FLAGS),
        respell=tuple((re.compile(rf"(?<![\w'’]){r.said}(?![\w'’])", _FLAGS), r.write) for r in words.respell),
        possessives=tuple((re.compile(rf"(?<!\w){r.said}", _FLAGS), r.write) for r in words.possessives),
        subject_i=_subject(words.subjects_i),
        subject_we=_subject(words.subjects_we),
        subject_other=_subject(words.subjects_other),
        subject_thing=_subject(words.subjects_thing),
        dropped=re.compile(rf"\s*{any_of(words.adverbs_dropped)}(?!\w)", _FLAGS),
        groups=tuple((re.compile(rf"\s*(?:{g.said})", _FLAGS), g.mood, g.drop) for g in words.verb_groups),
        cut=re.compile(rf"\s*[;\n]+\s*|\s+[–—-]+\s+|\s*\.\.+\s*|\s*…\s*|\s*,?\s+(?={any_of(words.conjunctions)}\s+(?:then\s+|also\s+)?{subjects}{after})|\s*,\s*(?={subjects}{after})", _FLAGS),
        negation=re.compile(rf"(?<!\w){any_of(words.negations)}(?!\w)|n['’]t(?!\w)", _FLAGS),
        unsure=re.compile(rf"(?<!\w){any_of((*words.plans, *words.hedges))}(?!\w)", _FLAGS),
    )


def _subject(phrases: tuple[str, ...]) -> re.Pattern[str]:
    bare = [p for p in phrases if p.endswith(("'", "’"))]
    whole = any_of(tuple(p for p in phrases if p not in bare))
    return re.compile(rf"\s*(?:{whole}(?!\w)|{any_of(tuple(bare))})", _FLAGS)
