"""Who wrote it: a person, a program, or somebody who says that they are somebody else."""

import re

from allauth.account.models import EmailAddress
from django.conf import settings

from portal.accounts.models import User
from portal.activity.replying.letters import Letter
from portal.mailing import addresses, compose

PROGRAMS = re.compile(r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|abuse)([+@.-]|$)")
PRECEDENCE = {"bulk", "junk", "list", "auto_reply"}
OF_PROGRAMS = ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Auto-Reply", "Feedback-ID")
RESULT = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*(\w+)")
FAILED = {"fail", "hardfail"}


def is_automatic(letter: Letter) -> bool:
    """A note of absence, a list, a report, or one of our own mails: nobody answers those, and no loop begins."""
    submitted = letter.header("Auto-Submitted").lower()
    return (
        (bool(submitted) and submitted.split(";")[0].strip() != "no")
        or letter.header("Precedence").lower() in PRECEDENCE
        or any(letter.header(name) for name in OF_PROGRAMS)
        or letter.header("Return-Path").replace(" ", "") == "<>"
        or letter.message.get_content_type() in {"multipart/report", "message/delivery-status"}
        or compose.host() in letter.headers(compose.LOOP)
        or compose.is_ours(letter.header("Message-ID"))
        or bool(PROGRAMS.match(letter.sender))
        or (bool(letter.sender) and addresses.is_ours(letter.sender))
    )


def is_forged(letter: Letter) -> bool:
    """What the mail server that gave it to us has found out, which writes it on top; others' words count for nothing.

    A mail that was passed on by a list fails SPF; signed by its writer's server (DKIM), it is still theirs.
    """
    for said in letter.headers("Authentication-Results"):
        server, _semicolon, results = said.lower().partition(";")
        if settings.MAIL_IN_AUTHSERV and (server.split() or [""])[0] != settings.MAIL_IN_AUTHSERV:
            continue
        found = dict(reversed(RESULT.findall(results)))
        if "dmarc" in found and found["dmarc"] != "none":
            return found["dmarc"] in FAILED
        return found.get("spf") in FAILED and found.get("dkim") != "pass"
    return False


def is_from(letter: Letter, user: User) -> bool:
    return is_address_of(letter.sender, user)


def is_address_of(address: str, user: User) -> bool:
    """One that the person has confirmed."""
    confirmed = EmailAddress.objects.filter(user=user, verified=True, email__iexact=address)
    return address.lower() == user.email.lower() or confirmed.exists()
