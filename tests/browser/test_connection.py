"""What the console does when the page, the network or the server goes away amid a reply, and comes back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Watch, visitor
from tests.browser.line import line_to
from tests.browser.pace import Pace, paced_model, slowly
from tests.browser.person import ANSWERS, Person, assert_accessible
from tests.browser.server import RunningServer, running_server
from tests.wire.scripted import Says, Scripted

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PIECES = ("Forty kilos 👩🏽‍🍳🐟 ", "is a lot. ", "Prep lists ", "need patience. ", "How many cooks did you train?")
REPLY = "".join(PIECES)
SO_FAR = "Forty kilos 👩🏽‍🍳🐟 is a lot. "
MORE = Says(("How long did that take?",))
LOST = "The connection is lost. Recount goes on without it"
BROKEN_LINE = ("ERR_", "Failed to load resource")


@pytest.fixture(scope="module")
def model() -> Iterator[Scripted]:
    """A language model that does what a test says."""
    with paced_model() as script:
        yield script


@pytest.fixture(scope="module")
def server(model: Scripted, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """Recount with that model, and with nobody behind it."""
    wishes = {
        "AI_PROVIDERS": "openai",
        "OPENAI_BASE_URL": f"{model.address}/v1",
        "TURN_LEASE_S": "4",
    }
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
    return someone_who_began(page)


def someone_who_began(page: Page) -> Person:
    """Whoever sits at this page, with a new account and a new interview."""
    person = Person(page)
    person.sign_up()
    person.start()
    return person


def hears_two_pieces(kofi: Person, pace: Pace) -> None:
    """Kofi has said something, and the reply has begun."""
    kofi.say(ANSWERS[0])
    pace.let(2)
    expect(kofi.last_words).to_have_text(SO_FAR, use_inner_text=True)


def resumptions(page: Page) -> list[str]:
    """The Last-Event-ID of each request that goes on with a reply, as they are made."""
    made: list[str] = []

    def note(request: Request) -> None:
        if "/stream/" in request.url:
            made.append(request.headers.get("last-event-id", ""))

    page.on("request", note)
    return made


def test_a_reload_amid_a_reply_goes_on_with_it(kofi: Person, pace: Pace) -> None:
    page = kofi.page
    hears_two_pieces(kofi, pace)
    kofi.answer_box.fill("My next thought")
    page.reload()
    expect(kofi.last_words).to_have_text(SO_FAR, use_inner_text=True)
    expect(kofi.answer_box).to_have_value("My next thought")
    expect(kofi.send_button).to_be_disabled()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    pace.let()
    expect(kofi.last_words).to_have_text(SO_FAR + "Prep lists ", use_inner_text=True)
    pace.free()
    expect(kofi.last_words).to_have_text(REPLY)
    expect(kofi.send_button).to_be_enabled()
    expect(page.get_by_role("heading", name="Why this question?")).to_be_visible()
    expect(page.locator(".message--user")).to_have_count(1)
    expect(kofi.replies).to_have_count(2)


def test_a_reload_before_the_first_word_shows_the_work_and_then_the_words(kofi: Person, pace: Pace) -> None:
    kofi.say(ANSWERS[0])
    expect(kofi.page.locator(".message--user")).not_to_contain_text("sending")
    kofi.page.reload()
    expect(kofi.page.get_by_text("Recount is still answering…")).to_be_visible()
    pace.free()
    expect(kofi.last_words).to_have_text(REPLY)


def test_a_page_that_is_closed_misses_nothing(kofi: Person, pace: Pace) -> None:
    address = kofi.page.url
    hears_two_pieces(kofi, pace)
    later = Person(kofi.page.context.new_page())
    kofi.page.close()
    pace.free()
    later.page.goto(address)
    expect(later.last_words).to_have_text(REPLY)


def test_a_cut_network_is_waited_out_and_the_reply_goes_on_where_it_was(
    browser: Browser, server: RunningServer, pace: Pace
) -> None:
    with line_to(server.url) as line:
        context = visitor(browser, line.url, reduced_motion="reduce")
        watch = Watch(context, line.url)
        watch.expect(*BROKEN_LINE)
        page = context.new_page()
        made = resumptions(page)
        kofi = someone_who_began(page)
        hears_two_pieces(kofi, pace)
        reply = str(kofi.replies.last.get_attribute("id")).removeprefix("m-")
        line.cut()
        expect(page.get_by_text(LOST)).to_be_visible()
        expect(kofi.last_words).to_have_text(SO_FAR, use_inner_text=True)
        expect(page.locator("#live")).to_contain_text("The connection is lost.")
        assert_accessible(page)
        pace.let()
        line.mend()
        expect(kofi.last_words).to_have_text(SO_FAR + "Prep lists ", use_inner_text=True)
        expect(page.get_by_text(LOST)).to_have_count(0)
        pace.free()
        expect(kofi.last_words).to_have_text(REPLY)
        expect(kofi.send_button).to_be_enabled()
        assert set(made) == {f"{reply}:{len(SO_FAR.rstrip())}"}
        assert watch.complaints == []
        context.close()


def test_a_line_that_falls_silent_is_given_up_and_taken_up_anew(
    browser: Browser, server: RunningServer, pace: Pace
) -> None:
    with line_to(server.url) as line:
        context = visitor(browser, line.url, reduced_motion="reduce")
        page = context.new_page()
        page.clock.install()
        kofi = someone_who_began(page)
        hears_two_pieces(kofi, pace)
        line.hold()
        page.clock.fast_forward(41_000)
        expect(page.get_by_text(LOST)).to_be_visible()
        pace.free()
        line.mend()
        page.get_by_role("button", name="Try now").click()
        expect(kofi.last_words).to_have_text(REPLY)
        expect(kofi.send_button).to_be_enabled()
        context.close()


def test_a_server_that_is_killed_amid_a_reply_and_comes_back_loses_nothing(
    kofi: Person, pace: Pace, watch: Watch, server: RunningServer, model: Scripted
) -> None:
    page = kofi.page
    watch.expect(*BROKEN_LINE)
    hears_two_pieces(kofi, pace)
    kofi.answer_box.fill("My next thought")
    server.kill()
    expect(page.get_by_text(LOST)).to_be_visible()
    expect(kofi.last_words).to_have_text(SO_FAR, use_inner_text=True)
    pace.free()
    model.will(MORE)
    server.come_back()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("What you wrote is kept")
    expect(kofi.last_words).to_have_text(SO_FAR, use_inner_text=True)
    expect(page.get_by_text(LOST)).to_have_count(0)
    assert_accessible(page)
    alert.get_by_role("button", name="Try again").click()
    expect(kofi.last_words).to_have_text("How long did that take?")
    expect(page.locator(".message--user .message__text")).to_have_text(ANSWERS[0])
    expect(kofi.replies).to_have_count(2)
    expect(kofi.answer_box).to_have_value("My next thought")


def test_an_answer_said_while_the_server_is_away_arrives_once_when_it_is_back(
    kofi: Person, watch: Watch, server: RunningServer, model: Scripted
) -> None:
    page = kofi.page
    watch.expect(*BROKEN_LINE)
    model.will(MORE)
    server.kill()
    kofi.say(ANSWERS[0])
    expect(page.get_by_text("Your answer is kept here and sent as soon as it is back.")).to_be_visible()
    server.come_back()
    expect(kofi.last_words).to_have_text("How long did that take?")
    expect(page.locator(".message--user")).to_have_count(1)
    page.reload()
    expect(page.locator(".message--user")).to_have_count(1)
    expect(kofi.answer_box).to_have_value("")


def test_a_server_that_is_told_to_stop_amid_a_reply_finishes_it_first(
    kofi: Person, pace: Pace, watch: Watch, server: RunningServer
) -> None:
    watch.expect(*BROKEN_LINE)
    hears_two_pieces(kofi, pace)
    pace.free()
    server.stop()
    server.come_back()
    expect(kofi.last_words).to_have_text(REPLY)
    expect(kofi.send_button).to_be_enabled()
