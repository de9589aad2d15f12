"""How the names of places are written, and what kinds of places there are."""

from conversation.interview.reading.answer import Answer


def is_name(answer: Answer, first: int, last: int) -> bool:
    """Whether words are written as a name: with capitals that the place in a sentence does not explain."""
    words = [answer.passage.words[at] for at in range(first, last)]
    capitals = [at for at in range(first, last) if has_capital(answer, at)]
    if not has_capital(answer, first) or answer.language.words.names.capital_nouns:
        return False
    shaped = any(char.isupper() or char in "&'’" for char in words[0].text[1:])
    return len(capitals) > 1 or shaped or first not in answer.passage.openings


def is_headed(answer: Answer, first: int, last: int) -> bool:
    """Whether words name a kind of place, or close as firms are called ("… Mechanical")."""
    ends = answer.norm(last - 1) in answer.language.words.names.trades and last - first > 1
    return is_kind(answer, first, last) or ends


def is_kind(answer: Answer, first: int, last: int) -> bool:
    """Whether words hold the name of a kind of place."""
    heads, endings = answer.language.organisations, answer.language.words.names.organisation_endings
    norms = [answer.norm(at) for at in range(first, last)]
    if len(norms) == 1 and norms[0] in answer.language.words.names.weak_organisations:
        return False
    return any(norm in heads or norm.rstrip("s") in heads or norm.endswith(endings) for norm in norms)


def has_capital(answer: Answer, at: int) -> bool:
    """Whether a word is written as a name is."""
    word = answer.passage.words[at]
    return (word.text[:1].isupper() or word.text[:1].isdigit()) and word.norm not in answer.language.words.names.common


def is_silent(answer: Answer, at: int) -> bool:
    """Whether nobody speaks in the sentence of a word: "hgv driver for eddie stobart, 4 years"."""
    words = range(answer.sentence_at(at)[0].first, at)
    return all(answer.norm(word) not in answer.language.pronouns for word in words)


def is_deed(answer: Answer, at: int) -> bool:
    """Whether a verb stands where a name might: "the salon I was at shut in 2020"."""
    norm, language = answer.norm(at), answer.language
    small = answer.passage.words[at].text[:1].islower()
    return small and (norm in language.irregular or language.past.fullmatch(norm) is not None)
