"""What the address of a person's calendar of tasks is signed with."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_salt() -> str:
    return secrets.token_urlsafe(16)


class CalendarKey(models.Model):
    """A new salt makes every address that was given out before worthless."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="task_calendar"
    )
    salt = models.CharField(max_length=40, default=new_salt, editable=False)

    class Meta:
        verbose_name = _("key of a calendar of tasks")
        verbose_name_plural = _("keys of calendars of tasks")

    def __str__(self) -> str:
        return str(self.user)
