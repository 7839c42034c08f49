"""Random elections, always the same ones for a seed."""

import random

from hypothesis import settings
from hypothesis import strategies as st

unhurried = settings(deadline=None)
"""For machines that have other things to do as well."""


def ranked_elections(seed, number, *, most_options=6, most_voters=30):
    """Ballots that rank some of a few options: (options, ballots as (ranking, times))."""
    chance = random.Random(seed)
    for _ in range(number):
        options = tuple(range(1, chance.randint(2, most_options) + 1))
        ballots = [
            (tuple(chance.sample(options, chance.randint(0, len(options)))), chance.randint(1, 3))
            for _ in range(chance.randint(0, most_voters))
        ]
        yield options, ballots


def budget_elections(seed, number, *, most_projects=5, most_voters=8, costs=(10, 20, 30, 40, 60)):
    """Ballots that choose some of a few projects: (costs, budget, ballots as (choices, times))."""
    chance = random.Random(seed)
    for _ in range(number):
        projects = range(1, chance.randint(1, most_projects) + 1)
        price = {project: chance.choice(costs) for project in projects}
        ballots = [
            (tuple(sorted(chance.sample(projects, chance.randint(0, len(projects))))), chance.randint(1, 2))
            for _ in range(chance.randint(0, most_voters))
        ]
        yield price, chance.choice((0, 50, 60, 90, 100, 120)), ballots


def single_ballots(ballots):
    """Each voter's ballot on its own."""
    return [choices for choices, times in ballots for _ in range(times)]


def rankings(options):
    """Hypothesis: ballots that rank some of the options."""
    ranking = st.permutations(options).flatmap(lambda order: st.integers(0, len(order)).map(lambda k: tuple(order[:k])))
    return st.lists(st.tuples(ranking, st.integers(1, 3)), max_size=12)


def choices(options):
    """Hypothesis: ballots that choose some of the options."""
    chosen = st.lists(st.sampled_from(options), unique=True).map(lambda each: tuple(sorted(each)))
    return st.lists(st.tuples(chosen, st.integers(1, 3)), max_size=8)
