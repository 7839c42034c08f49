"""Equal shares, completion and the greedy count against pabutools, whose results make_pabutools_results.py stored."""

import json
from collections import Counter
from pathlib import Path

from citizen.domain.tally import count_budget

STORED = json.loads(Path(__file__).with_name("pabutools_results.json").read_text("utf-8"))


def test_pabutools_finds_the_same_projects_in_thousands_of_elections():
    compared = Counter()
    for costs, budget, ballots, *found in STORED:
        result = count_budget(dict(enumerate(costs)), budget, [(tuple(ballot), 1) for ballot in ballots])
        for shared, completed, greedy in found:
            agree("greedy", result.greedy.funded, result.greedy.tied, greedy, compared)
            agree("completed", result.funded, result.tied, completed, compared)
            if not result.forks and not any(step.equals for step in result.steps):
                assert {step.option for step in result.steps} == set(shared)
                compared["shared"] += 1
    assert compared["shared"] >= 1800
    assert compared["completed"] >= 1800
    assert compared["greedy"] >= 1800
    assert compared["completed in a tie"] > 20


def agree(what, funded, tied, found, compared):
    assert set(funded) <= set(found) <= {*funded, *tied}
    compared[f"{what} in a tie" if tied else what] += 1
