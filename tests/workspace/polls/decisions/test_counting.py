"""What comes of each kind of poll, from ballots alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workspace.polls.decisions import ballots
from workspace.polls.decisions.choices import Needed
from workspace.polls.decisions.counting import agreed, chosen, rated
from workspace.polls.decisions.ranking import ranked

WAGON, TENT, SHED, BARN = 1, 2, 3, 4


def test_the_same_choice_is_the_same_ballot():
    assert ballots.of_choices([15, 12, 15]) == ballots.of_choices({12, 15}) == "12,15"


def test_equal_places_stand_together_and_gaps_do_not_matter():
    content = ballots.of_places({15: 9, 14: 2, 12: 9})

    assert content == "14>12=15"
    assert ballots.order_on(content) == [[14], [12, 15]]


def test_points_are_read_back():
    assert ballots.points_on(ballots.of_points({15: 3, 12: 5})) == {12: 5, 15: 3}


def test_of_several_each_counts_and_shares_are_of_the_people():
    counted = chosen([1, 2, 3], {"1": 3, "1,2": 1})

    assert [(each.option, each.number, each.share) for each in counted] == [(1, 4, 1.0), (2, 1, 0.25), (3, 0, 0.0)]


def test_a_poll_in_which_nobody_has_voted_is_empty():
    assert [each.share for each in chosen([1, 2], {})] == [0.0, 0.0]
    assert [each.mean for each in rated([1], {})] == [None]
    assert not agreed({}, quorum=0, needed=Needed.ALL).is_accepted
    assert [each.place for each in ranked([1, 2, 3], {})] == [1, 1, 1]


def test_an_option_that_is_gone_is_passed_over():
    assert [each.number for each in chosen([1], {"1,9": 2})] == [2]
    assert [each.option for each in ranked([1, 2], {"9>1>2": 1})] == [1, 2]


def test_points_have_a_mean_of_those_who_gave_some():
    good, unknown = rated([1, 2], {"1:5": 2, "1:2,2:1": 1})

    assert (good.steps, good.mean) == ((0, 1, 0, 0, 2), 4.0)
    assert (unknown.number, unknown.mean) == (1, 1.0)


@pytest.mark.parametrize(
    ("votes", "quorum", "needed", "is_accepted"),
    [
        ({"yes": 3, "no": 2}, 5, Needed.MORE, True),
        ({"yes": 3, "no": 2}, 6, Needed.MORE, False),
        ({"yes": 3, "no": 2, "abstain": 1}, 6, Needed.MORE, True),
        ({"yes": 2, "no": 2, "abstain": 9}, 0, Needed.MORE, False),
        ({"yes": 4, "no": 2, "abstain": 4}, 0, Needed.TWO_THIRDS, True),
        ({"yes": 5, "no": 3}, 0, Needed.TWO_THIRDS, False),
        ({"yes": 1, "abstain": 5}, 0, Needed.ALL, True),
        ({"yes": 9, "no": 1}, 0, Needed.ALL, False),
        ({"abstain": 5}, 5, Needed.ALL, False),
    ],
)
def test_an_agreement(votes, quorum, needed, is_accepted):
    assert agreed(votes, quorum=quorum, needed=needed).is_accepted is is_accepted


def test_the_worked_example_of_the_documentation():
    """docs/polls.md: nobody has most first places and wins against every other as the tent does."""
    votes = {"1>2>3": 4, "3>2>1": 3, "2>3>1": 2}

    places = ranked([WAGON, TENT, SHED], votes)

    assert [(each.option, each.place, each.beaten, each.firsts) for each in places] == [
        (TENT, 1, 2, 2),
        (SHED, 2, 1, 3),
        (WAGON, 3, 0, 4),
    ]


def test_the_example_of_the_inventor():
    """M. Schulze, A new monotonic, clone-independent … single-winner election method, example 1: E > A > C > B > D."""
    a, b, c, d, e = range(1, 6)
    orders = {
        (a, c, b, e, d): 5,
        (a, d, e, c, b): 5,
        (b, e, d, a, c): 8,
        (c, a, b, e, d): 3,
        (c, a, e, b, d): 7,
        (c, b, a, d, e): 2,
        (d, c, e, b, a): 7,
        (e, b, a, d, c): 8,
    }
    votes = {">".join(map(str, order)): number for order, number in orders.items()}

    assert [each.option for each in ranked([a, b, c, d, e], votes)] == [e, a, c, b, d]


def test_what_a_ballot_leaves_out_stands_behind():
    assert [each.option for each in ranked([1, 2, 3], {"3": 2, "2": 1})] == [3, 2, 1]


def test_equal_ones_share_a_place():
    assert [(each.option, each.place) for each in ranked([1, 2, 3], {"2=1>3": 2})] == [(1, 1), (2, 1), (3, 3)]


orders = st.dictionaries(
    st.permutations([1, 2, 3, 4]).map(lambda order: ">".join(map(str, order))), st.integers(1, 9), max_size=6
)


@settings(max_examples=40, deadline=None)
@given(orders)
def test_whoever_wins_against_every_other_is_the_first(votes):
    options = [WAGON, TENT, SHED, BARN]

    def wins(one, other):
        before = sum(number for order, number in votes.items() if order.index(str(one)) < order.index(str(other)))
        return before * 2 > sum(votes.values())

    first = [one for one in options if all(wins(one, other) for other in options if other != one)]
    places = {each.option: each.place for each in ranked(options, votes)}

    for winner in first:
        assert [option for option, place in places.items() if place == 1] == [winner]


@settings(max_examples=40, deadline=None)
@given(orders, st.permutations([1, 2, 3, 4]))
def test_the_names_of_the_options_do_not_matter(votes, others):
    renamed = dict(zip([1, 2, 3, 4], others, strict=True))
    turned = {">".join(str(renamed[int(each)]) for each in order.split(">")): number for order, number in votes.items()}

    before = {renamed[each.option]: each.place for each in ranked([1, 2, 3, 4], votes)}
    after = {each.option: each.place for each in ranked([1, 2, 3, 4], turned)}

    assert before == after
