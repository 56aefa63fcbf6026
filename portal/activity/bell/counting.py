"""How much is unread, at the price of one query a page; and that looking at a thing reads it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, IntegerField, QuerySet, Subquery
from django.http import HttpRequest

from portal.accounts.models import User
from portal.activity import services
from portal.activity.choices import Hearing
from portal.activity.models import Follow, Notification
from portal.base.prepared import prepared

MOST = 99
"""More are not counted."""
_KNOWN, _STATE = "unread_in_bell", "hearing_of_thing"


class NumberOf(Subquery):
    """How many rows a query has, which may have a limit: more are not looked at."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def channel_of(user: Any) -> str:  # Any: users
    """Of the bell, for nudges."""
    return f"bell:{user.pk}"


def unread_of(request: HttpRequest) -> int:
    """In the bell; one query a request, and none for whoever is not signed in."""
    if not request.user.is_authenticated:
        return 0
    if not hasattr(request, _KNOWN):
        setattr(request, _KNOWN, len(_unread(request.user.pk)))
    return int(getattr(request, _KNOWN))


@prepared
def _unread(user: int) -> "QuerySet[Notification, int]":
    rows = Notification.objects.filter(user=user).unread().in_bell()
    return rows.order_by().values_list("pk", flat=True)[: MOST + 1]


def look_at(request: HttpRequest, *things: models.Model) -> None:
    """The page shows these, which are of one model: what was told of them is read. The bell then costs no query more,
    nor does the button that follows the first of them."""
    user = request.user
    if not user.is_authenticated or not things or getattr(request, _STATE, (None,))[0] == things[0]:
        return
    if hasattr(request, _KNOWN):  # the head of the page is drawn already
        services.seen(user, *things)
        return
    content_type = ContentType.objects.get_for_model(things[0])
    (said,) = _state(user.pk, content_type.pk, things[0].pk, [thing.pk for thing in things])
    setattr(request, _KNOWN, said[0] or 0)
    setattr(request, _STATE, (things[0], Hearing.of(is_muted=said[2])))
    if said[1]:
        services.seen(user, *things)
        delattr(request, _KNOWN)


@prepared
def _state(user: int, content_type: int, first: int, things: list[int]) -> "QuerySet[User, tuple[int, bool, bool]]":
    """How much is unread, whether something of the things is, and whether the first is muted, if it is followed."""
    unread = Notification.objects.filter(user=user).unread()
    number = NumberOf(unread.in_bell().order_by().values("pk")[: MOST + 1])
    told = unread.filter(event__content_type=content_type, event__object_id__in=things)
    follow = Follow.objects.filter(content_type=content_type, object_id=first, user=user).values("is_muted")
    return User.objects.filter(pk=user).values_list(number, Exists(told), Subquery(follow[:1]))


def hearing_of(request: HttpRequest, thing: models.Model) -> Hearing:
    """One query, unless the page has looked at it already."""
    known, state = getattr(request, _STATE, (None, Hearing.AS_USUAL))
    return state if known == thing else services.hearing_of(thing, request.user)
