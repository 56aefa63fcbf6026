"""What lending says on the home of a project: requests, to those who answer them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.base.together import answered
from tests.factories.lending import LoanFactory, ThingFactory
from workspace.lending.choices import Status
from workspace.lending.room import MOST_ON_THE_HOME, waiting
from workspace.projects.models import Membership


@pytest.fixture
def said(project, anna, ben, gesa):
    """Of whom one reads what."""
    keepers = {"anna": anna, "ben": ben, "gesa": gesa}

    def of(who):
        panel = answered(waiting(Membership.objects.select_related("project").get(user=keepers[who])))
        return [loan.thing.title for loan in panel["loans"]] if panel else None

    return of


def test_admins_read_of_all_requests_members_of_those_for_what_they_have_brought_in(said, project, projector, ben):
    drill = ThingFactory(title="Bohrmaschine", project=project, created_by=ben)
    LoanFactory(thing=projector, days=(3, 4))
    LoanFactory(thing=drill, days=(5, 6))
    LoanFactory(thing=ThingFactory(), days=(1, 2))

    assert (said("anna"), said("ben"), said("gesa")) == (["Dokumentenkamera", "Bohrmaschine"], ["Bohrmaschine"], None)


def test_nobody_reads_of_what_waits_no_longer(said, projector):
    LoanFactory(thing=projector, status=Status.APPROVED)
    yesterday = timezone.now() - timedelta(days=1)
    LoanFactory(thing=projector, start=yesterday - timedelta(hours=1), end=yesterday)

    assert said("anna") is None


def test_in_a_closed_project_nobody_answers(said, project, projector):
    LoanFactory(thing=projector)
    project.status = "archived"
    project.save()

    assert said("anna") is None


def test_the_panel_leads_to_the_requests_and_asks_once(as_person, anna, project, projector, django_assert_num_queries):
    loan, *_others = [LoanFactory(thing=projector, days=(day, day)) for day in range(3, 4 + MOST_ON_THE_HOME)]
    membership = Membership.objects.select_related("project").get(user=anna)

    page = as_person(anna).get(project.workspace_url).content.decode()

    assert page.count("Dokumentenkamera: ") == MOST_ON_THE_HOME
    assert f'<a href="{loan.get_absolute_url()}">Dokumentenkamera: {loan.when}</a>' in page
    with django_assert_num_queries(1):
        panel = answered(waiting(membership))
        shown = [(each.get_absolute_url(), each.when) for each in panel["loans"]]
    assert (shown[0], panel["there_are_more"]) == ((loan.get_absolute_url(), loan.when), True)
