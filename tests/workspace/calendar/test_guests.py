"""Asking, answering, places with a waiting list that moves up, roles, and the secret address of a guest."""

import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.calendar import EventFactory, GuestFactory, RoleFactory
from tests.factories.projects import MembershipFactory
from workspace.calendar.errors import CalendarError
from workspace.calendar.models import Guest
from workspace.calendar.services import Invitee, change_event, happened, invite, uninvite
from workspace.calendar.services.answering import answer
from workspace.calendar.services.happened import What
from workspace.calendar.services.parts import take_on
from workspace.calendar.services.reminding import fill_places
from workspace.calendar.showing import guests_of


@pytest.fixture
def heard(monkeypatch, django_capture_on_commit_callbacks):
    """What listeners were told: `heard(lambda: …)`."""
    told = []
    monkeypatch.setattr(happened, "_listeners", [told.append])

    def of(act):
        told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return [(each.what, [guest.shown_name for guest in each.guests]) for each in told]

    return of


@pytest.fixture
def small(project):
    """Two places."""
    return EventFactory(project=project, title="Kurs", capacity=2)


def names(rows):
    return [row.shown_name for row in rows]


def test_who_is_asked_twice_stands_on_the_list_once(meeting, anna, ben):
    asked = [Invitee(user=ben), Invitee(email="BEN@example.org"), Invitee(name="Jana", email="jana@example.org")]

    invite(event=meeting, actor=anna, guests=asked)
    again = invite(event=meeting, actor=anna, guests=[*asked, Invitee(email="JANA@example.org")])

    assert names(meeting.guests.order_by("pk")) == ["Ben Behrens", "Jana"]
    assert again == []
    assert meeting.guests.get(user=ben).membership.user == ben


def test_who_comes_too_late_waits_and_moves_up_in_order(small, anna, ben, gesa, heard):
    for person in (anna, ben, gesa):
        answer(event=small, user=person, reply="yes")
    last = MembershipFactory(project=small.project).user
    answer(event=small, user=last, reply="yes")

    told = heard(lambda: answer(event=small, user=anna, reply="no"))

    row = guests_of(small.occurrences.get())
    assert names(row.coming) == ["Ben Behrens", "Gesa Gast"]
    assert names(row.waiting) == [last.name]
    assert told == [(What.ANSWERED, ["Anna Ahrens"]), (What.MOVED_UP, ["Gesa Gast"])]


def test_who_has_a_place_keeps_it_when_they_press_again(small, anna, ben, gesa):
    for person in (anna, ben, gesa, anna, gesa):
        answer(event=small, user=person, reply="yes")

    row = guests_of(small.occurrences.get())
    assert (names(row.coming), names(row.waiting)) == (["Ben Behrens", "Anna Ahrens"], ["Gesa Gast"])


def test_who_has_a_place_does_not_read_that_a_yes_would_wait(as_person, small, anna, ben, gesa, address):
    for person in (anna, ben):
        answer(event=small, user=person, reply="yes")

    waits = "Wer jetzt zusagt, steht auf der Warteliste."
    pages = {person: as_person(person).get(address("detail", small)).text for person in (anna, gesa)}
    assert (waits in pages[anna], waits in pages[gesa]) == (False, True)


def test_more_places_let_move_up_and_fewer_take_nobody_theirs(small, anna, ben, gesa):
    for person in (anna, ben, gesa):
        answer(event=small, user=person, reply="yes")

    change_event(event=small, actor=anna, said={"capacity": 3})
    change_event(event=small, actor=anna, said={"capacity": 1})

    assert len(guests_of(small.occurrences.get()).coming) == 3


def test_who_leaves_the_project_leaves_a_place_behind(small, anna, ben, gesa):
    for person in (anna, ben, gesa):
        answer(event=small, user=person, reply="yes")
    small.project.memberships.get(user=ben).delete()

    assert fill_places() == 1

    assert names(guests_of(small.occurrences.get()).coming) == ["Anna Ahrens", "Gesa Gast"]


def test_of_a_series_a_date_counts_more_than_all_of_them(series, ben, date_number):
    third = date_number(series, 2)
    answer(event=series, user=ben, reply="yes")
    answer(event=series, user=ben, reply="no", recurrence_id=third.recurrence_id)

    assert [guests_of(date_number(series, number), ben.pk).mine.answer for number in (1, 2, 3)] == ["yes", "no", "yes"]

    answer(event=series, user=ben, reply="yes")
    assert guests_of(date_number(series, 2), ben.pk).mine.answer == "yes"


