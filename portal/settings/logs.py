"""Logs go to standard output, one line an event. No address, name, secret link or request body is logged."""

from typing import Any

from portal.settings.env import env

FORMATS = {"text": "portal.watching.lines.TextLines", "json": "portal.watching.lines.JsonLines"}
STDOUT = {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}


def logging_as(usual: str) -> dict[str, Any]:  # Any: as logging's configuration
    """`LOG_FORMAT` chooses: lines for people, or JSON for machines."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": FORMATS[env.one_of("LOG_FORMAT", *FORMATS, default=usual)]}},
        "handlers": {"stdout": STDOUT, "stdout_errors": {**STDOUT, "level": "ERROR"}},
        "root": {"handlers": ["stdout"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.security.DisallowedHost": {
                "handlers": [],
                "propagate": False,
            },  # robots trying names, answered with 400
            "portal": {"level": "INFO"},
            "home": {"level": "INFO"},
            "search": {"level": "INFO"},
            # The worker says of each task that it ran, and sets the level itself: what failed is enough.
            "django_tasks": {"handlers": ["stdout_errors"], "propagate": False},
            "django_tasks_db": {"handlers": ["stdout_errors"], "propagate": False},
            "apscheduler": {"level": "WARNING"},
        },
    }
