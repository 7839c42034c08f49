"""Budgets small enough to share out on paper."""

from fractions import Fraction

import pytest

from citizen.domain.tally import MOST_POSITIONS, Fork, GreedyCount, GreedyStep, ShareStep, count_budget, count_greedily


def test_the_voters_for_a_project_pay_it_in_equal_parts():
    result = count_budget({1: 60, 2: 30}, 120, [((1,), 2), ((1, 2), 1), ((2,), 1)])
    assert result.steps == (
        ShareStep(option=1, votes=3, cost=60, highest_share=Fraction(20), left=60),
        ShareStep(option=2, votes=2, cost=30, highest_share=Fraction(20), left=30),
    )
    assert (result.funded, result.tied, result.is_tie, result.left) == ((1, 2), (), False, 30)


def test_who_has_too_little_left_pays_all_and_the_others_share_the_rest():
    ballots = [((1,), 3), ((1, 2), 1), ((2,), 2)]
    first, second = count_budget({1: 32, 2: 21}, 60, ballots).steps
    assert (first.option, first.highest_share) == (1, 8)
    assert (second.option, second.highest_share) == (2, Fraction(19, 2))


def test_a_group_gets_its_share_where_the_greedy_count_gives_everything_to_the_majority():
    result = count_budget({1: 60, 2: 40, 3: 40}, 100, [((1, 2), 6), ((3,), 4)])
    assert [step.option for step in result.steps] == [2, 3]
    assert (result.funded, result.greedy.funded) == ((2, 3), (2, 1))


def test_what_is_left_goes_to_the_projects_with_most_votes_that_still_fit():
    result = count_budget({1: 90, 2: 40, 3: 30, 4: 5}, 100, [((1,), 3), ((2,), 2), ((3,), 1), ((4,), 4)])
    assert [step.option for step in result.steps] == [4]
    assert result.completion == GreedyCount(
        (
            GreedyStep((1,), votes=3, cost=90, fitting=1, left=5),
            GreedyStep((2,), votes=2, cost=40, fitting=0, left=5),
            GreedyStep((3,), votes=1, cost=30, fitting=0, left=5),
        ),
        left=5,
    )
    assert (result.funded, result.leaders, result.left) == ((4, 1), (4, 1), 5)


@pytest.mark.parametrize(
    ("costs", "budget", "ballots", "funded"),
    [
        ({}, 100, [], ()),
        ({1: 10}, 100, [], ()),
        ({1: 10}, 100, [((), 4)], ()),
        ({1: 10}, 100, [((1,), 0)], ()),
        ({1: 100}, 100, [((1,), 1)], (1,)),
        ({1: 101}, 100, [((1,), 5)], ()),
        ({1: 101, 2: 100}, 100, [((1,), 5), ((2,), 1)], (2,)),
        ({1: 0, 2: 0}, 0, [((2,), 1)], (2,)),
        ({1: 0, 2: 10}, 0, [((1, 2), 1)], (1,)),
        ({1: 10, 2: 10}, 100, [((2,), 1)], (2,)),
        ({1: 10}, 100, [((1,), 1), ((), 99)], (1,)),
    ],
)
def test_hand_made_budgets(costs, budget, ballots, funded):
    result = count_budget(costs, budget, ballots)
    assert (result.funded, result.tied, result.left) == (funded, (), budget - sum(costs[one] for one in funded))


def test_what_costs_nothing_comes_first_and_takes_nothing():
    result = count_budget({1: 10, 2: 0}, 10, [((1,), 3), ((2,), 1)])
    assert result.steps[0] == ShareStep(option=2, votes=1, cost=0, highest_share=Fraction(0), left=10)
    assert result.funded == (2, 1)


def test_a_blank_vote_leaves_its_part_to_the_others():
    result = count_budget({1: 100}, 100, [((1,), 1), ((), 3)])
    assert [step.highest_share for step in result.steps] == [100]
    assert (result.ballots, result.blank, result.support.votes_for(1)) == (4, 3, 1)


def test_of_projects_that_cost_their_voters_the_same_the_one_with_more_voters_comes_first():
    ballots = [((3, 4), 1), ((4,), 3), ((1,), 2), ((3,), 2)]
    steps = count_budget({1: 20, 3: 20, 4: 40}, 80, ballots).steps
    assert [(step.option, step.votes, step.highest_share) for step in steps] == [(4, 4, 10), (3, 3, 10), (1, 2, 10)]


def test_then_the_cheaper_one_comes_first():
    result = count_budget({1: 40, 2: 30}, 60, [((1, 2), 3)])
    assert [step.option for step in result.steps] == [2]
    assert result.funded == (2,)


def test_where_all_of_the_tied_can_be_paid_there_is_no_tie():
    result = count_budget({2: 30, 1: 30}, 60, [((1, 2), 3)])
    assert [(step.option, step.equals) for step in result.steps] == [(2, ()), (1, ())]
    assert not result.is_tie


def test_projects_without_common_voters_are_no_tie_even_if_some_can_pay_nothing():
    ballots = [((3, 4), 1), ((1, 4), 1), ((4,), 2), ((1,), 2), ((3,), 2)]
    steps = count_budget({1: 20, 3: 20, 4: 40}, 80, ballots).steps
    assert [(step.option, step.highest_share, step.equals) for step in steps] == [(4, 10, ()), (1, 10, ()), (3, 10, ())]


