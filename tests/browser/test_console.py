"""The console, as a person at a desk uses it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.person import ANSWERS, Person, assert_accessible

pytestmark = pytest.mark.browser


@pytest.fixture
def priya(page: Page) -> Person:
    """Someone who has just signed up."""
    person = Person(page)
    person.sign_up()
    return person


def test_it_sends_a_visitor_to_sign_in_and_back(page: Page) -> None:
    page.goto("/conversations/test/?conversation=2d8b2b8e-0000-4000-8000-000000000000")
    expect(page).to_have_url(re.compile(r"/accounts/login/\?next=/conversations/test/%3Fconversation%3D"))
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_it_leads_from_sign_up_to_a_write_up_whose_claims_show_their_words(priya: Person) -> None:
    page = priya.page
    assert_accessible(page)
    priya.be_interviewed()
    assert_accessible(page)
    expect(page.get_by_role("heading", name="Coverage")).to_be_visible()
    expect(page.get_by_text(re.compile(r"About \d+ questions? left|Enough for a write-up"))).to_be_visible()
    expect(page.get_by_role("heading", name="Why this question?")).to_be_visible()
    priya.complete()
    assert_accessible(page)

    priya.claim(1).click()
    evidence = page.get_by_role("group", name="Evidence 1")
    quote = evidence.locator("blockquote").first.inner_text()
    assert any(quote in answer for answer in ANSWERS)
    assert_accessible(page)
    evidence.get_by_role("button", name="Show in the conversation").first.click()
    expect(page.locator("mark")).to_have_text(quote)
    expect(page.locator(".message--user").filter(has=page.locator("mark"))).to_be_focused()
    assert_accessible(page)


def test_quotes_behind_an_emoji_are_marked_to_the_letter(priya: Person) -> None:
    page = priya.page
    priya.start()
    priya.answer(ANSWERS[0])
    priya.complete()
    page.locator(".claim").filter(has_text="grill station").first.click()
    quote = page.locator(".quote").filter(has_text="grill station").first
    expected = quote.locator("blockquote").inner_text()
    quote.get_by_role("button").click()
    expect(page.locator("mark")).to_have_text(expected)


def test_a_reload_loses_nothing(priya: Person) -> None:
    page = priya.page
    priya.start()
    priya.answer(ANSWERS[0])
    reply = priya.replies.last.locator(".message__text").inner_text()
    priya.answer_box.fill("Half a thought that I have not sent")
    page.reload()
    expect(priya.replies).to_have_count(2)
    expect(priya.replies.last.locator(".message__text")).to_have_text(reply)
    expect(priya.answer_box).to_have_value("Half a thought that I have not sent")
    expect(page.get_by_role("heading", name="Why this question?")).to_be_visible()


def test_the_write_up_and_the_place_survive_a_reload_and_the_back_button(priya: Person) -> None:
    page = priya.page
    priya.start()
    priya.answer(ANSWERS[0])
    priya.complete()
    page.reload()
    expect(page.locator(".writeup")).to_be_visible()
    page.get_by_role("link", name="New").click()
    expect(page.get_by_role("heading", name="Tell one story")).to_be_visible()
    page.go_back()
    expect(page.locator(".writeup")).to_be_visible()


def test_it_pauses_resumes_and_reopens(priya: Person) -> None:
    page = priya.page
    priya.start()
    priya.answer(ANSWERS[0])
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("Paused. Your next answer resumes it.")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Resume").click()
    expect(page.locator("#talk-head .chip")).to_have_text("Active")
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("#talk-head .chip")).to_have_text("Paused")
    priya.answer(ANSWERS[1])
    expect(page.locator("#talk-head .chip")).to_have_text("Active")
    priya.complete()
    expect(page.locator("#talk-head .chip")).to_have_text("Completed")
    page.get_by_role("button", name="Reopen", exact=True).click()
    expect(page.get_by_text("This is the last write-up")).to_be_visible()
    page.get_by_role("tab", name="Conversation").click()
    priya.answer(ANSWERS[2])


def test_backing_out_of_the_write_up_changes_nothing(priya: Person) -> None:
    page = priya.page
    priya.start()
    priya.answer(ANSWERS[0])
    page.get_by_role("button", name="Write it up").first.click()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#talk-head .chip")).to_have_text("Active")


def test_a_lost_connection_keeps_the_text_and_sends_it_once_when_it_is_back(priya: Person, watch: Watch) -> None:
    page = priya.page
    watch.expect("ERR_FAILED")
    priya.start()
    page.route("**/message/", lambda route: (route.fetch(), route.abort())[1], times=2)
    priya.say(ANSWERS[0])
    expect(page.get_by_text("Your answer is kept here and sent as soon as it is back.")).to_be_visible()
    expect(page.locator(".message--sending")).to_contain_text(ANSWERS[0])
    assert_accessible(page)
    page.get_by_role("button", name="Try now").click()
    expect(priya.replies).to_have_count(2)
    expect(page.locator(".message--user")).to_have_count(1)
    expect(priya.answer_box).to_have_value("")
    page.reload()
    expect(page.locator(".message--user")).to_have_count(1)
    expect(priya.answer_box).to_have_value("")


def test_an_answer_that_cannot_be_sent_comes_back_into_the_box_when_the_person_stops(
    priya: Person, watch: Watch
) -> None:
    page = priya.page
    watch.expect("ERR_FAILED")
    priya.start()
    page.route("**/message/", lambda route: route.abort())
    priya.say(ANSWERS[0])
    expect(page.get_by_text("The connection is lost.").first).to_be_visible()
    priya.answer_box.fill("And more")
    page.get_by_role("button", name="Stop").click()
    expect(priya.answer_box).to_have_value(f"{ANSWERS[0]}\n\nAnd more")
    page.reload()
    expect(priya.answer_box).to_have_value(f"{ANSWERS[0]}\n\nAnd more")
    expect(page.locator(".message--user")).to_have_count(0)


def test_an_answer_that_was_on_its_way_when_the_page_went_is_a_draft_again(priya: Person, watch: Watch) -> None:
    page = priya.page
    watch.expect("ERR_FAILED")
    priya.start()
    page.route("**/message/", lambda route: route.abort())
    priya.say(ANSWERS[0])
    expect(page.get_by_text("The connection is lost.").first).to_be_visible()
    page.reload()
    expect(priya.answer_box).to_have_value(ANSWERS[0])
    page.unroute("**/message/")
    page.get_by_role("button", name="Send").click()
    expect(priya.replies).to_have_count(2)


def test_signing_out_leaves_no_draft_behind(priya: Person) -> None:
    page = priya.page
    priya.start()
    priya.answer_box.fill("Something private")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert "Something private" not in page.evaluate("JSON.stringify(localStorage)")


def test_it_says_when_there_is_no_connection(priya: Person) -> None:
    page = priya.page
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("You are offline.")).to_have_count(0)


def test_it_refuses_what_is_too_long_in_a_sentence_and_keeps_it(priya: Person, watch: Watch) -> None:
    page = priya.page
    watch.expect("413")
    priya.start()
    priya.answer_box.fill("long " * 5000)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(priya.answer_box).to_have_value("long " * 5000)


def test_it_says_that_the_session_ended_and_where_to_sign_in(priya: Person, watch: Watch) -> None:
    page = priya.page
    watch.expect("401")
    priya.start()
    page.context.clear_cookies(name="sessionid")
    priya.answer_box.fill(ANSWERS[0])
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("link", name="Sign in again")).to_be_visible()
    expect(priya.answer_box).to_have_value(ANSWERS[0])


def test_a_conversation_that_is_not_there_is_told_in_a_sentence(priya: Person, watch: Watch) -> None:
    page = priya.page
    watch.expect("404")
    page.goto("/conversations/test/?conversation=2d8b2b8e-0000-4000-8000-000000000000")
    expect(page.get_by_role("alert")).to_contain_text("There is no conversation")
    assert_accessible(page)


def test_it_renames_deletes_and_brings_back(priya: Person) -> None:
    page = priya.page
    priya.start("The kitchen")
    page.get_by_role("button", name="Rename The kitchen").click()
    page.get_by_role("dialog").get_by_label("Title").fill("Two years at the grill")
    page.get_by_role("dialog").get_by_role("button", name="Rename").click()
    expect(page.get_by_role("heading", name="Two years at the grill")).to_be_visible()
    page.get_by_role("button", name="Delete Two years at the grill").click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    expect(page.get_by_role("link", name="Two years at the grill")).to_have_count(0)
    assert_accessible(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Two years at the grill")).to_be_focused()


def test_it_finds_conversations_by_words_and_state(priya: Person) -> None:
    page = priya.page
    for title in ("Bakery nights", "Parser library"):
        page.get_by_role("link", name="New").click()
        priya.start(title)
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Resume")).to_be_visible()
    page.get_by_label("Search your conversations").fill("bakery")
    expect(page.locator(".shelf__item")).to_have_count(1)
    expect(page.get_by_role("link", name="Bakery nights")).to_be_visible()
    page.get_by_label("Search your conversations").fill("")
    page.get_by_label("Show", exact=True).select_option("paused")
    expect(page.locator(".shelf__item")).to_have_count(1)
    expect(page.get_by_role("link", name="Parser library")).to_be_visible()


def test_it_shows_what_went_over_the_wire_and_copies_it_as_curl(priya: Person) -> None:
    page = priya.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    priya.start()
    priya.answer("It's 10 o'clock, and I was a line cook.")
    page.get_by_text("Requests and responses").click()
    exchange = page.locator(".exchange").filter(has_text=re.compile(r"POST .*/message/"))
    expect(exchange).to_contain_text("200")
    exchange.locator("summary").click()
    expect(exchange).to_contain_text("Idempotency-Key")
    expect(exchange).to_contain_text('"ai_response"')
    assert_accessible(page)
    exchange.get_by_role("button", name="Copy as curl").click()
    expect(exchange.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("curl -N -X POST 'http://127.0.0.1")
    assert "$RECOUNT_TOKEN" in copied
    assert "It'\\''s 10 o'\\''clock" in copied


def test_it_copies_the_bullets(priya: Person) -> None:
    page = priya.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    priya.be_interviewed()
    priya.complete()
    page.get_by_role("button", name="Copy the bullets").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("• ")


def test_what_people_write_is_text_and_never_markup(priya: Person) -> None:
    page = priya.page
    priya.start("<img src=x onerror=alert(1)>")
    priya.answer("<script>alert(1)</script> & <b>bold</b> 👩🏽‍🍳 وأنا طباخ")
    expect(page.locator(".message--user .message__text")).to_have_text(
        "<script>alert(1)</script> & <b>bold</b> 👩🏽‍🍳 وأنا طباخ"
    )
    expect(page.get_by_role("heading", name="<img src=x")).to_be_visible()
