"""The employer's name, and what stands for it when it is not to be told: the kind of place, in the person's words."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from conversation.interview.languages import LanguagePack, pack_for
from conversation.interview.languages.privacy_words import Stand
from conversation.interview.privacy.cuts import Cut
from conversation.interview.statements.grammar import any_of
from conversation.interview.statements.verbs import is_known
from conversation.interview.types import Note

_SHORTEST = 4
_INITIALS = 3
_TIMES = ("from", "since", "von", "seit", "de", "depuis", "desde")
_TAIL = re.compile(r"[^\W\d_]+\s*$")


class Employer(NamedTuple):
    """What the employers are called, and the kind of place that the person told ("a small bakery"); "" for none."""

    names: tuple[str, ...]
    kind: str


class _Kinds(NamedTuple):
    """Where a kind is told: `after` a name, `before` one, with one (`called`), in a sentence about it
    (`stated`), or anywhere."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    called: re.Pattern[str]
    stated: re.Pattern[str]
    anywhere: re.Pattern[str]


def employer_of(texts: Sequence[str], notes: Iterable[Note], pack: LanguagePack) -> Employer:
    """The employers that the notes name, and their kind as the person told it."""
    told = [n.value for n in notes if n.topic == "organisation" and n.aspect != "kind" and n.kind != "withdrawal"]
    told += [m["name"] for text in texts for m in _kinds(pack.code).called.finditer(text)]
    names = tuple(dict.fromkeys(v.strip() for v in told if v.strip() and not _is_kind(v, texts, pack)))
    return Employer(names, _kind(texts, names, pack) if names else "")


def concealed(text: str, employer: Employer, pack: LanguagePack, *, introduced: bool = False) -> list[Cut]:
    """What hides the employers' names in a text: the first is written as their kind, if that was told and they were not
    `introduced` before."""
    kinds, cuts = _kinds(pack.code), list[Cut]()
    if not employer.names:
        return cuts
    for match in _named(employer.names, pack.code).finditer(text):
        start, end = match.span()
        if beside := kinds.before.search(text[:start]):
            cuts.append(Cut(beside.end("kind"), end, "employer"))
            continue
        start -= _article(text[:start], pack)
        after = kinds.after.match(text, end)
        kind = after["kind"] if after else "" if introduced or cuts else employer.kind
        write = kind or _stand(text[:start], pack.writing.privacy.employers.mine)
        cuts.append(Cut(start, after.end() if after else end, "employer", write, own=bool(kind)))
    return cuts


def _article(before: str, pack: LanguagePack) -> int:
    """How long the article is that a name is told with: "the Harbour Grill"."""
    words = any_of(pack.writing.privacy.employers.definite)
    match = re.search(rf"(?<![\w'’]){words}\s*$", before[-10:], re.IGNORECASE)
    return len(match.group()) if match else 0


def _stand(before: str, stands: tuple[Stand, ...]) -> str:
    match = _TAIL.search(before)
    last = match.group().strip().casefold() if match else ""
    fitting = [s for s in stands if last in s.before] or [s for s in stands if not s.before]
    return fitting[0].one if fitting else ""


def _is_kind(value: str, texts: Sequence[str], pack: LanguagePack) -> bool:
    """Whether what the notes call the employer is a kind of place, and no name: "small bakery in Leeds"."""
    if not (value[:1].islower() or pack.writing.capitalised_nouns):
        return False
    told = (m["kind"].casefold() for text in texts for m in _kinds(pack.code).anywhere.finditer(text))
    return any(f" {value.casefold()}" in kind for kind in told)


def _kind(texts: Sequence[str], names: tuple[str, ...], pack: LanguagePack) -> str:
    """The kind of place as the person told it, nearest to the name first."""
    kinds, named = _kinds(pack.code), _named(names, pack.code)
    for text in texts:
        for name in named.finditer(text):
            if beside := kinds.after.match(text, name.end()) or kinds.before.search(text[: name.start()]):
                return beside["kind"]
    for pattern in (kinds.stated, kinds.anywhere):
        for text in texts:
            told = pattern.search(text)
            if told and not named.search(told["kind"]):
                return told["kind"]
    return _led(texts, names, pack) or _headed(names[0], pack)


