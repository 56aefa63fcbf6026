"""Reads of what has come in."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from portal.accounts.models import User

if TYPE_CHECKING:
    from portal.activity.replying.models import TakenMail  # noqa: F401  # named in the type of the rows


class TakenMailQuerySet(models.QuerySet["TakenMail"]):
    def of(self, user: User) -> "TakenMailQuerySet":
        return self.filter(user=user)

    def from_address(self, address: str) -> "TakenMailQuerySet":
        return self.filter(sender=address.lower())

    def within(self, span: timedelta) -> "TakenMailQuerySet":
        return self.filter(at__gt=timezone.now() - span)
