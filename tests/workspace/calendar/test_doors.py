"""Who may what in the calendar: members plan, guests answer, strangers find nothing, closed is closed."""

import pytest
from django.urls import reverse

from tests.factories.calendar import GuestFactory, RoleFactory
from tests.factories.projects import ProjectFactory
from workspace.calendar.models import Event, Guest, Helper
from workspace.projects.choices import Status

PAGES = ["detail", "edit", "cancel", "delete"]
PLANNING = {
    "edit": {"title": "Fremdes", "day": "2036-12-04", "starts": "10:00"},
    "move": {"to": "2036-10-14"},
    "cancel": {"note": "Weg damit"},
    "restore": {},
    "delete": {},
}


def rows_of(project):
    events = list(Event.objects.filter(project=project).values_list("title", "start", "cancelled_at"))
    return events, Guest.objects.count(), Helper.objects.count()


def everything(client, meeting, address):
    role = RoleFactory(event=meeting)
    pages = [client.get(address(name, meeting)) for name in PAGES]
    sent = [client.post(address(name, meeting), said) for name, said in PLANNING.items()]
    sent.append(client.post(address("answer", meeting), {"reply": "yes"}))
    sent.append(client.post(address("help", meeting, role)))
    return [*pages, *sent]


@pytest.mark.parametrize("who", ["clara", None])
def test_for_strangers_there_is_no_event(as_person, request, project, meeting, address, who):
    client = as_person(request.getfixturevalue(who) if who else None)
    before = rows_of(project)

    answers = everything(client, meeting, address)

    assert {answer.status_code for answer in answers} == {404 if who else 302}
    assert not any(meeting.title in answer.content.decode() for answer in answers)
    assert rows_of(project) == before


def test_an_event_of_another_project_is_not_there(as_person, anna, meeting):
    other = ProjectFactory(slug="anderes", admin=anna)

    def address(name, *things):
        return reverse(f"workspace:calendar:{name}", args=[other.slug, *(each.pk for each in things)])

    assert {answer.status_code for answer in everything(as_person(anna), meeting, address)} == {404}


def test_guests_read_and_answer_and_plan_nothing(as_person, gesa, project, meeting, address):
    client = as_person(gesa)
    role = RoleFactory(event=meeting)
    before = rows_of(project)[0]

    page = client.get(address("detail", meeting)).content.decode()
    refused = [client.post(address(name, meeting), said) for name, said in PLANNING.items()]
    refused += [client.get(address("create"))]

    assert meeting.title in page
    assert not any(address(name, meeting) in page for name in ("edit", "move", "cancel", "delete"))
    assert {answer.status_code for answer in refused} == {403}
    assert rows_of(project)[0] == before
    client.post(address("answer", meeting), {"reply": "yes"})
    client.post(address("help", meeting, role))
    assert (meeting.guests.get().user, role.helpers.get().membership.user) == (gesa, gesa)


@pytest.mark.parametrize("status", [Status.ARCHIVED, Status.DECLINED])
def test_a_closed_project_is_read_only(as_person, anna, project, meeting, address, status):
    project.status = status
    project.save()
    before = rows_of(project)
    client = as_person(anna)

    answers = everything(client, meeting, address)

    assert [answer.status_code for answer in answers][:1] == [200]
    assert {answer.status_code for answer in answers[1:]} == {403}
    assert rows_of(project) == before


def test_switched_off_nothing_of_the_room_is_there(as_person, anna, project, meeting, address):
    project.rooms_off = ["calendar"]
    project.save()
    client = as_person(anna)

    assert client.get(address("detail", meeting)).status_code == 404
    assert meeting.title not in client.get(reverse("my_calendar:list")).content.decode()


def test_who_leaves_takes_answers_and_roles_along(anna, ben, project, meeting):
    membership = project.memberships.get(user=ben)
    GuestFactory(event=meeting, user=ben, membership=membership)
    Helper.objects.create(role=RoleFactory(event=meeting), recurrence_id=meeting.start, membership=membership)

    membership.delete()

    assert rows_of(project)[1:] == (0, 0)
