"""What a task can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    OPEN = "open", pgettext_lazy("task", "Open")
    DOING = "doing", pgettext_lazy("task", "In progress")
    DONE = "done", pgettext_lazy("task", "Done")


class Rhythm(models.TextChoices):
    """How often it comes again."""

    ONCE = "", _("does not come again")
    DAILY = "daily", _("every day")
    WEEKLY = "weekly", _("every week")
    FORTNIGHTLY = "fortnightly", _("every two weeks")
    MONTHLY = "monthly", _("every month")
    QUARTERLY = "quarterly", _("every three months")
    YEARLY = "yearly", _("every year")


class Colour(models.TextChoices):
    """The soft colours of the portal's badges; beside the name, never instead of it."""

    SAND = "sand", pgettext_lazy("colour", "Sand")
    PRIMARY = "primary", pgettext_lazy("colour", "Sea")
    SUCCESS = "success", pgettext_lazy("colour", "Meadow")
    WARNING = "warning", pgettext_lazy("colour", "Rapeseed")
    DANGER = "danger", pgettext_lazy("colour", "Brick")
    INFO = "info", pgettext_lazy("colour", "Sky")
