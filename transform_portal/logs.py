"""What is logged and how it looks: one line an event, with who, when and where.

Never logged: request bodies, query strings, passwords, tokens, what a record says.
"""

from typing import Any

import structlog

BEFORE_WRITING: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
    structlog.processors.UnicodeDecoder(),
]

# Line breaks in a value are encoded by both, so that nobody can forge a line.
LAST: dict[str, list[structlog.typing.Processor]] = {
    "json": [
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(),
    ],
    "words": [
        structlog.dev.ConsoleRenderer(
            colors=False,
            pad_event_to=0,
            # The richer one shows local variables: what people typed.
            exception_formatter=structlog.dev.plain_traceback,
        )
    ],
}


def logging_for(*, level: str, form: str) -> dict[str, Any]:
    """The LOGGING setting; structlog itself is configured on the way."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *BEFORE_WRITING,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": BEFORE_WRITING,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *LAST[form],
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django's own lines repeat paths with their query strings.
            "django.request": {"level": "CRITICAL"},
            "django.server": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
            "weasyprint": {"level": "WARNING"},
        },
    }
