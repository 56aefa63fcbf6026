"""Beginning an appointment poll: picking days in a month, times for them, and what is refused."""

import datetime

import pytest
from django.utils import timezone

from portal.activity.models import Event
from portal.base.models import PortalSettings
from tests.factories.accounts import UserFactory
from tests.factories.projects import MembershipFactory
from workspace.polls.models import AppointmentPoll
from workspace.projects import clashes
from workspace.projects.clashes import Busy, Whose


def in_days(number):
    return (timezone.localdate() + datetime.timedelta(days=number)).isoformat()


def sent(**more):
    """As a browser does it."""
    fields = {
        "title": "Sommerfest planen",
        "where": "Gemeindehaus",
        "month": in_days(3)[:7],
        "minutes": "90",
        "hides": "never",
        "proposals": "never",
        "zone": "Europe/Berlin",
        "locked": "1",
        "if_need_be": "on",
        "day": [in_days(3), in_days(4)],
        f"time-{in_days(3)}": ["19:00"],
        f"time-{in_days(4)}": ["10:00", "17:30"],
    }
    return {**fields, **more}


def starts(poll):
    return [f"{timezone.localtime(option.start):%Y-%m-%d %H:%M}" for option in poll.options.all()]


def test_days_and_times_become_dates_and_everybody_is_asked(as_person, ben, address, project):
    answer = as_person(ben).post(address("create"), sent())

    poll = AppointmentPoll.objects.get()
    assert answer.url == address("detail", poll)
    assert (poll.place, poll.link, poll.minutes, poll.zone) == ("Gemeindehaus", "", 90, "Europe/Berlin")
    assert starts(poll) == [f"{in_days(3)} 19:00", f"{in_days(4)} 10:00", f"{in_days(4)} 17:30"]
    assert {option.lasts for option in poll.options.all()} == {datetime.timedelta(minutes=90)}
    assert Event.objects.get(kind="polls.opened").object_id == poll.pk


def test_sent_twice_it_is_one_poll(as_person, ben, address):
    for _time in range(2):
        as_person(ben).post(address("create"), sent())

    assert AppointmentPoll.objects.count() == 1


def test_whole_days_need_no_times(as_person, ben, address):
    as_person(ben).post(address("create"), sent(minutes="day", day=[in_days(3)]))

    option = AppointmentPoll.objects.get().options.get()
    assert option.all_day
    assert [f"{timezone.localtime(at):%H:%M}" for at in (option.start, option.end)] == ["00:00", "23:59"]


