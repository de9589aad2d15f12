"""Lines of a thesaurus: what may be written for what was said."""

from conversation.interview.languages.thesaurus import parsed
from conversation.interview.text.wordforms import lemma


def test_words_of_one_meaning_back_each_other() -> None:
    read = parsed("mend, repair = patch ~ up")
    assert read.agree(("repair",), ("mend",))
    assert ("patch", "~", "up") in read.meanings[read.words["repair"][0]]


def test_written_words_that_only_share_their_speech_do_not_back_each_other() -> None:
    read = parsed("assemble, pack <= box ~ up")
    assert read.meanings[read.words["assemble"][0]] == (("box", "~", "up"),)
    assert not read.agree(("assemble",), ("pack",))


def test_a_word_that_the_lemmatiser_gets_wrong_has_its_dictionary_form() -> None:
    assert lemma("developed", "en") == "develop"
    assert lemma("wifes", "en") == "wife"
    assert lemma("", "en") == ""
