"""A call: an initiative looks for something, or a citizen offers it."""

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.calls.choices import Direction, Effort, Kind, Status, Time
from initiatives.calls.querysets import CARD_COLUMNS, CallQuerySet
from portal.base.accessibility import Accessibility
from portal.regions.models import PointMixin

DAYS_BY_DEFAULT = 60


def open_until_by_default() -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=DAYS_BY_DEFAULT)


class Call(PointMixin, models.Model):
    """Without a municipality it is one of the whole region; `services` alone change it."""

    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.SEEKS)
    kind = models.CharField(_("what"), max_length=10, choices=Kind, default=Kind.HANDS)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("description"), max_length=4000)
    language = models.CharField(_("language of the text"), max_length=10, choices=settings.LANGUAGES, default="de")
    effort = models.CharField(
        _("how much time it takes"),
        max_length=10,
        choices=Effort,
        blank=True,
        help_text=_("Leave empty where it is not a question of time."),
    )
    on_weekdays = models.BooleanField(Time.WEEKDAYS.label, default=False)
    in_evenings = models.BooleanField(Time.EVENINGS.label, default=False)
    on_saturdays = models.BooleanField(Time.SATURDAYS.label, default=False)
    on_sundays = models.BooleanField(Time.SUNDAYS.label, default=False)
    is_flexible = models.BooleanField(Time.FLEXIBLE.label, default=False)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    municipality = models.ForeignKey(
        "portal_regions.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Leave empty if it concerns the whole region."),
    )
    place_name = models.CharField(_("place"), max_length=120, blank=True)
    is_online = models.BooleanField(_("can be done online"), default=False)
    until = models.DateField(
        _("open until"),
        default=open_until_by_default,
        help_text=_("The last day for answers. A week before we ask whether it is still needed."),
    )
    how_many = models.PositiveSmallIntegerField(
        _("how many people"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(500)],
        help_text=_("Filled once so many are accepted. Empty: everybody is welcome."),
    )
    skills = models.CharField(_("what one should be able to do"), max_length=200, blank=True)
    accessibility = models.JSONField(_("accessibility of the place"), default=list, blank=True)
    accessibility_note = models.TextField(_("more on accessibility"), max_length=600, blank=True)
    topics = models.ManyToManyField("portal_regions.Topic", verbose_name=_("topics"), blank=True, related_name="+")
    initiative = models.ForeignKey(
        "initiatives.InitiativePage",
        verbose_name=_("initiative"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="calls",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="calls",
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    is_hidden = models.BooleanField(_("hidden by moderation"), default=False, editable=False)
    """Only those who decide about it and the managers see it, whatever its status."""
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    asked_for = models.DateField(null=True, editable=False)
    """The last day about which was asked already whether the call is still needed."""
    words = models.TextField(editable=False, blank=True)
    """The words by which it is found, folded as the directory folds them."""

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls and offers")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="call_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=Q(how_many__isnull=True) | Q(how_many__gte=1), name="call_for_somebody"),
        ]
        indexes = [
            models.Index(fields=["status", "direction", "-published_at"], name="calls_newest"),
            models.Index(fields=["status", "until"], name="calls_by_their_end"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("calls:detail", args=[self.pk])

    def clean(self) -> None:
        errors = self._wrong_days()
        try:
            super().clean()
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def _wrong_days(self) -> dict[str, list[ValidationError]]:
        errors = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = [ValidationError(_("The period ends before it begins."))]
        elif self.starts_on and not self.pk and (self.ends_on or self.starts_on) < timezone.localdate():
            errors["starts_on"] = [ValidationError(_("This day is over."))]
        return errors

    @property
    def is_offer(self) -> bool:
        return self.direction == Direction.OFFERS

    @property
    def is_open(self) -> bool:
        """Can be answered; the clock may be late in writing that a call has expired."""
        return self.status == Status.OPEN and not self.is_hidden and self.until >= timezone.localdate()

    @property
    def columns(self) -> list[Any]:  # Any: whatever a row has
        """By which a card that was drawn tells whether the call is still as it was: all that it draws of the row."""
        return [getattr(self, name) for name in CARD_COLUMNS]

    @property
    def times(self) -> list[str]:
        return [str(time.label) for time in Time if getattr(self, time.value)]

    @property
    def accessibility_labels(self) -> list[str]:
        return Accessibility.words(self.accessibility)

    @property
    def foreign_language(self) -> str:
        """The language of the text where the reader reads in another one."""
        return "" if self.language == get_language() else self.language
