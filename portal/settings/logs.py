"""Logs go to standard output, one line an event. No address, name or request body is logged."""

STDOUT = {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
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
