"""Reads of calls and answers."""

import datetime
from collections.abc import Iterable
from math import cos, radians
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Count, ExpressionWrapper, F, FloatField, Q, Value
from django.db.models.functions import Coalesce, Power
from django.utils import timezone

from initiatives.calls.choices import AnswerStatus, Direction, Effort, Kind, Status, Time
from initiatives.calls.contacts import is_contact_of
from initiatives.directory.folding import fold
from portal.base.visibility import everybody_may_read
from portal.regions.permissions import areas_of, is_manager

if TYPE_CHECKING:
    from initiatives.calls.models import Answer, Call  # noqa: F401  # named in the type of the rows
    from portal.regions.models import Municipality, Topic

KM_A_DEGREE = 111.2


class CallQuerySet(models.QuerySet["Call"]):
    """`open` and `public` may be shown to everybody; what else there is for somebody says `visible_to`."""

    def of_visible_initiatives(self) -> "CallQuerySet":
        """Without those of initiatives that are not published, or not for everybody."""
        pages = everybody_may_read(apps.get_model("initiatives", "InitiativePage").objects.all())
        return self.filter(Q(initiative__isnull=True) | Q(initiative__in=pages.order_by().values("pk")))

    def open(self) -> "CallQuerySet":
        """Those that everybody may see and answer today."""
        return self.filter(status=Status.OPEN, until__gte=timezone.localdate()).of_visible_initiatives()

    def public(self) -> "CallQuerySet":
        """With those that are filled or over; a citizen's offer that is over is nobody's business any more."""
        over = Q(status__in=[Status.OPEN, Status.FILLED, Status.EXPIRED], direction=Direction.SEEKS)
        there = Q(status__in=[Status.OPEN, Status.FILLED], until__gte=timezone.localdate())
        return self.filter(over | there).of_visible_initiatives()

    def visible_to(self, user: Any) -> "CallQuerySet":  # Any, here and below: users and anonymous visitors
        """What is public, and for those who are involved whatever state it is in."""
        if not user.is_authenticated:
            return self.public()
        if user.is_superuser:
            return self
        theirs = self.model.objects.decided_by(user).values("pk")
        answered = apps.get_model("initiatives_calls", "Answer").objects.by(user).values("call")
        there = self.model.objects.public().values("pk")
        moderated = self.model.objects.moderated_by(user).values("pk")
        return self.filter(Q(pk__in=there) | Q(pk__in=theirs) | Q(pk__in=answered) | Q(pk__in=moderated))

    def in_areas_of(self, user: Any) -> "CallQuerySet":
        """Those of the municipalities that the person manages, all for portal admins."""
        areas = areas_of(user)
        if areas is None:
            return self if user.is_superuser else self.none()
        of_initiatives = Q(municipality__isnull=True, initiative__municipality__in=areas)
        return self.filter(Q(municipality__in=areas) | of_initiatives)

    def moderated_by(self, user: Any) -> "CallQuerySet":
        """Those of their areas; an offer for the whole region is looked at by whichever manager comes first."""
        if not is_manager(user):
            return self.in_areas_of(user)
        theirs = self.model.objects.in_areas_of(user).values("pk")
        return self.filter(Q(pk__in=theirs) | Q(direction=Direction.OFFERS, municipality__isnull=True))

    def decided_by(self, user: Any) -> "CallQuerySet":
        """Those whose answers the person accepts or declines: `permissions.may_decide` as a condition."""
        if not user.is_authenticated:
            return self.none()
        own = Q(owner=user, initiative__isnull=True)
        contact = Q(direction=Direction.SEEKS, initiative__isnull=False) & is_contact_of("initiative__", user)
        managed = Q(direction=Direction.SEEKS, pk__in=self.model.objects.in_areas_of(user).values("pk"))
        return self.filter(own | contact | managed)

    def waiting(self) -> "CallQuerySet":
        return self.filter(status=Status.WAITING)

    def seeking(self) -> "CallQuerySet":
        return self.filter(direction=Direction.SEEKS)

    def offering(self) -> "CallQuerySet":
        return self.filter(direction=Direction.OFFERS)

    def of_initiative(self, page: Any) -> "CallQuerySet":  # Any: an initiative's page in any language
        return self.filter(initiative__translation_key=page.translation_key)

    def wanting_hands(self) -> "CallQuerySet":
        return self.open().seeking().filter(kind=Kind.HANDS)

    def about(self, topic: "Topic | None") -> "CallQuerySet":
        return self if topic is None else self.filter(topics=topic)

    def happening_in(self, municipality: "Municipality | None") -> "CallQuerySet":
        """In the municipality or in one that belongs to it."""
        if municipality is None:
            return self
        return self.filter(
            Q(municipality=municipality)
            | Q(municipality__parent=municipality)
            | Q(municipality__parent__parent=municipality)
        )

    def taking_at_most(self, effort: str) -> "CallQuerySet":
        """What somebody can do who has this much time."""
        return self.filter(effort__in=Effort.within(effort)) if effort else self

    def fitting(self, times: Iterable[str]) -> "CallQuerySet":
        """At one of these times; what is flexible fits always."""
        condition = Q()
        for time in times:
            condition |= Q(**{Time(time).value: True})
        return self.filter(condition | Q(is_flexible=True)) if condition else self

    def saying(self, text: str) -> "CallQuerySet":
        """Every word stands somewhere in title, text, skills or place."""
        found = self
        for word in fold(text).split():
            found = found.filter(words__contains=word)
        return found

    def with_distance_to(self, latitude: float, longitude: float) -> "CallQuerySet":
        """`distance` in km, from the call's own point or its municipality's; as if the region were flat."""
        narrowing = max(cos(radians(latitude)), 0.01)
        here = {
            "at_latitude": Coalesce("latitude", "municipality__latitude", output_field=FloatField()),
            "at_longitude": Coalesce("longitude", "municipality__longitude", output_field=FloatField()),
        }
        north = ExpressionWrapper((F("at_latitude") - Value(latitude)) * Value(KM_A_DEGREE), FloatField())
        east = ExpressionWrapper((F("at_longitude") - Value(longitude)) * Value(KM_A_DEGREE * narrowing), FloatField())
        squares = Power(north, 2) + Power(east, 2)
        return self.annotate(**here).annotate(distance=Power(squares, 0.5, output_field=FloatField()))

    def with_numbers(self) -> "CallQuerySet":
        """`accepted` and `undecided`: how many answers there are of each."""
        counted = Q(answers__confirmed_at__isnull=False)
        return self.annotate(
            accepted=Count("answers", filter=counted & Q(answers__status=AnswerStatus.ACCEPTED)),
            undecided=Count("answers", filter=counted & Q(answers__status=AnswerStatus.NEW)),
        )

    def for_cards(self) -> "CallQuerySet":
        """With all that a card shows."""
        return self.select_related("municipality", "initiative", "owner").prefetch_related("topics")

    def to_ask_about(self, today: datetime.date, days: int) -> "CallQuerySet":
        """Open ones that end within so many days and about which was not asked yet."""
        soon = self.filter(status=Status.OPEN, until__gte=today, until__lte=today + datetime.timedelta(days=days))
        return soon.exclude(asked_for=F("until"))

    def over(self, today: datetime.date) -> "CallQuerySet":
        return self.filter(status__in=[Status.OPEN, Status.FILLED, Status.WAITING], until__lt=today)


class AnswerQuerySet(models.QuerySet["Answer"]):
    def confirmed(self) -> "AnswerQuerySet":
        """Those that count; what nobody has confirmed is shown to nobody."""
        return self.filter(confirmed_at__isnull=False)

    def unconfirmed_since(self, moment: datetime.datetime) -> "AnswerQuerySet":
        return self.filter(confirmed_at__isnull=True, created_at__lt=moment)

    def by(self, user: Any) -> "AnswerQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()

    def of_address(self, email: str) -> "AnswerQuerySet":
        """Confirmed answers from this address, by name or from the account that it belongs to."""
        return self.confirmed().filter(Q(email__iexact=email) | Q(user__email__iexact=email))

    def accepted(self) -> "AnswerQuerySet":
        return self.confirmed().filter(status=AnswerStatus.ACCEPTED)

    def undecided(self) -> "AnswerQuerySet":
        return self.confirmed().filter(status=AnswerStatus.NEW)
