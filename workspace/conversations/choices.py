"""From whom somebody takes messages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Openness(models.TextChoices):
    EVERYONE = "everyone", _("Everybody who has an account")
    SHARED = "shared", _("People with whom I share a project")
    NOBODY = "nobody", _("Nobody")
