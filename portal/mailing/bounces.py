"""Mails that did not arrive: an address that sends them back gets no more, until its owner says so.

The envelope of each mail names us by an address of its own (`answer+b-…`), so a report is believed only where it comes
to an address that nobody but us and the mail servers has seen.
"""

import re
from collections.abc import Callable
from email.message import Message

from flufl.bounce import all_failures

from portal.mailing import addresses
from portal.mailing.addresses import Token
from portal.mailing.models import Bounce, OutgoingMail

PURPOSE = "b"
Listener = Callable[[str], None]
_LISTENERS: list[Listener] = []
NO_MAILBOX = re.compile(r"5\.(0\.0|1\.\d+|2\.[01]|4\.[34])$")


def listen(listener: Listener) -> None:
    """An app above hears of each address of which a server says that there is no such mailbox."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)


def sender_of(mail: OutgoingMail) -> str:
    """Whom the mail servers tell if it does not arrive."""
    if not addresses.is_configured():
        return mail.sender
    return addresses.address_with(Token(PURPOSE, (addresses.short(mail.pk),)))


def take(token: Token, message: Message) -> bool:
    """Whether it is a report that we could read. A note of absence, which comes to the same address, is none."""
    temporary, permanent = all_failures(message)
    mail = _mail_of(token)
    if mail is None or not (temporary or permanent):
        return False
    note(mail=mail, is_hard=bool(permanent) and _says_there_is_no_mailbox(message))
    return True


def note(*, mail: OutgoingMail, is_hard: bool) -> None:
    """Said of the same mail again, it counts once; that it failed for good is the last word."""
    row, is_new = Bounce.objects.get_or_create(mail=mail, defaults={"address": mail.to.lower(), "is_hard": is_hard})
    if is_hard and not is_new and not row.is_hard:
        row.is_hard = True
        row.save(update_fields=["is_hard"])
    if row.is_hard:
        for listener in _LISTENERS:
            listener(row.address)


def _says_there_is_no_mailbox(message: Message) -> bool:
    """A mailbox may be full (5.2.2) and a mail too large or unwelcome (5.3, 5.6, 5.7), and the next one arrives."""
    said = [str(part["Status"]).split()[0] for part in message.walk() if part["Status"]]
    return all(NO_MAILBOX.match(status) for status in said)


def _mail_of(token: Token) -> OutgoingMail | None:
    try:
        (said,) = token.parts
        return OutgoingMail.objects.filter(pk=addresses.long(said)).first()
    except (ValueError, OverflowError):
        return None
