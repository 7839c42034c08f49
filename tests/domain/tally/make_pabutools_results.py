"""Writes pabutools_results.json: how pabutools shares out random budgets. Run again only to change the elections.

pabutools brings a numerical solver of 200 MB along, hence its results are kept here instead of the library. Made with
pabutools 1.2.3 on Python 3.11, in an environment of its own:

    pip install pabutools==1.2.3 && PYTHONPATH=. python tests/domain/tally/make_pabutools_results.py

Each line: costs, budget, ballots, and what got money: by equal shares with cost utility, after the greedy completion,
and by the greedy count alone. Ties that remain after "more voters, then lower cost" are broken once for the first
project and once for the last; there are two results where that makes a difference.
"""

import json
import random
from pathlib import Path

from pabutools.election import ApprovalBallot, ApprovalProfile, Cost_Sat, Instance, Project
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

SEED, ELECTIONS = 2026, 2_000


def elections():
    chance = random.Random(SEED)
    for _ in range(ELECTIONS):
        number = chance.randint(1, 9)
        unit = chance.choice((1, 1, 10))
        costs = [unit * chance.randint(1, 60 // unit) for _ in range(number)]
        leaning = [chance.random() for _ in range(number)]
        voters = [
            sorted(project for project in range(number) if chance.random() < leaning[project])
            for _ in range(chance.randint(1, 15))
        ]
        yield costs, chance.randint(0, sum(costs)), [ballot for ballot in voters if ballot]


def results(costs, budget, ballots):
    projects = [Project(str(number), cost) for number, cost in enumerate(costs)]
    wanted = [project for number, project in enumerate(projects) if any(number in ballot for ballot in ballots)]
    instance = Instance(wanted, budget_limit=budget)
    profile = ApprovalProfile([ApprovalBallot(projects[number] for number in ballot) for ballot in ballots])
    found = []
    for sign in (1, -1):
        order = TieBreakingRule(lambda _, prof, p, sign=sign: (-prof.approval_score(p), p.cost, sign * int(p.name)))
        shared = method_of_equal_shares(instance, profile, Cost_Sat, tie_breaking=order)
        completed = greedy_utilitarian_welfare(
            instance, profile, Cost_Sat, tie_breaking=order, initial_budget_allocation=shared
        )
        greedy = greedy_utilitarian_welfare(instance, profile, Cost_Sat, tie_breaking=order)
        each = [sorted(int(project.name) for project in chosen) for chosen in (shared, completed, greedy)]
        found += [each] if each not in found else []
    return found


def main():
    rows = [[*election, *results(*election)] for election in elections() if election[2]]
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    Path(__file__).with_name("pabutools_results.json").write_text(f"[\n{lines}\n]\n", "utf-8")


if __name__ == "__main__":
    main()
