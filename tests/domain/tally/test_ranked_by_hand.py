"""Ranked elections small enough to count on paper."""

import pytest

from citizen.domain.tally import MOST_RANKED, Departure, Standing, compare, count_ranked

CYCLE = [((1, 2, 3), 1), ((2, 3, 1), 1), ((3, 1, 2), 1)]


@pytest.mark.parametrize(
    ("ballots", "leaders"),
    [
        ([], ()),
        ([((), 5)], ()),
        ([((1, 2, 3), 0)], ()),
        ([((2,), 1)], (2,)),
        ([((2, 1), 1), ((), 9)], (2,)),
        ([((1,), 2), ((2,), 2)], (1, 2)),
        ([((1,), 2), ((2,), 2), ((3,), 2)], (1, 2, 3)),
        ([((1,), 3), ((2,), 2)], (1,)),
        ([((1,), 3), ((2, 1), 2), ((3, 2), 2)], (1, 2)),
        ([((1,), 3), ((2, 1), 2), ((3, 1), 2)], (1,)),
        (CYCLE, (1, 2, 3)),
        ([*CYCLE, ((1, 2, 3), 1)], (1, 3)),
    ],
)
def test_hand_made_elections(ballots, leaders):
    result = count_ranked((1, 2, 3), ballots)
    assert (result.leaders, result.is_tie) == (leaders, len(leaders) > 1)


def test_the_last_leaves_and_its_ballots_go_to_their_next_choice_or_are_exhausted():
    result = count_ranked((1, 2, 3), [((1,), 4), ((2, 1), 3), ((3, 2, 1), 1), ((3,), 1), ((), 2)])
    first, second = result.rounds
    assert first.standings == (Standing(1, 4, 4 / 9), Standing(2, 3, 3 / 9), Standing(3, 2, 2 / 9))
    assert (first.exhausted, first.continuing, first.majority, first.leaving, first.tied) == (0, 9, 5, (3,), ())
    assert second.standings == (Standing(1, 4, 0.5), Standing(2, 4, 0.5))
    assert (second.exhausted, second.continuing, second.majority, second.leaving) == (1, 8, 5, ())
    assert second.tied == (Departure(1, (2,)), Departure(2, (1,)))
    assert (result.ballots, result.blank, result.leaders) == (11, 2, (1, 2))
    assert (second.votes_for(1), second.votes_for(3)) == (4, 0)


def test_a_majority_ends_the_count_at_once():
    result = count_ranked((1, 2, 3), [((3,), 3), ((1,), 1), ((2,), 1)])
    assert [each.leaving for each in result.rounds] == [()]
    assert result.leaders == (3,)


def test_half_of_the_ballots_is_no_majority():
    result = count_ranked((1, 2, 3), [((1,), 3), ((2, 3), 2), ((3, 2), 1)])
    assert result.leaders == (1, 2)


def test_options_leave_together_when_they_have_fewer_votes_together_than_the_next():
    result = count_ranked((1, 2, 3, 4, 5), [((1,), 9), ((2,), 8), ((3, 2), 3), ((4, 2), 2), ((5,), 0)])
    assert result.rounds[0].leaving == (3, 4, 5)
    assert result.leaders == (2,)


def test_options_do_not_leave_together_when_they_have_as_many_votes_together_as_the_next():
    result = count_ranked((1, 2, 3, 4), [((1,), 9), ((2,), 5), ((3, 4), 3), ((4, 3), 2)])
    assert [each.leaving for each in result.rounds] == [(4,), (3,), ()]
    assert [each.exhausted for each in result.rounds] == [0, 0, 5]


def test_options_without_votes_leave_together_first():
    result = count_ranked((1, 2, 3, 4), [((1, 3), 2), ((2, 4), 2)])
    assert result.rounds[0].leaving == (3, 4)
    assert result.leaders == (1, 2)


def test_a_tie_for_the_last_place_that_changes_nothing_is_shown_and_counted_on():
    result = count_ranked((1, 2, 3, 4), [((1,), 5), ((2,), 4), ((3, 2), 2), ((4, 2), 2)])
    assert result.rounds[0].tied == (Departure(3, (2,)), Departure(4, (2,)))
    assert [each.leaving for each in result.rounds] == [(4,), (3,), ()]
    assert result.leaders == (2,)


def test_of_three_that_share_the_last_place_one_leaves():
    result = count_ranked((1, 2, 3, 4, 5), [((1,), 9), ((2,), 8), ((3, 2), 3), ((4, 2), 3), ((5, 2), 3)])
    assert [departure.option for departure in result.rounds[0].tied] == [3, 4, 5]
    assert [each.leaving for each in result.rounds] == [(5,), (3, 4), ()]


