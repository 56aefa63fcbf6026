"""Who hears of an event, and how it is taken up where a worker was killed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.activity import fanning, jobs
from portal.activity.choices import Pace, Reason
from portal.activity.events import happen
from portal.activity.models import Event, HearingSettings, Notification, Preference
from portal.activity.services import follow, mute, read, seen
from tests.factories.accounts import UserFactory
from tests.factories.regions import MunicipalityFactory
from tests.portal.activity.noises import Noise, registered


@pytest.fixture
def told(noise, topic, commit):
    def told(**values):
        with commit():
            return happen("test.noise", target=topic, **{"actor": None, **values})

    return told


def test_everybody_of_the_audience_hears_it_once_with_the_first_reason(noise, told, topic, anna, ben):
    follow(target=topic, actor=anna)
    follow(target=topic, actor=ben)
    noise.named = [(ben.pk, Reason.NAMED)]

    event = told()

    rows = Notification.objects.filter(event=event).values_list("user", "reason")
    assert set(rows) == {(anna.pk, Reason.FOLLOWS), (ben.pk, Reason.NAMED)}


def test_nobody_hears_of_their_own_act_nor_does_who_cannot_sign_in(told, topic, anna, ben):
    follow(target=topic, actor=anna)
    follow(target=topic, actor=ben)
    ben.is_active = False
    ben.save()

    event = told(actor=anna)

    assert not Notification.objects.filter(event=event).exists()


def test_who_has_muted_the_thing_or_the_place_hears_nothing(noise, told, topic, anna, ben, kiel):
    noise.named = [(anna.pk, Reason.NAMED), (ben.pk, Reason.NAMED)]
    mute(target=topic, actor=anna)
    mute(target=kiel, actor=ben)

    event = told(scope=kiel)

    assert not Notification.objects.filter(event=event).exists()


def test_telling_twice_is_as_once(told, topic, anna):
    follow(target=topic, actor=anna)
    event = told()
    Event.objects.update(fanned_at=None, fanned_to=0)

    fanning.fan_out(event.pk)

    assert Notification.objects.count() == 1


def test_what_a_killed_worker_left_is_taken_up_where_it_was(monkeypatch, noise, topic):
    people = UserFactory.create_batch(5)
    noise.named = [(person.pk, Reason.NAMED) for person in people]
    event = happen("test.noise", target=topic, actor=None, at=timezone.now() - timedelta(minutes=10))
    monkeypatch.setattr(fanning, "BATCH", 2)
    real, done = fanning._tell, []

    def killed(*args):
        if len(done) == 1:
            raise SystemExit
        done.append(real(*args))
        return done[0]

    monkeypatch.setattr(fanning, "_tell", killed)
    with pytest.raises(SystemExit):
        fanning.fan_out(event.pk)
    monkeypatch.setattr(fanning, "_tell", real)
    assert Notification.objects.count() == 2

    jobs.take_up_what_was_left_behind()

    event.refresh_from_db()
    assert set(Notification.objects.values_list("user", flat=True)) == {person.pk for person in people}
    assert event.fanned_at is not None
    assert event.fanned_to == people[-1].pk


def test_it_costs_as_many_queries_for_thirty_people_as_for_one(noise, topic, query_count):
    def cost(count):
        noise.named = [(person.pk, Reason.NAMED) for person in UserFactory.create_batch(count)]
        event = happen("test.noise", target=topic, actor=None)
        with query_count() as queries:
            fanning.fan_out(event.pk)
        return len(queries)

    cost(1)

    assert cost(30) == cost(1)


def test_an_event_of_a_kind_that_nobody_knows_is_refused(topic):
    with pytest.raises(LookupError):
        happen("test.unknown", target=topic, actor=None)


@pytest.mark.parametrize(
    ("rows", "pace"),
    [
        ([], Pace.AT_ONCE),
        ([("", False, Pace.WEEKLY)], Pace.WEEKLY),
        ([("", False, Pace.WEEKLY), ("test.noise", False, Pace.DAILY)], Pace.DAILY),
        ([("test.noise", False, Pace.DAILY), ("", True, Pace.WEEKLY)], Pace.WEEKLY),
        (
            [("test.noise", False, Pace.DAILY), ("", True, Pace.WEEKLY), ("test.noise", True, Pace.AT_ONCE)],
            Pace.AT_ONCE,
        ),
    ],
)
def test_the_most_particular_preference_holds(noise, told, anna, kiel, rows, pace):
    noise.named = [(anna.pk, Reason.NAMED)]
    other = MunicipalityFactory()
    for kind, is_here, chosen in rows:
        Preference.objects.create(user=anna, kind=kind, scope=kiel if is_here else None, pace=chosen)
    Preference.objects.create(user=anna, kind="test.noise", scope=other, pace=Pace.NEVER)

    event = told(scope=kiel)

    due = Notification.objects.get(event=event).due_at
    now = timezone.now()
    assert due is not None
    assert (due <= now) == (pace == Pace.AT_ONCE)
    assert (timezone.localtime(due).hour == 7) or pace == Pace.AT_ONCE
    assert pace != Pace.WEEKLY or timezone.localtime(due).weekday() == 0


def test_never_is_never_but_where_a_kind_must_be_heard(topic, anna, commit):
    Preference.objects.create(user=anna, kind="", pace=Pace.NEVER)
    for may_be_never, count in ((True, 0), (False, 1)):
        with registered(Noise(named=[(anna.pk, Reason.NAMED)], may_be_never=may_be_never)), commit():
            event = happen("test.noise", target=topic, actor=None)

        assert Notification.objects.filter(event=event).count() == count


@pytest.mark.parametrize("channels", [[], ["bell"], ["mail"], ["bell", "mail", "push"]])
def test_only_the_ways_that_were_chosen_are_taken(topic, anna, commit, channels):
    Preference.objects.create(user=anna, kind="test.noise", pace=Pace.DAILY, channels=channels)

    with registered(Noise(named=[(anna.pk, Reason.NAMED)], push=True)), commit():
        happen("test.noise", target=topic, actor=None)

    rows = list(Notification.objects.all())
    assert bool(rows) == bool(channels)
    for row in rows:
        assert row.in_bell == ("bell" in channels)
        assert (row.due_at is not None) == ("mail" in channels)


def test_no_mail_at_all_for_who_wants_none(noise, told, anna):
    noise.named = [(anna.pk, Reason.NAMED)]
    HearingSettings.objects.create(user=anna, wants_mail=False)

    event = told()

    assert Notification.objects.get(event=event).due_at is None


def test_looking_at_the_thing_has_read_what_was_told_of_it(noise, told, topic, anna, ben, query_count):
    noise.named = [(anna.pk, Reason.NAMED), (ben.pk, Reason.NAMED)]
    told()

    assert seen(anna, topic) == 1

    mine, theirs = Notification.objects.get(user=anna), Notification.objects.get(user=ben)
    assert mine.read_at is not None
    assert mine.due_at is None
    assert theirs.read_at is None
    with query_count() as queries:
        seen(anna, topic)
    assert len(queries) == 1
    assert read(actor=ben) == 1
