"""What can be chosen in an appointment poll."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Value(models.TextChoices):
    YES = "yes", pgettext_lazy("answer to a date", "Yes")
    MAYBE = "maybe", pgettext_lazy("answer to a date", "If need be")
    NO = "no", pgettext_lazy("answer to a date", "No")


class Hides(models.TextChoices):
    """The answers of the others."""

    NEVER = "never", _("Everybody sees the answers")
    UNTIL_OWN = "until_own", _("Whoever has answered sees the answers of the others")
    ALWAYS = "always", _("Only whoever organises it sees the answers")


class Proposals(models.TextChoices):
    NEVER = "never", _("Nobody proposes other dates")
    ALWAYS = "always", _("Whoever answers can add dates")
    REVIEWED = "reviewed", _("Whoever answers can propose dates; you look at them first")


DURATIONS = (30, 45, 60, 90, 120)
"""In minutes; besides, there are whole days."""
