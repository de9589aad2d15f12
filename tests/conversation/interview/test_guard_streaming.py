"""The check of a reply while it is written: what comes out when, and that it does not hang on how the reply is cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.guard import ReplyGuard, check
from conversation.interview.phrasing.sentences import questions
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from tests.conversation.interview.scenes import FRAME, FRAME_TEXT, ask, asked, begun, told

PARTS = [
    "Thanks for that.",
    "So you worked alone",
    "You worked alone?",
    "What did you do?",
    "What was the hardest part of it?",
    "Didn't you feel proud?",
    "Shall I write it up now?",
    "I see how that went",
    "Tell me about it.",
    "I’d love to hear more",
    ", right?",
    " – correct?",
    "Is that right?",
    "**What then?**",
    "Hm... e.g. Dr. Hill, 3.5 tonnes in 2019.",
    "You said “why me? I left.” there",
    "“an open one. Who knows?",
    '‘tis 6" wide.',
    "1.",
    "- ",
    "Two things:",
    "What broke: the oven?",
    "the hob?",
    "…",
    "?!",
    "https://example.com/?q=1",
    "¿qué hizo usted?",
    "Was haben Sie getan?",
    "Qu’avez-vous fait\u00a0?",
    "Che cosa ha fatto dopo?",
    "Capisco, il forno si è rotto.",
    "次に何をしましたか？",
    "わかりました。",
    "(was it hard?)",
    "🙂",
    "Wh",
    "And",
    "'",
    "“whatever how it went”",
    "d'où venait-il",
    "word**",
    "*",
    "A*",
    "**",
    "•",
    "«",
    "»",
    "」",
    ".",
    "?",
    '"',
]
GAPS = ["", " ", " ", " ", "\n", "\n\n", "  "]
REPLIES = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(GAPS)), max_size=9).map(
    lambda found: "".join(part + gap for part, gap in found)
)


def scene(language: str = "en") -> Interview:
    """A cook was asked what was hard, and told it."""
    spoken = asked(
        told(begun(language=language), FRAME_TEXT, *FRAME), ask("challenge"), "Thanks. What was the hardest part of it?"
    )
    return told(spoken, "The oven broke down in July.", ("challenge", "The oven broke down in July"))


SCENES = {language: scene(language) for language in ("en", "de", "fr", "es")}
STOCKS = {language: take_stock(SCENES[language]) for language in SCENES}


def guard_for(language: str = "en") -> ReplyGuard:
    return ReplyGuard(SCENES[language], STOCKS[language])


def streamed(reply: str, language: str = "en") -> list[str]:
    """What each piece of a reply lets go, cut before each word; the last is what the end lets go."""
    guard = guard_for(language)
    pieces = [guard.take(piece) for piece in re.findall(r"\s*\S+", reply)]
    return [*pieces, guard.finish()]


def shown(reply: str, language: str = "en") -> str:
    return check(reply, SCENES[language], STOCKS[language]).text


def cut_off(reply: str, language: str = "en") -> str:
    guard = guard_for(language)
    return guard.take(reply) + guard.finish(cut=True)


@given(
    REPLIES | st.text(max_size=80),
    st.lists(st.integers(0, 400), max_size=40),
    st.sampled_from(["en", "de", "fr", "es"]),
    st.booleans(),
)
def test_it_lets_go_the_same_however_the_reply_is_cut(reply: str, cuts: list[int], language: str, cut: bool) -> None:
    ends = sorted({end % (len(reply) + 1) for end in cuts} | {len(reply)})
    whole, pieces = guard_for(language), guard_for(language)
    at_once = whole.take(reply) + whole.finish(cut=cut)
    bit_by_bit = "".join(pieces.take(reply[a:b]) for a, b in zip([0, *ends], ends, strict=False))
    bit_by_bit += pieces.finish(cut=cut)

    assert bit_by_bit == at_once == pieces.text == pieces.guarded().text == bit_by_bit.strip()
    assert pieces.guarded() == whole.guarded()
    assert pieces.held_opening == whole.held_opening
    if not cut:
        assert whole.guarded() == check(reply, SCENES[language], STOCKS[language])


@given(REPLIES | st.text(max_size=80))
def test_what_it_lets_go_sign_by_sign_is_never_taken_back(reply: str) -> None:
    guard = guard_for()
    so_far = ""
    for sign in reply:
        so_far += guard.take(sign)
        assert guard.text == so_far
        assert so_far == so_far.strip()
    so_far += guard.finish()

    assert so_far == guard.guarded().text


@given(REPLIES)
def test_nothing_it_lets_go_is_in_bold(reply: str) -> None:
    assert "**" not in shown(reply)


@given(REPLIES)
def test_one_question_at_most_is_left_of_a_reply_with_the_examples_behind_its_colon(reply: str) -> None:
    first, *more = questions(shown(reply), SCENES["en"].pack.phrases.abbreviations) or ("",)
    assert not more or (":" in first and all(example[0].islower() for example in more))


@pytest.mark.parametrize("token", ["Thanks", "I see", "So you", "“The oven", "You", "Whereas", "🙂 Good"])
def test_words_that_open_no_question_come_out_with_the_first_token(token: str) -> None:
    assert guard_for().take(token) == token


@pytest.mark.parametrize(
    "token",
    ["Wh", "What", "WHAT", "And", "And wh", "In", "D", "Did", "Didn’t", "“Wh", "1", "1. ", "- ", "¿", "Tell"],
)
def test_a_word_that_may_open_a_question_waits(token: str) -> None:
    assert guard_for().take(token) == ""


def test_a_statement_comes_word_by_word_and_a_question_whole() -> None:
    assert streamed("Thanks, noted. What did you do?") == ["Thanks", ", noted", ".", "", "", "", " What did you do?"]


def test_a_statement_that_might_have_been_a_question_comes_when_it_is_whole() -> None:
    assert streamed("I see how it went. Good one.")[:7] == ["", "I see", "", "", "", " how it went. Good", " one"]
    assert streamed("And the oven broke.")[:4] == ["", "", "And the oven", " broke"]


def test_a_sentence_that_begins_like_a_question_asked_before_waits() -> None:
    interview = told(asked(SCENES["en"], ask("outcome"), "Noted. Things got better for you?"), "They did.")
    guard = ReplyGuard(interview, take_stock(interview))
    passed = [guard.take(piece) for piece in ("Fine.", " Things", " got", " better", " for", " you", "? ")]
    assert (passed, guard.finish()) == (["Fine", ".", "", "", "", "", ""], " " + guard.text.removeprefix("Fine. "))
    assert guard.guarded().replaced == "repeat"
    assert "Things" not in guard.text


@pytest.mark.parametrize(
    ("reply", "held"),
    [
        ("What did you do?", True),
        ("**And what did you do?** Thanks.", True),
        ("Thanks. What did you do?", False),
        ("Tell me about the oven.", True),
        ("Fine. Tell me about the oven.", False),
        ("You did it alone?", False),
        ("What a day. Who helped?", False),
        ("Good.", False),
    ],
)
def test_it_tells_whether_the_reply_opened_with_its_question(reply: str, held: bool) -> None:
    guard = guard_for()
    guard.take(reply)
    guard.finish()
    assert guard.held_opening is held


@pytest.mark.parametrize(
    ("reply", "begins"),
    [
        ("Noted. What was the hardest part of it? Take your time.", "Noted. Take your time. "),
        ("Noted, and what was the hardest part of it?", "Noted… "),
        ("You must have been proud, how did it feel?", "You must have been proud… "),
        ("It went well, right? Good.", "It went well. Good. "),
        ("It was a success, wasn't it?", "It was a success. "),
        ("You said “how it was”, and what was the hardest part of it?", "You said “how it was”… "),
        ("We had 12. Didn't you feel proud?", "We had 12… "),
        ("It was in 2019. Didn't you feel proud?", "It was in 2019. "),
        ("**Noted.** **Didn't you feel proud?**", "Noted. "),
        ("Two:\n1. Didn't you feel proud?\n2. Wasn't it hard?\n\nGo on.", "Two:\n\nGo on. "),
        ("Noted.\n\nWhat was the hardest part of it?\n", "Noted.\n\n"),
    ],
)
def test_a_bad_question_goes_and_the_policys_stands_at_the_end(reply: str, begins: str) -> None:
    text = shown(reply)
    asking = text.removeprefix(begins)
    assert text != asking
    assert questions(text)[-1].endswith(asking)
    assert len(questions(text)) == 1


@pytest.mark.parametrize(
    ("reply", "left"),
    [
        ("You worked alone? That is a lot.", "You worked alone? That is a lot."),
        ("You worked alone? What did you do?", "You worked alone?"),
        ("What did you do? You worked alone? Go on.", "What did you do? Go on."),
        ("What did you do? I see. And who helped? Go on.", "What did you do? I see. Go on."),
        ("Three:\n1. What broke?\n2. Who helped?\n3. When?\nGo on.", "Three:\n1. What broke?\nGo on."),
        ("I see (was it in July?). Who helped?", "I see (was it in July?)."),
        ("Thanks 🙂 So… What did you do?! 🙂", "Thanks 🙂 So… What did you do?! 🙂"),
        ("What did you do?And who helped?", "What did you do?"),
        ("Noted...? What did you do?", "Noted...?"),
        ("What did you teach: neuro obs? swallow screens? the handover?",) * 2,
        ("What did you teach: neuro obs? or the handover? Take your time.",) * 2,
        ("What did you teach: neuro obs? and how did it end?", "What did you teach: neuro obs?"),
        ("What did you teach: neuro obs? did it help?", "What did you teach: neuro obs?"),
        ("What did you teach: neuro obs? Swallow screens?", "What did you teach: neuro obs?"),
        ("What did you teach: neuro obs? I see. the handover?", "What did you teach: neuro obs? I see."),
        ("What did you teach: neuro obs?\nthe handover?", "What did you teach: neuro obs?"),
        ("What did you teach? the handover?", "What did you teach?"),
        ("See https://x.org/?q=what, e.g. at 3.5 p. 7. What did you do?",) * 2,
        ("In 2019, with Dr. Hill. **What did you do?**", "In 2019, with Dr. Hill. What did you do?"),
        ("**The oven:** what did you **do**?", "The oven: what did you do?"),
        ("- The oven.\n* In **July**.\n  - What did you do?", "The oven.\nIn July.\nWhat did you do?"),
        ("An A* oven - a day-to-day one, at -5 °C. What did you do?",) * 2,
        ("At\n-5 °C, or 3 * 4. What did you do?",) * 2,
        ("You said “why me? I left. What now?” there. What did you do?",) * 2,
        ('A 6" pan, “so what. What did you do?',) * 2,
        ("Noted.  \n\n\nWhat did you do?",) * 2,
    ],
)
def test_it_keeps_the_first_good_question(reply: str, left: str) -> None:
    assert shown(reply) == left


def test_in_a_language_without_a_pack_sentences_but_the_first_come_whole() -> None:
    assert streamed("Capisco, il forno si è rotto a luglio. Poi è arrivato Ugo. Bene.") == [
        *("Capisco", ", il", " forno", " si", " è", " rotto", " a", " luglio"),
        *(".", "", "", "", " Poi è arrivato Ugo.", " Bene."),
    ]


@pytest.mark.parametrize(
    ("reply", "begins"),
    [
        ("Noted, the ov", "Noted, the ov… "),
        ("Noted. What did you", "Noted. "),
        ("Noted. Wh", "Noted. "),
        ("Noted, and wh", "Noted… "),
        ("Noted.", "Noted. "),
        ("Noted, says Dr.", "Noted, says Dr. "),
        ("Noted:\n", "Noted: "),
    ],
)
def test_a_reply_that_broke_off_before_its_question_gets_the_policys(reply: str, begins: str) -> None:
    text = cut_off(reply)
    assert text.startswith(begins)
    assert len(questions(text.removeprefix(begins))) == 1


@pytest.mark.parametrize(
    ("reply", "left"),
    [
        ("Noted. What did you do?", "Noted. What did you do?"),
        ("What did you do? Take your", "What did you do?"),
        ("What did you do? And wh", "What did you do?"),
        ("Capisco, il forno si è rotto a luglio. Poi è arriv", "Capisco, il forno si è rotto a luglio. Poi è arriv…"),
    ],
)
def test_a_reply_that_broke_off_behind_its_question_keeps_it(reply: str, left: str) -> None:
    assert cut_off(reply) == left


def test_a_reply_that_broke_off_in_its_first_words_is_the_policys_question() -> None:
    assert len(questions(cut_off("What did y"))) == 1
    assert cut_off("") == shown("")
