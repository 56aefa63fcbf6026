"""What the people of a project hear of it: everything in its timeline, once a day, and nothing once they have left."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.activity.choices import Reason
from portal.activity.delivery import deliver_due
from portal.activity.events import happen
from portal.activity.models import Concern, Event, Notification, Preference
from portal.activity.reading import hear
from tests.factories.projects import ProjectFactory
from workspace.projects.happenings import record
from workspace.projects.services import deleting


@pytest.fixture
def project(anna, ben):
    return ProjectFactory(name="Repair-Café", admin=anna, members=[ben])


@pytest.fixture
def happens(project, commit, anna):
    def happens(kind="page", **values):
        with commit():
            return record(project, kind, actor=anna, **values)

    return happens


def heard(person):
    return [each.line.words for each in hear(person, list(Notification.objects.of(person).newest_first()), "de")]


def test_all_but_who_did_it_hear_of_it_once_a_day(happens, anna, ben, clara):
    happens()

    assert heard(ben) == ["„Repair-Café“: Anna hat die öffentliche Seite geändert"]
    assert Notification.objects.get().reason == Reason.MEMBER
    assert deliver_due() == 0
    assert deliver_due(timezone.now() + timedelta(days=1)) == 1
    assert mail.outbox[0].to == [ben.email]
    assert heard(anna) == heard(clara) == []


def test_who_has_left_hears_nothing_of_what_was_before(happens, project, ben):
    happens()
    project.memberships.filter(user=ben).delete()

    assert heard(ben) == []
    assert deliver_due(timezone.now() + timedelta(days=1)) == 0


def test_what_was_taken_out_of_the_timeline_is_told_to_nobody(happens, ben):
    happens().delete()

    assert heard(ben) == []


def test_the_home_of_the_workspace_has_read_it(happens, project, ben, client):
    happens()
    client.force_login(ben)

    assert client.get(reverse("workspace:home", args=[project.slug])).status_code == 200

    assert Notification.objects.get().read_at is not None
    assert deliver_due(timezone.now() + timedelta(days=1)) == 0


def test_several_of_one_kind_are_one_line(happens, ben, project, commit, anna):
    happens()
    happens()
    happens("joined", room="people")

    deliver_due(timezone.now() + timedelta(days=1))

    assert mail.outbox[0].body.count("öffentliche Seite geändert") == 1
    assert "Anna macht mit" in mail.outbox[0].body


def test_a_deleted_project_leaves_nothing_behind(happens, project, anna, ben):
    happens()
    happen("projects.happening", target=ben, scope=project, actor=None, data={"happening": 0, "kind": "page"})
    happen("projects.happening", target=ben, about=[project], actor=None, data={"happening": 0, "kind": "page"})
    Preference.objects.create(user=ben, scope=project, pace="never")
    project.deleted_on = timezone.localdate()
    project.save()

    deleting.delete_due()

    assert Event.objects.count() == 1
    assert Concern.objects.count() == 1
    assert not Preference.objects.exists()


def test_it_costs_as_many_queries_for_three_as_for_one(happens, ben, query_count):
    def cost():
        with query_count() as queries:
            heard(ben)
        return len(queries)

    happens()
    cost()
    one = cost()
    happens("joined", room="people")
    happens("status", title="paused")

    assert cost() == one
