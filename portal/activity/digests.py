"""One mail: about one thing, with what was said; or about several, grouped, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import ngettext

from portal.accounts import mail
from portal.accounts.models import User
from portal.activity import unsubscribing
from portal.activity.reading import Bundle, Heard, bundles
from portal.activity.replying.replyables import reply_address
from portal.mailing.choices import Priority
from portal.mailing.compose import Manner
from portal.mailing.services import Posting, posted

TEMPLATE = "activity/mail/heard"
MOST = 40
"""So many groups stand in a mail; how many more there are, is said."""


@dataclass(frozen=True)
class Entry:
    words: str
    url: str
    why: str
    at: datetime

    @property
    def sentence(self) -> str:
        """With its full stop; a question has its own mark."""
        return self.words if self.words.endswith((".", "?", "!")) else f"{self.words}."


def send(user: User, lines: Sequence[Heard]) -> None:
    """`lines` are the newest first. It goes into the queue within the caller's transaction."""
    with translation.override(user.language):
        groups = bundles(lines, user.language)
        context = {
            "user": user,
            "subject": _subject(groups),
            "entries": [_entry(group) for group in groups[:MOST]],
            "more": max(len(groups) - MOST, 0),
            "is_one": len(groups) == 1,
            "quote": lines[0].kind.quote(lines[0].event) if len(lines) == 1 else "",
        }
        manner = Manner(
            thread=lines[0].kind.thread(lines[0].event) if len(groups) == 1 else "",
            list_name=lines[0].kind.key.partition(".")[0] if len(groups) == 1 else "digest",
            reply_to=reply_address(lines[0].kind.reply_to(lines[0].event), user) if len(lines) == 1 else "",
            unsubscribe_url=unsubscribing.url_of(user, lines),
        )
        message = mail.render(TEMPLATE, email=user.email, language=user.language, context=context, manner=manner)
    posted(message, _posting(user, lines)).send()


def _posting(user: User, lines: Sequence[Heard]) -> Posting:
    """The key says which lines are in it: put in twice, it goes once."""
    keys = sorted(line.notification.pk for line in lines)
    is_one = len(lines) == 1
    return Posting(
        key=f"activity:{user.pk}:{keys[0]}-{keys[-1]}",
        kind=lines[0].kind.key if is_one else "digest",
        priority=Priority.NORMAL if is_one else Priority.DIGEST,
    )


def _subject(groups: Sequence[Bundle]) -> str:
    more = len(groups) - 1
    if not more:
        return groups[0].words
    said = ngettext("%(words)s – and one thing more", "%(words)s – and %(count)d things more", more)
    return said % {"words": groups[0].words, "count": more}


def _entry(group: Bundle) -> Entry:
    url = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + group.url
    return Entry(group.words, url, group.why, group.newest.event.at)
