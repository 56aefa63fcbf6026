"""What makes a contribution suspicious: each finding is a reason on the desk, none of them deletes anything."""

import hashlib
import re
from collections.abc import Iterator
from datetime import timedelta

from django.db import models
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.models import Fingerprint, ModerationSettings
from portal.moderation.whys import Why

LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]\"]*|\b[\w.-]+\.(?:com|net|org|info|biz|xyz|top|shop|online|ru|io)\b[^\s<>()\[\]\"]*",
    re.IGNORECASE,
)
"""A whole address at a time, so that one counts once."""
PARAGRAPHS = re.compile(r"\n\s*\n")
SHORTEST_TO_COMPARE = 40
"""In letters: "Danke, gute Idee!" may be written as often as anybody likes."""
COMPARED_FOR = timedelta(days=14)
FLOOD_WITHIN = timedelta(minutes=10)
FLOOD = 8
FIRST_DAY = timedelta(days=1)


def suspicions(*, target: models.Model, text: str, actor: User, settings: ModerationSettings) -> list[Why]:
    return list(_suspicions(target, text, actor, settings))


def _suspicions(target: models.Model, text: str, actor: User, settings: ModerationSettings) -> Iterator[Why]:
    age = timezone.now() - actor.date_joined
    links = links_in(text)
    is_new = is_new_account(actor, settings)
    if is_new and links > settings.links_of_new_accounts:
        yield Why("links", {"links": links})
    if age < FIRST_DAY and LINK.search(actor.about):
        yield Why("profile")
    others = Fingerprint.objects.exclude(model_name=target._meta.label, object_id=target.pk)
    if len(_compared(text)) >= SHORTEST_TO_COMPARE:
        same = others.filter(print=print_of(text))
        if same.filter(user=actor).exists():
            yield Why("duplicate")
        elif is_new and same.exists():
            yield Why("copied")
    lately = others.filter(user=actor, created_at__gte=timezone.now() - FLOOD_WITHIN).count()
    if lately >= FLOOD:
        yield Why("flood", {"count": lately + 1})


def links_in(text: str) -> int:
    return len(LINK.findall(text))


def is_new_account(user: User, settings: ModerationSettings) -> bool:
    return timezone.now() - user.date_joined < timedelta(days=settings.new_for_days)


def keep_print(*, target: models.Model, text: str, actor: User) -> None:
    Fingerprint.objects.update_or_create(
        model_name=target._meta.label, object_id=target.pk, defaults={"print": print_of(text), "user": actor}
    )


def forget_old_prints() -> int:
    deleted, _by_model = Fingerprint.objects.filter(created_at__lt=timezone.now() - COMPARED_FOR).delete()
    return deleted


def print_of(text: str) -> str:
    return hashlib.sha256(_compared(text).encode()).hexdigest()


def _compared(text: str) -> str:
    """Its longest paragraph: another title above it makes no other text."""
    return max(map(_folded, PARAGRAPHS.split(text)), key=len)


def _folded(text: str) -> str:
    """Letters and digits alone, in lower case: other spaces or marks make no other text."""
    return "".join(character for character in text.casefold() if character.isalnum())
