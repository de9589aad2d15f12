"""A reply as a person sees it come."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.pace import Pace, paced_model, slowly
from tests.browser.person import ANSWERS, Person, assert_accessible
from tests.browser.server import RunningServer, running_server
from tests.wire.scripted import FailsAmid, Says, Scripted

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PIECES = ("Forty kilos 🔥🐟 ", "is a lot. ", "Prep lists ", "need patience. ", "How many cooks ", "did you train?")
REPLY = "".join(PIECES)
MORE = Says(("How long did that take?",))
# Entries that a person's own click or key brought about do not count, as browsers count it.
WATCH_SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const moved = entry.sources.map(({ node }) => node?.className ?? node?.parentNode?.className ?? "gone");
      if (!entry.hadRecentInput) window.shifts.push([entry.value, moved]);
    }
  }).observe({ type: "layout-shift" });
}"""


@pytest.fixture(scope="module")
def model() -> Iterator[Scripted]:
    """A language model that does what a test says."""
    with paced_model() as script:
        yield script


@pytest.fixture(scope="module")
def server(model: Scripted, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """Recount with that model, and with nobody behind it."""
    wishes = {"AI_PROVIDERS": "openai", "OPENAI_BASE_URL": f"{model.address}/v1"}
    with running_server(tmp_path_factory.mktemp("served"), **wishes) as running:
        yield running


@pytest.fixture
def pace(model: Scripted) -> Iterator[Pace]:
    """How fast the model speaks; it says PIECES."""
    pace = Pace()
    model.will(slowly(pace, *PIECES))
    yield pace
    pace.free()


@pytest.fixture
def kofi(page: Page) -> Person:
    """Someone who has just begun an interview."""
    person = Person(page)
    person.sign_up()
    person.start()
    return person


def test_words_appear_as_they_are_said_and_the_question_when_it_is_whole(kofi: Person, pace: Pace) -> None:
    page = kofi.page
    kofi.say(ANSWERS[0])
    expect(page.get_by_text("Recount is reading your answer…")).to_be_visible()
    expect(page.locator(".message--user .message__text")).to_have_text(ANSWERS[0])
    pace.let(2)
    expect(kofi.last_words).to_have_text("Forty kilos 🔥🐟 is a lot. ", use_inner_text=True)
    expect(kofi.send_button).to_be_disabled()
    expect(kofi.answer_box).to_be_focused()
    assert_accessible(page)
    pace.free()
    expect(kofi.last_words).to_have_text(REPLY)
    expect(kofi.send_button).to_be_enabled()
    expect(kofi.replies.last.locator(".message__meta")).to_contain_text("openai")
    expect(kofi.replies).to_have_count(2)
    page.reload()
    expect(kofi.last_words).to_have_text(REPLY)


def test_the_person_may_answer_while_notes_are_still_taken(kofi: Person, model: Scripted) -> None:
    page, pace = kofi.page, Pace()
    model.will(slowly(pace, "How many cooks did you train?", "<notes>", "{}</notes>"), MORE)
    kofi.say(ANSWERS[0])
    pace.let(2)
    expect(kofi.send_button).to_be_enabled()
    expect(page.get_by_role("button", name="Pause")).to_be_disabled()
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    kofi.answer(ANSWERS[1])
    expect(kofi.replies).to_have_count(3)
    expect(kofi.last_words).to_have_text("How long did that take?")
    expect(page.locator(".message--user")).to_have_count(2)
    expect(page.get_by_role("button", name="Pause")).to_be_enabled()
    expect(kofi.replies.nth(1).locator(".message__meta")).to_contain_text("openai")
    pace.free()


def test_a_screen_reader_hears_whole_sentences(kofi: Person, pace: Pace) -> None:
    heard = kofi.page.locator("#live")
    kofi.say(ANSWERS[0])
    pace.let()
    expect(kofi.last_words).to_contain_text("Forty kilos")
    expect(heard).not_to_contain_text("kilos")
    pace.let(2)
    expect(heard).to_have_text("Recount: Forty kilos 🔥🐟 is a lot. ")
    pace.free()
    expect(heard).to_have_text(f"Recount: {REPLY}")
    assert heard.get_attribute("aria-atomic") == "false"


@pytest.mark.parametrize("width", [1360, 320])
def test_nothing_moves_while_a_reply_is_written(kofi: Person, model: Scripted, width: int) -> None:
    page, pace = kofi.page, Pace()
    page.set_viewport_size({"width": width, "height": 640})
    model.will(MORE)
    kofi.answer(ANSWERS[0])
    expect(page.locator("#talk-title")).to_contain_text("Line cook")
    model.will(slowly(pace, *[f"Word {number} follows. " for number in range(60)], "What came next?"))
    page.evaluate(WATCH_SHIFTS)
    kofi.say(ANSWERS[1])
    for _ in range(60):
        pace.let()
        page.wait_for_timeout(10)
    pace.free()
    expect(kofi.last_words).to_contain_text("What came next?")
    expect(kofi.replies.last.locator(".message__meta")).to_contain_text("openai")
    expect(kofi.last_words).to_be_in_viewport()
    shifts = page.evaluate("shifts")
    assert sum(value for value, _ in shifts) <= 0.02, shifts


def test_who_reads_further_up_is_left_there(kofi: Person, model: Scripted) -> None:
    page, pace = kofi.page, Pace()
    model.will(MORE)
    kofi.answer("\n".join(ANSWERS * 6))
    model.will(slowly(pace, *PIECES))
    kofi.say(ANSWERS[1])
    pace.let(2)
    expect(kofi.last_words).to_contain_text("is a lot.")
    page.locator("#transcript").hover()
    page.mouse.wheel(0, -2000)
    expect(kofi.replies.first).to_be_in_viewport()
    pace.free()
    expect(kofi.send_button).to_be_enabled()
    expect(kofi.replies.first).to_be_in_viewport()


def test_a_reply_is_stopped_keeps_its_words_and_is_tried_again(kofi: Person, pace: Pace, model: Scripted) -> None:
    page = kofi.page
    kofi.say(ANSWERS[0])
    pace.let(2)
    expect(kofi.last_words).to_contain_text("is a lot.")
    page.get_by_role("button", name="Stop").click()
    expect(kofi.replies.last).to_contain_text("Stopped before it was whole.")
    expect(page.locator("#live")).to_have_text("Recount: Forty kilos 🔥🐟 is a lot. Stopped before it was whole.")
    expect(kofi.last_words).to_have_text("Forty kilos 🔥🐟 is a lot. ", use_inner_text=True)
    expect(kofi.answer_box).to_be_focused()
    expect(kofi.send_button).to_be_enabled()
    assert_accessible(page)
    page.reload()
    expect(kofi.replies.last).to_contain_text("Stopped before it was whole.")
    pace.free()
    model.will(MORE)
    page.get_by_role("button", name="Try again").click()
    expect(kofi.last_words).to_have_text("How long did that take?")
    expect(kofi.replies).to_have_count(2)
    expect(page.locator(".message--user")).to_have_count(1)


def test_after_a_reply_that_was_stopped_at_once_the_person_just_goes_on(
    kofi: Person, pace: Pace, model: Scripted
) -> None:
    kofi.say(ANSWERS[0])
    kofi.page.get_by_role("button", name="Stop").click()
    expect(kofi.replies.last).to_contain_text("Stopped before it was whole.")
    pace.free()
    model.will(MORE)
    kofi.answer(ANSWERS[1])
    expect(kofi.last_words).to_have_text("How long did that take?")
    expect(kofi.page.get_by_text("You stopped this reply")).to_have_count(0)


def test_the_last_answer_is_changed_and_answered_anew(kofi: Person, pace: Pace, model: Scripted) -> None:
    page = kofi.page
    model.will(MORE)
    kofi.answer(ANSWERS[0])
    kofi.answer_box.fill("A thought for later")
    page.get_by_role("button", name="Change my last answer").click()
    box = page.get_by_label("Your changed answer")
    expect(box).to_be_focused()
    expect(box).to_have_value(ANSWERS[0])
    assert_accessible(page)
    box.fill("I was a sous-chef.")
    page.reload()
    expect(box).to_have_value("I was a sous-chef.")
    model.will(slowly(pace, *PIECES))
    page.get_by_role("button", name="Send").click()
    pace.let(2)
    expect(kofi.last_words).to_contain_text("is a lot.")
    expect(page.locator(".message--user .message__text")).to_have_text("I was a sous-chef.")
    expect(kofi.answer_box).to_have_value("A thought for later")
    pace.free()
    expect(kofi.last_words).to_have_text(REPLY)
    expect(kofi.replies).to_have_count(2)
    page.reload()
    expect(page.locator(".message--user .message__text")).to_have_text("I was a sous-chef.")
    expect(kofi.replies).to_have_count(2)


def test_a_change_is_given_up_without_a_trace(kofi: Person, model: Scripted) -> None:
    page = kofi.page
    model.will(MORE)
    kofi.answer(ANSWERS[0])
    page.get_by_role("button", name="Change my last answer").click()
    page.get_by_label("Your changed answer").fill("Never mind")
    page.keyboard.press("Escape")
    expect(kofi.answer_box).to_have_value("")
    expect(kofi.answer_box).to_be_focused()
    page.reload()
    expect(page.locator(".message--user .message__text")).to_have_text(ANSWERS[0])
    expect(kofi.answer_box).to_have_value("")


def test_a_reply_that_breaks_off_is_told_calmly_and_tried_again(kofi: Person, model: Scripted) -> None:
    page = kofi.page
    model.will(FailsAmid(PIECES[:2], "server_error"))
    kofi.say(ANSWERS[0])
    expect(page.get_by_role("alert")).to_contain_text("What you wrote is kept")
    expect(kofi.last_words).to_contain_text("Forty kilos")
    expect(kofi.replies.last).to_contain_text("OpenAI was cut short; what had arrived is kept.")
    assert_accessible(page)
    model.will(MORE)
    page.get_by_role("alert").get_by_role("button", name="Try again").click()
    expect(kofi.last_words).to_have_text("How long did that take?")
    expect(kofi.replies).to_have_count(2)


def test_another_conversation_is_opened_amid_a_reply_and_the_reply_is_there_on_the_way_back(
    kofi: Person, pace: Pace
) -> None:
    page = kofi.page
    kofi.say(ANSWERS[0])
    pace.let(2)
    expect(kofi.last_words).to_contain_text("is a lot.")
    page.get_by_role("link", name="New").click()
    expect(page.get_by_role("heading", name="Tell one story")).to_be_visible()
    page.go_back()
    expect(kofi.last_words).to_contain_text("is a lot.")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    pace.free()
    expect(kofi.last_words).to_have_text(REPLY)
    expect(kofi.replies).to_have_count(2)


def test_the_stream_can_be_read_where_requests_are_shown(kofi: Person, pace: Pace) -> None:
    page = kofi.page
    pace.free()
    kofi.answer(ANSWERS[0])
    expect(kofi.replies.last.locator(".message__meta")).to_be_visible()
    page.get_by_text("Requests and responses").click()
    exchange = page.locator(".exchange").filter(has_text=re.compile(r"POST .*/message/"))
    exchange.locator("summary").click()
    expect(exchange).to_contain_text("event: token")
    expect(exchange).to_contain_text("event: done")


def test_a_second_window_finds_the_reply_being_written(kofi: Person, pace: Pace, watch: Watch) -> None:
    watch.expect("409")
    kofi.say(ANSWERS[0])
    pace.let(2)
    expect(kofi.last_words).to_contain_text("is a lot.")
    other = Person(kofi.page.context.new_page())
    other.page.goto(kofi.page.url)
    expect(other.last_words).to_contain_text("is a lot.")
    pace.free()
    expect(other.last_words).to_have_text(REPLY)
    expect(kofi.last_words).to_have_text(REPLY)
