"""The dictionary form of a word, also of one that a lemmatiser misses: spelt another way, or split in two."""

import re
from functools import lru_cache

from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.statements.verbs import is_known
from conversation.interview.text.wordforms import Token, lemma

_REACH = 14
_SHORTEST_REST = 4
_INFINITIVE = "n"
_PARTICIPLE = ("t", "nd")
_STOP = re.compile(r"[.;:!?\n]")
_PAUSE = re.compile(r"[,.;:!?()\n–—]|\s-\s")


@lru_cache(maxsize=20_000)
def form(word: str, listed: WritingWords) -> str:
    """The dictionary form of a plain word in a language."""
    first = lemma(word, listed.lemmas)
    if first != word and (first.endswith(_INFINITIVE) or not listed.spellings):
        return _spelt(first, listed).casefold()
    spelt = _spelt(word, listed)
    found = lemma(spelt, listed.lemmas)
    if found not in (spelt, word):
        return (found.endswith(_PARTICIPLE) and _participle(found, listed)) or found
    tried = (read(w, listed) for read in (_joined, _participle, _bare) for w in dict.fromkeys((word, spelt)))
    return next(filter(None, tried), found)


@lru_cache(maxsize=20_000)
def noun(word: str, listed: WritingWords) -> str:
    """The dictionary form of a plain word as a noun, in a language that writes nouns with a capital; "" for no noun."""
    if not listed.capitalised_nouns or not word:
        return ""
    capital = _spelt(word.capitalize(), listed)
    return lemma(capital, listed.lemmas) if is_known(capital, listed.lemmas) else ""


def _spelt(word: str, listed: WritingWords) -> str:
    """A word as the dictionary spells it: "kuemmern" for "kümmern" is the same word."""
    for said, written in listed.spellings:
        if said in word:
            other = word.replace(said, written)
            if is_known(other, listed.lemmas):
                return other
    return word


def _joined(word: str, listed: WritingWords) -> str:
    """The verb of which a particle and a form of the rest make one word: "weggebracht", "wegzubringen"."""
    for particle in listed.particles:
        rest = word.removeprefix(particle)
        if rest == word or len(rest) < _SHORTEST_REST or not is_known(rest, listed.lemmas):
            continue
        found = form(rest, listed)
        other = _is_participle(rest, listed) and found[:2] != rest[:2]
        if found != rest and (other or is_known(particle + found, listed.lemmas)):
            return particle + found
    return ""


def _participle(word: str, listed: WritingWords) -> str:
    """The verb that a word is the regular participle of, where the dictionary has that verb."""
    for rule in listed.participles:
        found = re.sub(rf"^(?:{rule.said})$", rule.write, word)
        if found != word and is_known(found, listed.lemmas):
            return found
    return ""


def _bare(word: str, listed: WritingWords) -> str:
    """The bare form of an inflected adjective, or the verb that it is a participle of; "" for any other word."""
    inflected = re.fullmatch(listed.adjectives, word)
    if not inflected:
        return ""
    bare = inflected[1]
    verb = _joined(bare, listed) or _participle(bare, listed)
    return verb or ("" if is_known(word, listed.lemmas) else bare)


def _is_participle(word: str, listed: WritingWords) -> bool:
    return any(re.fullmatch(rule.said, word) for rule in listed.participles)


def split_verbs(text: str, tokens: tuple[Token, ...], listed: WritingWords) -> dict[int, str]:
    """Where verbs stand whose particle ends their clause, each with the whole verb: "räumte … auf" is "aufräumen"."""
    return {
        place: whole
        for at, token in enumerate(tokens)
        if token.plain in listed.particles and _ends_clause(text, tokens, at, listed)
        for place, whole in _verbs_before(text, tokens, at, listed).items()
    }


def _ends_clause(text: str, tokens: tuple[Token, ...], at: int, listed: WritingWords) -> bool:
    if at + 1 == len(tokens):
        return True
    between = text[tokens[at].end : tokens[at + 1].start]
    after = (*listed.joins, *listed.conjunctions, *listed.fragment_starts)
    return bool(_PAUSE.search(between)) or tokens[at + 1].plain in after


def _verbs_before(text: str, tokens: tuple[Token, ...], at: int, listed: WritingWords) -> dict[int, str]:
    """The words in the clause before a particle that make a verb with it: one is it, which of them cannot be told.

    A verb may be typed without its ending ("ich räum … auf"), where no other word makes one.
    """
    for short in (False, True):
        found: dict[int, str] = {}
        for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
            between = text[tokens[place].end : tokens[place + 1].start]
            if _STOP.search(between) or (found and (_PAUSE.search(between) or tokens[place].plain in listed.joins)):
                break
            whole = _whole(tokens, place, at, listed, short=short)
            if whole:
                found[place] = whole
        if found:
            return found
    return {}


def _whole(tokens: tuple[Token, ...], place: int, at: int, listed: WritingWords, *, short: bool) -> str:
    """The verb that a word makes with the particle that stands at a place after it, or with two ("wieder her"); "" for
    none."""
    word = tokens[place].plain
    is_noun = place and listed.capitalised_nouns and tokens[place].text[0].isupper()
    if is_noun or word in listed.particles:
        return ""
    verb = f"{word}e{_INFINITIVE}" if short else form(word, listed)
    last, two = tokens[at].plain, tokens[at - 1].plain + tokens[at].plain
    wholes = (particle + verb for particle in ((two, last) if tokens[at - 1].plain in listed.particles else (last,)))
    known = (w for w in wholes if w.endswith(_INFINITIVE) and is_known(w, listed.lemmas))
    return next((form(w, listed) for w in known), "")
