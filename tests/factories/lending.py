"""What is lent, and who has it when; `ThingFactory(municipality=kiel)` or `ThingFactory(project=project)`."""

from datetime import timedelta

import factory
from django.utils import timezone

from workspace.lending.choices import Status
from workspace.lending.layer import show
from workspace.lending.models import Loan, Thing
from workspace.lending.times import today, whole_days


class ThingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Thing
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Lastenrad {n}")
    municipality = factory.Maybe(
        "project",
        yes_declaration=None,
        no_declaration=factory.SubFactory("tests.factories.regions.MunicipalityFactory"),
    )
    project = None
    text = "Mit Kiste und Regenplane."
    handover = "Der Schlüssel liegt im Rathaus."

    @factory.post_generation
    def listed(self, create, extracted, **kwargs):
        if create:
            show(self)


class LoanFactory(factory.django.DjangoModelFactory):
    """Asked for in ten days, for two days; `days=(3, 4)` from and with other ones."""

    class Meta:
        model = Loan

    class Params:
        days = (10, 11)

    thing = factory.SubFactory(ThingFactory)
    borrower = factory.SubFactory("tests.factories.accounts.UserFactory")
    start = factory.LazyAttribute(lambda row: whole_days(*_days(row.days))[0])
    end = factory.LazyAttribute(lambda row: whole_days(*_days(row.days))[1])
    decided_at = factory.LazyAttribute(lambda row: None if row.status == Status.REQUESTED else timezone.now())
    status = Status.REQUESTED


def _days(offsets):
    return [today() + timedelta(days=offset) for offset in offsets]
