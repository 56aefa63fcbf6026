"""Events of projects: `EventFactory(project=…, start=…)` with its dates; say `recurrence` and there are several."""

from datetime import UTC, datetime, timedelta

import factory

from workspace.calendar.models import (
    Attachment,
    Change,
    Event,
    Guest,
    Helper,
    Occurrence,
    Reminded,
    Reminder,
    Role,
)
from workspace.calendar.services import dates

# A Thursday, 18:00 in Kiel, two weeks and a half before the clocks change.
THURSDAY = datetime(2036, 10, 9, 16, 0, tzinfo=UTC)


class EventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Event

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    title = factory.Sequence(lambda n: f"Treffen {n}")
    start = THURSDAY
    end = factory.LazyAttribute(lambda event: event.start + timedelta(hours=2))
    place = "Kulturforum"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        event = super()._create(model_class, *args, **kwargs)
        event = model_class.objects.select_related("project").get(pk=event.pk)
        dates.write(event)
        return event


class ChangeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Change

    event = factory.SubFactory(EventFactory)
    recurrence_id = factory.SelfAttribute("event.start")
    place = "Rathaus"


class OccurrenceFactory(factory.django.DjangoModelFactory):
    """A further one; those of the event are there already."""

    class Meta:
        model = Occurrence

    event = factory.SubFactory(EventFactory)
    recurrence_id = factory.LazyAttribute(lambda row: row.event.start + timedelta(days=700))
    start = factory.SelfAttribute("recurrence_id")
    end = factory.LazyAttribute(lambda row: row.start + timedelta(hours=1))


class GuestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Guest

    event = factory.SubFactory(EventFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    answer = "yes"


class RoleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Role

    event = factory.SubFactory(EventFactory)
    name = "Kuchen"
    wanted = 2


class HelperFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Helper

    role = factory.SubFactory(RoleFactory)
    recurrence_id = factory.SelfAttribute("role.event.start")
    membership = factory.SubFactory("tests.factories.projects.MembershipFactory")


class ReminderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reminder

    event = factory.SubFactory(EventFactory)
    before = 60


class RemindedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reminded

    reminder = factory.SubFactory(ReminderFactory)
    recurrence_id = factory.SelfAttribute("reminder.event.start")


class AttachmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attachment

    event = factory.SubFactory(EventFactory)
    shelf = "documents"
    object_id = 1
