"""Changing a poll that runs: no answer is lost, and those whom it concerns hear of it."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.polls.appointments import wall
from workspace.polls.appointments.choices import Value
from workspace.polls.appointments.choosing import Span
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import Answer, AppointmentPoll, Option
from workspace.polls.appointments.permissions import may_organise
from workspace.polls.appointments.services import announcing, making, outside_mails
from workspace.polls.appointments.services.holding import held
from workspace.polls.appointments.services.making import Said
from workspace.polls.appointments.services.proposing import asked_again
from workspace.projects.models import Happening, Membership


@dataclass(frozen=True)
class Edit:
    """What a date is from now on."""

    pk: int
    span: Span
    capacity: int | None = None


@dataclass(frozen=True)
class Changes:
    edits: Sequence[Edit] = ()
    added: Sequence[Span] = ()
    removed: Collection[int] = ()
    """Their answers are kept for when they are put back."""
    restored: Collection[int] = ()
    capacity: int | None = None
    """Of those that are added."""


@transaction.atomic
def change(*, poll: AppointmentPoll, membership: Membership, said: Said, changes: Changes) -> AppointmentPoll:
    """Errors: BlockedError, ProjectError; then nothing is changed."""
    require_not_blocked(membership.user)
    now = held(poll, membership)
    if not may_organise(membership, now):
        raise PermissionDenied
    if now.is_closed:
        raise AppointmentError.is_closed()
    making.fill_in(now, said)
    now.save(update_fields=["title", "description", "place", "link", "deadline", "takes_outsiders"])
    now.must_come.set([each for each in said.must_come if each.project_id == now.project_id])
    Happening.objects.filter(project=now.project, kind="appointment_begun", object_id=now.pk).update(title=now.title)
    _change_dates(now, membership, changes)
    return now


def _change_dates(poll: AppointmentPoll, membership: Membership, changes: Changes) -> None:
    options = {option.pk: option for option in poll.options.all()}
    edits = [edit for edit in changes.edits if edit.pk in options]
    moved = [edit for edit in edits if _is_moved(options[edit.pk], edit)]
    removed = {pk for pk in changes.removed if pk in options and options[pk].removed_at is None}
    restored = {pk for pk in changes.restored if pk in options and options[pk].removed_at is not None}
    wanted = _wanted(options, moved, removed, restored)
    new = [*(edit.span for edit in moved), *changes.added]
    making.check(new, wall.zone_named(poll.zone), there=len(wanted) - len(moved))
    _require_different(poll, [*wanted.values(), *changes.added])
    concerned = _who_counted_on(removed)
    moment = timezone.now()
    # Out of the way first: two dates may change places.
    poll.options.filter(pk__in={*removed, *(edit.pk for edit in moved)}).update(removed_at=moment)
    for edit in edits:
        _apply(options[edit.pk], edit, is_moved=edit in moved)
    poll.options.filter(pk__in=[edit.pk for edit in moved]).update(removed_at=None)
    poll.options.filter(pk__in=restored).update(removed_at=None, is_accepted=True, changed_at=moment)
    Option.objects.bulk_create(
        Option(poll=poll, start=span.start, end=span.end, all_day=span.all_day, capacity=changes.capacity)
        for span in changes.added
    )
    if moved or restored or changes.added:
        asked_again(poll)
        announcing.say(announcing.CHANGED, poll, membership.user)
        told = poll.participants.answered().to_be_written_to()
        outside_mails.send_all(told.select_related("poll"), outside_mails.CHANGED)
    elif concerned:
        people = ",".join(map(str, sorted(concerned)))
        announcing.say(announcing.CHANGED, poll, membership.user, people=people)
        told = poll.participants.to_be_written_to().filter(pk__in=concerned)
        outside_mails.send_all(told.select_related("poll"), outside_mails.CHANGED)


def _wanted(
    options: dict[int, Option], moved: Sequence[Edit], removed: Collection[int], restored: Collection[int]
) -> dict[int, Span]:
    """What there is afterwards, without what is added."""
    standing = {pk for pk, option in options.items() if option.removed_at is None and pk not in removed}
    spans = {pk: Span(options[pk].start, options[pk].end, options[pk].all_day) for pk in standing | set(restored)}
    return {**spans, **{edit.pk: edit.span for edit in moved if edit.pk in spans}}


def _is_moved(option: Option, edit: Edit) -> bool:
    span = edit.span
    return (option.start, option.end, option.all_day) != (span.start, span.end, span.all_day)


def _apply(option: Option, edit: Edit, *, is_moved: bool) -> None:
    option.start, option.end, option.all_day = edit.span.start, edit.span.end, edit.span.all_day
    option.capacity = edit.capacity
    if is_moved:
        option.changed_at = timezone.now()
    option.save(update_fields=["start", "end", "all_day", "capacity", "changed_at"])


def _who_counted_on(removed: Collection[int]) -> set[int]:
    """Participants who could have come."""
    could = Answer.objects.filter(option__in=removed, value__in=[Value.YES, Value.MAYBE])
    return set(could.values_list("participant", flat=True))


def _require_different(poll: AppointmentPoll, spans: Sequence[Span]) -> None:
    """Errors: AppointmentError where two dates would be the same."""
    seen: set[tuple[datetime.datetime, datetime.datetime]] = set()
    for span in spans:
        if (span.start, span.end) in seen:
            zone = wall.zone_named(poll.zone)
            raise AppointmentError.there_already(wall.in_words(span.start, span.end, all_day=span.all_day, zone=zone))
        seen.add((span.start, span.end))
