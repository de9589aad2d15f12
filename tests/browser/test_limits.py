"""What the console shows of limits, and what it offers to do next."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.person import ANSWERS, Person, assert_accessible
from tests.browser.server import RunningServer, running_server
from tests.wire.scripted import Says, Scripted, scripted_server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUESTION = Says(("How many people did you cook for on a busy night?",))


@pytest.fixture(scope="module")
def model() -> Iterator[Scripted]:
    """A language model that asks the same question every time; it counts 1,050 tokens for it."""
    with scripted_server() as script:
        script.will(QUESTION)
        yield script


@pytest.fixture(scope="module")
def server(
    request: pytest.FixtureRequest, model: Scripted, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningServer]:
    """Recount with the limits of the test."""
    wishes = {"AI_PROVIDERS": "openai,offline", "OPENAI_BASE_URL": f"{model.address}/v1"} | request.param
    with running_server(tmp_path_factory.mktemp("served"), **wishes) as running:
        yield running


@pytest.fixture
def kofi(page: Page) -> Person:
    """Someone who has said one thing."""
    person = Person(page)
    person.sign_up()
    person.start()
    person.answer(ANSWERS[0])
    return person


@pytest.mark.parametrize("server", [{"TURNS_PER_MINUTE": "1"}], indirect=True)
def test_who_sends_too_fast_reads_when_to_go_on_and_keeps_the_text(kofi: Person, watch: Watch) -> None:
    page = kofi.page
    watch.expect("429")
    kofi.say(ANSWERS[1])
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Please try again in")
    expect(alert.get_by_role("button", name="Try again")).to_be_disabled()
    expect(kofi.answer_box).to_have_value(ANSWERS[1])
    expect(page.locator(".message--user")).to_have_count(1)
    assert_accessible(page)
    page.reload()
    expect(kofi.answer_box).to_have_value(ANSWERS[1])


@pytest.mark.parametrize("server", [{"TOKENS_PER_DAY": "1000"}], indirect=True)
def test_whose_tokens_are_used_up_is_offered_the_write_up(kofi: Person, watch: Watch) -> None:
    page = kofi.page
    watch.expect("429")
    kofi.say(ANSWERS[1])
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("after midnight UTC")
    expect(alert.get_by_role("button", name="Try again")).to_have_count(0)
    expect(kofi.answer_box).to_have_value(ANSWERS[1])
    assert_accessible(page)
    alert.get_by_role("button", name="Write it up").click()
    page.get_by_role("dialog").get_by_role("button", name="Write it up").click()
    expect(page.locator(".writeup")).to_be_visible()


@pytest.mark.parametrize("server", [{"TURN_LIMIT": "1"}], indirect=True)
def test_a_conversation_that_is_full_is_offered_to_be_written_up(kofi: Person, watch: Watch) -> None:
    page = kofi.page
    watch.expect("409")
    # The offer stands above the button: on a busy machine it would move the button from under the pointer.
    expect(page.get_by_role("button", name="See a first draft")).to_be_visible()
    kofi.say(ANSWERS[1])
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("reached its limit of 1 answers")
    expect(kofi.answer_box).to_have_value(ANSWERS[1])
    assert_accessible(page)
    alert.get_by_role("button", name="Write it up").click()
    page.get_by_role("dialog").get_by_role("button", name="Write it up").click()
    expect(page.locator(".writeup")).to_be_visible()


@pytest.mark.parametrize("server", [{"DAILY_SPENDING_LIMIT_USD": "0.000001"}], indirect=True)
def test_when_the_sites_money_is_spent_it_says_who_asks_instead(kofi: Person) -> None:
    sentence = "Today’s budget for language models is spent, so the offline interviewer, which needs no model, asked"
    # What was spent is looked up once in ten seconds.
    for answer in ANSWERS[1:] * 6:
        if sentence in kofi.replies.last.inner_text():
            break
        kofi.answer(answer)
        kofi.page.wait_for_timeout(700)
    expect(kofi.replies.last).to_contain_text(sentence)
    expect(kofi.replies.last).to_contain_text("they are back after midnight UTC.")
    assert_accessible(kofi.page)
