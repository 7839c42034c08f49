"""Equal shares against a count written as plainly as possible: a wallet for each voter, every order in a tie."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.tally import count_budget
from tests.elections import budget_elections, choices, single_ballots, unhurried

COSTS = {1: 10, 2: 20, 3: 20, 4: 30}


def every_outcome(costs, budget, ballots):
    """All sets of projects that equal shares and completion can end with."""
    voters = [ballot for ballot in single_ballots(ballots) if ballot]
    votes = {project: sum(project in ballot for ballot in voters) for project in costs}
    wallets = [Fraction(budget, len(voters)) for _ in voters]
    return set(_shared_out(costs, budget, votes, voters, wallets, frozenset()))


def _shared_out(costs, budget, votes, voters, wallets, paid):
    keys = {}
    for project in costs.keys() - paid:
        rate = _rate(costs[project], [w for w, ballot in zip(wallets, voters, strict=True) if project in ballot])
        if votes[project] and rate is not None:
            keys[project] = (rate, -votes[project], costs[project])
    if not keys:
        yield from _completed(costs, budget - sum(costs[p] for p in paid), votes, paid, frozenset())
        return
    for project, key in keys.items():
        if key == min(keys.values()):
            after = [
                wallet - min(wallet, key[0] * costs[project]) if project in ballot else wallet
                for wallet, ballot in zip(wallets, voters, strict=True)
            ]
            yield from _shared_out(costs, budget, votes, voters, after, paid | {project})


def _rate(cost, wallets):
    """The smallest rate at which these wallets pay the cost: some k of them pay all they have, the others alike."""
    if cost == 0:
        return Fraction(-1)
    rates = []
    for wallet_count in range(len(wallets)):
        poor = sorted(wallets)[:wallet_count]
        share = Fraction(cost - sum(poor)) / (len(wallets) - wallet_count)
        if sum(min(wallet, share) for wallet in wallets) == cost:
            rates.append(share / cost)
    return min(rates, default=None)


def _completed(costs, left, votes, paid, skipped):
    waiting = {p: (-votes[p], costs[p]) for p in costs.keys() - paid - skipped if votes[p]}
    if not waiting:
        yield paid
        return
    for project, key in waiting.items():
        if key == min(waiting.values()):
            if costs[project] <= left:
                yield from _completed(costs, left - costs[project], votes, paid | {project}, skipped)
            else:
                yield from _completed(costs, left, votes, paid, skipped | {project})


def check(costs, budget, ballots):
    outcomes = every_outcome(costs, budget, ballots)
    result = count_budget(costs, budget, ballots)
    assert set(result.funded) == frozenset.intersection(*outcomes)
    assert set(result.funded + result.tied) == frozenset.union(*outcomes)
    assert result.left == budget - sum(costs[project] for project in result.funded)
    assert not result.too_many_ties
    if not result.forks:
        assert result.completion.left == budget - max(sum(costs[p] for p in outcome) for outcome in outcomes)
    return result


@pytest.mark.parametrize("seed", range(6))
def test_thousands_of_budgets_with_many_ties(seed):
    results = [check(*election) for election in budget_elections(seed, 400, costs=(20, 40))]
    assert sum(bool(result.forks) for result in results) > 10
    assert sum(any(step.equals for step in result.steps) for result in results) > 3
    assert sum(not result.is_tie for result in results) > 100


@pytest.mark.parametrize("seed", range(2))
def test_budgets_with_some_ties(seed):
    results = [check(*election) for election in budget_elections(20 + seed, 250)]
    assert sum(result.is_tie for result in results) > 2


@pytest.mark.parametrize("seed", range(2))
def test_budgets_with_few_ties(seed):
    prices = (7, 11, 19, 23, 31, 0)
    results = [check(*election) for election in budget_elections(50 + seed, 150, most_voters=15, costs=prices)]
    assert sum(len(result.steps) > 1 for result in results) > 50


@unhurried
@given(choices(list(COSTS)), st.integers(0, 90))
def test_any_budget(ballots, budget):
    check(COSTS, budget, ballots)


@unhurried
@given(choices(list(COSTS)), st.integers(0, 90), st.permutations(list(COSTS)), st.permutations(list(COSTS)))
def test_names_and_order_of_the_projects_change_nothing(ballots, budget, names, order):
    renamed = dict(zip(COSTS, names, strict=True))
    plain = count_budget(COSTS, budget, ballots)
    other = count_budget(
        dict(sorted(((renamed[p], cost) for p, cost in COSTS.items()), key=lambda pair: order.index(pair[0]))),
        budget,
        [(tuple(renamed[project] for project in chosen), times) for chosen, times in ballots],
    )
    assert set(other.funded) == {renamed[project] for project in plain.funded}
    assert set(other.tied) == {renamed[project] for project in plain.tied}


@unhurried
@given(choices(list(COSTS)), st.integers(0, 90), st.randoms(use_true_random=False))
def test_who_voted_in_which_order_changes_nothing(ballots, budget, chance):
    single = [(chosen, 1) for chosen in single_ballots(ballots)]
    chance.shuffle(single)
    assert count_budget(COSTS, budget, single) == count_budget(COSTS, budget, ballots)


@unhurried
@given(choices(list(COSTS)), st.integers(0, 90), st.integers(1, 9))
def test_blank_ballots_change_no_project_and_no_step(ballots, budget, number):
    plain = count_budget(COSTS, budget, ballots)
    more = count_budget(COSTS, budget, [*ballots, ((), number)])
    assert (more.funded, more.tied, more.steps, more.greedy) == (plain.funded, plain.tied, plain.steps, plain.greedy)
    assert more.blank == plain.blank + number


@unhurried
@given(choices(list(COSTS)), st.integers(0, 90))
def test_no_more_is_spent_than_there_is_and_nothing_that_is_wanted_could_still_be_paid(ballots, budget):
    result = count_budget(COSTS, budget, ballots)
    for counted in [result.greedy, *([result.completion] if result.completion else [])]:
        assert 0 <= counted.left <= budget
    for left, funded, tied in (
        (result.left, result.funded, result.tied),
        (result.greedy.left, result.greedy.funded, result.greedy.tied),
    ):
        unpaid = [p for p in COSTS if p not in funded + tied and result.support.votes_for(p)]
        assert tied or all(COSTS[project] > left for project in unpaid)


@unhurried
@given(choices(list(COSTS)), st.integers(0, 90), st.integers(1, 6))
def test_voters_who_all_want_one_thing_get_it_where_their_part_of_the_money_is_enough(ballots, budget, number):
    result = count_budget(COSTS | {5: 15}, budget, [*ballots, ((5,), number)])
    voters = result.ballots - result.blank
    if Fraction(budget, voters) * number >= 15:
        assert 5 in result.funded
