"""What a person does in front of the console, in words."""

from uuid import uuid4

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

PASSWORD = "a long sentence nobody guesses"
ANSWERS = (
    "I was a line cook at Harbour Grill in Leith 🔥 from June 2019 to March 2021. I ran the grill station.",
    "We threw away 40 kilos of fish a month, because everybody ordered by feel.",
    "I wrote a prep list in Excel with par levels for each day and trained three cooks on it.",
    "After two months we threw away 12 kilos of fish a month instead of 40.",
)


class Person:
    """Someone at the console of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.answer_box = page.get_by_label("Your answer")
        self.replies = page.locator(".message--assistant")
        self.last_words = self.replies.last.locator(".message__text")
        self.send_button = page.get_by_role("button", name="Send")

    def sign_up(self) -> None:
        """Make an account, which leads right to the console."""
        self.page.goto("/accounts/signup/")
        self.page.get_by_label("Email").fill(f"priya-{uuid4().hex[:12]}@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Create my account").click()
        self.page.wait_for_url("**/conversations/test/")

    def start(self, title: str = "") -> None:
        """Begin an interview of the default kind."""
        expect(self.page.get_by_label("What was it?").locator("option").nth(1)).to_be_attached()
        self.page.get_by_label("Title").fill(title)
        self.page.get_by_role("button", name="Start the interview").click()
        expect(self.replies).to_have_count(1)

    def say(self, text: str) -> None:
        """Say one thing, and wait for nothing."""
        self.answer_box.fill(text)
        self.send_button.click()

    def answer(self, text: str) -> None:
        """Say one thing, and wait until it is answered and the next may be said."""
        before = self.replies.count()
        self.say(text)
        expect(self.replies).to_have_count(before + 1)
        expect(self.send_button).to_be_enabled()

    def be_interviewed(self) -> None:
        """Start, and give all the answers."""
        self.start()
        for answer in ANSWERS:
            self.answer(answer)

    def complete(self) -> None:
        """Have it written up, and say yes."""
        self.page.locator("#talk-head").get_by_role("button", name="Write it up").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Write it up").click()
        expect(self.page.get_by_role("tabpanel", name="Write-up").locator(".writeup")).to_be_visible()

    def claim(self, number: int) -> Locator:
        """The button that opens the evidence of a claim."""
        return self.page.get_by_role("button", name=f"Evidence {number}:")


def assert_accessible(page: Page) -> None:
    """axe finds nothing at all on the page as it stands."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def assert_no_sideways_scroll(page: Page) -> None:
    """Nothing is wider than the window."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        ".slice(0, 5).map(e => e.outerHTML.slice(0, 120))"
    )
