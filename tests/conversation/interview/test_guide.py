"""Guides: ten of our own, and a project's."""

from pathlib import Path

import pytest

from conversation.interview import guide as guides
from conversation.interview.guide import DEFAULT_GUIDE, GuideError, all_guides, guide_for, load_guides

TEN = {
    "employment", "internship", "project", "volunteering", "freelance",
    "care", "military", "research", "leadership", "open_source",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _forget_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guides, "_added", {})


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_it_knows_ten_kinds_of_experience_the_default_first() -> None:
    assert {guide.key for guide in all_guides()} == TEN
    assert all_guides()[0].key == DEFAULT_GUIDE


def test_it_names_guides_and_topics_in_four_languages_and_else_in_english() -> None:
    for guide in all_guides():
        assert guide.languages == ("de", "en", "es", "fr")
        assert guide.label("it") == guide.label("en")
        assert all(topic.label(language) for topic in guide.topics for language in guide.languages)


def test_it_says_in_a_sentence_which_guides_there_are() -> None:
    with pytest.raises(KeyError, match="There is no guide called 'jobs'; choose one of care, employment"):
        guide_for("jobs")


def test_a_project_adds_a_guide_that_says_only_what_differs(tmp_path: Path) -> None:
    text = (
        'threshold = 0.8\nlabels = { en = "Sailing" }\n[topics.organisation]\nskip = true\n[topics.tools]\nweight = 3\n'
    )
    (added,) = load_guides(write(tmp_path, "sailing.toml", text))
    assert guide_for("sailing") is added
    assert added.topic("organisation") is None
    tools = added.topic("tools")
    assert tools is not None
    assert tools.weight == 3
    assert tools.label("en") == "Tools and methods"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("threshold = ", "not valid TOML"),
        ('threshold = 2\nlabels = { en = "X" }', "at threshold"),
        ('threshold = 0.8\nlabels = { de = "X" }', 'label in "en"'),
        ('threshold = 0.8\nlabels = { en = "X" }\n[topics.pay]\nweight = 1', "at topics.11.key"),
        ('threshold = 0.8\nlabels = { en = "X" }\n[topics.role]\nwieght = 1', "wieght"),
        ('key = "y"\nthreshold = 0.8\nlabels = { en = "X" }', "must be the file's name"),
        (
            'threshold = 0.8\nlabels = { en = "X" }\n[signs]\nen = ["I sailed, once"]',
            "at signs.en.0: Value error, A sign is",
        ),
        ('threshold = 0.8\nlabels = { en = "X" }\n[signs]\nen = ["i sailed", "sa*"]', "at signs.en.1"),
        ('threshold = 0.8\nlabels = { en = "X" }\n[signs]\nen = ["my? boat"]', "begins with a word that must be there"),
        ('threshold = 0.8\nlabels = { en = "X" }\n[signs]\nen = ["_ boat"]', "begins with a word that must be there"),
        ('threshold = 0.8\nlabels = { en = "X" }\n[signs]\nen = "i sailed"', "at signs.en"),
        ('threshold = 0.8\nlabels = { en = "X" }\n[signs]\nit = ["ho navigato"]', 'those in "it" would never be found'),
        ('threshold = 0.8\nlabels = { en = "X" }\n[questions.en.role]\nwide = ["Say who you were."]', "question mark"),
    ],
)
def test_it_says_what_is_wrong_with_a_guide_and_where(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(GuideError, match=r"x\.toml") as caught:
        load_guides(write(tmp_path, "x.toml", text))
    assert says in str(caught.value)


def test_it_says_when_the_folder_is_none(tmp_path: Path) -> None:
    with pytest.raises(GuideError, match="is not a folder"):
        load_guides(tmp_path / "nowhere")
