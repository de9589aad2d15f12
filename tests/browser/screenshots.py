"""`python -m tests.browser.screenshots [FOLDER]`: pictures of pages and states, phone and desk, light and dark."""

import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.conftest import DESK, FLAGS, chromium_path, visitor
from tests.browser.line import Line, line_to
from tests.browser.pace import Pace, slowly
from tests.browser.person import ANSWERS, Person
from tests.browser.server import RunningServer, running_server
from tests.wire.scripted import Refuses, Scripted, scripted_server

ROOT = Path(__file__).parents[2]
DEVICES = {"desk": DESK, "phone": ViewportSize(width=320, height=640)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


class Album:
    """The pictures of one device and scheme."""

    def __init__(self, page: Page, folder: Path, suffix: str) -> None:
        self.page = page
        self._folder = folder
        self._suffix = suffix

    def take(self, name: str) -> None:
        """One picture of what is in sight."""
        self.page.screenshot(path=self._folder / f"{name}-{self._suffix}.png", animations="disabled")


def entrance(album: Album) -> None:
    """The pages before somebody is signed in."""
    for name, path in {"sign-in": "login", "sign-up": "signup", "password-reset": "password/reset"}.items():
        album.page.goto(f"/accounts/{path}/")
        album.take(name)


def interview(album: Album, person: Person) -> None:
    """The console, from the first question to the evidence of a claim."""
    person.sign_up()
    expect(album.page.get_by_label("What was it?").locator("option").nth(1)).to_be_attached()
    album.take("console-start")
    person.be_interviewed()
    album.take("console-interview")
    album.page.get_by_text("Requests and responses").click()
    album.page.locator(".exchange summary").nth(1).click()
    expect(album.page.locator(".exchange__body")).to_be_visible()
    album.take("console-requests")
    album.page.get_by_text("Requests and responses").click()
    person.complete()
    person.claim(1).click()
    album.take("console-write-up")
    album.page.get_by_role("button", name="Show in the conversation").first.click()
    album.take("console-evidence")


def reply(album: Album, model: Scripted, line: Line) -> None:
    """A reply by a model: being written, lost, found, stopped; an answer being changed; and nobody who could answer."""
    page, pace, person = album.page, Pace(), Person(album.page)
    person.sign_up()
    person.start()
    model.will(slowly(pace, "Forty kilos of fish ", "a month is a lot of money. ", "And patience. ", "How many cooks?"))
    person.say(ANSWERS[0])
    album.take("console-reading")
    pace.let(2)
    expect(person.last_words).to_contain_text("a lot of money.")
    album.take("console-writing")
    line.cut()
    expect(page.get_by_text("The connection is lost.").first).to_be_visible()
    album.take("console-lost")
    line.mend()
    page.get_by_role("button", name="Try now").click()
    page.get_by_role("button", name="Stop").click()
    expect(person.replies.last).to_contain_text("Stopped before it was whole.")
    album.take("console-stopped")
    pace.free()
    page.get_by_role("button", name="Change my last answer").click()
    album.take("console-changing")
    page.keyboard.press("Escape")
    model.will(Refuses(500))
    person.answer(ANSWERS[1])
    expect(person.replies.last).to_contain_text("asked instead.")
    album.take("console-fallback")


def account(album: Album) -> None:
    """The pages of somebody's account."""
    album.page.goto("/accounts/tokens/")
    album.page.get_by_label("What is it for?").fill("Laptop script")
    album.page.get_by_role("button", name="Make a token").click()
    album.take("tokens")
    album.page.goto("/accounts/email/")
    album.take("email")


def fill(browser: Browser, server: RunningServer, model: Scripted, folder: Path) -> None:
    """Every page and state, on every device, in every scheme."""
    for device, size in DEVICES.items():
        for scheme in SCHEMES:
            with line_to(server.url) as line:
                wishes = {"viewport": size, "color_scheme": scheme, "has_touch": device == "phone"}
                context = visitor(browser, line.url, **wishes)
                album = Album(context.new_page(), folder, f"{device}-{scheme}")
                entrance(album)
                model.will(Refuses(500))
                interview(album, Person(album.page))
                account(album)
                context.close()
                context = visitor(browser, line.url, **wishes)
                reply(Album(context.new_page(), folder, f"{device}-{scheme}"), model, line)
                context.close()


def main() -> None:
    """Serve, photograph, stop."""
    path = chromium_path()
    if path is None:
        sys.exit("There is no Chromium. Install one, or name it in RECOUNT_CHROMIUM.")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as var, scripted_server() as model:
        wishes = {"AI_PROVIDERS": "openai,offline", "OPENAI_BASE_URL": f"{model.address}/v1"}
        with running_server(Path(var), PROVIDER_FAILURES_ALLOWED="1000", **wishes) as server:
            photograph(path, server, model, folder)


def photograph(path: str, server: RunningServer, model: Scripted, folder: Path) -> None:
    """With the Chromium at this path."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        fill(browser, server, model, folder)
        browser.close()


if __name__ == "__main__":
    main()
