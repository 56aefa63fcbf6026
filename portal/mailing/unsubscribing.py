"""What one can unsubscribe from by the link in a mail, without signing in: apps above register it.

The link is signed and says what it ends, for whom: `url_for("activity", 12, "discussions.reply", language="de")`. A
GET changes nothing (programs that look for harmful links follow every one of them), a POST does (RFC 8058).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

SALT = "portal.mailing.unsubscribing"
Args = tuple[str | int | None, ...]


@dataclass(frozen=True)
class Subscription:
    """One kind of thing that comes by mail. Each function gets what `url_for` was given."""

    name: str
    words: Callable[[Args], str]
    """What it is, in the reader's language: “Answers in discussions”. Nothing where it is gone, or the person is."""
    end: Callable[[Args], None]
    """Called again, it changes nothing."""
    resume: Callable[[Args], None]


_SUBSCRIPTIONS: dict[str, Subscription] = {}


def register(subscription: Subscription) -> None:
    _SUBSCRIPTIONS[subscription.name] = subscription


def token_for(name: str, *args: str | int | None) -> str:
    return signing.dumps([name, *args], salt=SALT, compress=True)


def url_for(name: str, *args: str | int | None, language: str) -> str:
    """As it stands in a mail. It holds for as long as the mail is kept somewhere."""
    with translation.override(language):
        path = reverse("mailing:unsubscribe", args=[token_for(name, *args)])
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def subscription_of(token: str) -> tuple[Subscription, Args] | None:
    """Nothing where the link is not signed by us."""
    try:
        name, *args = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    subscription = _SUBSCRIPTIONS.get(name)
    return (subscription, tuple(args)) if subscription is not None else None
