"""The id of a request: one for everything that is logged because of it, tasks in the background among that."""

import re
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

GIVEN = re.compile(r"[0-9a-f]{16,64}")
SHARED = 16
"""So many hexadecimal digits a request and its tasks have in common."""

_current: ContextVar[str] = ContextVar("id of the request", default="")
_begun: ContextVar[str] = ContextVar("id of what has begun without a request", default="")


def current() -> str:
    """Nothing where no request, task or job is the cause."""
    return _current.get()


@contextmanager
def caused_by(identifier: str) -> Iterator[None]:
    token = _current.set(identifier)
    try:
        yield
    finally:
        _current.reset(token)


def begin(identifier: str) -> None:
    """In a process that does one thing after the other; what has a cause already keeps it."""
    if not _current.get():
        _current.set(identifier)
        _begun.set(identifier)


def end() -> None:
    if _begun.get():
        _current.set("")
        _begun.set("")


def new() -> str:
    return secrets.token_hex(SHARED // 2)


def given_or_new(given: str) -> str:
    """What a proxy says, if it looks like an id: nginx's `$request_id`, or a UUID."""
    plain = given.replace("-", "").lower()
    return plain if GIVEN.fullmatch(plain) else new()


def of_a_task() -> uuid.UUID:
    """Begins as the id of the request that it is enqueued by (`id_function` in TASKS)."""
    return uuid.UUID((current() or new())[:SHARED].ljust(SHARED, "0") + secrets.token_hex(SHARED // 2))


def behind(task: uuid.UUID | str) -> str:
    """The request that a task is done for."""
    return str(task).replace("-", "")[:SHARED]
