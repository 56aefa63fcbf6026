"""Mail, in the background."""

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django_tasks import task

from portal.accounts import mail, notices
from portal.mailing.choices import Priority
from portal.mailing.services import Posting, put_all
from workspace.conversations import mails
from workspace.conversations.models import Circular, Delivery

AT_ONCE = 100


@task()
def deliver(circular_id: int) -> None:
    """Into the queue, some at a time with the note that they are there: a worker that is killed loses and doubles
    nobody, and another one goes on where it was.
    """
    circular = Circular.objects.select_related("by", "municipality").filter(pk=circular_id).first()
    while circular is not None and _deliver_some(circular):
        pass


def deliver_what_is_left() -> None:
    """Of a worker that was killed."""
    waiting = Delivery.objects.filter(by_mail=True, queued_at__isnull=True).values("circular")
    for pk in Circular.objects.filter(pk__in=waiting).values_list("pk", flat=True):
        deliver.call(pk)


@transaction.atomic
def _deliver_some(circular: Circular) -> bool:
    """Whether there were any."""
    rows = circular.deliveries.filter(by_mail=True, queued_at__isnull=True).select_related("user").order_by("pk")
    some = list(rows.select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])
    active = [each for each in some if each.user.is_active]
    put_all((_mail(circular, each), _posting(circular, each)) for each in active)
    Delivery.objects.filter(pk__in=[each.pk for each in some]).update(queued_at=timezone.now())
    return bool(some)


def _mail(circular: Circular, delivery: Delivery) -> EmailMessage:
    user = delivery.user
    with translation.override(user.language):
        notice = mails.circular(circular, user, user.language)
    context = {"user": user, "notice": notice}
    return mail.render(
        notices.TEMPLATE, email=user.email, language=user.language, context=context, manner=notice.manner
    )


def _posting(circular: Circular, delivery: Delivery) -> Posting:
    key = f"circular:{circular.pk}:{delivery.user_id}"
    return Posting(key=key, kind="circular", batch=circular.batch, priority=Priority.NORMAL)
