"""Signed links in mails: they name a copy and stand for the person who got the mail."""

from datetime import timedelta

from django.core import signing

from initiatives.stories.models import Copy

CONFIRM, OWN = "stories.confirm", "stories.own"
CONFIRM_WITHIN = timedelta(days=3)
OWN_LASTS = timedelta(days=400)


def confirm_token(copy: Copy) -> str:
    return signing.dumps(copy.pk, salt=CONFIRM)


def own_token(copy: Copy) -> str:
    """Leads to what the person has said: they may take it back."""
    return signing.dumps(copy.pk, salt=OWN)


def copy_to_confirm(token: str) -> Copy | None:
    """Nothing where the link is forged, too old, or the row is gone."""
    return _copy(token, CONFIRM, CONFIRM_WITHIN)


def own_copy(token: str) -> Copy | None:
    copy = _copy(token, OWN, OWN_LASTS)
    return copy if copy is not None and copy.confirmed_at is not None else None


def _copy(token: str, salt: str, lasts: timedelta) -> Copy | None:
    try:
        pk = signing.loads(token, salt=salt, max_age=lasts)
    except signing.BadSignature:
        return None
    return Copy.objects.select_related("story", "municipality", "user").filter(pk=pk).first()