def test_a_link_is_one_and_stands_where_a_place_would(as_person, ben, address):
    as_person(ben).post(address("create"), sent(where="https://meet.example.org/fest"))

    poll = AppointmentPoll.objects.get()
    assert (poll.place, poll.link) == ("", "https://meet.example.org/fest")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"day": []}, "Wähle mindestens einen Tag."),
        ({"day": ["2026-02-30", "nichts"]}, "Wähle mindestens einen Tag."),
        ({"day": [in_days(-1)]}, "ist schon vorbei."),
        ({"day": [in_days(3)], f"time-{in_days(3)}": ["abends"]}, "Um wie viel Uhr?"),
        ({"day": [in_days(number) for number in range(1, 150)]}, "Höchstens 100 Termine."),
        ({"title": ""}, "Worum geht es? Dieses Feld"),
        ({"where": "https://"}, "Dieser Link ist nicht vollständig."),
        ({"deadline": in_days(-1)}, 'href="#id_deadline"'),
        ({"deadline": in_days(-1), "title": ""}, "Der Tag, bis zu dem geantwortet werden kann, ist schon vorbei."),
        ({"capacity": "0"}, "größer oder gleich 1"),
        ({"zone": "Mond/Krater"}, "Mond/Krater"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(as_person, ben, address, fields, said):
    page = as_person(ben).post(address("create"), sent(**fields))

    assert AppointmentPoll.objects.count() == 0
    assert said in page.text
    assert "Gemeindehaus" in page.text or "where" in fields


def test_all_that_is_wrong_is_said_at_once_and_in_one_place(as_person, ben, address):
    page = as_person(ben).post(address("create"), sent(day=[], title="")).text

    assert page.count('class="error-summary"') == 1
    assert page.count("Wähle mindestens einen Tag.") == 2  # above, and where the days are
    assert 'href="#id_title"' in page


def test_what_was_wrong_goes_with_the_next_day_that_is_picked(as_person, ben, address):
    part = as_person(ben).post(address("create"), sent(do="draw"), headers={"HX-Request": "true"}).text
    page = as_person(ben).post(address("create"), sent(do="draw")).text

    assert '<div id="problems" data-hx-swap-oob="true"></div>' in part
    assert page.count('id="problems"') == 1


def test_two_thousand_days_break_nothing(as_person, ben, address):
    days = [(datetime.date(2027, 1, 1) + datetime.timedelta(days=number)).isoformat() for number in range(2000)]
    page = as_person(ben).post(address("create"), sent(day=days))

    assert "Höchstens 100 Termine." in page.text
    assert AppointmentPoll.objects.count() == 0


def test_buttons_draw_the_form_again_with_all_that_was_typed(as_person, ben, address):
    client = as_person(ben)
    more = client.post(address("create"), sent(do=f"more:{in_days(3)}")).context["drawn"]
    spread = client.post(address("create"), sent(do="spread:")).context["drawn"]
    dropped = client.post(address("create"), sent(do=f"drop:{in_days(3)}")).context["drawn"]
    elsewhere = client.post(address("create"), sent(do="month:2030-01"))

    assert [row.times for row in more.rows] == [["19:00", ""], ["10:00", "17:30"]]
    assert [row.times for row in spread.rows] == [["19:00"], ["19:00"]]
    assert [row.date.isoformat() for row in dropped.rows] == [in_days(4)]
    assert all(row.is_elsewhere for row in elsewhere.context["drawn"].rows)
    assert "Sommerfest planen" in elsewhere.text
    assert AppointmentPoll.objects.count() == 0


def test_a_day_that_is_picked_has_the_times_of_the_first_one(as_person, ben, address):
    fields = sent(day=[in_days(3), in_days(5)], do="draw")
    part = as_person(ben).post(address("create"), fields, headers={"HX-Request": "true"})

    assert [row.times for row in part.context["drawn"].rows] == [["19:00"], ["19:00"]]
    assert "<html" not in part.text


def test_holidays_and_what_lies_there_already_are_named(as_person, ben, address, home_page, monkeypatch):
    PortalSettings.objects.update_or_create(site=home_page.get_site(), defaults={"holiday_region": "DE-SH"})
    at = datetime.datetime(2030, 12, 24, 18, tzinfo=datetime.UTC)
    concert = Busy("Konzert", at, at + datetime.timedelta(hours=2), False, "/konzert/", Whose.PROJECT)
    monkeypatch.setitem(clashes._sources, "test", lambda *_asked: [concert])

    page = as_person(ben).post(address("create"), sent(day=["2030-12-24"], do="month:2030-12"))

    assert "Erster Weihnachtstag" in page.text
    assert page.context["drawn"].rows[0].busy == [concert]
    assert page.text.count('<a href="/konzert/">Konzert</a>') == 2


def test_guests_do_not_begin_one(as_person, gesa, address):
    assert as_person(gesa).get(address("create")).status_code == 403
    assert as_person(gesa).post(address("create"), sent()).status_code == 403


def test_the_page_costs_the_same_for_one_day_and_for_thirty(as_person, ben, address, query_count):
    client = as_person(ben)
    one = sent(day=[in_days(3)], do="draw")
    thirty = sent(day=[in_days(number) for number in range(1, 31)], do="draw")
    for _visit in range(2):
        client.post(address("create"), one)

    with query_count() as first:
        client.post(address("create"), one)
    with query_count() as second:
        client.post(address("create"), thirty)

    assert len(first) == len(second)


def test_who_must_come_is_somebody_of_the_project(as_person, ben, anna, address, membership):
    stranger = MembershipFactory(user=UserFactory())
    refused = as_person(ben).post(address("create"), sent(must_come=[stranger.pk]))
    assert AppointmentPoll.objects.count() == 0
    assert refused.status_code == 200

    as_person(ben).post(address("create"), sent(must_come=[membership(anna).pk]))
    assert list(AppointmentPoll.objects.get().must_come.all()) == [membership(anna)]
