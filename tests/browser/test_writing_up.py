"""Writing up as a person waits for it: stage by stage, stopped, reloaded, cut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch, visitor
from tests.browser.line import line_to
from tests.browser.person import ANSWERS, Person, assert_accessible
from tests.browser.server import RunningServer, running_server
from tests.wire.scripted import Hangs, Says, Scripted, scripted_server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WRITING = "Your experience is being written up."
QUESTION = Says(("How many cooks did you train?",))


@pytest.fixture(scope="module")
def model() -> Iterator[Scripted]:
    """A language model that does what a test says."""
    with scripted_server() as script:
        yield script


@pytest.fixture(scope="module")
def server(model: Scripted, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """Recount with that model. It has some seconds for a draft; then the extractive writer writes."""
    wishes = {
        "AI_PROVIDERS": "openai",
        "OPENAI_BASE_URL": f"{model.address}/v1",
        "SUMMARY_TIME_LIMIT_S": "6",
    }
    with running_server(tmp_path_factory.mktemp("served"), **wishes) as running:
        yield running


@pytest.fixture
def kofi(page: Page, model: Scripted) -> Person:
    """Someone who has told something."""
    return someone_who_told(page, model)


def someone_who_told(page: Page, model: Scripted) -> Person:
    """Whoever sits at this page, after one answer."""
    person = Person(page)
    person.sign_up()
    person.start()
    model.will(QUESTION)
    person.answer(ANSWERS[0])
    model.will(Hangs())
    return person


def asks_for_it(person: Person) -> None:
    """They have it written up, and see that it is being done."""
    person.page.locator("#talk-head").get_by_role("button", name="Write it up").click()
    person.page.get_by_role("dialog").get_by_role("button", name="Write it up").click()
    expect(person.page.get_by_text(WRITING)).to_be_visible()


def test_the_stages_are_told_and_the_write_up_comes_in_the_end(kofi: Person) -> None:
    page = kofi.page
    page.evaluate(
        """() => new MutationObserver(() => {
          const said = document.querySelector(".message--working")?.textContent;
          if (said && window.stages.at(-1) !== said) window.stages.push(said);
        }).observe(document.body, {subtree: true, childList: true, characterData: true}, window.stages = [])"""
    )
    asks_for_it(kofi)
    expect(kofi.send_button).to_be_disabled()
    assert_accessible(page)
    expect(page.locator(".writeup")).to_be_visible()
    stages = page.evaluate("stages")
    assert stages[-1] in ("Every sentence is being checked against what you said.", "The write-up is being stored.")
    assert WRITING in stages


def test_it_is_stopped_and_the_conversation_is_as_it_was(kofi: Person) -> None:
    page = kofi.page
    asks_for_it(kofi)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("alert")).to_contain_text("stopped")
    expect(page.locator("#talk-head .chip")).to_have_text("Active")
    expect(kofi.send_button).to_be_enabled()
    page.reload()
    expect(page.locator("#talk-head .chip")).to_have_text("Active")
    expect(kofi.send_button).to_be_enabled()


def test_a_reload_goes_on_waiting_for_it_and_nothing_is_written_twice(kofi: Person) -> None:
    page = kofi.page
    asks_for_it(kofi)
    page.reload()
    expect(page.get_by_text(WRITING)).to_be_visible()
    expect(page.get_by_text("This conversation is written up.")).to_be_visible()
    page.get_by_role("tab", name="Write-up").click()
    expect(page.locator(".writeup__facts").first).to_contain_text("Version 1")


def test_a_cut_network_is_waited_out(browser: Browser, server: RunningServer, model: Scripted) -> None:
    with line_to(server.url) as line:
        context = visitor(browser, line.url, reduced_motion="reduce")
        watch = Watch(context, line.url)
        watch.expect("ERR_", "409")
        page = context.new_page()
        asks_for_it(someone_who_told(page, model))
        line.cut()
        expect(page.get_by_text("The connection is lost.").first).to_be_visible()
        line.mend()
        expect(page.locator(".writeup")).to_be_visible()
        expect(page.locator(".writeup__facts").first).to_contain_text("Version 1")
        assert watch.complaints == []
        context.close()
