"""Looking into the mailbox, and forgetting who wrote when."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from portal.activity.replying import tasks
from portal.activity.replying.models import TakenMail
from portal.base.timer import daily, every

KEPT = timedelta(days=30)


@every(minutes=1)
def fetch_mails() -> None:
    if settings.MAIL_IN_URL:
        tasks.fetch_mails.enqueue()


@daily(hour=3, minute=45)
def forget_taken_mails() -> None:
    TakenMail.objects.filter(at__lt=timezone.now() - KEPT).delete()
