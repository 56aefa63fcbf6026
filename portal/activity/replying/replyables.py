"""What can be answered by mail: each app above registers its kinds in AppConfig.ready()."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.models import User
from portal.mailing import addresses
from portal.mailing.addresses import Token

PURPOSE = "r"
LONGEST_NAME = 13
"""It stands in addresses, of which only 64 letters are before the @."""
Files = Sequence[SimpleUploadedFile]


class NotTakenError(Exception):
    """An answer cannot be taken; its text is said to the person as it is."""


@dataclass(frozen=True)
class Target:
    """What an answer answers: the name of its kind and the key of its row."""

    name: str
    pk: int


@dataclass(frozen=True)
class Replyable:
    """One kind of thing. Any: rows of the app's model."""

    name: str
    resolve: Callable[[int], Any]
    """The row, or None where it is gone."""
    may: Callable[[User, Any], bool]
    """Whether this person may say something there now."""
    reply: Callable[[User, Any, str, Files], None]
    """Says it, with the person as its author. Errors: `NotTakenError`."""
    title: Callable[[Any], str] = str
    """How a mail that tells what became of an answer names it."""
    takes_files: bool = False


_KINDS: dict[str, Replyable] = {}


def register(kind: Replyable) -> None:
    if len(kind.name) > LONGEST_NAME or not kind.name.isascii() or not kind.name.isalnum() or not kind.name.islower():
        raise ValueError(f"{kind.name}: the name of a replyable has up to {LONGEST_NAME} small letters and digits")
    _KINDS[kind.name] = kind


def replyable_named(name: str) -> Replyable | None:
    return _KINDS.get(name)


def reply_address(target: Target | None, user: User) -> str:
    """Where this person answers it; nothing where answers by mail are not configured."""
    if target is None or target.name not in _KINDS or not addresses.is_configured():
        return ""
    return addresses.address_with(Token(PURPOSE, (target.name, addresses.short(target.pk), addresses.short(user.pk))))


def meant_by(token: Token) -> tuple[Target, int] | None:
    """The thing and the person's key."""
    try:
        name, pk, user_pk = token.parts
        return Target(name, addresses.long(pk)), addresses.long(user_pk)
    except ValueError:
        return None
