"""Mails of one shape: some sentences, what somebody wrote, a button, and why the mail came."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.accounts import mail
from portal.mailing.compose import Manner
from portal.mailing.services import Posting

if TYPE_CHECKING:
    from portal.accounts.models import User

TEMPLATE = "accounts/mail/notice"


@dataclass(frozen=True)
class Notice:
    subject: str
    sentences: Sequence[str]
    reason: str
    """Why this mail came."""
    lines: Sequence[str] = ()
    """A list below the sentences."""
    url: str = ""
    label: str = ""
    choices: Sequence[tuple[str, str]] = ()
    """Labels with their addresses, where there are several ways to go on."""
    quote: str = ""
    """What somebody wrote."""
    manner: Manner | None = None
    """Its thread, how it is answered, how it is stopped."""

    @property
    def text(self) -> str:
        """A paragraph: a sentence that is also a subject has no full stop of its own."""
        return " ".join(each if each.endswith((".", "!", "?", ":")) else f"{each}." for each in self.sentences)


@dataclass(frozen=True)
class Recipient:
    """An address with the language in which the person reads."""

    email: str
    language: str = settings.LANGUAGE_CODE
    user: "User | None" = None

    @classmethod
    def of(cls, user: "User") -> "Recipient":
        return cls(user.email, user.language, user)


def send(recipient: Recipient, write: Callable[[str], Notice]) -> None:
    """`write` gets the recipient's language, and writes in it."""
    with translation.override(recipient.language):
        notice = write(recipient.language)
    context = {"user": recipient.user, "notice": notice}
    mail.send(
        TEMPLATE,
        email=recipient.email,
        language=recipient.language,
        context=context,
        manner=notice.manner,
        posting=Posting(kind="notice"),
    )


def full_url(name: str, *args: object, language: str) -> str:
    """An address as it stands in a mail, in the reader's language."""
    with translation.override(language):
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=args)
