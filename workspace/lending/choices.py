"""What is lent, by which measure, and how far a loan has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    THING = "thing", pgettext_lazy("what is lent", "Thing")
    ROOM = "room", pgettext_lazy("what is lent", "Room")


class Unit(models.TextChoices):
    DAY = "day", _("By the day")
    HOUR = "hour", _("By the hour")


class Status(models.TextChoices):
    REQUESTED = "requested", pgettext_lazy("loan", "Requested")
    APPROVED = "approved", pgettext_lazy("loan", "Approved")
    DECLINED = "declined", pgettext_lazy("loan", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("loan", "Withdrawn")
    RETURNED = "returned", pgettext_lazy("loan", "Given back")


OPEN = frozenset({Status.REQUESTED, Status.APPROVED})
"""Something can still become of it."""
