"""Who hears of a poll, and until when; what it keeps of a person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.accounts.privacy import parts
from portal.activity.models import Event, Follow
from tests.factories.decisions import PollFactory, PublicPollFactory, VoteFactory, with_keys
from tests.factories.regions import MunicipalityFactory
from workspace.polls import jobs
from workspace.polls.decisions.choices import Kind
from workspace.polls.decisions.kinds import Asked, AskedEverybody, Ended, Reminder
from workspace.polls.decisions.leaving import note
from workspace.polls.decisions.models import HasVoted, Poll, Vote
from workspace.polls.decisions.services import announcing, steering
from workspace.projects.models import Happening


def heard_by(kind, event):
    return {pk for pk, _reason in kind.audience(event)}


@pytest.fixture
def event_of():
    return lambda kind: Event.objects.filter(kind=kind.key).latest("pk")


def test_a_new_one_is_told_to_the_project_until_they_have_voted(poll, anna, ben, gesa, clara, cast, event_of):
    announcing.asked(poll)
    event = event_of(Asked)
    assert heard_by(Asked(), event) == {anna.pk, ben.pk, gesa.pk}

    cast(gesa, poll, "0")

    settled = [Asked().settled_for(person, [event]) for person in (gesa, anna)]
    assert settled == [{event.pk}, set()]
    assert Asked().visible_to(clara, [event]) == set()
    assert "An welchem Tag?" in Asked().told(anna, [(Asked(), [event])], "de")[event.pk].words


@pytest.mark.parametrize("days", [3, 1])
def test_a_day_before_its_end_those_hear_who_have_not_voted_once(project, anna, ben, gesa, cast, days):
    now = timezone.now()
    poll = PollFactory(
        project=project, deadline=now + timedelta(hours=20), created_at=now + timedelta(hours=20) - timedelta(days=days)
    )
    cast(gesa, poll, "0")

    for _each in range(2):
        jobs.remind_of_polls()

    told = [heard_by(Reminder(), event) for event in Event.objects.filter(kind=Reminder.key)]
    assert told == ([{anna.pk, ben.pk}] if days == 3 else [])


def test_a_deadline_is_written_down_and_told_once(project, poll):
    over = timezone.now() - timedelta(minutes=5)
    Poll.objects.update(deadline=over)

    for _each in range(2):
        jobs.end_polls_that_are_due()

    poll.refresh_from_db()
    assert poll.closed_at == over
    assert Event.objects.filter(kind=Ended.key).count() == 1
    assert Happening.objects.filter(project=project, kind="poll_ended").count() == 1


def test_of_the_end_hear_who_has_voted_has_asked_and_follows(clara, ben, gesa, anna, cast, event_of):
    poll = PublicPollFactory(created_by=anna)
    cast(clara, poll, "1")
    Follow.objects.create(target=poll, user=gesa)
    steering._end(poll, timezone.now())  # as the job does

    assert heard_by(Ended(), event_of(Ended)) == {anna.pk, clara.pk, gesa.pk}


def test_what_everybody_is_asked_hear_the_followers_of_the_place_once(clara, event_of):
    kiel = MunicipalityFactory(name="Kiel", slug="kiel")
    Follow.objects.create(target=kiel, user=clara)
    poll = PublicPollFactory(municipality=kiel)

    announcing.asked(poll)
    announcing.asked(poll)

    assert Event.objects.filter(kind=AskedEverybody.key).count() == 1
    assert heard_by(AskedEverybody(), event_of(AskedEverybody)) == {clara.pk}


def part(name):
    return next(each for each in parts() if each.name == name)


def test_a_person_gets_their_votes_by_name_and_of_the_others_only_that_they_voted(project, gesa, poll, secret, cast):
    ranking = PollFactory(project=project, kind=Kind.RANKING, title="Reihenfolge?")
    cast(gesa, poll, "1")
    cast(gesa, ranking, "2>0=1")
    cast(gesa, secret, "0")

    said = part("votes").export(gesa)

    assert [row["vote"] for row in said["by_name"]] == ["Dienstag", "1. Freitag, 2. Montag = Dienstag"]
    assert said["anonymous"] == [secret.title]
    assert "Montag" not in str(said["anonymous"])


def test_whoever_deletes_their_account_takes_their_name_along(gesa, poll, secret, cast):
    cast(gesa, poll, "1")
    cast(gesa, secret, "1")

    part("votes").erase(gesa)
    gesa.delete()

    assert (Vote.objects.get().user, Vote.objects.get().content) == (None, with_keys(poll, "1"))
    assert (HasVoted.objects.count(), secret.ballots.count()) == (0, 1)


def test_whoever_leaves_is_told_what_stays(poll, membership, ben, anna):
    assert note(membership(ben)).startswith("1 offene Umfrage bleibt")
    assert note(membership(anna)) == ""


def test_votes_of_others_are_no_part_of_ones_data(gesa, poll):
    VoteFactory(poll=poll)

    assert part("votes").export(gesa) == {"by_name": [], "anonymous": []}
