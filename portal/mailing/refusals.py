"""What a mail server said instead of taking a mail, and what that means for it."""

import re
import smtplib
from dataclasses import dataclass

PERMANENT = range(500, 600)
TOO_LARGE = 552
NO_MAILBOX = (550, 551, 553)
STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
STATUS_OF_ADDRESS = re.compile(r"\b5\.(1\.\d{1,3}|2\.1)\b")
LONGEST = 500


@dataclass(frozen=True)
class Refusal:
    words: str
    is_for_good: bool = False
    is_of_the_line: bool = False
    """Nothing was said: the connection has ended."""
    is_of_the_address: bool = False
    """There is no such mailbox."""


def refusal_of(error: Exception) -> Refusal:
    """A sender that is refused is a mistake in our configuration, unless it is about this mail's size: it waits."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return _said(code, said, of_recipient=True)
    if isinstance(error, smtplib.SMTPSenderRefused) and error.smtp_code != TOO_LARGE:
        return Refusal(_words(error.smtp_code, error.smtp_error))
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    if isinstance(error, ValueError | smtplib.SMTPNotSupportedError):
        return Refusal(str(error)[:LONGEST], is_for_good=True)
    return Refusal(str(error)[:LONGEST], is_of_the_line=True)


def _said(code: int, said: bytes | str, *, of_recipient: bool = False) -> Refusal:
    words = _words(code, said)
    if code not in PERMANENT:
        return Refusal(words)
    about_mailbox = STATUS_OF_ADDRESS.search(words) or (code in NO_MAILBOX and not STATUS.search(words))
    return Refusal(words, is_for_good=True, is_of_the_address=of_recipient and bool(about_mailbox))


def _words(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"{code} {text}"[:LONGEST]
