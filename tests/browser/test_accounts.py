"""The account pages, as a person sees them."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.person import PASSWORD, Person, assert_accessible
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["login", "signup", "password/reset", "password/reset/done"])
def test_the_pages_of_the_entrance_are_accessible(page: Page, path: str) -> None:
    page.goto(f"/accounts/{path}/")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert_accessible(page)


def test_the_documentation_of_the_api_is_accessible(page: Page) -> None:
    page.goto("/api/docs")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert_accessible(page)


def test_a_page_that_is_not_there_says_so(page: Page, watch: Watch) -> None:
    watch.expect("404")
    page.goto("/nothing/here/")
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("path", ["logout", "password/change", "email", "tokens"])
def test_the_pages_of_the_account_are_accessible(page: Page, path: str) -> None:
    Person(page).sign_up()
    page.goto(f"/accounts/{path}/")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert_accessible(page)


def test_errors_stand_at_their_fields(page: Page) -> None:
    page.goto("/accounts/signup/")
    page.get_by_label("Email").fill("priya@example.org")
    page.get_by_label("Password").fill("123")
    page.get_by_role("button", name="Create my account").click()
    field = page.get_by_label("Password")
    expect(field).to_have_attribute("aria-invalid", "true")
    described = (field.get_attribute("aria-describedby") or "").split()
    assert any("too short" in page.locator(f"#{part}").inner_text() for part in described)
    assert_accessible(page)


def test_a_wrong_password_is_told_in_a_sentence(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill("nobody@example.org")
    page.get_by_label("Password").fill("not the password")
    page.locator("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert_accessible(page)


def test_a_forgotten_password_is_replaced_by_mail(page: Page, server: RunningServer) -> None:
    person = Person(page)
    person.sign_up()
    email = page.locator(".site-account__who").inner_text()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/accounts/password/reset/")
    page.get_by_label("Email").fill(email)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    page.goto(server.line_with("/password/reset/key/"))
    assert_accessible(page)
    for field in page.locator("input[type=password]").all():
        field.fill(f"{PASSWORD} at all")
    page.get_by_role("button", name="Keep this password").click()
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(f"{PASSWORD} at all")
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/conversations/test/")


def test_a_token_is_shown_once_and_can_be_revoked(page: Page) -> None:
    Person(page).sign_up()
    page.goto("/accounts/tokens/")
    page.get_by_label("What is it for?").fill("Laptop script")
    page.get_by_role("button", name="Make a token").click()
    expect(page.get_by_role("heading", name="Your new token")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Revoke Laptop script").click()
    expect(page.get_by_text("The token is revoked.")).to_be_visible()
    expect(page.get_by_role("button", name="Revoke Laptop script")).to_have_count(0)
