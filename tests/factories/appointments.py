"""Appointment polls; `AppointmentPollFactory(project=…, dates=3)` has dates in the evening, a day after another."""

from datetime import timedelta

import factory
from django.utils import timezone

from workspace.polls.appointments.choices import Value
from workspace.polls.models import Answer, AppointmentPoll, Option, Participant


class AppointmentPollFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AppointmentPoll
        skip_postgeneration_save = True

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    created_by = factory.SubFactory("tests.factories.accounts.UserFactory")
    title = factory.Sequence(lambda n: f"Treffen {n}")
    place = "Gemeindehaus"
    zone = "Europe/Berlin"
    minutes = 60

    @factory.post_generation
    def dates(self, create, extracted, **kwargs):
        if create:
            for number in range(extracted or 0):
                OptionFactory(poll=self, start=evening(number + 2))


def evening(days):
    """At seven, so many days from now."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=19, minute=0, second=0, microsecond=0)


class OptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Option

    poll = factory.SubFactory(AppointmentPollFactory)
    start = factory.LazyFunction(lambda: evening(2))
    end = factory.LazyAttribute(lambda option: option.start + timedelta(hours=1))


class ParticipantFactory(factory.django.DjangoModelFactory):
    """Somebody of the project; `outside=True` for somebody with a name only."""

    class Meta:
        model = Participant

    class Params:
        outside = factory.Trait(user=None, name=factory.Sequence(lambda n: f"Gast {n}"))

    poll = factory.SubFactory(AppointmentPollFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    answered_at = factory.LazyFunction(timezone.now)


class AnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Answer

    participant = factory.SubFactory(ParticipantFactory)
    option = factory.SubFactory(OptionFactory)
    value = Value.YES
