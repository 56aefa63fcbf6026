"""How urgent a mail is, and what has become of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Priority(models.IntegerChoices):
    """What is more urgent goes first, however much waits."""

    URGENT = 0, _("somebody waits for it")
    NORMAL = 10, _("something happened")
    DIGEST = 20, _("digest")
    NEWSLETTER = 30, _("newsletter")


class State(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("mail", "Waiting")
    SENDING = "sending", pgettext_lazy("mail", "Being sent")
    SENT = "sent", pgettext_lazy("mail", "Sent")
    GIVEN_UP = "given_up", pgettext_lazy("mail", "Given up")
