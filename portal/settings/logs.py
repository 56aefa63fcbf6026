"""Logs go to standard output, one line an event. No address, name or request body is logged."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}},
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
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "ERROR"},  # says at each stop that it stops
        "apscheduler": {"level": "WARNING"},
    },
}
