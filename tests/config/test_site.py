"""What holds for every answer of the site."""

import logging
import re
from uuid import UUID

import pytest
from django.test import AsyncClient, Client
from pytest_django import Settings


def test_it_echoes_the_request_id(client: Client) -> None:
    assert client.get("/", headers={"X-Request-ID": "trace-1.2:3"})["X-Request-ID"] == "trace-1.2:3"


@pytest.mark.parametrize("given", ["", "two words", "x" * 101, "<script>"])
def test_it_makes_a_request_id_where_none_is_sane(client: Client, given: str) -> None:
    made = client.get("/", headers={"X-Request-ID": given})["X-Request-ID"]
    assert str(UUID(made)) == made


async def test_it_echoes_the_request_id_to_async_callers(async_client: AsyncClient) -> None:
    response = await async_client.get("/", headers={"X-Request-ID": "trace-1"})
    assert response["X-Request-ID"] == "trace-1"


def test_it_logs_a_request_without_what_was_searched_for(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="recount.request"):
        client.get("/?q=my+own+words", headers={"X-Request-ID": "trace-1"})
    assert "trace-1" in caplog.text
    assert "own" not in caplog.text


def test_it_allows_no_foreign_or_inline_code(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)


def test_it_leads_from_the_root_to_the_console(client: Client) -> None:
    assert client.get("/")["Location"] == "/conversations/test/"


@pytest.mark.parametrize("path", ["/nowhere/", "/conversations/nowhere/at/all/", "/accounts/nowhere/"])
def test_an_unknown_path_answers_with_the_error_object(client: Client, db: None, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["code"] == "not_found"
    assert response.json()["success"] is False


async def test_it_serves_static_files_to_async_callers(async_client: AsyncClient) -> None:
    response = await async_client.get("/static/admin/css/base.css")
    assert response.status_code == 200
    assert response["Content-Type"] == 'text/css; charset="utf-8"'
    assert b"{" in response.content
    again = await async_client.get("/static/admin/css/base.css", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_it_serves_no_file_from_outside_the_static_folders(client: Client, db: None) -> None:
    assert client.get("/static/../config/settings.py").status_code == 404
    assert client.get("/static/%2e%2e/manage.py").status_code == 404


def test_only_named_origins_may_call_from_elsewhere(client: Client, settings: Settings) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://friend.example"]
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "idempotency-key"}
    friend = client.options("/conversations/start/", headers=asked | {"Origin": "https://friend.example"})
    assert friend["Access-Control-Allow-Origin"] == "https://friend.example"
    assert "idempotency-key" in friend["Access-Control-Allow-Headers"]
    stranger = client.options("/conversations/start/", headers=asked | {"Origin": "https://stranger.example"})
    assert "Access-Control-Allow-Origin" not in stranger


def test_in_production_it_insists_on_https_but_answers_probes(client: Client, settings: Settings, db: None) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/accounts/login/")["Location"] == "https://testserver/accounts/login/"
    assert client.get("/healthz").status_code == 200
