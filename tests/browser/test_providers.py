"""What the console shows when a model does not answer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import ANSWERS, Person, assert_accessible
from tests.browser.server import RunningServer, running_server
from tests.wire.scripted import Hangs, Refuses, Says, Scripted, scripted_server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUESTION = "How many people did you cook for on a busy night?"


@pytest.fixture(scope="module")
def model() -> Iterator[Scripted]:
    """A language model that does what a test says."""
    with scripted_server() as script:
        yield script


@pytest.fixture(params=["openai"])
def server(
    request: pytest.FixtureRequest, model: Scripted, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningServer]:
    """Recount with that model; with nobody behind it unless a test asks for more.

    One for each test, since a server leaves a model alone that failed in the test before.
    """
    wishes = {
        "AI_PROVIDERS": request.param,
        "OPENAI_BASE_URL": f"{model.address}/v1",
        "PROVIDER_FIRST_TOKEN_TIMEOUT_S": "10",
        "PROVIDER_FAILURES_ALLOWED": "3",
    }
    with running_server(tmp_path_factory.mktemp("served"), **wishes) as running:
        yield running


@pytest.fixture
def kofi(page: Page) -> Person:
    """Someone who has just begun an interview."""
    person = Person(page)
    person.sign_up()
    person.start()
    return person


def test_an_answer_that_nobody_read_is_kept_and_can_be_tried_again(kofi: Person, model: Scripted) -> None:
    page = kofi.page
    model.will(Refuses(500))
    kofi.answer_box.fill(ANSWERS[0])
    page.get_by_role("button", name="Send").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("What you wrote is kept")
    expect(page.locator(".message--user")).to_have_count(1)
    expect(page.get_by_text("No answer came.", exact=True)).to_be_visible()
    assert_accessible(page)
    page.reload()
    expect(alert).to_contain_text("No answer came to your last message")
    model.will(Says((QUESTION,)))
    alert.get_by_role("button", name="Try again").click()
    expect(kofi.replies.last).to_contain_text("?")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".message--user")).to_have_count(1)
    expect(kofi.replies).to_have_count(2)


def test_a_slow_answer_shows_as_work_and_survives_a_reload(kofi: Person, model: Scripted) -> None:
    page = kofi.page
    model.will(Hangs())
    kofi.answer_box.fill(ANSWERS[0])
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Recount is reading your answer…")).to_be_visible()
    expect(page.get_by_role("button", name="Send")).to_be_disabled()
    assert_accessible(page)
    page.reload()
    expect(page.get_by_text("Recount is still answering…")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("What you wrote is kept")
    expect(kofi.answer_box).to_have_value("")


@pytest.mark.parametrize("server", ["openai,offline"], indirect=True)
def test_it_tells_calmly_that_another_one_answered(kofi: Person, model: Scripted) -> None:
    model.will(Refuses(429))
    kofi.answer(ANSWERS[0])
    sentence = "OpenAI has too many requests just now, so the offline interviewer, which needs no model, asked instead."
    expect(kofi.replies.last).to_contain_text(sentence)
    assert_accessible(kofi.page)


@pytest.mark.parametrize("server", ["openai,offline"], indirect=True)
def test_it_tells_calmly_that_a_reply_was_cut(kofi: Person, model: Scripted) -> None:
    model.will(Says(("Forty kilos is a lot. ", "How many cooks"), broken=True))
    kofi.answer(ANSWERS[0])
    expect(kofi.replies.last).to_contain_text("Forty kilos is a lot.")
    expect(kofi.replies.last).to_contain_text("OpenAI was cut short; what had arrived is kept.")
    assert_accessible(kofi.page)


@pytest.mark.parametrize("server", ["openai,offline"], indirect=True)
def test_it_tells_calmly_that_a_provider_is_left_alone(kofi: Person, model: Scripted) -> None:
    model.will(Refuses(500))
    for answer in ANSWERS[:3]:
        kofi.answer(answer)
    kofi.answer(ANSWERS[3])
    expect(kofi.replies.last).to_contain_text(
        "OpenAI failed several times and is left alone for a moment, so the offline interviewer, which needs no model, "
        "asked instead."
    )
