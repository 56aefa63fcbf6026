"""How a mail stands in its reader's mailbox: in which thread and list, how one answers it, how it is stopped."""

import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

LOOP = "X-Loop"
OURS = "portal-"
ONE_CLICK = "List-Unsubscribe=One-Click"


@dataclass(frozen=True)
class Manner:
    """Nothing of it is needed for a mail that somebody asked for: a link to sign in, a receipt."""

    thread: str = ""
    """What it belongs to (`discussion-12`): mail programs show mails of one thread together."""
    list_name: str = ""
    """What kind of mail it is (`discussions`): readers sort by it."""
    unsubscribe_url: str = ""
    """From `unsubscribing.url_for`; for everything that somebody may not want any more."""
    reply_to: str = ""
    """From `portal.activity.replying`; empty where answers by mail are not configured."""


def host() -> str:
    """The portal's name in identifiers."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"


def thread_id(thread: str) -> str:
    return f"<thread-{thread}@{host()}>"


def is_ours(message_id: str) -> bool:
    """People may have their mail at the portal's domain, too."""
    return message_id.strip().startswith(f"<{OURS}") and message_id.strip().endswith(f"@{host()}>")


def identify(message: EmailMessage) -> None:
    """Says which mail it is, and that no person wrote it: nothing answers it by itself, and no loop begins."""
    message.extra_headers.setdefault("Message-ID", f"<{OURS}{uuid.uuid4()}@{host()}>")
    message.extra_headers.setdefault("Auto-Submitted", "auto-generated")
    message.extra_headers.setdefault(LOOP, host())


def dress(message: EmailMessage, manner: Manner) -> None:
    """Writes the head of the mail; the one-click unsubscribing is that of RFC 8058."""
    identify(message)
    headers = message.extra_headers
    if manner.thread:
        headers["In-Reply-To"] = headers["References"] = thread_id(manner.thread)
    if manner.list_name:
        headers["List-Id"] = f"<{manner.list_name}.{host()}>"
    if manner.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{manner.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = ONE_CLICK
    if manner.reply_to:
        message.reply_to = [manner.reply_to]