def test_a_tie_that_decides_ends_the_steps_and_says_what_each_choice_leads_to():
    result = count_budget({1: 40, 2: 40, 3: 10}, 50, [((1, 2, 3), 5)])
    assert [step.option for step in result.steps] == [3]
    assert result.forks == (Fork(1, funded=(1, 3), tied=()), Fork(2, funded=(2, 3), tied=()))
    assert (result.completion, result.funded, result.tied, result.left) == (None, (3,), (1, 2), 40)
    assert result.is_tie
    assert not result.too_many_ties


def test_what_every_choice_leads_to_is_certain():
    result = count_budget({1: 40, 2: 40, 3: 30}, 70, [((1, 2), 2), ((1, 2, 3), 1)])
    assert result.forks == (Fork(1, funded=(1, 3), tied=()), Fork(2, funded=(2, 3), tied=()))
    assert (result.funded, result.tied, result.left) == ((3,), (1, 2), 40)


def test_a_choice_can_lead_to_a_further_tie():
    result = count_budget({1: 20, 2: 20, 3: 20}, 40, [((1, 2, 3), 1)])
    assert result.forks == (
        Fork(1, funded=(1,), tied=(2, 3)),
        Fork(2, funded=(2,), tied=(1, 3)),
        Fork(3, funded=(3,), tied=(1, 2)),
    )
    assert (result.funded, result.tied) == ((), (1, 2, 3))


def test_a_tie_that_changes_nothing_in_the_end_is_shown_and_counted_on():
    ballots = [((1,), 1), ((1, 2), 1), ((2,), 1)]
    result = count_budget({2: 30, 1: 30}, 60, ballots)
    assert [(step.option, step.equals, step.highest_share) for step in result.steps] == [(2, (1,), 15)]
    assert (result.completion.funded, result.funded, result.forks, result.is_tie) == ((1,), (2, 1), (), False)


def test_where_equal_projects_do_not_all_fit_the_council_decides_which():
    result = count_budget({1: 90, 2: 80, 3: 80, 4: 10}, 100, [((1,), 1), ((2,), 2), ((3,), 2), ((4,), 1)])
    assert result.steps == (ShareStep(option=4, votes=1, cost=10, highest_share=Fraction(10), left=90),)
    assert result.completion.steps[0] == GreedyStep((2, 3), votes=2, cost=80, fitting=1, left=10)
    assert (result.funded, result.tied, result.left, result.is_tie) == ((4,), (2, 3), 90, True)


@pytest.mark.parametrize(
    ("money", "funded", "tied", "left"),
    [
        (0, (), (), 0),
        (29, (), (), 29),
        (49, (3,), (), 19),
        (50, (), (1, 2), 0),
        (79, (), (1, 2), 29),
        (99, (3,), (1, 2), 19),
        (100, (1, 2), (), 0),
        (130, (1, 2, 3), (), 0),
        (80, (3,), (1, 2), 0),
    ],
)
def test_the_greedy_count_gives_as_many_of_equal_projects_as_fit(money, funded, tied, left):
    counted = count_greedily({1: 50, 2: 50, 3: 30, 4: 10}, {1: 4, 2: 4, 3: 1, 4: 0}, money)
    assert (counted.funded, counted.tied, counted.left) == (funded, tied, left)


def test_with_equal_votes_the_greedy_count_takes_the_cheaper_first():
    counted = count_greedily({1: 50, 2: 40, 3: 0}, {1: 4, 2: 4, 3: 4}, 60)
    assert [(step.options, step.fitting) for step in counted.steps] == [((3,), 1), ((2,), 1), ((1,), 0)]


def test_more_ties_than_can_be_followed_are_said_to_be_so():
    costs = dict.fromkeys(range(20), 10) | {20: 5, 21: 95, 22: 96, 23: 10}
    result = count_budget(costs, 100, [(tuple(range(23)), 1)])
    assert MOST_POSITIONS == 5_000
    assert (result.too_many_ties, result.forks, result.completion) == (True, (), None)
    assert (result.funded, result.left) == ((20,), 95)
    assert result.tied == (*range(20), 21)
    assert result.is_tie


@pytest.mark.parametrize(("money", "too_many"), [(50, False), (60, True)])
def test_ties_of_a_small_election_are_followed(money, too_many):
    """Five of eleven equal projects: 4,246 positions; six of eleven: 7,018."""
    result = count_budget(dict.fromkeys(range(11), 10), money, [(tuple(range(11)), 1)])
    assert (result.too_many_ties, result.tied) == (too_many, tuple(range(11)))


@pytest.mark.parametrize(
    ("costs", "budget", "ballot", "at_most", "reason"),
    [
        ({1: 1}, 1, (2,), None, "option 2"),
        ({1: 1}, 1, (1, 1), None, "twice"),
        ({1: 1, 2: 1}, 1, (1, 2), 1, "2 options where 1"),
        ({1: -1}, 1, (1,), None, "less than nothing"),
        ({1: 1}, -1, (1,), None, "less than nothing"),
    ],
)
def test_what_could_not_have_been_stored_is_a_broken_promise(costs, budget, ballot, at_most, reason):
    with pytest.raises(ValueError, match=reason):
        count_budget(costs, budget, [(ballot, 1)], at_most)
