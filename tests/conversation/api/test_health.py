"""Alive, and ready."""

import pytest
from django.core.cache import caches
from django.db.migrations.recorder import MigrationRecorder
from pytest_django.fixtures import Settings

from conversation.api import health
from conversation.services.breaker import breaker_of
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.test_errors import assert_error


@pytest.mark.parametrize("path", ["/healthz", "/healthz/"])
def test_it_is_alive(anonymous_client: ApiClient, path: str) -> None:
    response = anonymous_client.get(path)
    assert response.status_code == 200
    assert response.json() == {"success": True, "status": "alive", "breakers": {}}
    assert response["Cache-Control"] == "no-store"


def test_it_tells_which_models_are_left_alone(anonymous_client: ApiClient, settings: Settings) -> None:
    settings.CONVERSATION = {"openai_api_key": "a-key", "anthropic_api_key": "a-key"}
    breaker = breaker_of("anthropic")
    for _ in range(3):
        breaker.failed(breaker.permit())
    assert anonymous_client.get("/healthz").json()["breakers"] == {"anthropic": "open", "openai": "closed"}


def test_it_is_ready(anonymous_client: ApiClient) -> None:
    response = anonymous_client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["checks"] == {"database": "ok", "migrations": "ok", "cache": "ok"}


def test_it_is_not_ready_before_the_migrations(anonymous_client: ApiClient) -> None:
    applied = MigrationRecorder.Migration.objects.filter(app="conversation").latest("id")
    applied.delete()
    try:
        refused = assert_error(anonymous_client.get("/readyz"), 503, "not_ready")
    finally:
        applied.save()
    assert list(refused["errors"]) == ["migrations"]
    assert "migrate" in refused["errors"]["migrations"][0]


def test_it_is_not_ready_without_a_cache_that_keeps(
    anonymous_client: ApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(caches["default"]), "get", lambda *_args, **_options: None)
    refused = assert_error(anonymous_client.get("/readyz"), 503, "not_ready")
    assert list(refused["errors"]) == ["cache"]


def test_it_says_nothing_of_what_a_driver_says(anonymous_client: ApiClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable() -> None:
        raise ConnectionError("db.internal:5432 refused the password swordfish")

    monkeypatch.setitem(health.CHECKS, "database", unreachable)
    response = anonymous_client.get("/readyz")
    refused = assert_error(response, 503, "not_ready")
    assert refused["retryable"] is True
    assert response["Retry-After"] == "5"
    assert refused["errors"] == {"database": ["The database cannot be reached (ConnectionError)."]}
