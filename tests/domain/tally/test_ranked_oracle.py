"""The runoff against one that is written as plainly as possible: one option leaves at a time, in every order."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.tally import count_ranked
from tests.elections import ranked_elections, rankings, single_ballots, unhurried

OPTIONS = (1, 2, 3, 4)


def winners_over_all_orders(remaining, ballots):
    """Everyone who is left alone at the end, whichever of those with the fewest votes leaves in each round."""
    if len(remaining) == 1:
        return set(remaining)
    tops = Counter(next((option for option in ballot if option in remaining), None) for ballot in ballots)
    fewest = min(tops[option] for option in remaining)
    return set().union(
        *(winners_over_all_orders(remaining - {option}, ballots) for option in remaining if tops[option] == fewest)
    )


def check(options, ballots):
    result = count_ranked(options, ballots)
    voters = [ballot for ballot in single_ballots(ballots) if ballot]
    assert set(result.leaders) == (winners_over_all_orders(frozenset(options), voters) if voters else set())
    for each in result.rounds:
        assert each.continuing + each.exhausted + result.blank == result.ballots
        remaining = frozenset(standing.option for standing in each.standings)
        for standing in each.standings:
            tops = (next((option for option in ballot if option in remaining), None) for ballot in voters)
            assert standing.votes == sum(top == standing.option for top in tops)
        for departure in each.tied:
            assert set(departure.winners) == winners_over_all_orders(remaining - {departure.option}, voters)
    return result


@pytest.mark.parametrize("seed", range(8))
def test_thousands_of_elections_with_many_ties(seed):
    results = [check(*election) for election in ranked_elections(seed, 500, most_options=5, most_voters=7)]
    assert sum(result.is_tie for result in results) > 50
    assert sum(not result.is_tie and any(each.tied for each in result.rounds) for result in results) > 10


@pytest.mark.parametrize("seed", range(2))
def test_elections_with_few_ties(seed):
    results = [check(*election) for election in ranked_elections(100 + seed, 100, most_options=6, most_voters=60)]
    assert sum(len(result.rounds) > 2 for result in results) > 40


@unhurried
@given(rankings(OPTIONS))
def test_any_election(ballots):
    check(OPTIONS, ballots)


@unhurried
@given(rankings(OPTIONS), st.permutations(OPTIONS), st.permutations(OPTIONS))
def test_names_and_order_of_the_options_change_nothing(ballots, names, order):
    renamed = dict(zip(OPTIONS, names, strict=True))
    plain = count_ranked(OPTIONS, ballots)
    other = count_ranked(order, [(tuple(renamed[option] for option in ranking), times) for ranking, times in ballots])
    assert set(other.leaders) == {renamed[option] for option in plain.leaders}
    assert other.condorcet_winner == renamed.get(plain.condorcet_winner)


@unhurried
@given(rankings(OPTIONS), st.randoms(use_true_random=False))
def test_who_voted_in_which_order_changes_nothing(ballots, chance):
    single = [(ranking, 1) for ranking in single_ballots(ballots)]
    chance.shuffle(single)
    assert count_ranked(OPTIONS, single) == count_ranked(OPTIONS, ballots)


@unhurried
@given(rankings(OPTIONS), st.integers(1, 99))
def test_blank_ballots_change_no_winner_and_no_round(ballots, number):
    plain = count_ranked(OPTIONS, ballots)
    more = count_ranked(OPTIONS, [*ballots, ((), number)])
    assert (more.leaders, more.rounds, more.comparison) == (plain.leaders, plain.rounds, plain.comparison)
    assert (more.blank, more.ballots) == (plain.blank + number, plain.ballots + number)


@unhurried
@given(rankings(OPTIONS), st.sampled_from(OPTIONS))
def test_the_first_choice_of_more_than_half_wins_both_ways(ballots, option):
    number = sum(times for _, times in ballots) + 1
    result = count_ranked(OPTIONS, [*ballots, ((option,), number)])
    assert (result.leaders, result.condorcet_winner, len(result.rounds)) == ((option,), option, 1)


@unhurried
@given(rankings(OPTIONS))
def test_preferences_and_the_condorcet_winner_by_their_definition(ballots):
    def prefers(ranking, one, other):
        return one in ranking and (other not in ranking or ranking.index(one) < ranking.index(other))

    result = count_ranked(OPTIONS, ballots)
    voters = {
        (one, other): sum(prefers(ranking, one, other) for ranking in single_ballots(ballots))
        for one in OPTIONS
        for other in OPTIONS
        if one != other
    }
    assert all(result.comparison.voters_for(one, other) == number for (one, other), number in voters.items())
    beats_all = [
        one for one in OPTIONS if all(voters[one, other] > voters[other, one] for other in OPTIONS if other != one)
    ]
    assert ([result.condorcet_winner] if beats_all else []) == beats_all
