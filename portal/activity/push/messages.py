"""What a push message says: who did what, and where; never what was written."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from portal.activity.reading import Heard, bundles

MOST_AT_ONCE = 3
LONGEST = 160


@dataclass(frozen=True)
class Message:
    words: str
    url: str
    """Within the portal."""
    tag: str
    """A second message with the same one takes the place of the first on the device."""

    def payload(self, title: str) -> str:
        return json.dumps({"title": title, "body": self.words, "url": self.url, "tag": self.tag}, ensure_ascii=False)


def messages_of(lines: Sequence[Heard], language: str) -> list[Message]:
    """One for what is about the same; where there is too much of it, one for all."""
    groups = bundles(lines, language)
    if len(groups) > MOST_AT_ONCE:
        with translation.override(language):
            words = ngettext("%(count)d new notification", "%(count)d new notifications", len(lines))
            return [Message(words % {"count": len(lines)}, reverse("bell:news"), "several")]
    return [
        Message(_short(group.words), group.url, _tag(group.newest.kind.group_key(group.newest.event)))
        for group in groups
    ]


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _tag(key: str) -> str:
    """Push services see no names of things."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]
