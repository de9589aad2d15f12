"""English verbs come from a table; lemminflect, of which it was made, is there to check it."""

from conversation.interview.statements.verbs import TABLE, base, is_only_verb, is_past, past
from tools.verb_table import rows


def test_the_table_is_what_its_maker_makes():
    assert TABLE.read_text(encoding="utf-8").splitlines() == rows()


def test_it_knows_every_form_of_a_verb():
    assert [past(word, "english") for word in ("bake", "bakes", "Baking", "baked", "went", "go")] == [
        "baked",
        "baked",
        "baked",
        "baked",
        "went",
        "went",
    ]
    assert base("Threw", "english") == "throw"


def test_a_past_of_two_spellings_is_one_in_either():
    assert is_past("off set", "english") is False
    assert is_past("burnt", "english")
    assert is_past("burned", "english")
    assert not is_past("burn", "english")


def test_it_tells_a_verb_from_a_word_that_can_be_one():
    assert not is_only_verb("bargain", "english")
    assert not is_only_verb("drinks", "english")
    assert is_only_verb("bargained", "english")
    assert is_only_verb("went", "english")


def test_no_verb_has_no_past():
    for word in ("", "table-cloth", "zzz", "went go", "42", "übten"):
        assert base(word, "english") == ""
        assert past(word, "english") == word
        assert not is_only_verb(word, "english")


def test_other_languages_keep_what_was_said():
    assert past("bake", "as_said") == "bake"
    assert base("bakes", "as_said") == ""
    assert not is_past("baked", "as_said")
    assert not is_only_verb("went", "as_said")