def test_places_of_a_series_are_counted_for_each_date(series, anna, ben, date_number):
    change_event(event=series, actor=anna, said={"capacity": 1})
    third, fourth = date_number(series, 2), date_number(series, 3)

    first = answer(event=series, user=anna, reply="yes", recurrence_id=third.recurrence_id)
    second = answer(event=series, user=ben, reply="yes", recurrence_id=third.recurrence_id)
    other = answer(event=series, user=ben, reply="yes", recurrence_id=fourth.recurrence_id)

    assert (first.waits, second.waits, other.waits) == (False, True, False)
    with pytest.raises(CalendarError):
        answer(event=series, user=ben, reply="yes")


def test_nobody_takes_on_what_enough_others_do(meeting, project, anna, ben, gesa):
    role = RoleFactory(event=meeting, wanted=2)
    for person in (anna, ben, ben):
        take_on(role=role, recurrence_id=meeting.start, membership=project.memberships.get(user=person))

    with pytest.raises(CalendarError):
        take_on(role=role, recurrence_id=meeting.start, membership=project.memberships.get(user=gesa))

    assert role.helpers.count() == 2


def test_a_secret_address_answers_without_an_account_and_looking_changes_nothing(client, meeting, anna):
    guest = invite(event=meeting, actor=anna, guests=[Invitee(name="Jana", email="jana@example.org")])[0]
    url = guest.get_absolute_url()

    page = client.get(url)
    assert "Treffen" in page.content.decode()
    assert Guest.objects.get(pk=guest.pk).answer == ""

    client.post(url, {"reply": "yes", "comment": "Ich bringe Salat", "stamp": meeting.occurrences.get().stamp})
    now = Guest.objects.get(pk=guest.pk)
    assert (now.answer, now.comment) == ("yes", "Ich bringe Salat")


def test_off_the_list_the_secret_address_is_worth_nothing(client, meeting, anna):
    guest = invite(event=meeting, actor=anna, guests=[Invitee(name="Jana", email="jana@example.org")])[0]

    uninvite(event=meeting, actor=anna, guest=guest)

    answer_ = client.get(guest.get_absolute_url())
    assert answer_.status_code == 404
    assert "Treffen" not in answer_.content.decode()


def test_a_guest_answers_single_dates_by_the_secret_address(client, series, anna, date_number):
    guest = invite(event=series, actor=anna, guests=[Invitee(name="Jana", email="jana@example.org")])[0]
    url = guest.get_absolute_url()

    client.post(url, {"reply": "yes", "all": "on"})
    client.post(url, {"reply": "no", "stamp": date_number(series, 1).stamp})

    rows = series.guests.filter(email="jana@example.org").order_by("pk")
    assert [(row.answer, row.recurrence_id) for row in rows] == [
        ("yes", None), ("no", date_number(series, 1).recurrence_id),
    ]  # fmt: skip


def test_people_and_addresses_are_asked_on_a_page(as_person, anna, ben, project, meeting, address):
    client = as_person(anna)
    sent = {
        "people": [project.memberships.get(user=ben).pk],
        "addresses": "Jana Jansen <jana@example.org>\nkai@example.org",
    }

    wrong = client.post(address("invite", meeting), {"addresses": "jana(at)example.org"})
    client.post(address("invite", meeting), sent)

    assert wrong.context["form"].errors
    assert names(meeting.guests.order_by("pk")) == ["Ben Behrens", "Jana Jansen", "Jemand mit einer Adresse"]
    jana = meeting.guests.get(email="jana@example.org")
    client.post(address("uninvite", meeting, jana))
    assert not meeting.guests.filter(email="jana@example.org").exists()


def test_whoever_was_asked_from_outside_finds_it_among_their_dates(as_person, clara, meeting, anna):
    guest = invite(event=meeting, actor=anna, guests=[Invitee(user=clara)])[0]

    page = as_person(clara).get(reverse("my_calendar:list")).content.decode()

    assert guest.get_absolute_url() in page
    assert meeting.get_absolute_url() not in page


def test_a_hundred_guests_cost_the_queries_of_one(as_person, ben, meeting, address, queries_of):
    as_person(ben)
    GuestFactory(event=meeting, user=ben)
    role = RoleFactory(event=meeting, wanted=30)
    take_on(role=role, recurrence_id=meeting.start, membership=meeting.project.memberships.get(user=ben))
    one = queries_of(address("detail", meeting))

    for _number in range(10):
        membership = MembershipFactory(project=meeting.project, user=UserFactory())
        GuestFactory(event=meeting, user=membership.user, membership=membership)
        take_on(role=role, recurrence_id=meeting.start, membership=membership)

    assert queries_of(address("detail", meeting)) == one
