"""What is due becomes one mail a person, asked again, capped and in quiet hours put off."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from portal.activity import fanning, jobs
from portal.activity.choices import Cap, Channel, Pace, Reason
from portal.activity.choosing import choose, choose_nothing, resume_mail, set_rhythm, stop_mail
from portal.activity.delivery import deliver_due
from portal.activity.events import happen
from portal.activity.keeping import forget_old
from portal.activity.kinds import Line
from portal.activity.models import Event, HearingSettings, Notification
from portal.activity.services import mute, read
from tests.factories.regions import TopicFactory
from tests.portal.activity.noises import Noise, registered

NOON = datetime(2026, 6, 10, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def make(noise, topic, anna):
    """`make()` happens at noon, and Anna hears of it."""

    def make(now=NOON, target=None, scope=None):
        noise.named = [(anna.pk, Reason.NAMED)]
        event = happen("test.noise", target=target or topic, actor=None, scope=scope, at=now)
        fanning.fan_out(event.pk, now)
        return Notification.objects.get(event=event)

    return make


def sent():
    messages, mail.outbox[:] = list(mail.outbox), []
    return messages


def test_one_thing_has_its_own_subject_says_what_was_said_and_why(make, anna):
    row = make()

    assert deliver_due(NOON) == 1

    (message,) = sent()
    assert message.to == ["anna@example.org"]
    assert message.subject == f"de: Geräusch {row.event_id}"
    html = message.alternatives[0][0]
    for part in (message.body, html):
        assert "Rumms!" in part
        assert "Du bekommst diese Mail, weil du benannt wurdest." in part
        assert f"http://localhost:8000/geraeusche/{row.event_id}/" in part
    row.refresh_from_db()
    assert row.mailed_at == NOON
    assert deliver_due(NOON + timedelta(hours=1)) == 0


def test_a_question_keeps_its_mark_and_gets_no_full_stop(make, anna, monkeypatch):
    monkeypatch.setattr(
        Noise, "lines", lambda noise, events, language: {each.pk: Line("Wann?", "/") for each in events}
    )
    make()
    deliver_due(NOON)

    (message,) = sent()
    for part in (message.body, message.alternatives[0][0]):
        assert "Wann?" in part
        assert "Wann?." not in part


def test_it_is_in_the_language_of_the_person(make, anna):
    anna.language = "en"
    anna.save()
    row = make()

    deliver_due(NOON)

    (message,) = sent()
    assert message.subject == f"en: Geräusch {row.event_id}"
    assert "You get this mail because you were named." in message.body


def test_several_are_one_mail_grouped_the_newest_first(make):
    other = TopicFactory()
    rows = [make(), make(target=other), make()]

    assert deliver_due(NOON) == 1

    (message,) = sent()
    newest, second = f"/geraeusche/{rows[2].event_id}/", f"/geraeusche/{rows[1].event_id}/"
    assert message.body.index(newest) < message.body.index(second)
    assert f"/geraeusche/{rows[0].event_id}/" not in message.body  # in the group of the newest
    assert "und noch eine weitere Neuigkeit" in message.subject
    assert message.body.count("weil du benannt wurdest") == 2


@pytest.mark.parametrize("why", ["hidden", "done", "read", "muted", "inactive", "never", "no_mail"])
def test_what_is_no_longer_theirs_to_hear_makes_no_mail(noise, make, topic, anna, why):
    row = make()
    if why in {"hidden", "done"}:
        getattr(noise, why).add((anna.pk, row.event_id))
    elif why == "read":
        read(actor=anna)
    elif why == "muted":
        mute(target=topic, actor=anna)
    elif why == "inactive":
        anna.is_active = False
        anna.save()
    elif why == "never":
        choose(actor=anna, kind="test.noise", pace=Pace.NEVER, channels=Channel.values)
    else:
        stop_mail(actor=anna)

    assert deliver_due(NOON) == 0

    assert sent() == []
    row.refresh_from_db()
    assert row.due_at is None
    assert row.mailed_at is None


def test_a_mail_says_only_what_may_still_be_seen(noise, make, anna):
    hidden, shown = make(), make(target=TopicFactory())
    noise.hidden.add((anna.pk, hidden.event_id))

    deliver_due(NOON)

    (message,) = sent()
    assert f"/geraeusche/{shown.event_id}/" in message.body
    assert f"Geräusch {hidden.event_id}" not in message.body


def test_in_quiet_hours_it_waits_also_where_a_worker_is_late(make, anna):
    set_rhythm(actor=anna, quiet_from=22, quiet_until=7)
    make(NOON)
    night = NOON + timedelta(hours=12)

    assert deliver_due(night) == 0
    assert deliver_due(night + timedelta(hours=6, minutes=59)) == 0
    assert deliver_due(night + timedelta(hours=7)) == 1


def test_the_cap_holds_also_after_a_late_mail(make, anna):
    set_rhythm(actor=anna, cap=Cap.DAY, digest_hour=18)
    make(NOON)
    early = NOON + timedelta(hours=20)  # the worker was away in the evening
    assert deliver_due(early) == 1
    make(early + timedelta(hours=1))

    assert deliver_due(early + timedelta(hours=10)) == 0  # 18 o'clock of the same day
    assert deliver_due(early + timedelta(hours=33)) == 0
    assert deliver_due(early + timedelta(hours=34)) == 1


def test_what_is_beyond_the_cap_comes_at_once_and_alone(topic, anna):
    set_rhythm(actor=anna, cap=Cap.WEEK)
    named = [(anna.pk, Reason.DIRECT)]
    direct = Noise(named=named, beyond_cap=True, key="test.direct")
    with registered(direct, Noise(named=named)):
        for kind in ("test.noise", "test.direct"):
            fanning.fan_out(happen(kind, target=topic, actor=None, at=NOON).pk, NOON)

        assert deliver_due(NOON) == 1

        assert "weil es an dich gerichtet ist" in sent()[0].body
        assert HearingSettings.objects.get(user=anna).mailed_at is None
        assert Notification.objects.get(due_at__isnull=False).event.kind == "test.noise"


def test_another_choice_plans_what_is_still_to_come_anew(make, anna, kiel):
    row = make(scope=kiel)

    choose(actor=anna, kind="test.noise", scope=kiel, pace=Pace.WEEKLY, channels=Channel.values)
    row.refresh_from_db()
    assert timezone.localtime(row.due_at).weekday() == 0
    set_rhythm(actor=anna, digest_weekday=3)
    row.refresh_from_db()
    assert timezone.localtime(row.due_at).weekday() == 3
    choose_nothing(actor=anna, kind="test.noise", scope=kiel)
    row.refresh_from_db()
    assert row.due_at <= timezone.now()


def test_stopping_the_mails_of_a_kind_leaves_the_bell_and_can_be_undone(make, noise, anna):
    stop_mail(actor=anna, kind="test.noise")
    row = make()
    assert row.due_at is None
    assert row.in_bell

    resume_mail(actor=anna, kind="test.noise")

    assert make().due_at == NOON


def test_a_mistake_in_the_words_of_one_keeps_nobody_else_waiting(noise, topic, anna, ben, monkeypatch, logged_errors):
    noise.named = [(anna.pk, Reason.NAMED), (ben.pk, Reason.NAMED)]
    event = happen("test.noise", target=topic, actor=None, at=NOON)
    fanning.fan_out(event.pk, NOON)
    real = Noise.visible_to

    def failing(self, user, events):
        if user == anna:
            raise ZeroDivisionError
        return real(self, user, events)

    monkeypatch.setattr(Noise, "visible_to", failing)

    assert deliver_due(NOON) == 1

    assert str(anna.pk) in logged_errors.pop()
    assert [message.to for message in sent()] == [["ben@example.org"]]
    monkeypatch.undo()
    assert deliver_due(NOON + timedelta(minutes=30)) == 0
    assert deliver_due(NOON + timedelta(hours=1)) == 1


def test_the_clock_sends_what_is_due_now(make):
    make(timezone.now())

    jobs.send_what_is_due()

    assert len(sent()) == 1


def test_what_is_old_is_forgotten(make):
    make(NOON - timedelta(days=200))
    kept = make(NOON)

    assert forget_old(NOON - timedelta(days=180)) > 0

    assert list(Event.objects.all()) == [kept.event]
    assert list(Notification.objects.all()) == [kept]


def test_the_mail_has_a_thread_a_list_a_key_and_a_link_that_stops_its_kind_here(noise, make, client, anna, kiel):
    noise.thread = lambda event: "noise-1"
    row = make(scope=kiel)
    deliver_due(NOON)
    (message,) = sent()
    assert message.posting.key == f"activity:{anna.pk}:{row.pk}-{row.pk}"
    assert message.extra_headers["List-Id"] == "<test.localhost>"
    assert message.extra_headers["References"] == "<thread-noise-1@localhost>"
    path = message.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")

    client.get(path)
    assert make(scope=kiel).due_at is not None
    client.post(path, {"List-Unsubscribe": "One-Click"})

    assert make(scope=kiel).due_at is None
    assert make().due_at is not None


def test_the_link_in_a_digest_of_several_kinds_stops_all_of_them(topic, client, anna):
    named = [(anna.pk, Reason.NAMED)]
    with registered(Noise(named=named), Noise(named=named, key="test.other")):
        for kind in ("test.noise", "test.other"):
            fanning.fan_out(happen(kind, target=topic, actor=None, at=NOON).pk, NOON)
        deliver_due(NOON)
    (message,) = sent()
    path = message.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
    assert path in message.body

    client.post(path, {"List-Unsubscribe": "One-Click"})

    assert not HearingSettings.objects.get(user=anna).wants_mail