def test_the_order_of_the_options_decides_which_of_two_equal_paths_is_shown():
    result = count_ranked((4, 3, 2, 1), [((1,), 5), ((2,), 4), ((3, 2), 2), ((4, 2), 2)])
    assert [each.leaving for each in result.rounds] == [(3,), (4,), ()]
    assert result.leaders == (2,)


def test_the_rounds_end_at_a_tie_that_decides_and_say_what_each_departure_leads_to():
    result = count_ranked((1, 2, 3), [((1,), 3), ((2, 1), 2), ((3, 2), 2)])
    (only,) = result.rounds
    assert (only.leaving, only.tied) == ((), (Departure(2, (1,)), Departure(3, (2,))))


def test_a_departure_can_lead_to_a_further_tie():
    result = count_ranked((1, 2, 3), CYCLE)
    assert result.rounds[0].tied == (Departure(1, (2,)), Departure(2, (3,)), Departure(3, (1,)))
    result = count_ranked((1, 2, 3), [((1,), 2), ((2,), 2), ((3,), 2)])
    assert result.rounds[0].tied == (Departure(1, (2, 3)), Departure(2, (1, 3)), Departure(3, (1, 2)))


def test_equal_numbers_in_a_round_stand_in_the_order_of_the_options():
    result = count_ranked((3, 1, 2), [((1,), 2), ((2,), 2), ((3,), 2)])
    assert [each.option for each in result.rounds[0].standings] == [3, 1, 2]
    assert result.leaders == (3, 1, 2)


def test_without_any_ranking_one_round_shows_nothing_and_nobody_leaves():
    (only,) = count_ranked((1, 2), [((), 3)]).rounds
    assert only.standings == (Standing(1, 0, 0.0), Standing(2, 0, 0.0))
    assert (only.leaving, only.tied, only.exhausted, only.continuing) == ((), (), 0, 0)


def test_first_choices_are_the_support():
    support = count_ranked((1, 2), [((1, 2), 3), ((2,), 1), ((), 1)]).support
    assert [(row.option, row.votes) for row in support.standings] == [(1, 3), (2, 1)]
    assert (support.ballots, support.blank) == (5, 1)


def test_ranking_an_option_is_preferring_it_to_all_that_are_left_out():
    comparison = compare((1, 2, 3), [((1,), 4), ((2, 3), 3), ((), 2)])
    assert comparison.preferred == ((0, 4, 4), (3, 0, 3), (3, 0, 0))
    assert (comparison.voters_for(1, 2), comparison.voters_for(2, 1)) == (4, 3)
    assert comparison.condorcet_winner == 1


@pytest.mark.parametrize(
    ("options", "ballots", "winner"),
    [
        ((1, 2, 3), CYCLE, None),
        ((1, 2, 3), [*CYCLE, ((1, 2, 3), 1)], None),
        ((1, 2, 3), [((1, 2, 3), 4), ((3, 2, 1), 4), ((2, 1, 3), 1)], 2),
        ((1, 2), [((1,), 2), ((2,), 2)], None),
        ((1, 2, 3), [((1,), 2), ((2, 3), 1), ((3,), 1)], None),
        ((1, 2), [], None),
        ((1,), [((1,), 2)], None),
        ((), [], None),
    ],
)
def test_the_condorcet_winner_beats_each_other_option(options, ballots, winner):
    assert count_ranked(options, ballots).condorcet_winner == winner


def test_the_runoff_can_pass_over_the_condorcet_winner():
    result = count_ranked((1, 2, 3), [((1, 2, 3), 4), ((3, 2, 1), 3), ((2, 3, 1), 2)])
    assert (result.leaders, result.condorcet_winner) == ((3,), 2)


@pytest.mark.parametrize(
    ("ballot", "reason"), [((9,), "option 9"), ((1, 2, 1), "twice"), ((1, 2, 3), "3 options where 2")]
)
def test_a_ballot_that_could_not_have_been_stored_is_a_broken_promise(ballot, reason):
    with pytest.raises(ValueError, match=reason):
        count_ranked((1, 2, 3), [(ballot, 1)], at_most=2)


def test_no_fewer_than_no_ballots_can_be_counted():
    with pytest.raises(ValueError, match="-1 ballots"):
        count_ranked((1, 2), [((1,), -1)])


def test_twelve_options_can_be_ranked_and_no_more():
    assert MOST_RANKED == 12
    options = tuple(range(12))
    assert count_ranked(options, [((option,), 1) for option in options]).leaders == options
    with pytest.raises(ValueError, match="13 options cannot be ranked, at most 12"):
        count_ranked(range(13), [])
