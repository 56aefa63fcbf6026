"""Where a newsletter stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SCHEDULED = "scheduled", _("Scheduled")
    SENDING = "sending", _("Is being sent")
    SENT = "sent", _("Sent")


OUT = (State.SENDING, State.SENT)
"""Once the first one may have read it, it stands in the archive and is not changed any more."""


class EndedFor(models.TextChoices):
    """Why a subscription has ended."""

    PERSON = "person", _("by the person")
    ADMIN = "admin", _("by the administration")
    BOUNCED = "bounced", _("because the address takes no mail")
