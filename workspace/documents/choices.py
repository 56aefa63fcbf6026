"""What is known of bytes that somebody has sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    WAITING = "waiting", _("Is being checked")
    CLEAN = "clean", _("Checked")
    REFUSED = "refused", _("Dangerous")
