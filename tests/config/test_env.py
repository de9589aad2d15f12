"""The environment: typed, documented, and loud about what it cannot use."""

import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from config.env import BASE_DIR, Env, EnvError, read_env
from config.env_docs import EXAMPLE, PAGE, example, page
from conversation.conf import ConversationSettings


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing set, nothing remembered."""
    for name in Env.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("RECOUNT_ENV_FILE", os.devnull)
    read_env.cache_clear()
    yield
    read_env.cache_clear()


def set_all(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    """These too, from now on."""
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    read_env.cache_clear()


def test_it_is_production_by_default() -> None:
    assert read_env().production
    assert read_env().secure


def test_it_splits_lists_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AI_PROVIDERS", " openai , offline,")
    assert read_env().ai_providers == ("openai", "offline")


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    assert read_env().port == 8000


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "eighty", "PORT=eighty cannot be used: input should be a valid integer"),
        ("PORT", "70000", "PORT=70000 cannot be used: input should be less than or equal to 65535."),
        (
            "RECOUNT_ENV",
            "staging",
            "RECOUNT_ENV=staging cannot be used: input should be 'production' or",
        ),
        ("CORS_ALLOWED_ORIGINS", "example.org", "'example.org' is not an origin; write it like https://example.org"),
        ("CSRF_TRUSTED_ORIGINS", "https://a.org/x", "'https://a.org/x' is not an origin"),
        ("OPENAI_BASE_URL", "localhost:1234", "must be an address that begins with http:// or https://."),
        ("REDIS_URL", "localhost", "it must begin with redis://"),
        ("EMAIL_URL", "localhost", "it must begin with smtp://"),
        ("AI_PROVIDERS", ",", "AI_PROVIDERS=, cannot be used: it names nothing."),
        ("TURN_LIMIT", "0", "TURN_LIMIT=0 cannot be used"),
    ],
)
def test_it_says_in_a_sentence_what_it_cannot_use(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(EnvError) as error:
        read_env()
    assert sentence in str(error.value)


def test_it_names_each_of_several_wrong_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "eighty")
    monkeypatch.setenv("TURN_LIMIT", "many")
    with pytest.raises(EnvError) as error:
        read_env()
    assert [line.split("=")[0] for line in str(error.value).splitlines()] == ["PORT", "TURN_LIMIT"]


BOTH = {"DATABASE_URL": "postgresql://db/recount", "REDIS_URL": "redis://cache:6379/0"}


def test_several_processes_answer_where_postgresql_and_redis_are_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.env._cores", lambda: 16)
    assert read_env().processes == 1
    set_all(monkeypatch, **BOTH)
    assert (read_env().processes, read_env().database_share) == (4, 5)
    set_all(monkeypatch, WORKERS="10")
    assert (read_env().processes, read_env().database_share) == (10, 2)


def test_few_connections_are_shared_by_few_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.env._cores", lambda: 16)
    set_all(monkeypatch, **BOTH, DATABASE_POOL_SIZE="5")
    assert (read_env().processes, read_env().database_share) == (2, 2)
    set_all(monkeypatch, DATABASE_POOL_SIZE="1")
    assert (read_env().processes, read_env().database_share) == (1, 1)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "several processes need PostgreSQL (DATABASE_URL), Redis (REDIS_URL)"),
        ({"DATABASE_URL": "postgresql://db/recount"}, "several processes need"),
        (BOTH | {"DATABASE_URL": "sqlite:///site.sqlite3"}, "several processes need"),
        (BOTH | {"DATABASE_POOL_SIZE": "7"}, "so many need a DATABASE_POOL_SIZE of 8 or more."),
    ],
)
def test_more_processes_than_can_share_are_refused(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], sentence: str
) -> None:
    set_all(monkeypatch, **given, WORKERS="4")
    with pytest.raises(EnvError) as error:
        read_env()
    assert "WORKERS=4 cannot be used: " in str(error.value)
    assert sentence in str(error.value)


def test_it_never_repeats_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://root:hunter2@db/recount")
    with pytest.raises(EnvError) as error:
        read_env()
    assert "hunter2" not in str(error.value)
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("OPENAI_API_KEY", "hunter2")
    assert "hunter2" not in repr(read_env())


def test_it_reads_a_file_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "mine.env").write_text("PORT=9000\nHOST=0.0.0.0\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("RECOUNT_ENV_FILE", str(tmp_path / "mine.env"))
    monkeypatch.setenv("HOST", "127.0.0.2")
    assert (read_env().host, read_env().port) == ("127.0.0.2", 9000)


def test_it_says_when_the_file_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "mine.env").write_bytes(b"HOST=\xff\xfe\n")
    monkeypatch.setenv("RECOUNT_ENV_FILE", str(tmp_path / "mine.env"))
    with pytest.raises(EnvError, match="cannot be read"):
        read_env()


def test_every_setting_is_explained() -> None:
    assert [name for name, field in Env.model_fields.items() if not field.description] == []


def test_every_setting_of_the_app_is_a_variable() -> None:
    assert {field.name for field in fields(ConversationSettings)} <= set(Env.model_fields)


def test_the_apps_own_defaults_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, RECOUNT_ENV="development")
    ours = {name: field.default for name, field in Env.model_fields.items()} | read_env().limits
    assert [field.name for field in fields(ConversationSettings) if field.default != ours[field.name]] == []


def test_people_have_limits_in_production_and_none_in_development(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_env().limits == {"turns_per_minute": 60, "tokens_per_day": 1_000_000}
    set_all(monkeypatch, RECOUNT_ENV="development")
    assert read_env().limits == {"turns_per_minute": 0, "tokens_per_day": 0}


@pytest.mark.parametrize("kind", ["production", "development"])
def test_a_limit_that_is_set_holds_everywhere(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    set_all(monkeypatch, RECOUNT_ENV=kind, TURNS_PER_MINUTE="5", TOKENS_PER_DAY="0")
    assert read_env().limits == {"turns_per_minute": 5, "tokens_per_day": 0}


@pytest.mark.parametrize("value", ["-1", "inf", "nan", "much"])
def test_a_spending_limit_is_a_sum_of_money(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DAILY_SPENDING_LIMIT_USD", value)
    with pytest.raises(EnvError, match="DAILY_SPENDING_LIMIT_USD"):
        read_env()


def test_the_example_file_names_every_setting() -> None:
    assert EXAMPLE.read_text("utf-8") == example(), "run `make docs`"


def test_the_example_file_changes_nothing_when_it_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    untouched = read_env()
    monkeypatch.setenv("RECOUNT_ENV_FILE", str(EXAMPLE))
    read_env.cache_clear()
    assert read_env().model_dump(exclude={"recount_env_file"}) == untouched.model_dump(exclude={"recount_env_file"})


def test_the_page_of_settings_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(PAGE.read_text("utf-8")), "run `make docs`"


def test_a_relative_folder_is_taken_from_the_projects(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_env().var == BASE_DIR / "var"
