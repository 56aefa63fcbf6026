"""What a comment can be."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CHANGED_WITHIN = timedelta(minutes=15)


class Status(models.TextChoices):
    VISIBLE = "visible", pgettext_lazy("comment", "Visible")
    WAITING = "waiting", pgettext_lazy("comment", "Waiting for approval")
    REFUSED = "refused", pgettext_lazy("comment", "Not published")
    HIDDEN = "hidden", pgettext_lazy("comment", "Hidden")
    DELETED = "deleted", pgettext_lazy("comment", "Deleted")


class Order(models.TextChoices):
    OLDEST = "alt", _("Oldest first")
    NEWEST = "neu", _("Newest first")
