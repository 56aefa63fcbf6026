"""Circulars: written by a manager, and sent to the admins of the projects of a municipality."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.accounts.models import User
from portal.activity.choices import Channel
from portal.activity.events import happen
from portal.activity.preferring import EVERYWHERE, rhythms_of, wishes_of
from portal.base.commonmark import LONG, as_html
from portal.moderation.services.blocking import require_not_blocked
from portal.regions.models import Municipality
from workspace.conversations import tasks
from workspace.conversations.errors import ConversationError
from workspace.conversations.kinds import CIRCULAR, CircularSent
from workspace.conversations.models import Circular, Delivery
from workspace.conversations.permissions import may_write_circular_for
from workspace.projects.choices import Status
from workspace.projects.models import Membership

AT_WORK = (Status.ACTIVE, Status.PAUSED, Status.FINISHED)
TWICE_WITHIN = timedelta(minutes=10)
BATCH = 500
HIGHEST_HEADING = 2


@dataclass(frozen=True)
class Reach:
    people: int
    projects: int


def recipients_of(municipality: Municipality, *, without: User) -> "QuerySet[User]":
    """Each once, however many projects they look after."""
    admins = _admins_of(municipality).values("user")
    return User.objects.filter(pk__in=admins).exclude(pk=without.pk).order_by("pk")


def reach_of(municipality: Municipality, *, without: User) -> Reach:
    projects = _admins_of(municipality).exclude(user=without).values("project").distinct().count()
    return Reach(recipients_of(municipality, without=without).count(), projects)


@transaction.atomic
def send(*, municipality: Municipality, subject: str, text: str, actor: User) -> Circular:
    """Pressed twice within minutes it is that one. Errors: BlockedError, ConversationError."""
    if not may_write_circular_for(actor, municipality):
        raise PermissionDenied
    require_not_blocked(actor)
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.pk)  # who presses twice waits here
    text = text.replace("\r\n", "\n").strip()
    same = Circular.objects.filter(by=actor, municipality=municipality, subject=subject, text=text)
    if twin := same.filter(sent_at__gte=timezone.now() - TWICE_WITHIN).first():
        return twin
    people = list(recipients_of(municipality, without=actor))
    if not people:
        raise ConversationError.nobody_to_write_to()
    circular = Circular.objects.create(
        by=actor,
        municipality=municipality,
        subject=subject,
        text=text,
        html=as_html(text, LONG, highest=HIGHEST_HEADING),
    )
    by_mail = who_wants_mail([each.pk for each in people])
    rows = (Delivery(circular=circular, user=each, by_mail=each.pk in by_mail) for each in people)
    Delivery.objects.bulk_create(rows, batch_size=BATCH)
    happen(CIRCULAR, target=circular, actor=actor)
    transaction.on_commit(partial(tasks.deliver.enqueue, circular.pk))
    return circular


def who_wants_mail(user_ids: Collection[int]) -> set[int]:
    """As they have chosen for this kind of news."""
    kind, stopped = CircularSent(), {pk for pk, each in rhythms_of(user_ids).items() if not each.wants_mail}
    wishes = wishes_of(kind, EVERYWHERE, user_ids)
    return {pk for pk, wish in wishes.items() if wish.has(Channel.MAIL)} - stopped


def _admins_of(municipality: Municipality) -> "QuerySet[Membership]":
    return Membership.objects.active().admins().filter(project__municipality=municipality, project__status__in=AT_WORK)
