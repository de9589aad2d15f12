"""`python -m tests.browser.screenshots [FOLDER]`: pictures of pages and states, phone and desk, light and dark."""

import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.conftest import DESK, FLAGS, chromium_path, visitor
from tests.browser.person import Person
from tests.browser.server import RunningServer, running_server

ROOT = Path(__file__).parents[2]
DEVICES = {"desk": DESK, "phone": ViewportSize(width=390, height=844)}
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


def account(album: Album) -> None:
    """The pages of somebody's account."""
    album.page.goto("/accounts/tokens/")
    album.page.get_by_label("What is it for?").fill("Laptop script")
    album.page.get_by_role("button", name="Make a token").click()
    album.take("tokens")
    album.page.goto("/accounts/email/")
    album.take("email")


def fill(browser: Browser, server: RunningServer, folder: Path) -> None:
    """Every page and state, on every device, in every scheme."""
    for device, size in DEVICES.items():
        for scheme in SCHEMES:
            touch = device == "phone"
            context = visitor(browser, server.url, viewport=size, color_scheme=scheme, has_touch=touch)
            album = Album(context.new_page(), folder, f"{device}-{scheme}")
            entrance(album)
            interview(album, Person(album.page))
            account(album)
            context.close()


def main() -> None:
    """Serve, photograph, stop."""
    path = chromium_path()
    if path is None:
        sys.exit("There is no Chromium. Install one, or name it in RECOUNT_CHROMIUM.")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as var, running_server(Path(var)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        fill(browser, server, folder)
        browser.close()


if __name__ == "__main__":
    main()
