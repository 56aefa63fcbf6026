"""Reads of calls and answers."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, F, FloatField, OuterRef, Q, Value, When
from django.db.models.functions import Lower
from django.utils import timezone

from initiatives.calls.choices import AnswerStatus, Direction, Effort, Kind, Status, Time
from initiatives.calls.contacts import addresses_of, is_contact_of
from initiatives.directory.near import Point, square_km, within_box
from portal.base.counting import Bounded
from portal.base.visibility import everybody_may_read_at
from portal.regions.filled import with_municipality_and_topics
from portal.regions.permissions import areas_of, is_manager

if TYPE_CHECKING:
    from initiatives.calls.models import Answer, Call  # noqa: F401  # named in the type of the rows
    from portal.regions.models import Topic


CARD_COLUMNS = (
    *("id", "direction", "kind", "title", "text", "language", "effort"),
    *(*(time.value for time in Time), "starts_on", "ends_on", "until"),
    *("municipality_id", "is_online", "how_many", "initiative_id"),
)
"""What a card draws of a call's own row."""


class CallQuerySet(models.QuerySet["Call"]):
    """`open` and `public` may be shown to everybody; what else there is for somebody says `visible_to`."""

    def of_visible_initiatives(self) -> "CallQuerySet":
        """Without those of initiatives that are not published, or not for everybody."""
        return self.filter(Q(initiative__isnull=True) | everybody_may_read_at("initiative"))

    def open(self) -> "CallQuerySet":
        """Those that everybody may see and answer today."""
        there = self.filter(status=Status.OPEN, is_hidden=False, until__gte=timezone.localdate())
        return there.of_visible_initiatives()

    def public(self) -> "CallQuerySet":
        """With those that are filled or over; a citizen's offer that is over is nobody's business any more."""
        over = Q(status__in=[Status.OPEN, Status.FILLED, Status.EXPIRED], direction=Direction.SEEKS)
        there = Q(status__in=[Status.OPEN, Status.FILLED], until__gte=timezone.localdate())
        return self.filter(over | there, is_hidden=False).of_visible_initiatives()

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
        shown = Q(pk__in=there) | Q(pk__in=answered, is_hidden=False)
        return self.filter(shown | Q(pk__in=theirs) | Q(pk__in=moderated))

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

    def wanting_hands(self) -> "CallQuerySet":
        return self.open().seeking().filter(kind=Kind.HANDS)

    def about(self, topics: "Sequence[Topic]") -> "CallQuerySet":
        """Those with at least one of the topics."""
        return self.filter(Exists(self._topics_of([topic.pk for topic in topics])))

    def in_municipalities(self, ids: Collection[int]) -> "CallQuerySet":
        return self.filter(municipality__in=ids)

    def taking_at_most(self, effort: str) -> "CallQuerySet":
        """What somebody can do who has this much time."""
        return self.filter(effort__in=Effort.within(effort)) if effort else self

    def fitting(self, times: Iterable[str]) -> "CallQuerySet":
        """At one of these times; what is flexible fits always."""
        condition = Q()
        for time in times:
            condition |= Q(**{Time(time).value: True})
        return self.filter(condition | Q(is_flexible=True)) if condition else self

    def with_words(self, words: Sequence[str]) -> "CallQuerySet":
        """Those in which each word stands somewhere: title, text, skills or place; the words are folded."""
        return self.filter(*(Q(words__contains=word) for word in words))

    def within(self, km: float, centre: Point, places: Mapping[int, Point]) -> "CallQuerySet":
        """Those at most so far away; what has no point of its own counts as being where its municipality is."""
        near = [pk for pk, place in places.items() if centre.km_to(place) <= km]
        own = within_box(centre, km) & Q(square_km_of_point__lte=km * km)
        rows = self.alias(square_km_of_point=square_km(centre))
        return rows.filter(own | Q(latitude__isnull=True, municipality__in=near))

    def nearest_first(self, centre: Point, places: Mapping[int, Point]) -> "CallQuerySet":
        """By distance; what has none comes last, the newest first."""
        of_places = [
            When(municipality=pk, then=Value(centre.square_km_to(place.latitude, place.longitude)))
            for pk, place in places.items()
        ]
        distance = Case(
            When(latitude__isnull=False, then=square_km(centre)), *of_places, default=None, output_field=FloatField()
        )
        return self.alias(distance=distance).order_by(F("distance").asc(nulls_last=True), "-published_at", "-pk")

    def newest_first(self) -> "CallQuerySet":
        return self.order_by("-published_at", "-pk")

    def ending_first(self) -> "CallQuerySet":
        """The most urgent first."""
        return self.order_by("until", "-published_at", "-pk")

    def least_effort_first(self) -> "CallQuerySet":
        """From half an hour to regularly; what is no question of time comes last."""
        ranks = [When(effort=effort, then=Value(rank)) for rank, effort in enumerate(Effort.values)]
        return self.alias(rank=Case(*ranks, default=Value(len(ranks)))).order_by("rank", "-published_at", "-pk")

    def with_numbers(self) -> "CallQuerySet":
        """`accepted` and `undecided`: how many answers there are of each."""
        counted = Q(answers__confirmed_at__isnull=False)
        return self.annotate(
            accepted=Count("answers", filter=counted & Q(answers__status=AnswerStatus.ACCEPTED)),
            undecided=Count("answers", filter=counted & Q(answers__status=AnswerStatus.NEW)),
        )

    def for_cards(self) -> "CallQuerySet":
        """With all that a card shows."""
        return with_municipality_and_topics(self.select_related("initiative", "owner").defer("initiative__body"))

    def for_list(self) -> "CallQuerySet":
        """With no more than a list draws, but for the initiatives."""
        return with_municipality_and_topics(self.only(*CARD_COLUMNS))

    def in_each_direction(self) -> dict[str, Bounded]:
        """How many calls and how many offers these are."""
        return {direction: Bounded.of(self.filter(direction=direction).order_by()) for direction in Direction}

    def similar_to(self, call: "Call") -> "CallQuerySet":
        """Others of the same direction: about one of its topics, of its kind or in its municipality, in this order."""
        ranks = [
            When(Exists(self._topics_of([each.pk for each in call.topics.all()])), then=Value(2)),
            When(municipality__isnull=False, municipality=call.municipality_id, then=Value(1)),
        ]
        others = self.filter(direction=call.direction).exclude(pk=call.pk).alias(rank=Case(*ranks, default=Value(0)))
        return others.filter(Q(rank__gt=0) | Q(kind=call.kind)).order_by("-rank", "-published_at", "-pk")

    def _topics_of(self, ids: Sequence[int]) -> models.QuerySet[models.Model]:
        through: Any = self.model.topics.through  # Any: the table that Django makes for the relation
        return through.objects.filter(call=OuterRef("pk"), topic__in=ids)

    def written_by(self, user: Any) -> "CallQuerySet":
        """The person's own, and those of the initiatives whose contact they are."""
        return self.filter(Q(owner=user) | Q(direction=Direction.SEEKS) & is_contact_of("initiative__", user))

    def to_ask_about(self, today: datetime.date, days: int) -> "CallQuerySet":
        """Open ones that end within so many days and about which was not asked yet."""
        soon = self.filter(
            status=Status.OPEN, is_hidden=False, until__gte=today, until__lte=today + datetime.timedelta(days=days)
        )
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
        """Those by name from this address."""
        return self.filter(user__isnull=True, email__iexact=email)

    def by_address_of(self, user: Any) -> "AnswerQuerySet":
        """Those that the person wrote without signing in, from one of their confirmed addresses."""
        return self.annotate(folded=Lower("email")).filter(user__isnull=True, folded__in=addresses_of(user))

    def of_person(self, user: Any) -> "AnswerQuerySet":
        """All that somebody has answered: with the account, and by name from one of their confirmed addresses."""
        if not user.is_authenticated:
            return self.none()
        confirmed = self.model.objects.confirmed().by_address_of(user).values("pk")
        return self.filter(Q(user=user) | Q(pk__in=confirmed))

    def of_owner_of(self, email: str) -> "AnswerQuerySet":
        """Those from the account to which the address belongs."""
        return self.filter(user__emailaddress__email__iexact=email, user__emailaddress__verified=True)

    def standing(self) -> "AnswerQuerySet":
        """Those that count and were not withdrawn."""
        return self.confirmed().exclude(status=AnswerStatus.WITHDRAWN)

    def accepted(self) -> "AnswerQuerySet":
        return self.confirmed().filter(status=AnswerStatus.ACCEPTED)

    def undecided(self) -> "AnswerQuerySet":
        return self.confirmed().filter(status=AnswerStatus.NEW)
