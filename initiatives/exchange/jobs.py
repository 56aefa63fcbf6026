"""Housekeeping of imports."""

from datetime import timedelta

from django.utils import timezone

from initiatives.exchange.models import ImportRun
from portal.base.timer import daily

KEPT_DAYS = 30


@daily(hour=3, minute=40)
def forget_old_imports() -> None:
    """The tables that people uploaded, and what became of them."""
    ImportRun.objects.filter(created_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)).delete()
