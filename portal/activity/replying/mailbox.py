"""The mailbox in which mails that come back lie (`MAIL_IN_URL`). What was taken is deleted there."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted, MailMessageFlags
from imap_tools.errors import ImapToolsError

from portal.activity.replying import intake
from portal.activity.replying.choices import Outcome
from portal.activity.replying.letters import Letter

AT_ONCE = 200
SECONDS = 30
HEAD, WHOLE = "(BODY.PEEK[HEADER] RFC822.SIZE)", "(BODY.PEEK[] RFC822.SIZE)"
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def fetch() -> int:
    """Takes what is new, the oldest first; gives how many. What cannot be taken stays there, marked."""
    with _opened() as box:
        uids = [uid for uid in box.uids("UNFLAGGED") if uid][:AT_ONCE]
        for uid in uids:
            _take(box, uid)
    return len(uids)


def _take(box: BaseMailBox, uid: str) -> None:
    size, data = _fetched(box, uid, HEAD)
    is_too_large = size > settings.MAIL_IN_LARGEST
    if not is_too_large:
        _size, data = _fetched(box, uid, WHOLE)
    if not data:
        return
    outcome = intake.take(Letter(data, is_too_large=is_too_large))
    if outcome == Outcome.FAILED:
        box.flag([uid], [MailMessageFlags.FLAGGED], True)
    else:
        box.delete([uid])


@contextmanager
def _opened() -> Iterator[BaseMailBox]:
    parts = urlsplit(settings.MAIL_IN_URL)
    more: dict[str, Any] = {"port": parts.port} if parts.port else {}
    if parts.scheme == "imaps":
        more["ssl_context"] = ssl.create_default_context()  # Python's own looks at no certificate
    opened = MailBox if parts.scheme == "imaps" else MailBoxUnencrypted
    box: BaseMailBox = opened(parts.hostname or "", timeout=SECONDS, **more)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    try:
        yield box.login(unquote(parts.username or ""), unquote(parts.password or ""), folder)
    finally:
        with suppress(OSError, imaplib.IMAP4.error, ImapToolsError):  # what went wrong before is told instead
            box.logout()


def _fetched(box: BaseMailBox, uid: str, parts: str) -> tuple[int, bytes]:
    """Its size and the bytes. imap-tools would read it by itself, and not give what it has read."""
    _status, said = box.client.uid("FETCH", uid, parts)
    answered = [each for each in said if isinstance(each, tuple)]
    around = b" ".join(each[0] if isinstance(each, tuple) else each for each in said if each)
    size = SIZE.search(around)
    return int(size[1]) if size else 0, answered[0][1] if answered else b""
