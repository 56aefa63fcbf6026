"""Many at the same moment: every vote counts once, and none after the end."""

from functools import partial

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.decisions import PollFactory, with_keys
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.simultaneous import at_the_same_moment
from workspace.polls.decisions.errors import PollError
from workspace.polls.decisions.models import Ballot, HasVoted, PollOption, Vote
from workspace.polls.decisions.seeing import counts_of
from workspace.polls.decisions.services import asking, steering, voting

PEOPLE = 8


@pytest.fixture
def people(committed):
    """Of one project, the first of them its admin."""
    project = ProjectFactory(admin=UserFactory())
    return [project.memberships.get().user, *(MembershipFactory(project=project).user for _each in range(PEOPLE))]


@pytest.fixture
def ask(people):
    project = people[0].memberships.get().project
    return partial(PollFactory, project=project, created_by=people[0])


@pytest.mark.parametrize("is_anonymous", [True, False])
def test_every_vote_counts_once(people, ask, is_anonymous):
    poll = ask(is_anonymous=is_anonymous)
    work = [
        partial(voting.cast, poll=poll, actor=person, content=with_keys(poll, str(number % 3)))
        for number, person in enumerate(people)
    ]

    assert at_the_same_moment(work) == []

    assert sorted(counts_of([poll])[poll.pk].values()) == [3, 3, 3]


def test_two_tabs_cast_one_ballot(people, ask):
    poll = ask(is_anonymous=True)
    work = [partial(voting.cast, poll=poll, actor=people[0], content=with_keys(poll, str(each))) for each in (0, 1, 2)]

    failed = at_the_same_moment(work)

    assert [type(each) for each in failed] == [PollError, PollError]
    assert (Ballot.objects.count(), HasVoted.objects.count()) == (1, 1)


def test_two_tabs_by_name_are_one_vote(people, ask):
    poll = ask()
    work = [partial(voting.cast, poll=poll, actor=people[0], content=with_keys(poll, str(each))) for each in (0, 1, 2)]

    assert at_the_same_moment(work) == []

    assert Vote.objects.count() == 1


def test_whoever_votes_while_it_is_closed_is_counted_or_hears_that_it_has_ended(people, ask):
    poll = ask(is_anonymous=True)
    votes = [partial(voting.cast, poll=poll, actor=person, content=with_keys(poll, "1")) for person in people]

    failed = at_the_same_moment([*votes, partial(steering.close, poll=poll, actor=people[0])])

    assert {type(each) for each in failed} <= {PollError}
    assert Ballot.objects.count() == HasVoted.objects.count() == len(people) - len(failed)


def test_an_option_that_two_add_at_once_is_there_once(people, ask):
    poll = ask(options_by_members=True)
    work = [partial(asking.add_option, poll=poll, actor=person, text="Sonntag") for person in people[:3]]

    assert len(at_the_same_moment(work)) == 2

    assert PollOption.objects.filter(text="Sonntag").count() == 1
