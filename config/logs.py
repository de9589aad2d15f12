"""Structured logs: one line an event, with the ids of the request and whatever else is bound, never any content."""

from typing import Any

import structlog
from structlog.typing import EventDict, Processor

from config.env import Env

CHATTY = ("asyncio", "httpx2", "httpcore2", "openai", "anthropic", "uvicorn")


def _drop_content(logger: Any, name: str, event: EventDict) -> EventDict:
    """Django hangs the request on its records, whose text has the query, and so what someone searched for."""
    for key in ("request", "sql", "params"):
        event.pop(key, None)
    return event


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
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    # The richer formatter shows local variables, and with them what people wrote.
    return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]


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
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
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
