"""The console for hands, eyes and screens of all kinds."""

from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import Watch, visitor
from tests.browser.person import ANSWERS, PASSWORD, Person, assert_accessible, assert_no_sideways_scroll
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser
NAME_OF_FOCUSED = """(() => {
  const focused = document.activeElement;
  if (!focused.matches("input, button, a, select, textarea, summary")) return "";
  return [focused.labels?.[0]?.textContent, focused.ariaLabel, focused.textContent].join(" ");
})()"""
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 4


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_of_320_pixels_in_both_colours(browser: Browser, server: RunningServer, scheme: str) -> None:
    phone = ViewportSize(width=320, height=640)
    context = visitor(browser, server.url, viewport=phone, color_scheme=scheme, has_touch=True)
    watch = Watch(context, server.url)
    page = context.new_page()
    person = Person(page)
    person.sign_up()
    assert_no_sideways_scroll(page)
    assert_accessible(page)
    person.start()
    person.answer(f"{ANSWERS[0]} {LONG_WORD}")
    person.answer(ANSWERS[2])
    assert_no_sideways_scroll(page)
    assert_accessible(page)
    page.get_by_text("Requests and responses").click()
    page.locator(".exchange summary").first.click()
    assert_no_sideways_scroll(page)
    person.complete()
    person.claim(1).click()
    assert_no_sideways_scroll(page)
    assert_accessible(page)
    page.goto("/accounts/tokens/")
    assert_no_sideways_scroll(page)
    assert watch.complaints == []
    context.close()


def test_it_works_with_the_keyboard_alone(page: Page) -> None:
    _sign_up_by_keyboard(page)
    _tab_to(page, "Start the interview")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your answer")).to_be_focused()
    _answer_by_keyboard(page)
    _tab_to(page, "Write it up")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tabpanel", name="Write-up")).to_be_focused()
    _tab_to(page, "Evidence 1")
    page.keyboard.press("Enter")
    _tab_to(page, "Show in the conversation")
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_be_visible()
    _tab_to(page, "Conversation", backwards=True)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Write-up")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Write-up")).to_be_visible()


def test_the_focus_stays_where_the_person_is(page: Page) -> None:
    person = Person(page)
    person.sign_up()
    person.start()
    person.answer(ANSWERS[0])
    page.get_by_role("button", name="Pause").press("Enter")
    expect(page.get_by_role("button", name="Resume")).to_be_focused()
    page.get_by_role("button", name="Resume").press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    page.locator(".menu summary").press("Enter")
    expect(page.get_by_role("link", name="Plain text")).to_be_visible()
    page.get_by_role("link", name="Markdown").press("Escape")
    expect(page.locator(".menu summary")).to_be_focused()
    expect(page.get_by_role("link", name="Plain text")).to_be_hidden()


def test_a_screen_reader_hears_whole_replies(page: Page) -> None:
    person = Person(page)
    person.sign_up()
    person.start()
    person.answer(ANSWERS[0])
    reply = person.replies.last.locator(".message__text").inner_text()
    expect(page.locator("#live")).to_have_text(f"Recount: {reply}")


def test_it_keeps_everything_in_reach_at_200_percent(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 400})
    person = Person(page)
    person.sign_up()
    person.start()
    person.answer(ANSWERS[0])
    assert_no_sideways_scroll(page)
    # The button is made anew when a turn is over; a click that is only tried finds it again, and in reach or not.
    person.page.get_by_role("button", name="Write it up").click(trial=True)
    assert_accessible(page)


def _sign_up_by_keyboard(page: Page) -> None:
    page.goto("/accounts/signup/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, "Email")
    page.keyboard.type(f"kofi-{uuid4().hex[:12]}@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/conversations/test/")
    expect(page.get_by_label("What was it?").locator("option").nth(1)).to_be_attached()


def _answer_by_keyboard(page: Page) -> None:
    page.keyboard.type("I was a line cook")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("at Harbour Grill in Leith from 2019 to 2021.")
    page.keyboard.press("Enter")
    expect(page.locator(".message--assistant")).to_have_count(2)
    expect(page.locator(".message--user .message__text")).to_contain_text("cook\nat")
    page.keyboard.type("I ran the grill station and cut waste by 20 percent.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".message--assistant")).to_have_count(3)
    expect(page.get_by_role("button", name="Send")).to_be_enabled()


def _tab_to(page: Page, name: str, *, backwards: bool = False) -> None:
    """Press Tab until something with that name, or label, has the focus."""
    for _ in range(80):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if name in page.evaluate(NAME_OF_FOCUSED):
            return
    raise AssertionError(f"The keyboard does not reach “{name}”.")
