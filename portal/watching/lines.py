"""How a line of the log looks. Whatever it says is masked here, at the last moment."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from portal.watching import ids
from portal.watching.masking import masked

FIELDS = ("view", "method", "status", "ms", "task", "job")
"""What a caller may add by `extra`."""


def said(record: logging.LogRecord) -> dict[str, Any]:  # Any: numbers and words
    found = {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
    if identifier := ids.current():
        found["request"] = identifier
    return found


class Masked(logging.Formatter):
    def formatException(self, ei: Any) -> str:  # noqa: N802  # Any and the name: the library's
        return masked(super().formatException(ei))


class TextLines(Masked):
    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # the library's
        more = "".join(f" {name}={value}" for name, value in said(record).items())
        return masked(super().formatMessage(record)) + more


class JsonLines(Masked):
    """An object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": masked(record.getMessage()),
            **said(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
