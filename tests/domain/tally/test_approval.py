"""Counting of approvals, against a count that is written in another way."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.tally.approval import count_approval
from tests.elections import unhurried

OPTIONS = [1, 2, 3, 4]
BALLOTS = st.lists(st.tuples(st.lists(st.sampled_from(OPTIONS), unique=True), st.integers(1, 50)), max_size=30)


@unhurried
@given(BALLOTS)
def test_the_count_equals_that_of_a_counter_over_single_ballots(ballots):
    single = [chosen for chosen, times in ballots for _ in range(times)]
    votes = Counter(option for chosen in single for option in chosen)
    result = count_approval(OPTIONS, ballots)
    assert {row.option: row.votes for row in result.standings} == {option: votes[option] for option in OPTIONS}
    assert result.ballots == len(single)
    assert result.blank == sum(1 for chosen in single if not chosen)


@unhurried
@given(BALLOTS)
def test_the_leaders_are_exactly_those_whom_nobody_beats(ballots):
    result = count_approval(OPTIONS, ballots)
    votes = {row.option: row.votes for row in result.standings}
    best = {option for option in OPTIONS if votes[option] and all(votes[option] >= other for other in votes.values())}
    assert set(result.leaders) == best
    assert result.is_tie == (len(best) > 1)


@unhurried
@given(BALLOTS, st.permutations(OPTIONS))
def test_the_order_of_options_and_ballots_changes_nothing(ballots, order):
    assert count_approval(order, ballots[::-1]) == count_approval(OPTIONS, ballots)


@unhurried
@given(BALLOTS, st.sampled_from(OPTIONS))
def test_one_more_vote_for_a_name_never_makes_it_lose(ballots, option):
    before = count_approval(OPTIONS, ballots)
    after = count_approval(OPTIONS, [*ballots, ([option], 1)])
    if option in before.leaders:
        assert after.leaders == (option,)


@pytest.mark.parametrize(
    ("ballots", "leaders", "lead"),
    [
        ([], (), 0),
        ([((), 5)], (), 0),
        ([((1,), 1)], (1,), 1),
        ([((1,), 3), ((2,), 3)], (1, 2), 0),
        ([((1, 2, 3, 4), 7)], (1, 2, 3, 4), 0),
        ([((1, 2), 4), ((2,), 1)], (2,), 1),
    ],
)
def test_hand_made_elections(ballots, leaders, lead):
    result = count_approval(OPTIONS, ballots)
    assert (result.leaders, result.lead) == (leaders, lead)


def test_shares_are_of_all_who_voted_blank_votes_included():
    result = count_approval([1, 2], [((1,), 3), ((), 1)])
    assert [(row.option, row.share) for row in result.standings] == [(1, 0.75), (2, 0.0)]


def test_the_votes_for_one_option_can_be_asked_for():
    result = count_approval([1, 2, 3], [((1, 2), 3), ((2,), 1)])
    assert [result.votes_for(option) for option in (1, 2, 3)] == [3, 4, 0]


def test_where_nobody_voted_nobody_has_a_share_or_a_lead():
    nobody = count_approval([1], [])
    assert [(row.votes, row.share) for row in nobody.standings] == [(0, 0.0)]
    assert (nobody.leaders, nobody.lead, nobody.ballots) == ((), 0, 0)
    nothing = count_approval([], [((), 2)])
    assert (nothing.standings, nothing.leaders, nothing.lead, nothing.blank) == ((), (), 0, 2)


def test_the_lead_is_over_the_next_one_and_that_of_all_where_there_is_no_other():
    assert count_approval([1, 2, 3], [((1,), 5), ((2,), 3), ((3,), 1)]).lead == 2
    assert count_approval([1, 2], [((1,), 5), ((2,), 3)]).lead == 2
    assert count_approval([1], [((1,), 5)]).lead == 5
    assert count_approval([1, 2, 3], [((1, 2), 5), ((3,), 1)]).lead == 0


@pytest.mark.parametrize(("ballot", "reason"), [((1, 1), "twice"), ((1, 2, 3), "3 options where 2")])
def test_a_ballot_with_an_option_twice_or_too_many_is_a_broken_promise(ballot, reason):
    with pytest.raises(ValueError, match=reason):
        count_approval([1, 2, 3], [(ballot, 1)], at_most=2)


def test_a_vote_for_a_name_that_is_not_on_the_ballot_is_a_broken_promise():
    with pytest.raises(ValueError, match="option 9"):
        count_approval([1], [((9,), 1)])
