"""Each mail that comes in, from the mailbox or by the mail server: `take` decides what becomes of it.

A mail is noted in the transaction in which it is taken: killed half-way, it is as if it had not come, and it comes
again; come twice, it is taken once.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.http import Http404
from django.utils import translation

from portal.accounts.models import User
from portal.accounts.notices import Recipient
from portal.activity.replying import cutting, senders, telling
from portal.activity.replying.choices import SILENT, Outcome
from portal.activity.replying.letters import Letter
from portal.activity.replying.models import TakenMail
from portal.activity.replying.receiving import Receiver, receiver_of
from portal.activity.replying.replyables import PURPOSE, NotTakenError, Replyable, meant_by, replyable_named
from portal.mailing import addresses, bounces
from portal.mailing.addresses import Token

logger = logging.getLogger(__name__)
DATABASE_AWAY = (OperationalError, InterfaceError)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_AN_HOUR = 10
TOLD_A_DAY = 5
"""So many mails tell one address in a day that its mails were not taken."""


@dataclass
class Case:
    """A mail on its way to an outcome."""

    letter: Letter
    outcome: Outcome
    user: User | None = None
    title: str = ""
    words: str = ""
    """What is said instead of what the outcome says."""
    url: str = ""
    """Where it can be done instead."""
    files_were_left_out: bool = False


def take(letter: Letter) -> Outcome:
    """Errors: `DATABASE_AWAY`; then the mail has not come yet, and has to come again."""
    try:
        return _taken(letter)
    except DATABASE_AWAY:
        raise
    except Exception:  # whatever is in a mail: the others wait behind it
        logger.exception("A mail could not be read")
        return Outcome.FAILED


def _taken(letter: Letter) -> Outcome:
    token = _token_of(letter)
    if token is not None and token.purpose == bounces.PURPOSE:
        return Outcome.BOUNCE if bounces.take(token, letter.message) else Outcome.AUTOMATIC
    receiver = receiver_of(token)
    if not letter.sender:
        return Outcome.NOBODY
    if senders.is_automatic(letter) and not (receiver is not None and receiver.reads(letter)):
        return Outcome.AUTOMATIC
    if senders.is_forged(letter):
        return Outcome.FORGED
    try:
        with transaction.atomic():
            row = TakenMail.objects.create(digest=letter.digest, sender=letter.sender)
            case = _received(letter, token, receiver) if receiver and token else _decided(letter, token)
            _close(row, case)
    except IntegrityError:
        if TakenMail.objects.filter(digest=letter.digest).exists():
            return Outcome.REPEATED
        raise
    return case.outcome


def _token_of(letter: Letter) -> Token | None:
    return next((token for address in letter.recipients if (token := addresses.token_in(address))), None)


def _received(letter: Letter, token: Token, receiver: Receiver) -> Case:
    """Its mail is one of those that are counted already."""
    if TakenMail.objects.from_address(letter.sender).within(HOUR).count() > MOST_AN_HOUR:
        return Case(letter, Outcome.TOO_MANY)
    if letter.is_too_large:
        return Case(letter, Outcome.TOO_LARGE)
    try:
        with transaction.atomic():
            found = receiver.take(letter, token)
    except DATABASE_AWAY:
        raise
    except Exception:  # as in `_said`
        logger.exception("A mail for %s could not be taken", receiver.purpose)
        return Case(letter, Outcome.FAILED)
    return Case(letter, found.outcome, found.user, title=found.title, words=found.words, url=found.url)


def _decided(letter: Letter, token: Token | None) -> Case:
    meant = meant_by(token) if token is not None and token.purpose == PURPOSE else None
    if meant is None:
        return Case(letter, Outcome.UNKNOWN)
    target, user_pk = meant
    user = User.objects.filter(pk=user_pk, is_active=True).first()
    if user is None or not senders.is_from(letter, user):
        return Case(letter, Outcome.STRANGER)
    if TakenMail.objects.of(user).within(HOUR).count() >= MOST_AN_HOUR:
        return Case(letter, Outcome.TOO_MANY, user)
    kind = replyable_named(target.name)
    row = kind.resolve(target.pk) if kind is not None else None
    if kind is None or row is None or not kind.may(user, row):
        return Case(letter, Outcome.REFUSED, user)
    with translation.override(user.language):
        case = Case(letter, Outcome.TAKEN, user, title=kind.title(row))
        return _too_large_or_empty(case, kind) or _said(case, kind, row)


def _too_large_or_empty(case: Case, kind: Replyable) -> Case | None:
    if case.letter.is_too_large:
        case.outcome = Outcome.TOO_LARGE
        return case
    if not cutting.own_words(case.letter.text) and not (kind.takes_files and case.letter.files):
        case.outcome = Outcome.EMPTY
        return case
    return None


def _said(case: Case, kind: Replyable, row: object) -> Case:
    """Whatever goes wrong, the person hears of it."""
    files = case.letter.files
    try:
        with transaction.atomic():
            assert case.user is not None  # noqa: S101  # for the types: `_decided` has looked
            kind.reply(case.user, row, cutting.own_words(case.letter.text), files if kind.takes_files else [])
    except NotTakenError as problem:
        case.outcome, case.words = Outcome.REFUSED, str(problem)
    except ValidationError as problem:
        case.outcome, case.words = Outcome.REFUSED, " ".join(problem.messages)
    except (PermissionDenied, Http404):
        case.outcome = Outcome.REFUSED
    except DATABASE_AWAY:
        raise
    except Exception:  # whatever it is: the other mails go on, and this person is told
        logger.exception("An answer by mail to %s could not be taken", kind.name)
        case.outcome = Outcome.FAILED
    else:
        case.files_were_left_out = bool(files) and not kind.takes_files
    return case


def _close(row: TakenMail, case: Case) -> None:
    row.user, row.outcome = case.user, case.outcome
    row.was_told = _is_told(case) and _tell(case)
    row.save(update_fields=["user", "outcome", "was_told"])


def _is_told(case: Case) -> bool:
    """Of too many mails the first is answered, and nobody gets more than a handful of such answers a day."""
    told = TakenMail.objects.from_address(case.letter.sender).filter(was_told=True)
    if case.outcome == Outcome.TOO_MANY and told.within(HOUR).filter(outcome=Outcome.TOO_MANY).exists():
        return False
    return told.within(DAY).count() < TOLD_A_DAY


def _tell(case: Case) -> bool:
    if case.user is not None:
        recipient = Recipient(case.letter.sender, case.user.language, case.user)
    else:
        recipient = Recipient(case.letter.sender)
    if case.outcome not in SILENT:
        telling.tell(recipient, case.outcome, title=case.title, words=case.words, url=case.url)
        return True
    if case.files_were_left_out:
        telling.tell_of_files(recipient, title=case.title)
        return True
    return False
