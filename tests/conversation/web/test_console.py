"""The console's page, before its scripts run."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from accounts.models import User


@pytest.fixture
def owner_browser(client: Client, owner: User) -> Client:
    """A browser in which the owner is signed in."""
    client.force_login(owner)
    return client


def test_it_asks_a_visitor_to_sign_in_and_remembers_where_they_were_going(client: Client, db: None) -> None:
    answer = client.get("/conversations/test/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/conversations/test/")


def test_it_offers_the_providers_that_are_set_up_and_names_no_other(owner_browser: Client) -> None:
    page = owner_browser.get("/conversations/test/").content.decode()
    assert re.findall(
        r'<option value="(\w*)">', page.partition('id="start-provider"')[2].partition("</select>")[0]
    ) == [
        "",
        "offline",
    ]


def test_it_is_never_kept_by_a_cache_and_brings_a_csrf_token(owner_browser: Client) -> None:
    answer = owner_browser.get("/conversations/test/")
    assert "no-store" in answer["Cache-Control"]
    assert re.search(r'<meta name="csrf-token" content="\w{64}">', answer.content.decode())
    assert "csrftoken" in answer.cookies


def test_it_holds_no_script_or_style_that_the_policy_would_have_to_allow(owner_browser: Client) -> None:
    answer = owner_browser.get("/conversations/test/")
    page = answer.content.decode()
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)
    assert re.findall(r"<script[^>]*>", page) == ['<script type="module" src="/static/conversation/console/main.js">']


def test_it_takes_no_posts(owner_browser: Client) -> None:
    assert owner_browser.post("/conversations/test/").status_code == 405


def test_its_scripts_write_no_markup_and_ask_nobody_else() -> None:
    for script in _scripts():
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            script
        )
        assert not re.search(r"https?://(?!html\.spec\.whatwg\.org)", text), script


def test_each_script_is_one_idea_and_says_which_and_every_import_is_there() -> None:
    for script in _scripts():
        text = script.read_text(encoding="utf-8")
        assert text.startswith("/**"), script
        assert text.count("\n") <= 300, script
        for name in re.findall(r'(?:from|import) "\./([\w.]+)"', text):
            assert (script.parent / name).exists(), f"{script.name} imports {name}"


def _scripts() -> list[Path]:
    main = finders.find("conversation/console/main.js")
    return sorted(Path(str(main)).parent.glob("*.js"))
