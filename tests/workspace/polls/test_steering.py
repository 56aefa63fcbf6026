"""Changing, proposing, reminding, choosing: what is kept, and who hears of what."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.activity.delivery import deliver_due
from portal.activity.models import Event, Notification
from tests.factories.appointments import (
    AnswerFactory,
    AppointmentPollFactory,
    OptionFactory,
    ParticipantFactory,
    evening,
)
from workspace.polls.appointments import closing, ranking
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.services import announcing, answering, deleting, reminding
from workspace.polls.appointments.services.answering import Answers
from workspace.polls.models import Answer, AppointmentPoll
from workspace.projects.services import leaving


def edited(poll, **more):
    """What the form sends where nothing is changed."""
    fields = {"title": poll.title, "where": poll.place, "description": "", "deadline": "", "month": "2026-12"}
    for option in poll.options.filter(removed_at__isnull=True):
        start, end = timezone.localtime(option.start), timezone.localtime(option.end)
        fields |= {
            f"day-{option.pk}": f"{start:%Y-%m-%d}",
            f"start-{option.pk}": f"{start:%H:%M}",
            f"end-{option.pk}": f"{end:%H:%M}",
            f"places-{option.pk}": "",
        }
    return {**fields, **more}


def told(kind):
    return sorted(Notification.objects.filter(event__kind=kind).values_list("user__email", flat=True))


@pytest.fixture
def answered(poll, gesa):
    """Gesa can on the first date, not on the others."""
    participant = ParticipantFactory(poll=poll, user=gesa)
    for option, value in zip(poll.options.all(), ("yes", "no", "no"), strict=True):
        AnswerFactory(participant=participant, option=option, value=value)
    return participant


@pytest.mark.parametrize(
    ("start", "end", "lasts"), [("19:00", "01:00", 6), ("18:00", "17:00", None), ("20:00", "09:00", None)]
)
def test_a_date_goes_on_past_midnight_and_not_until_the_next_evening(as_person, ben, poll, address, start, end, lasts):
    first = poll.options.first()
    before = first.start, first.end

    page = as_person(ben).post(
        address("edit", poll), edited(poll, **{f"start-{first.pk}": start, f"end-{first.pk}": end})
    )

    first.refresh_from_db()
    if lasts:
        assert first.end - first.start == datetime.timedelta(hours=lasts)
    else:
        assert (first.start, first.end) == before
        assert "Der Termin endet, bevor er beginnt." in page.text
        assert f'value="{end}"' in page.text


def test_a_deadline_that_has_passed_is_said_at_its_field_and_may_stay(as_person, ben, poll, address):
    yesterday = (timezone.localdate() - datetime.timedelta(days=1)).isoformat()
    page = as_person(ben).post(address("edit", poll), edited(poll, deadline=yesterday))
    assert page.context["form"].errors["deadline"] == ["Der Tag, bis zu dem geantwortet werden kann, ist schon vorbei."]

    poll.deadline = timezone.localtime().replace(hour=23, minute=59, second=0, microsecond=0)
    poll.deadline -= datetime.timedelta(days=1)
    poll.save()
    as_person(ben).post(address("edit", poll), edited(poll, deadline=yesterday, title="Anders"))
    poll.refresh_from_db()
    assert poll.title == "Anders"


def test_a_date_that_is_moved_keeps_its_answers_and_is_marked(as_person, ben, gesa, poll, answered, address, commit):
    first = poll.options.first()
    with commit():
        as_person(ben).post(
            address("edit", poll), edited(poll, **{f"start-{first.pk}": "20:00", f"end-{first.pk}": "21:30"})
        )

    first.refresh_from_db()
    assert f"{timezone.localtime(first.start):%H:%M}" == "20:00"
    assert first.answers.get().value == "yes"
    assert told("polls.changed") == ["gesa@example.org"]
    page = as_person(gesa).get(address("detail", poll))
    assert [line.is_new for line in page.context["lines"]] == [True, False, False]


@pytest.mark.usefixtures("answered")
def test_what_is_over_when_a_date_is_chosen_is_not_told_any_more(
    as_person, ben, gesa, poll, address, membership, mailoutbox, commit
):
    """That Gesa should look at her answer again, that Ben has a proposal to look at, and that all have answered."""
    first, *_others = poll.options.all()
    with commit():
        as_person(ben).post(
            address("edit", poll), edited(poll, **{f"start-{first.pk}": "20:00", f"end-{first.pk}": "21:30"})
        )
        for kind in ("polls.proposed", "polls.all_answered"):
            announcing.say(kind, poll, gesa)
    with commit():
        closing.close(poll=poll, membership=membership(ben), option=first)
    with commit():
        deliver_due(timezone.localtime().replace(hour=12) + datetime.timedelta(days=1))

    told_by_mail = [mail.subject for mail in mailoutbox if mail.to in (["gesa@example.org"], ["ben@example.org"])]
    assert len(told_by_mail) == 1, told_by_mail


def test_nobody_hears_of_it_where_no_date_is_changed(as_person, ben, poll, answered, address):
    as_person(ben).post(address("edit", poll), edited(poll, title="Fest planen"))

    poll.refresh_from_db()
    assert (poll.title, Event.objects.filter(kind="polls.changed").exists()) == ("Fest planen", False)


def test_a_removed_date_keeps_its_answers_and_can_be_put_back(as_person, ben, poll, answered, address, commit):
    first, second, _third = poll.options.all()
    with commit():
        as_person(ben).post(address("edit", poll), edited(poll, **{f"tick-{second.pk}": "1"}))
    assert told("polls.changed") == []  # nobody could have come

    with commit():
        as_person(ben).post(address("edit", poll), edited(poll, **{f"tick-{first.pk}": "1"}))
    assert told("polls.changed") == ["gesa@example.org"]
    assert poll.options.standing().count() == 1

    as_person(ben).post(address("edit", poll), edited(poll, **{f"tick-{first.pk}": "1"}))
    assert first in poll.options.standing()
    assert (first.answers.get().value, Answer.objects.count()) == ("yes", 3)


def test_dates_are_added_as_they_were_picked_first(as_person, ben, poll, address):
    day = timezone.localdate() + datetime.timedelta(days=20)
    more = {"day": [day.isoformat()], f"time-{day.isoformat()}": ["18:00"], "minutes": "45"}
    as_person(ben).post(address("edit", poll), edited(poll, **more))

    added = poll.options.last()
    assert (poll.options.count(), added.lasts) == (4, datetime.timedelta(minutes=45))


def test_two_dates_that_would_be_the_same_are_refused_and_nothing_is_changed(as_person, ben, poll, address):
    first, second, _third = poll.options.all()
    day = f"{timezone.localtime(second.start):%Y-%m-%d}"
    page = as_person(ben).post(address("edit", poll), edited(poll, title="Anders", **{f"day-{first.pk}": day}))

    assert "ist schon einer der Termine." in page.text
    poll.refresh_from_db()
    assert poll.title == "Sommerfest planen"


def test_two_dates_change_places(as_person, ben, poll, answered, address):
    first, second, _third = poll.options.all()
    days = [f"{timezone.localtime(option.start):%Y-%m-%d}" for option in (first, second)]
    as_person(ben).post(
        address("edit", poll), edited(poll, **{f"day-{first.pk}": days[1], f"day-{second.pk}": days[0]})
    )

    assert [option.pk for option in poll.options.standing()][:2] == [second.pk, first.pk]
    assert first.answers.get().value == "yes"


def test_only_who_has_begun_it_and_admins_change_it(as_person, anna, gesa, poll, address):
    assert as_person(gesa).get(address("edit", poll)).status_code == 403
    assert as_person(anna).post(address("edit", poll), edited(poll)).status_code == 302


@pytest.mark.parametrize(("rule", "number"), [("never", 3), ("reviewed", 3), ("always", 4)])
def test_dates_are_proposed_by_the_rule(as_person, gesa, poll, address, rule, number):
    poll.proposals = rule
    poll.save()
    day = (timezone.localdate() + datetime.timedelta(days=30)).isoformat()
    as_person(gesa).post(address("propose", poll), {"day": day, "time": "18:00"})

    assert poll.options.standing().count() == number
    assert poll.options.proposed().count() == (rule == "reviewed")


def test_a_proposal_is_taken_or_not_by_whoever_organises_it(as_person, ben, gesa, poll, address, commit):
    poll.proposals = "reviewed"
    poll.save()
    for days in (30, 31):
        day = (timezone.localdate() + datetime.timedelta(days=days)).isoformat()
        with commit():
            as_person(gesa).post(address("propose", poll), {"day": day, "time": "18:00"})
    assert told("polls.proposed") == ["ben@example.org"] * 2
    taken, left = poll.options.proposed()

    assert as_person(gesa).post(address("decide", poll, taken.pk)).status_code == 403
    as_person(ben).post(address("decide", poll, taken.pk))
    page = as_person(ben).post(address("decide", poll, left.pk), {"undo": "1"}, follow=True)
    assert "kannst du ihn wieder aufnehmen" in page.text
    assert set(poll.options.standing()) & {taken, left} == {taken}
    as_person(ben).post(address("edit", poll), {**edited(poll), f"tick-{left.pk}": "1"})
    assert set(poll.options.standing()) & {taken, left} == {taken, left}


def test_a_proposal_that_is_over_or_there_already_is_refused(as_person, gesa, poll, address):
    poll.proposals = "always"
    poll.save()
    there = timezone.localtime(poll.options.first().start)
    for day, said in (
        (there.date(), "ist schon einer der Termine."),
        (there.date() - datetime.timedelta(days=9), "ist schon vorbei."),
    ):
        fields = {"day": day.isoformat(), "time": f"{there:%H:%M}"}
        assert said in as_person(gesa).post(address("propose", poll), fields, follow=True).text
    assert poll.options.count() == 3


def test_reminded_is_only_who_has_not_answered_and_once(poll, answered, commit):
    AppointmentPoll.objects.update(
        deadline=timezone.now() + datetime.timedelta(days=1), created_at=timezone.now() - datetime.timedelta(days=5)
    )
    with commit():
        assert (reminding.remind_before_the_end(), reminding.remind_before_the_end()) == (1, 0)

    assert told("polls.reminder") == ["anna@example.org", "ben@example.org"]


@pytest.mark.parametrize("state", ["young", "far away", "over", "closed", "archived"])
def test_nobody_is_reminded_where_it_makes_no_sense(poll, project, state):
    now = timezone.now()
    poll.deadline = now + datetime.timedelta(days={"far away": 9, "over": -1}.get(state, 1))
    poll.created_at = now - datetime.timedelta(days=0 if state == "young" else 20)
    poll.closed_at = now if state == "closed" else None
    poll.save()
    project.status = "archived" if state == "archived" else project.status
    project.save()

    assert reminding.remind_before_the_end() == 0


def test_by_the_button_nobody_is_reminded_twice_a_day(as_person, ben, poll, address):
    as_person(ben).post(address("remind", poll))
    page = as_person(ben).post(address("remind", poll), follow=True)

    assert "Sie wurden erst vor Kurzem erinnert." in page.text
    assert Event.objects.filter(kind="polls.reminder").count() == 1


def test_the_button_to_remind_goes_when_all_have_answered(as_person, ben, poll, address):
    before = as_person(ben).get(address("detail", poll)).text
    for person in poll.project.memberships.active():
        ParticipantFactory(poll=poll, user=person.user)
    after = as_person(ben).get(address("detail", poll)).text

    ParticipantFactory(poll=poll, outside=True, email="gast@example.org", answered_at=None, wants_mail=False)
    unsubscribed = as_person(ben).get(address("detail", poll)).text

    assert address("remind", poll) in before
    assert address("remind", poll) not in after
    assert address("remind", poll) not in unsubscribed


class TestTheBest:
    """By the rule: who must come, yes, if need be, the earliest."""

    @pytest.fixture
    def said(self, poll):
        def say(user, *values):
            participant = ParticipantFactory(poll=poll, user=user)
            for option, value in zip(poll.options.all(), values, strict=True):
                AnswerFactory(participant=participant, option=option, value=value)

        return say

    def order(self, poll):
        options = list(poll.options.all())
        first = options[0].pk
        numbers = ranking.numbers_of(poll)
        best = {pk - first for pk in ranking.best(options, numbers)}
        return [option.pk - first for option in ranking.in_order(options, numbers)], best

    def test_most_say_yes(self, poll, said, ben, gesa):
        said(ben, "yes", "yes", "no")
        said(gesa, "no", "yes", "maybe")
        assert self.order(poll) == ([1, 0, 2], {1})

    def test_then_most_say_if_need_be(self, poll, said, ben, gesa):
        said(ben, "yes", "no", "yes")
        said(gesa, "no", "yes", "maybe")
        assert self.order(poll) == ([2, 0, 1], {2})

    def test_then_the_earliest_and_both_are_marked(self, poll, said, ben, gesa):
        said(ben, "yes", "no", "yes")
        said(gesa, "no", "no", "no")
        assert self.order(poll) == ([0, 2, 1], {0, 2})

    def test_who_must_come_counts_more_than_all_others(self, poll, said, anna, ben, gesa, membership):
        poll.must_come.add(membership(anna))
        said(anna, "no", "no", "maybe")
        said(ben, "yes", "yes", "no")
        said(gesa, "yes", "no", "no")
        assert self.order(poll) == ([2, 0, 1], {2})

    def test_before_somebody_can_and_in_the_past_none_is(self, poll, said, ben):
        assert self.order(poll)[1] == set()
        said(ben, "no", "no", "no")
        assert self.order(poll)[1] == set()


@pytest.fixture
def calendar(monkeypatch):
    """What the calendar was told."""
    made, cancelled = [], []

    def make_event(**said):
        made.append(said)
        return closing.Made("/kalender/7/", said["guests"])

    monkeypatch.setattr(closing, "_makers", [make_event])

    def cancel_event(**said):
        cancelled.append(said["url"])
        return []

    monkeypatch.setattr(closing, "_cancellers", [cancel_event])
    return made, cancelled


def test_the_chosen_date_becomes_an_event_with_those_who_said_yes(
    as_person, ben, gesa, poll, answered, address, calendar, commit
):
    first = poll.options.first()
    ParticipantFactory(poll=poll, outside=True)
    guest = ParticipantFactory(poll=poll, outside=True, name="Wiebke", email="wiebke@example.org")
    AnswerFactory(participant=guest, option=first, value="yes")
    with commit():
        as_person(ben).post(address("close", poll), {"option": first.pk})

    (made,) = calendar[0]
    assert (made["title"], made["start"], made["end"], made["actor"]) == (poll.title, first.start, first.end, ben)
    assert [(each.user, each.name, each.email) for each in made["guests"]] == [
        (gesa, "Gesa", "gesa@example.org"),
        (None, "Wiebke", "wiebke@example.org"),
    ]
    poll.refresh_from_db()
    assert (poll.chosen, poll.event_url) == (first, "/kalender/7/")
    assert told("polls.closed") == ["gesa@example.org"]
    assert "/kalender/7/" in as_person(gesa).get(address("detail", poll)).text


def test_reopened_the_event_is_cancelled_and_the_answers_are_there(as_person, ben, poll, answered, address, calendar):
    as_person(ben).post(address("close", poll), {"option": poll.options.first().pk})
    as_person(ben).post(address("reopen", poll))
    as_person(ben).post(address("reopen", poll))

    poll.refresh_from_db()
    assert (poll.is_closed, poll.chosen, poll.event_url) == (False, None, "")
    assert (calendar[1], Answer.objects.count()) == (["/kalender/7/"], 3)


def test_closed_twice_it_is_one_event_and_another_date_is_refused(ben, anna, poll, membership, calendar):
    first, second, _third = poll.options.all()
    closing.close(poll=poll, membership=membership(ben), option=first)
    closing.close(poll=poll, membership=membership(ben), option=first)
    with pytest.raises(AppointmentError, match="inzwischen jemand anderes"):
        closing.close(poll=poll, membership=membership(anna), option=second)

    assert len(calendar[0]) == 1


def test_who_cannot_come_is_named_before(as_person, anna, ben, poll, answered, address, membership):
    poll.must_come.add(membership(anna))
    lines = as_person(ben).get(address("close", poll)).context["lines"]

    assert [line.missing.names for line in lines] == [[], ["Gesa"], ["Gesa"]]
    assert [line.missing.must for line in lines] == [["Anna"]] * 3


def test_one_whose_author_has_left_goes_on_with_the_admins(
    as_person, anna, ben, gesa, poll, address, membership, commit
):
    leaving.leave(membership=membership(ben))
    with commit():
        for person in (anna, gesa):
            seen = [option.pk for option in poll.options.all()]
            answering.answer(poll=poll, membership=membership(person), answers=Answers({}, seen))

    assert told("polls.all_answered") == ["anna@example.org"]
    assert as_person(anna).get(address("close", poll)).status_code == 200
    assert as_person(ben).get(address("detail", poll)).status_code == 404


def test_deleted_it_is_gone_for_all_and_can_be_taken_back(as_person, ben, gesa, poll, address):
    there = as_person(ben).post(address("delete", poll)).url
    assert as_person(gesa).get(address("detail", poll)).status_code == 404
    room = address("detail", poll).partition("termine/")[0]
    assert address("restore", poll) not in as_person(gesa).get(room).text
    assert as_person(ben).get(room).text.count(address("restore", poll)) == 1
    assert f"„{poll.title}“ ist gelöscht." in as_person(ben).get(there).text
    assert as_person(ben).get(there).text.count(address("restore", poll)) == 2  # beside the words, and below as ever

    as_person(ben).post(address("restore", poll))
    assert as_person(gesa).get(address("detail", poll)).status_code == 200


def test_after_a_fortnight_it_is_gone_for_good(poll, answered):
    AppointmentPoll.objects.update(deleted_at=timezone.now() - datetime.timedelta(days=13))
    assert deleting.purge() == 0
    AppointmentPoll.objects.update(deleted_at=timezone.now() - datetime.timedelta(days=15))
    assert (deleting.purge(), AppointmentPoll.objects.count(), Answer.objects.count()) == (1, 0, 0)


def test_guests_organise_nothing(gesa, poll, membership):
    with pytest.raises(PermissionDenied):
        closing.close(poll=poll, membership=membership(gesa), option=poll.options.first())
    with pytest.raises(PermissionDenied):
        reminding.remind(poll=poll, membership=membership(gesa))


def test_the_list_says_what_waits_and_what_came_out(as_person, ben, gesa, poll, project, answered, membership):
    found = AppointmentPollFactory(project=project, created_by=ben, title="Vorstand")
    option = OptionFactory(poll=found, start=evening(5))
    closing.close(poll=found, membership=membership(ben), option=option)
    page = as_person(ben).get(f"/arbeitsbereich/{project.slug}/umfragen/")

    assert [(row.title, row.waits_for_me) for row in page.context["open"]] == [("Sommerfest planen", True)]
    assert [(row.title, "19:00" in row.said) for row in page.context["closed"]] == [("Vorstand", True)]
