"""Structured logs: one line an event, with the ids of the request and whatever else is bound, never any content."""

import logging
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

from config.env import Env
from config.tracebacks import format_traceback, print_traceback

CHATTY = ("aiohttp", "asyncio", "httpx2", "httpcore2", "openai", "anthropic", "uvicorn")


def _drop_content(logger: Any, name: str, event: EventDict) -> EventDict:
    """Django hangs the request on its records, whose text has the query, and so what someone searched for; asyncio
    prints the error that nobody waited for in the lines below its first; other handlers leave the whole `message`."""
    for key in ("request", "sql", "params", "message"):
        event.pop(key, None)
    if event.get("logger") == "asyncio":
        event["event"] = str(event["event"]).partition("\n")[0]
    return event


class Discreet(logging.Filter):
    """Keeps libraries from telling all that they send. Levels alone do not: OPENAI_LOG=debug sets one of its own."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is logged."""
        return record.levelno >= logging.WARNING or record.name.partition(".")[0] not in CHATTY


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        _drop_content,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _last(json: bool) -> list[Processor]:
    if json:
        return [structlog.processors.ExceptionRenderer(format_traceback), structlog.processors.JSONRenderer()]
    return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=print_traceback)]


def _configure_structlog() -> None:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def configure_logs(env: Env) -> dict[str, Any]:
    """Set structlog up and return Django's LOGGING, through which both kinds of loggers print alike."""
    json = env.production if env.log_format is None else env.log_format == "json"
    _configure_structlog()
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": _shared(),
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_last(json)],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"structured": formatter},
        "filters": {"discreet": {"()": Discreet}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured", "filters": ["discreet"]}},
        "root": {"handlers": ["stderr"], "level": env.log_level},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": env.log_level},
            # Its warnings of 4xx repeat what the request's own line says.
            "django.request": {"level": "ERROR"},
            # A query's parameters, a request's headers: content that no log may hold.
            "django.db.backends": {"level": "INFO"},
            **{name: {"level": "WARNING"} for name in CHATTY},
        },
    }
