"""Looking into the mailbox, and forgetting who wrote when."""

from django.conf import settings

from portal.activity.replying import tasks
from portal.activity.replying.models import TakenMail
from portal.base import terms
from portal.base.terms import Term
from portal.base.timer import every

terms.register(
    Term(
        name="taken_mails",
        model="portal_replying.TakenMail",
        days=30,
        due=lambda before: TakenMail.objects.filter(at__lt=before),
    )
)


@every(minutes=1)
def fetch_mails() -> None:
    if settings.MAIL_IN_URL:
        tasks.fetch_mails.enqueue()
