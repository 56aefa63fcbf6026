"""The words in which a call says what is wanted, how long it takes and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Direction(models.TextChoices):
    SEEKS = "seeks", _("Call")
    OFFERS = "offers", _("Offer")


class Kind(models.TextChoices):
    HANDS = "hands", _("Helping hands")
    KNOWLEDGE = "knowledge", _("Knowledge")
    MATERIAL = "material", _("Material")
    ROOM = "room", _("Room")


class Effort(models.TextChoices):
    """How much time it takes, from little to much; `regularly` is none of these."""

    HALF_HOUR = "half_hour", _("30 minutes")
    TWO_HOURS = "two_hours", _("Two hours")
    HALF_DAY = "half_day", _("Half a day")
    DAY = "day", _("One day")
    WEEKEND = "weekend", _("One weekend")
    REGULARLY = "regularly", _("Regularly")

    @classmethod
    def within(cls, most: str) -> list[str]:
        """What somebody can do who has this much time."""
        if most == cls.REGULARLY:
            return [cls.REGULARLY]
        once = [value for value in cls.values if value != cls.REGULARLY]
        return once[: once.index(most) + 1]


class Time(models.TextChoices):
    """When it fits; the values are the names of the call's columns."""

    WEEKDAYS = "on_weekdays", _("Weekdays in the daytime")
    EVENINGS = "in_evenings", _("Evenings")
    SATURDAYS = "on_saturdays", _("Saturday")
    SUNDAYS = "on_sundays", _("Sunday")
    FLEXIBLE = "is_flexible", _("Flexible")


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("Waiting for approval")
    OPEN = "open", pgettext_lazy("call", "Open")
    FILLED = "filled", pgettext_lazy("call", "Filled")
    EXPIRED = "expired", pgettext_lazy("call", "Expired")
    CLOSED = "closed", pgettext_lazy("call", "Closed")


class AnswerStatus(models.TextChoices):
    NEW = "new", pgettext_lazy("answer", "New")
    ACCEPTED = "accepted", pgettext_lazy("answer", "Accepted")
    DECLINED = "declined", pgettext_lazy("answer", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("answer", "Withdrawn")
