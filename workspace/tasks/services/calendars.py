"""The secret address of a person's calendar of tasks."""

from django.core import signing

from portal.accounts.models import User
from portal.base.numbers import row_number
from workspace.tasks.models import CalendarKey
from workspace.tasks.models.calendars import new_salt

SALT = "workspace.tasks.calendar"


def token_of(user: User) -> str:
    """Makes a key where there is none yet."""
    key, _is_new = CalendarKey.objects.get_or_create(user=user)
    return _signer(key).sign(str(user.pk))


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
