"""The secret address of a person's calendar of tasks."""

from django.core import signing
from django.db.models import QuerySet

from portal.accounts.models import User
from portal.base.numbers import row_number
from portal.base.prepared import prepared
from workspace.tasks.models import CalendarKey
from workspace.tasks.models.calendars import new_salt

SALT = "workspace.tasks.calendar"


def token_of(user: User) -> str:
    """Makes a key where there is none yet."""
    rows = _keys(user.pk)
    key = rows[0] if rows else CalendarKey.objects.get_or_create(user=user)[0]
    return _signer(key).sign(str(user.pk))


@prepared
def _keys(user: int) -> "QuerySet[CalendarKey]":
    """One at most."""
    return CalendarKey.objects.filter(user=user)


def renew(*, user: User) -> None:
    """The address that was given out before leads nowhere from now."""
    CalendarKey.objects.update_or_create(user=user, defaults={"salt": new_salt()})


def person_behind(token: str) -> User | None:
    """Nobody for a signature that is wrong or was taken back, and for an account that is closed."""
    number = row_number(token.partition(":")[0])
    key = CalendarKey.objects.select_related("user").filter(user=number, user__is_active=True).first()
    if key is None:
        return None
    try:
        _signer(key).unsign(token)
    except signing.BadSignature:
        return None
    return key.user


def _signer(key: CalendarKey) -> signing.Signer:
    return signing.Signer(salt=f"{SALT}.{key.salt}")
