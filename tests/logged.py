"""Notes each error that is logged, an exception that nobody caught among them."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings


class Errors(logging.Handler):
    """The lines of the errors, each with its logger's name."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@contextmanager
def errors() -> Iterator[list[str]]:
    """What is logged as an error meanwhile, by the loggers too that do not pass theirs on."""
    handler = Errors()
    heard = [logging.getLogger(name) for name in ("", *_keeping_to_themselves())]
    for logger in heard:
        logger.addHandler(handler)
    try:
        yield handler.lines
    finally:
        for logger in heard:
            logger.removeHandler(handler)


def _keeping_to_themselves() -> list[str]:
    """Loggers with an outlet of their own; one without any is silenced on purpose."""
    loggers = settings.LOGGING["loggers"].items()
    return [name for name, chosen in loggers if not chosen.get("propagate", True) and chosen["handlers"]]
