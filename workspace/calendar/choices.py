"""The words of the calendar."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Reply(models.TextChoices):
    """What a guest has said; nothing where they have not answered."""

    YES = "yes", pgettext_lazy("answer to an invitation", "Yes")
    MAYBE = "maybe", pgettext_lazy("answer to an invitation", "Perhaps")
    NO = "no", pgettext_lazy("answer to an invitation", "No")


class Scope(models.TextChoices):
    """How much of a series is changed."""

    THIS = "this", _("Only this date")
    FOLLOWING = "following", _("This and all following")
    ALL = "all", _("All dates")


class Before(models.IntegerChoices):
    """How long before the start it is reminded of, in minutes."""

    HOUR = 60, _("1 hour before")
    THREE_HOURS = 180, _("3 hours before")
    DAY = 24 * 60, _("1 day before")
    THREE_DAYS = 3 * 24 * 60, _("3 days before")
    WEEK = 7 * 24 * 60, _("1 week before")

    @property
    def delta(self) -> timedelta:
        return timedelta(minutes=self.value)


LATE_LINK = 15
"""A link that is shown late is shown so many minutes before the start."""