def _led(texts: Sequence[str], names: tuple[str, ...], pack: LanguagePack) -> str:
    """The noun that a name begins with, with the article that it was told with: "der Bäckerei" of "Bäckerei Kamps"."""
    listed = frozenset(pack.reading.names.organisations) - frozenset(pack.reading.names.weak_organisations)
    for name in names:
        first, *rest = name.split()
        for text in texts if rest and first.casefold() in listed else ():
            at = text.find(name)
            if at > 0 and (length := _article(text[:at], pack)):
                return f"{text[at - length : at].strip()} {first}"
    return ""


def _headed(name: str, pack: LanguagePack) -> str:
    """The kind that a name ends with: "a bakery" of "Linden Bakery"."""
    head, form = name.split()[-1].casefold(), pack.writing.privacy.employers.headed
    listed = pack.reading.names
    known = head in listed.organisations and head not in listed.weak_organisations and not head.endswith("s")
    return form.format(head=head) if form and known and len(name.split()) > 1 else ""


def _parts(words: list[str], heads: frozenset[str], articles: frozenset[str]) -> list[str]:
    """What a name may be shortened to: it without its article, or its noun at either end; its first word."""
    if words[0].casefold() in articles:
        words = words[1:]
    last, first = words[-1:], words[:1]
    shorter = [
        words,
        words[:-1] if last and last[0].casefold() in heads else [],
        words[1:] if first and first[0].casefold() in heads else [],
        first,
    ]
    return [" ".join(part) for part in shorter if len("".join(part)) >= _SHORTEST and part[0].casefold() not in heads]


def _form(part: str, lemmas: str) -> str:
    """A short name; one that is also a word counts with its capital amid a sentence only."""
    written = r"\s+".join(re.escape(word) for word in part.split())
    known = " " not in part and is_known(part.casefold(), lemmas)
    return f"(?<![.!?] )(?<!^)(?-i:{re.escape(part.title())})" if known else written


@lru_cache(maxsize=200)
def _named(names: tuple[str, ...], code: str) -> re.Pattern[str]:
    """The names, the first word of one where that is no other word, and the initials of a long one."""
    pack, forms = pack_for(code), list[str]()
    lemmas, heads = pack.writing.lemmas, frozenset(pack.reading.names.organisations)
    articles = frozenset(pack.writing.privacy.employers.definite)
    for name in sorted(names, key=len, reverse=True):
        forms.append(r"\s+".join(re.escape(w) for w in name.split()))
    for words in (name.split() for name in names):
        forms += [_form(part, lemmas) for part in _parts(words, heads, articles)]
        initials = "".join(w[0] for w in words if w[0].isupper())
        if len(initials) >= _INITIALS:
            forms.append(f"(?-i:{initials})")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=16)
def _kinds(code: str) -> _Kinds:
    pack = pack_for(code)
    words, names = pack.writing.privacy.employers, pack.reading.names
    heads = any_of(tuple(sorted({*names.organisations, *names.weak_organisations})))
    ending = "|".join(rf"\w+{re.escape(e)}" for e in names.organisation_endings) or "(?!)"
    name = r"(?-i:[A-ZÀ-Þ])[\w'’-]+"
    place = rf"(?:\s+{any_of(words.located)}\s+(?:{any_of(words.definite)}\s+)?{name}(?:\s+{name})?)?"
    noun = rf"(?:{heads}|{ending})s?(?!\w)(?:\s+(?:home|company|centre|center|shop|firm)(?!\w))?"
    kind = rf"(?P<kind>{any_of(words.articles)}\s+(?:[\w'’-]+\s+){{0,5}}?{noun}(?:\s+(?:de|d')\s*[a-zà-ÿ]+)?{place})"
    naming = any_of(tuple(word for word in words.named if word[0].isalpha()))
    flags, next_word = re.IGNORECASE, any_of((*pack.writing.conjunctions, *pack.reading.phrases.locative, *_TIMES))
    return _Kinds(
        after=re.compile(rf"\s*,\s*(?:{words.it_is}\s+)?{kind}(?=\s*[,.;:!?)]|\s*$|\s{next_word}\b)", flags),
        before=re.compile(rf"(?<!\w){kind}\s*,?\s*{any_of(words.named)}\s*$", flags),
        called=re.compile(rf"(?<!\w){kind}\s*,?\s*{naming}\s+(?P<name>{name}(?:\s+{name}){{0,3}})", flags),
        stated=re.compile(rf"(?<!\w)(?:{words.it_is})\s+{kind}", flags),
        anywhere=re.compile(rf"(?<!\w){any_of(pack.reading.phrases.strong_places)}\s+{kind}", flags),
    )
