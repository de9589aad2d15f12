"""What is made of a text is kept by its length."""

from threading import Thread

from conversation.interview.text.remembered import remembered


def counting(characters):
    """A function of a text that keeps so many characters, and the texts for which it was asked in earnest."""
    made = []

    @remembered(characters)
    def length(text: str, scale: int) -> int:
        made.append((text, scale))
        return len(text) * scale

    return length, made


def test_a_text_is_read_once():
    length, made = counting(1_000)
    assert [length("bread", 2), length("bread", 2), length("bre" + "ad", 2)] == [10, 10, 10]
    assert made == [("bread", 2)]


def test_the_same_text_is_another_matter_in_another_language():
    length, made = counting(1_000)
    assert [length("bread", 2), length("bread", 3)] == [10, 15]
    assert len(made) == 2


def test_what_comes_to_nothing_is_kept_too():
    length, made = counting(1_000)
    assert [length("bread", 0), length("bread", 0)] == [0, 0]
    assert len(made) == 1


def test_the_text_that_was_asked_for_longest_ago_makes_room():
    length, made = counting(450)
    for text in ("a" * 100, "b" * 100, "c" * 100, "a" * 100, "d" * 100):
        length(text, 1)
    made.clear()
    for text in ("a" * 100, "c" * 100, "d" * 100):
        length(text, 1)
    assert made == []
    length("b" * 100, 1)
    assert made == [("b" * 100, 1)]


def test_a_text_longer_than_all_room_is_read_and_not_kept():
    length, made = counting(100)
    assert length("a" * 101, 1) == 101
    assert length("a" * 101, 1) == 101
    assert length("b", 1) == 1
    assert length("b", 1) == 1
    assert len(made) == 3


def test_many_short_texts_count_for_more_than_their_letters():
    length, made = counting(500)
    for at in range(100):
        length(f"{at}", 1)
    made.clear()
    length("0", 1)
    length("99", 1)
    assert made == [("0", 1)]


def test_threads_share_what_is_kept():
    length, made = counting(10_000)

    def ask() -> None:
        for at in range(200):
            assert length("x" * (at % 40), 1) == at % 40

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made.clear()
    ask()
    assert made == []
