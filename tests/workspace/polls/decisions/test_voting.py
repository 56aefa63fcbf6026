"""Each person votes once; of an anonymous vote nobody knows whose it is."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.decisions import BallotFactory, PollFactory, PublicPollFactory, VoteFactory, with_keys
from workspace.polls.decisions.choices import Kind
from workspace.polls.decisions.errors import PollError
from workspace.polls.decisions.models import Ballot, HasVoted, Vote
from workspace.polls.decisions.seeing import counts_of, see
from workspace.polls.decisions.services import steering, voting
from workspace.projects.choices import Status
from workspace.projects.errors import ProjectError


def test_a_vote_by_name_can_be_changed(poll, anna, cast):
    cast(anna, poll, "0")
    cast(anna, poll, "2")

    vote = Vote.objects.get()
    assert (vote.user, vote.content) == (anna, with_keys(poll, "2"))
    assert not Ballot.objects.exists()


def test_an_anonymous_vote_is_cast_once(secret, anna, cast):
    cast(anna, secret, "0")
    with pytest.raises(PollError, match="schon abgestimmt"):
        cast(anna, secret, "2")

    assert Ballot.objects.get().content == with_keys(secret, "0")
    assert HasVoted.objects.get().user == anna
    assert not Vote.objects.exists()


def test_neither_key_nor_column_nor_order_leads_from_a_ballot_to_a_person(secret, project, cast):
    names = {field.name for model in (Ballot, HasVoted) for field in model._meta.get_fields()}
    people = [UserFactory() for _each in range(12)]
    for number, person in enumerate(people):
        project.memberships.create(user=person)
        cast(person, secret, str(number % 3))

    assert names == {"id", "poll", "content", "user"}
    assert not set(Ballot.objects.values_list("pk")) & set(HasVoted.objects.values_list("pk"))


def test_neither_where_a_ballot_lies_nor_what_wrote_it_says_anything(secret, project, cast):
    for number in range(3):
        BallotFactory(poll=secret, content=with_keys(secret, str(number)))
    person = UserFactory()
    project.memberships.create(user=person)

    cast(person, secret, "0")

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(DISTINCT xmin::text) FROM workspace_polls_ballot")
        else:
            cursor.execute(
                "SELECT rowid = id FROM workspace_polls_ballot UNION SELECT rowid = id FROM workspace_polls_hasvoted"
            )
        assert cursor.fetchall() == [(1,)]


def test_guests_vote_and_strangers_do_not(poll, gesa, clara, cast):
    cast(gesa, poll, "1")
    with pytest.raises(PermissionDenied):
        cast(clara, poll, "1")

    assert [vote.user for vote in Vote.objects.all()] == [gesa]


def test_nobody_votes_after_the_end(poll, anna, ben, cast):
    steering.close(poll=poll, actor=ben)

    with pytest.raises(PollError, match="inzwischen beendet"):
        cast(anna, poll, "0")
    assert not Vote.objects.exists()


def test_a_deadline_ends_it_before_a_job_comes_by(poll, anna, cast):
    poll.deadline = timezone.now() - timedelta(seconds=1)
    poll.save()

    with pytest.raises(PollError, match="inzwischen beendet"):
        cast(anna, poll, "0")


def test_nobody_votes_in_an_archived_project(poll, project, anna, cast):
    project.status = Status.ARCHIVED
    project.save()

    with pytest.raises(ProjectError):
        cast(anna, poll, "0")


def test_of_everybody_only_people_with_a_confirmed_address_vote(clara, cast):
    poll = PublicPollFactory()
    unknown = UserFactory(confirmed=False)

    cast(clara, poll, "1")
    with pytest.raises(PermissionDenied):
        cast(unknown, poll, "1")

    assert Ballot.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Kind.SINGLE, ""),
        (Kind.SINGLE, "0,1"),
        (Kind.SINGLE, "999999"),
        (Kind.SINGLE, "Montag"),
        (Kind.SINGLE, "-1"),
        (Kind.SEVERAL, "1,0"),
        (Kind.SEVERAL, "0,1,2"),
        (Kind.RANKING, "0>0"),
        (Kind.RANKING, "1=0>2"),
        (Kind.RANKING, "0>999999"),
        (Kind.AGREEMENT, "perhaps"),
        (Kind.SCALE, "0:6"),
        (Kind.SCALE, "0:0"),
        (Kind.SCALE, "999999:3"),
        (Kind.SCALE, "0"),
        (Kind.WORDS, "   "),
        (Kind.WORDS, "x" * 2001),
    ],
)
def test_a_ballot_that_cannot_be_read_is_refused(project, anna, kind, content):
    poll = PollFactory(project=project, kind=kind, most_choices=2)
    said = content if "999" in content else with_keys(poll, content)

    with pytest.raises(PollError, match="inzwischen etwas geändert"):
        voting.cast(poll=poll, actor=anna, content=said)
    assert not Vote.objects.exists()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Kind.SINGLE, "2"),
        (Kind.SEVERAL, "0,2"),
        (Kind.RANKING, "2>0"),
        (Kind.RANKING, "1>0=2"),
        (Kind.AGREEMENT, "abstain"),
        (Kind.SCALE, "0:5,2:1"),
        (Kind.WORDS, "Mit <b>Musik</b>"),
    ],
)
def test_a_ballot_is_kept_as_it_was_cast(project, anna, cast, kind, content):
    poll = PollFactory(project=project, kind=kind, most_choices=2)

    cast(anna, poll, content)

    assert see(poll, anna).mine == with_keys(poll, content)


def test_what_counts_are_ballots_and_votes_alike(poll, secret):
    for each in (poll, secret):
        for number in (0, 0, 1):
            (BallotFactory if each.is_anonymous else VoteFactory)(poll=each, content=with_keys(each, str(number)))

    counted = counts_of([poll, secret])

    assert counted[poll.pk] == {with_keys(poll, "0"): 2, with_keys(poll, "1"): 1}
    assert counted[secret.pk] == {with_keys(secret, "0"): 2, with_keys(secret, "1"): 1}


def test_the_question_itself_can_get_points(project, anna, cast):
    poll = PollFactory(project=project, kind=Kind.SCALE, options=[])

    cast(anna, poll, "0:4")

    assert [bar.length for bar in see(poll, anna).outcome.bars] == [80]
