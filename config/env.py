"""Every environment variable that Recount reads: name, type, default and a line of explanation, in one class."""

import math
import os
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from config.secret import KEY_FILE

# Without WORKERS no more processes than this; and each needs a connection for replies and one for a page.
MOST_BY_DEFAULT, LEAST_SHARE = 4, 2
BASE_DIR = Path(__file__).resolve().parent.parent


class EnvError(Exception):
    """One or more variables hold what they cannot mean. The message is one sentence a line."""


def _split(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _some(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value:
        raise ValueError("it names nothing")
    return value


def _origin(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query:
        raise ValueError(f"{value!r} is not an origin; write it like https://example.org, without a path")
    return value


def _database(value: str) -> str:
    if value and urlsplit(value).scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ValueError("it must begin with postgresql:// or sqlite://")
    return value


def _is_postgresql(url: str) -> bool:
    return urlsplit(url).scheme in {"postgres", "postgresql"}


def _cores() -> int:
    """Those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _redis(value: str) -> str:
    if value and urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
        raise ValueError("it must begin with redis://, rediss:// or unix://")
    return value


def _mail(value: str) -> str:
    if value and urlsplit(value).scheme not in {"smtp", "smtps", "smtp+tls"}:
        raise ValueError("it must begin with smtp://, smtp+tls:// or smtps://")
    return value


def _http_url(value: str) -> str:
    if value and (urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).netloc):
        raise ValueError("it must be an address that begins with http:// or https://")
    return value


Words: TypeAlias = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]
SomeWords: TypeAlias = Annotated[Words, AfterValidator(_some)]
Origins: TypeAlias = Annotated[tuple[Annotated[str, AfterValidator(_origin)], ...], NoDecode, BeforeValidator(_split)]
HttpUrl: TypeAlias = Annotated[str, AfterValidator(_http_url)]


def _setting(default: Any, section: str, description: str, *, secret: bool = False, **limits: Any) -> Any:
    """A field; `secret` keeps its value out of messages, `limits` are pydantic's bounds."""
    return Field(default, description=description, repr=not secret, json_schema_extra={"section": section}, **limits)


class Env(BaseSettings):
    """The environment, typed. A variable's name is the field's in upper case; an empty one counts as not set."""

    model_config = SettingsConfigDict(env_ignore_empty=True, env_file_encoding="utf-8", extra="ignore", frozen=True)

    recount_env: Literal["production", "development"] = _setting(
        "production", "Basics", "`production`, or `development`, which needs no secret key; `make run` defaults to it."
    )
    recount_env_file: str = _setting(
        ".env", "Basics", "The file that further variables are read from when it is there; the environment wins."
    )
    django_project_secret_key: str = _setting(
        "", "Basics", "Signs sessions and links: 50 or more random characters. Required in production.", secret=True
    )
    var_folder: Path = _setting(
        Path("var"), "Basics", "The folder for what the server writes: database, key, collected static files."
    )
    host: str = _setting("127.0.0.1", "Web server", "The address that the server listens on.")
    port: int = _setting(8000, "Web server", "The port that it listens on; 0 takes a free one.", ge=0, le=65535)
    allowed_hosts: Words = _setting(
        ("localhost", "127.0.0.1", "[::1]"), "Web server", "Host names that the site answers to, by comma."
    )
    csrf_trusted_origins: Origins = _setting(
        (), "Web server", "Origins that may send forms with a session, like https://recount.example.org, by comma."
    )
    cors_allowed_origins: Origins = _setting(
        (), "Web server", "Origins of other sites whose pages may call the API, by comma."
    )
    trusted_proxies: Words = _setting(
        ("127.0.0.1", "::1"),
        "Web server",
        "Addresses or networks of proxies whose X-Forwarded-Proto and X-Forwarded-For are believed, by comma.",
    )
    https_only: bool | None = _setting(
        None, "Web server", "Redirect to https and mark cookies secure. Unset: true in production, else false."
    )
    hsts_seconds: int = _setting(
        31_536_000, "Web server", "How long browsers remember to use https only, when HTTPS_ONLY is on.", ge=0
    )
    database_url: Annotated[str, AfterValidator(_database)] = _setting(
        "", "Storage", "postgresql://user:password@host/name. Unset: SQLite in VAR_FOLDER.", secret=True
    )
    database_pool_size: int = _setting(
        20, "Storage", "Most connections to PostgreSQL, of all processes together.", ge=1, le=1000
    )
    redis_url: Annotated[str, AfterValidator(_redis)] = _setting(
        "", "Storage", "redis://host:6379/0, needed with several processes. Unset: memory of the process.", secret=True
    )
    workers: int | None = _setting(
        None,
        "Web server",
        "Processes that answer. Unset: one a core, at most 4, where DATABASE_URL (PostgreSQL) and REDIS_URL are set; "
        "else 1.",
        ge=1,
        le=64,
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = _setting(
        "INFO", "Logs", "The least level that is logged."
    )
    log_format: Literal["json", "console"] | None = _setting(
        None, "Logs", "`json` or `console`. Unset: json in production, else console."
    )
    email_url: Annotated[str, AfterValidator(_mail)] = _setting(
        "", "Accounts", "smtp+tls://user:password@host:587. Unset: mails are printed by the server.", secret=True
    )
    email_from: str = _setting("Recount <recount@localhost>", "Accounts", "The sender of mails.")
    email_verification: Literal["none", "optional", "mandatory"] = _setting(
        "none", "Accounts", "Whether a new account's address is checked by mail: `none`, `optional`, `mandatory`."
    )
    signup_open: bool = _setting(
        True, "Accounts", "Whether anyone may sign up; an administrator always can add people."
    )
    ai_providers: SomeWords = _setting(
        ("anthropic", "openai", "offline"),
        "Models",
        "Who is asked, in this order, by comma; those without a key drop out. `offline` needs none.",
    )
    openai_api_key: str = _setting("", "Models", "Key of OpenAI or of a compatible server.", secret=True)
    openai_base_url: HttpUrl = _setting("", "Models", "Address of an OpenAI-compatible server; it may need no key.")
    openai_model: str = _setting("gpt-5.4-mini", "Models", "Model that `openai` asks for.", min_length=1)
    anthropic_api_key: str = _setting("", "Models", "Key of Anthropic.", secret=True)
    anthropic_base_url: HttpUrl = _setting("", "Models", "Address of a server that speaks Anthropic's API.")
    anthropic_model: str = _setting("claude-sonnet-5", "Models", "Model that `anthropic` asks for.", min_length=1)
    provider_connect_timeout_s: float = _setting(5.0, "Models", "Seconds to reach a provider.", gt=0)
    provider_first_token_timeout_s: float = _setting(20.0, "Models", "Seconds until its first word.", gt=0)
    provider_token_timeout_s: float = _setting(15.0, "Models", "Seconds between two pieces of its answer.", gt=0)
    provider_total_timeout_s: float = _setting(90.0, "Models", "Seconds for its whole answer.", gt=0)
    provider_failures_allowed: int = _setting(
        3, "Models", "Failures in a row after which a provider is left alone for a while.", ge=1
    )
    provider_rest_s: float = _setting(30.0, "Models", "Seconds for which it is left alone; then it is tried.", gt=0)
    summary_judge: bool = _setting(
        True, "Models", "1: the model judges its write-up's claims in one more call; it can only keep out more. 0: not."
    )
    message_max_chars: int = _setting(20_000, "Limits", "Most characters in one message.", ge=1, le=200_000)
    turn_limit: int = _setting(60, "Limits", "Most turns in one conversation.", ge=1)
    turns_per_minute: int | None = _setting(
        None, "Limits", "Most turns of one person in a minute; 0: no limit. Unset: 60 in production, else 0.", ge=0
    )
    tokens_per_day: int | None = _setting(
        None,
        "Limits",
        "Most tokens of one person in a day (UTC); 0: no limit. Unset: 1000000 in production, else 0.",
        ge=0,
    )
    daily_spending_limit_usd: float = _setting(
        0.0,
        "Limits",
        "Dollars that the site may cost in a day (UTC), then `offline` answers; 0: no limit.",
        ge=0,
        allow_inf_nan=False,
    )
    summary_time_limit_s: float = _setting(
        45.0, "Limits", "Seconds that writing up may take before the extractive summary stands.", gt=0
    )
    delete_undo_s: int = _setting(600, "Limits", "Seconds in which a deleted conversation can be restored.", ge=0)
    turn_lease_s: int = _setting(15, "Limits", "Seconds after which a turn of a dead process may be tried again.", ge=1)
    idempotency_ttl_s: int = _setting(86_400, "Limits", "Seconds for which an Idempotency-Key is kept.", ge=1)
    guides_folder: str = _setting("", "Limits", "A folder with guides of your own (TOML), beside the built-in ones.")

    @field_validator("workers")
    @classmethod
    def _sharing(cls, value: int | None, info: ValidationInfo) -> int | None:
        """Several processes share rows and replies in the making only through servers. Judges what came before it."""
        if value is None or value == 1:
            return value
        database, redis = info.data.get("database_url", ""), info.data.get("redis_url", "")
        if not (_is_postgresql(database) and redis and hasattr(os, "fork")):
            raise ValueError("several processes need PostgreSQL (DATABASE_URL), Redis (REDIS_URL) and a Unix system")
        if value * LEAST_SHARE > info.data.get("database_pool_size", math.inf):
            raise ValueError(f"so many need a DATABASE_POOL_SIZE of {value * LEAST_SHARE} or more")
        return value

    @property
    def processes(self) -> int:
        """How many processes `make run` answers with."""
        if self.workers:
            return self.workers
        if not (_is_postgresql(self.database_url) and self.redis_url and hasattr(os, "fork")):
            return 1
        return max(1, min(_cores(), MOST_BY_DEFAULT, self.database_pool_size // LEAST_SHARE))

    @property
    def database_share(self) -> int:
        """Most connections to PostgreSQL that one process may open."""
        return self.database_pool_size // self.processes

    @property
    def production(self) -> bool:
        """Whether the strict rules hold."""
        return self.recount_env == "production"

    @property
    def secure(self) -> bool:
        """Whether the site insists on https."""
        return self.production if self.https_only is None else self.https_only

    @property
    def limits(self) -> dict[str, int]:
        """What one person may use: strangers of a site in production have limits, a developer has none."""
        usual = {"turns_per_minute": 60, "tokens_per_day": 1_000_000}
        usual = usual if self.production else dict.fromkeys(usual, 0)
        return usual | {name: given for name in usual if (given := getattr(self, name)) is not None}

    @property
    def var(self) -> Path:
        """VAR_FOLDER as an absolute path; a relative one is taken from the project's folder."""
        return BASE_DIR / self.var_folder


def develop_unless_told() -> None:
    """Set RECOUNT_ENV=development where neither the environment nor `.env` says otherwise. Raises EnvError."""
    if "recount_env" not in read_env().model_fields_set:
        os.environ["RECOUNT_ENV"] = "development"
        read_env.cache_clear()


def follow_development_server() -> None:
    """Where `make run` has made itself a key, commands work on the same database without a word. Raises EnvError."""
    env = read_env()
    if not env.django_project_secret_key and (env.var / KEY_FILE).exists():
        develop_unless_told()


def _sentences(error: ValidationError) -> str:
    lines = []
    for item in error.errors():
        name = str(item["loc"][0])
        public = Env.model_fields[name].repr and isinstance(item["input"], str)
        shown = f"={item['input']}" if public else ""
        reason = item["msg"].removeprefix("Value error, ").rstrip(".")
        lines.append(f"{name.upper()}{shown} cannot be used: {reason[:1].lower()}{reason[1:]}.")
    return "\n".join(lines)


@lru_cache(maxsize=1)
def read_env() -> Env:
    """The environment in force. Raises EnvError with a sentence for each value that makes no sense."""
    file = os.environ.get("RECOUNT_ENV_FILE") or ".env"
    try:
        return Env(_env_file=BASE_DIR / file)
    except ValidationError as error:
        raise EnvError(_sentences(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise EnvError(f"The file {file} cannot be read: {error}.") from error
