"""Each method is counted in its own way, and each result can be stored and read again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.tally import (
    ApprovalResult,
    BudgetResult,
    CountRules,
    Method,
    RankedResult,
    count,
    count_approval,
    count_budget,
    count_ranked,
    count_single,
    from_json,
    to_json,
)
from tests.elections import budget_elections, choices, rankings, unhurried

OPTIONS = (3, 1, 2)
COSTS = {1: 10, 2: 20, 3: 30}


def rules(method, **more):
    return CountRules(method, OPTIONS, **more)


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        (Method.APPROVAL, ApprovalResult),
        (Method.SINGLE, ApprovalResult),
        (Method.YES_NO, ApprovalResult),
        (Method.RANKED, RankedResult),
        (Method.BUDGET, BudgetResult),
    ],
)
def test_each_result_tells_the_same_things(method, kind):
    result = count(rules(method, costs=COSTS, budget=30), [((1,), 2), ((2,), 1), ((), 1)])
    assert type(result) is kind
    assert (result.ballots, result.blank, result.is_tie) == (4, 1, False)
    assert {row.option: row.votes for row in result.support.standings} == {1: 2, 2: 1, 3: 0}
    assert result.leaders == ((1, 2) if method is Method.BUDGET else (1,))
    assert from_json(method, json.loads(json.dumps(to_json(result)))) == result


def test_methods_are_stored_under_these_names():
    assert [str(method) for method in Method] == ["approval", "single", "yes-no", "ranked", "budget"]


def test_a_single_choice_that_two_options_share_is_a_tie():
    result = count_single((1, 2), [((1,), 2), ((2,), 2), ((), 5)])
    assert (result.leaders, result.is_tie, result.lead) == ((1, 2), True, 0)


@pytest.mark.parametrize("method", [Method.SINGLE, Method.YES_NO])
def test_a_single_choice_is_one_choice(method):
    with pytest.raises(ValueError, match="2 options where 1 are allowed"):
        count(rules(method, max_choices=3), [((1, 2), 1)])


@pytest.mark.parametrize("method", [Method.APPROVAL, Method.RANKED, Method.BUDGET])
def test_a_limit_of_choices_is_a_limit(method):
    limited = rules(method, max_choices=2, costs=COSTS, budget=30)
    assert count(limited, [((1, 2), 1)]).ballots == 1
    with pytest.raises(ValueError, match="3 options where 2 are allowed"):
        count(limited, [((1, 2, 3), 1)])
    assert count(rules(method, costs=COSTS, budget=30), [((1, 2, 3), 1)]).ballots == 1


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize(("ballot", "times", "reason"), [((9,), 1, "option 9"), ((1,), -1, "-1 ballots")])
def test_a_ballot_that_could_not_have_been_stored_is_a_broken_promise(method, ballot, times, reason):
    with pytest.raises(ValueError, match=reason):
        count(rules(method, costs=COSTS, budget=30), [(ballot, times)])


@pytest.mark.parametrize("method", [Method.APPROVAL, Method.RANKED, Method.BUDGET])
def test_an_option_counts_once_on_a_ballot(method):
    with pytest.raises(ValueError, match=r"an option twice: \(1, 1\)"):
        count(rules(method, costs=COSTS, budget=30), [((1, 1), 1)])


def test_the_ranked_count_shows_paths_in_the_order_of_the_ballot():
    result = count(rules(Method.RANKED), [((1,), 1), ((2,), 1), ((3,), 1)])
    assert result.leaders == result.comparison.options == OPTIONS


def test_the_budget_count_follows_the_order_of_the_ballot():
    result = count(rules(Method.BUDGET, costs={1: 10, 2: 10, 3: 10}, budget=20), [((1, 2, 3), 1)])
    assert [fork.option for fork in result.forks] == list(OPTIONS)


@pytest.mark.parametrize(
    ("method", "options", "costs", "budget"),
    [
        (Method.APPROVAL, (1, 1), {}, None),
        (Method.BUDGET, (1, 2), {1: 1, 2: 1}, None),
        (Method.BUDGET, (1, 2), {1: 1}, 5),
        (Method.BUDGET, (1,), {1: 1, 2: 1}, 5),
    ],
)
def test_rules_that_cannot_be_counted_by_are_a_broken_promise(method, options, costs, budget):
    with pytest.raises(ValueError, match=r"stands twice|needs a sum"):
        CountRules(method, options, costs, budget)


def test_a_budget_of_nothing_pays_nothing():
    assert count(CountRules(Method.BUDGET, (1,), {1: 1}, 0), [((1,), 1)]).funded == ()


def test_a_budget_without_a_sum_is_none():
    with pytest.raises(ValueError, match="needs a sum"):
        CountRules(Method.BUDGET, (1,), {1: 1})


@unhurried
@given(choices(OPTIONS))
def test_an_approval_result_comes_back_from_json(ballots):
    result = count_approval(OPTIONS, ballots)
    assert result.support is result
    assert from_json(Method.APPROVAL, json.loads(json.dumps(to_json(result)))) == result


@unhurried
@given(rankings((1, 2, 3, 4)))
def test_a_ranked_result_comes_back_from_json(ballots):
    result = count_ranked((1, 2, 3, 4), ballots)
    assert from_json(Method.RANKED, json.loads(json.dumps(to_json(result)))) == result


def test_a_budget_result_comes_back_from_json():
    for election in budget_elections(7, 200, costs=(20, 40)):
        result = count_budget(*election)
        assert from_json(Method.BUDGET, json.loads(json.dumps(to_json(result)))) == result


@unhurried
@given(st.sampled_from([Method.APPROVAL, Method.RANKED, Method.BUDGET]), choices(OPTIONS))
def test_what_is_stored_holds_no_float(method, ballots):
    stored = json.dumps(to_json(count(rules(method, costs=COSTS, budget=50), ballots)))
    json.loads(stored, parse_float=pytest.fail)


def test_stored_results_can_be_read_by_others():
    """The published box holds these; whoever reads it relies on the names."""
    assert to_json(count_approval((1, 2), [((1,), 2), ((), 1)])) == {
        "ballots": 3,
        "blank": 1,
        "votes": [{"option": 1, "votes": 2}, {"option": 2, "votes": 0}],
        "leaders": [1],
        "lead": 2,
    }
    ranked = to_json(count_ranked((1, 2), [((1, 2), 1), ((2,), 1)]))
    assert ranked == {
        "first_choices": {
            "ballots": 2,
            "blank": 0,
            "votes": [{"option": 1, "votes": 1}, {"option": 2, "votes": 1}],
            "leaders": [1, 2],
            "lead": 0,
        },
        "rounds": [
            {
                "votes": [{"option": 1, "votes": 1}, {"option": 2, "votes": 1}],
                "exhausted": 0,
                "leaving": [],
                "tied": [{"option": 1, "winners": [2]}, {"option": 2, "winners": [1]}],
            }
        ],
        "options": [1, 2],
        "preferred": [[0, 1], [1, 0]],
        "condorcet_winner": None,
        "leaders": [1, 2],
    }


def test_a_stored_budget_shows_every_step_and_fork():
    stored = to_json(count_budget({1: 40, 2: 40, 3: 10}, 50, [((1, 2, 3), 3)]))
    assert stored["steps"] == [{"option": 3, "votes": 3, "cost": 10, "highest_share": "10/3", "left": 40, "equals": []}]
    assert stored["forks"] == [
        {"option": 1, "funded": [1, 3], "tied": []},
        {"option": 2, "funded": [2, 3], "tied": []},
    ]
    assert {key: stored[key] for key in ("budget", "completion", "funded", "tied", "left", "too_many_ties")} == {
        "budget": 50,
        "completion": None,
        "funded": [3],
        "tied": [1, 2],
        "left": 40,
        "too_many_ties": False,
    }
    assert stored["greedy"] == {
        "steps": [
            {"options": [3], "votes": 3, "cost": 10, "fitting": 1, "left": 40},
            {"options": [1, 2], "votes": 3, "cost": 40, "fitting": 1, "left": 0},
        ],
        "left": 0,
    }
    assert stored["support"]["ballots"] == 3
