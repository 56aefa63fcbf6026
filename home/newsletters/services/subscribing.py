"""Asked for, confirmed, changed, ended, begun again."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from home.newsletters import tasks
from home.newsletters.choices import EndedFor
from home.newsletters.links import CONFIRM_WITHIN
from home.newsletters.models import Newsletter, Subscription
from portal.regions.models import Municipality

ENDED_KEPT_FOR = timedelta(days=14)


@transaction.atomic
def ask(*, email: str, municipality: Municipality | None, language: str) -> None:
    """Somebody wants the newsletter at this address; only the mail tells whether it goes there already."""
    wanted = {"municipality": municipality, "language": language, "asked_at": timezone.now()}
    subscription, is_new = Subscription.objects.get_or_create(email=email.lower(), defaults=wanted)
    if not is_new and not subscription.is_active:
        for name, value in wanted.items():
            setattr(subscription, name, value)
        subscription.save(update_fields=list(wanted))
    transaction.on_commit(partial(tasks.answer_the_wish.enqueue, subscription.pk))


@transaction.atomic
def confirm(*, subscription: Subscription) -> None:
    """The button below the link. A second time changes nothing."""
    now = Subscription.objects.select_for_update().get(pk=subscription.pk)
    if not now.is_active:
        now.confirmed_at, now.ended_at, now.ended_by, now.ended_for = timezone.now(), None, None, ""
        now.save(update_fields=["confirmed_at", "ended_at", "ended_by", "ended_for"])


@transaction.atomic
def end(*, subscription: Subscription, newsletter: Newsletter | None = None, why: EndedFor = EndedFor.PERSON) -> None:
    """Counted once for the newsletter in which the link was pressed."""
    now = Subscription.objects.select_for_update().get(pk=subscription.pk)
    if now.ended_at is not None:
        return
    now.ended_at, now.ended_by, now.ended_for = timezone.now(), newsletter, why
    now.save(update_fields=["ended_at", "ended_by", "ended_for"])
    _count(newsletter, 1)


@transaction.atomic
def end_where_nobody_reads(address: str) -> None:
    """A mail server has said that there is no such mailbox."""
    for subscription in Subscription.objects.of_address(address).active():
        end(subscription=subscription, why=EndedFor.BOUNCED)


@transaction.atomic
def resume(*, subscription: Subscription) -> None:
    """It was pressed by mistake."""
    now = Subscription.objects.select_for_update(of=("self",)).select_related("ended_by").get(pk=subscription.pk)
    if now.ended_at is None:
        return
    _count(now.ended_by, -1)
    now.ended_at, now.ended_by, now.ended_for = None, None, ""
    now.save(update_fields=["ended_at", "ended_by", "ended_for"])


def forget_old() -> None:
    """Wishes that nobody confirmed, perhaps written in somebody else's name, and what ended two weeks ago."""
    now = timezone.now()
    Subscription.objects.unconfirmed_since(now - CONFIRM_WITHIN).delete()
    Subscription.objects.ended_before(now - ENDED_KEPT_FOR).delete()


def _count(newsletter: Newsletter | None, change: int) -> None:
    if newsletter is not None:
        Newsletter.objects.filter(pk=newsletter.pk).update(unsubscribed=F("unsubscribed") + change)
