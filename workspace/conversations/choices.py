"""From whom somebody takes messages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Openness(models.TextChoices):
    EVERYONE = "everyone", _("Everybody who has an account")
    SHARED = "shared", _("People with whom I share a project")
    NOBODY = "nobody", _("Nobody")


class Notice(models.TextChoices):
    """What is not said by somebody, but stands in the conversation: what has changed in it."""

    REMOVED = "removed", _("somebody was removed")
    KEEPER = "keeper", _("somebody else looks after it")
