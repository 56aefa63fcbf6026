"""Putting mails into the queue: in the caller's transaction, so that they go if and only if it holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parseaddr
from functools import partial
from itertools import islice

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from portal.mailing import compose, tasks
from portal.mailing.choices import Priority, State
from portal.mailing.models import Bounce, Outage, OutgoingMail

AT_ONCE = 100
SUBJECT = 250


@dataclass(frozen=True)
class Posting:
    """How a mail is handled on its way."""

    key: str | None = None
    """Of two mails with one key the second is not put in."""
    kind: str = ""
    batch: str = ""
    priority: Priority = Priority.NORMAL


def posted(message: EmailMessage, posting: Posting) -> EmailMessage:
    """The message, which the queue handles so when it is sent by `message.send()`."""
    message.posting = posting  # type: ignore[attr-defined]  # Django's class has no place for it
    return message


def put(
    message: EmailMessage,
    *,
    key: str | None = None,
    kind: str = "",
    batch: str = "",
    priority: Priority = Priority.NORMAL,
) -> None:
    """To each of its recipients. It is sent after the transaction, within a second or two."""
    put_all([(message, Posting(key=key, kind=kind, batch=batch, priority=priority))])


def put_all(messages: Iterable[tuple[EmailMessage, Posting]]) -> None:
    """Many, without holding all of them in memory. Called again after half of it was done, it puts in the rest."""
    rows = (row for message, posting in messages for row in _rows_of(message, posting))
    urgent = False
    put_in = 0
    while some := list(islice(rows, AT_ONCE)):
        OutgoingMail.objects.bulk_create(some, ignore_conflicts=any(row.key for row in some))
        urgent = urgent or any(row.priority == Priority.URGENT for row in some)
        put_in += len(some)
    if put_in:
        transaction.on_commit(partial(tasks.wake, urgent=urgent))


@transaction.atomic
def try_again(*, address: str) -> None:
    """Somebody says that mail arrives there again."""
    Bounce.objects.of(address).delete()


@transaction.atomic
def send_again(*, mail: OutgoingMail) -> bool:
    """One that was given up, as if nothing had come back from its address; False where it is no more."""
    again = OutgoingMail.objects.filter(pk=mail.pk, state=State.GIVEN_UP).exclude(message=b"")
    if not again.update(state=State.WAITING, attempts=0, next_at=timezone.now(), error=""):
        return False
    try_again(address=mail.to)
    transaction.on_commit(partial(tasks.wake, urgent=False))
    return True


@transaction.atomic
def send_now() -> None:
    """Nothing waits for its next attempt, and whether the mail server is back is tried now."""
    now = timezone.now()
    Outage.objects.update(next_at=now)
    OutgoingMail.objects.filter(state=State.WAITING, next_at__gt=now).update(next_at=now)
    transaction.on_commit(partial(tasks.wake, urgent=False))


@transaction.atomic
def forget(*, address: str) -> None:
    """What waits for this address is not sent any more, and nothing says that there was a mail to it; numbers stay."""
    mails = OutgoingMail.objects.to_address(address)
    mails.filter(batch="").delete()
    mails.filter(state=State.WAITING).update(state=State.GIVEN_UP)
    mails.update(to="", subject="", error="", message=b"")
    Bounce.objects.of(address).delete()


def _rows_of(message: EmailMessage, posting: Posting) -> Iterator[OutgoingMail]:
    recipients = [address for said in message.recipients() if (address := parseaddr(said)[1])]
    if not recipients:
        return
    compose.identify(message)
    data, now = message.message().as_bytes(), timezone.now()
    for number, address in enumerate(recipients):
        yield OutgoingMail(
            key=f"{posting.key}:{number}" if posting.key and number else posting.key,
            kind=posting.kind,
            batch=posting.batch,
            priority=posting.priority,
            sender=parseaddr(message.from_email)[1],
            to=address,
            subject=" ".join(str(message.subject).split())[:SUBJECT],
            message_id=message.extra_headers["Message-ID"],
            message=data,
            created_at=now,
            next_at=now,
        )
