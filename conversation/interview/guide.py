"""Guides: what to find out for one kind of experience. One TOML file a guide, over the topics that all share."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from conversation.interview.languages import available
from conversation.interview.languages.phrases import Text, Texts, TopicQuestions
from conversation.interview.types import TOPIC_KEYS, Frozen, TopicKey

FOLDER = Path(__file__).parent / "guides"
SHARED = FOLDER / "shared" / "topics.toml"
DEFAULT_GUIDE = "employment"
DEFAULT_LANGUAGE = "en"
STEM = 3  # letters that a stem of a sign has at least, as the lexicon wants it
_SIGN_WORD = re.compile(r"[_#]\??|[^\W\d_](?:[^\W\d_]|['’|~*-])*\??")


class GuideError(ValueError):
    """A guide's file cannot be used; the message names the file, the place in it, and what was expected."""


class Told(Frozen):
    """When a topic counts as covered: any one of these is enough.

    `notes`: so many facts; `words`: one fact told in so many words; `aspects`: all aspects of one of the sets.
    """

    notes: int = 1
    words: int = 0
    aspects: tuple[tuple[str, ...], ...] = ()


class GuideTopic(Frozen):
    """One topic. `asks`: how often it may be asked before it rests. `more`: a second example is worth a question.

    `after`: topics whose telling leads here.
    """

    key: TopicKey
    weight: Annotated[float, Field(gt=0)]
    required: bool = False
    wants_figure: bool = False
    more: bool = False
    told: Told = Told()
    asks: Annotated[int, Field(ge=1)] = 1
    after: tuple[TopicKey, ...] = ()
    labels: dict[str, Text]

    def label(self, language: str) -> str:
        """The topic's name in a language, for people."""
        return self.labels.get(language, self.labels[DEFAULT_LANGUAGE])


def _sign(text: str) -> str:
    """A sign as its file writes it, if it can be found in an answer."""
    words = text.removeprefix("^").split()
    stems = (part for word in words for part in re.split(r"[|~?]", word) if part.endswith("*"))
    if not words or not all(map(_SIGN_WORD.fullmatch, words)) or any(len(stem) <= STEM for stem in stems):
        raise ValueError(
            "A sign is plain words as in `was|am an? intern`: | parts words, ? makes one optional, _ is any word, # a "
            f"number, * ends a stem of {STEM} letters or more, ^ before it all says that it opens a sentence: {text!r}"
        )
    if words[0].endswith("?") or words[0] in ("_", "#"):
        raise ValueError(f"A sign begins with a word that must be there: {text!r}")
    return text


Sign = Annotated[Text, AfterValidator(_sign)]


class Guide(Frozen):
    """What to find out for one kind of experience, and the wordings of its own, by language and topic.

    `signs`, by language, tell this kind where they are said of the experience; `kinds` says how they are read.
    """

    key: str
    threshold: Annotated[float, Field(gt=0, le=1)]
    labels: dict[str, Text]
    topics: Annotated[tuple[GuideTopic, ...], Field(min_length=1)]
    together: tuple[tuple[TopicKey, ...], ...] = ()
    greeting: dict[str, Texts] = Field(default_factory=dict)
    questions: dict[str, dict[TopicKey, TopicQuestions]] = Field(default_factory=dict)
    signs: dict[str, tuple[Sign, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if DEFAULT_LANGUAGE not in self.labels or any(DEFAULT_LANGUAGE not in t.labels for t in self.topics):
            raise ValueError(f'The guide and each topic need a label in "{DEFAULT_LANGUAGE}".')
        if not any(topic.required for topic in self.topics):
            raise ValueError("At least one topic must be required, else every conversation is complete at once.")
        if unread := sorted(set(self.signs).difference(available())):
            known = ", ".join(available())
            raise ValueError(f'Signs are read in {known} alone, so those in "{unread[0]}" would never be found.')
        return self

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the guide has a label in."""
        return tuple(sorted(self.labels))

    def label(self, language: str) -> str:
        """The guide's name in a language, for people."""
        return self.labels.get(language, self.labels[DEFAULT_LANGUAGE])

    def topic(self, key: TopicKey) -> GuideTopic | None:
        """The topic of a key, None where the guide does not ask for it."""
        return next((topic for topic in self.topics if topic.key == key), None)


_added: dict[str, Guide] = {}


def all_guides() -> tuple[Guide, ...]:
    """Every guide known: Recount's own and those added by `load_guides`, the default first, then by key."""
    known = {**_own(), **_added}
    return tuple(sorted(known.values(), key=lambda guide: (guide.key != DEFAULT_GUIDE, guide.key)))


def guide_for(key: str) -> Guide:
    """The guide of a key. KeyError with a sentence where there is none."""
    known = {**_own(), **_added}
    if key not in known:
        raise KeyError(f"There is no guide called {key!r}; choose one of {', '.join(sorted(known))}.")
    return known[key]


def load_guides(folder: str | Path) -> tuple[Guide, ...]:
    """Make each `*.toml` of a folder known as a guide, over one of the same key. GuideError if one is wrong."""
    path = Path(folder)
    if not path.is_dir():
        raise GuideError(f"The guides folder {str(path)!r} is not a folder.")
    guides = tuple(_read(file) for file in sorted(path.glob("*.toml")))
    _added.update({guide.key: guide for guide in guides})
    return guides


@cache
def _own() -> dict[str, Guide]:
    return {guide.key: guide for guide in map(_read, sorted(FOLDER.glob("*.toml")))}


def _read(file: Path) -> Guide:
    given = _toml(file)
    if given.setdefault("key", file.stem) != file.stem:
        raise GuideError(f"{file.name}: the key {given['key']!r} must be the file's name, {file.stem!r}.")
    try:
        return Guide.model_validate({**given, "topics": _topics(given.pop("topics", {}))})
    except ValidationError as error:
        raise GuideError(f"{file.name}: {_first(error)}") from error


def _topics(own: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The shared topics with the guide's own changes; `skip = true` leaves one out."""
    shared = _toml(SHARED)
    keys: Iterable[str] = (*TOPIC_KEYS, *(key for key in own if key not in TOPIC_KEYS))
    merged = [{"key": key, **shared.get(key, {}), **own.get(key, {})} for key in keys]
    for topic, key in zip(merged, keys, strict=True):
        topic["labels"] = {**shared.get(key, {}).get("labels", {}), **own.get(key, {}).get("labels", {})}
    return [topic for topic in merged if not topic.pop("skip", False)]


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GuideError(f"{file.name}: this is not valid TOML: {error}.") from error


def _first(error: ValidationError) -> str:
    """The first thing wrong, as a sentence with its place."""
    found = error.errors()[0]
    place = ".".join(str(part) for part in found["loc"]) or "the guide"
    return f"at {place}: {found['msg']}."
