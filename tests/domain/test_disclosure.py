"""Nothing small or unanimous can be worked out from the totals that are shown, in whatever way groups overlap."""

import itertools
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.disclosure import MOST_SHOWN, SMALLEST_GROUP, SMALLEST_UNANIMOUS_GROUP, publishable
from tests.elections import unhurried

BALLOT = st.lists(st.sampled_from([1, 2, 3]), unique=True, max_size=2).map(tuple)
BALLOTS = st.lists(st.tuples(BALLOT, st.integers(0, 14)), max_size=3)
ATOMS = st.dictionaries(st.integers(0, 5), BALLOTS, min_size=1, max_size=6)
GROUPS = st.dictionaries(st.sampled_from("abcdef"), st.frozensets(st.integers(0, 5)), max_size=4)


def split(number):
    """Voters who do not agree."""
    return [((1,), number - number // 2), ((2,), number // 2)]


def towns(**voters):
    """Atoms (former municipality, lives on the road), and the groups as the results page asks for them."""
    atoms = {(name[0], name[1:] == "_road"): split(number) for name, number in voters.items()}
    groups = {"road": {atom for atom in atoms if atom[1]}, "elsewhere": {atom for atom in atoms if not atom[1]}}
    groups |= {name: {atom for atom in atoms if atom[0] == name} for name in sorted({atom[0] for atom in atoms})}
    return atoms, groups


def tells_too_much(ballots):
    voters = sum(times for _, times in ballots)
    kinds = {frozenset(choices) for choices, times in ballots if times}
    agree = bool(kinds) and (kinds == {frozenset()} or bool(frozenset.intersection(*kinds)))
    return 0 < voters < 10 or (0 < voters < 30 and agree)


def in_span(wanted, rows):
    """Whether equations have a solution, by elimination from below on the columns: another way than the module's."""
    columns = [[Fraction(row[index]) for row in rows] + [Fraction(wanted[index])] for index in range(len(wanted))]
    for variable in range(len(rows)):
        pivot = next((column for column in columns if column[variable]), None)
        if pivot is None:
            continue
        columns.remove(pivot)
        columns = [
            [a - b * column[variable] / pivot[variable] for a, b in zip(column, pivot, strict=True)]
            for column in columns
        ]
    return all(column[-1] == 0 for column in columns)


@unhurried
@given(ATOMS, GROUPS)
def test_no_set_of_atoms_that_can_be_worked_out_tells_what_somebody_chose(atoms, groups):
    shown = publishable(atoms, groups)
    inhabited = [atom for atom, ballots in atoms.items() if any(times for _, times in ballots)]
    rows = [[1] * len(inhabited), *([int(atom in groups[group]) for atom in inhabited] for group in shown)]
    for size in range(1, len(inhabited)):
        for members in itertools.combinations(inhabited, size):
            if tells_too_much([ballot for atom in members for ballot in atoms[atom]]):
                assert not in_span([int(atom in members) for atom in inhabited], rows)


@pytest.mark.parametrize("seed", range(4))
def test_thousands_of_towns_with_overlapping_groups_are_safe(seed):
    chance = random.Random(seed)
    hidden = 0
    for _ in range(300):
        names = "abcde"[: chance.randint(2, 5)]
        atoms = {name: split(chance.choice((4, 6, 9, 10, 40, 40))) for name in names}
        groups = {number: set(chance.sample(names, chance.randint(1, len(names)))) for number in range(4)}
        shown = publishable(atoms, groups)
        rows = [[1] * len(names), *([int(name in groups[group]) for name in names] for group in shown)]
        for members in itertools.chain(*(itertools.combinations(names, size) for size in range(1, len(names)))):
            if tells_too_much([ballot for name in members for ballot in atoms[name]]):
                assert not in_span([int(name in members) for name in names], rows)
        hidden += len(groups) - len(shown)
    assert 300 < hidden < 1000


@unhurried
@given(ATOMS, GROUPS)
def test_an_attacker_who_adds_and_subtracts_finds_nothing(atoms, groups):
    shown = publishable(atoms, groups)
    inhabited = [atom for atom, ballots in atoms.items() if any(times for _, times in ballots)]
    rows = [[1] * len(inhabited), *([int(atom in groups[group]) for atom in inhabited] for group in shown)]
    for factors in itertools.product((-2, -1, 0, 1, 2), repeat=len(rows)):
        found = [sum(f * entry for f, entry in zip(factors, column, strict=True)) for column in zip(*rows, strict=True)]
        if 0 < sum(found) < len(found) and set(found) <= {0, 1}:
            members = [atom for atom, entry in zip(inhabited, found, strict=True) if entry]
            assert not tells_too_much([ballot for atom in members for ballot in atoms[atom]])


@unhurried
@given(ATOMS, GROUPS)
def test_a_group_is_hidden_only_where_showing_it_would_tell_something(atoms, groups):
    shown = publishable(atoms, groups)
    inhabited = [atom for atom, ballots in atoms.items() if any(times for _, times in ballots)]
    rows = [[1] * len(inhabited)]
    for group, members in groups.items():
        row = [int(atom in members) for atom in inhabited]
        if group in shown:
            rows.append(row)
        elif all(row) and tells_too_much([ballot for atom in inhabited for ballot in atoms[atom]]):
            continue  # where the few who voted live is not said beside what they chose
        elif any(row):
            assert any(
                in_span([int(atom in part) for atom in inhabited], [*rows, row])
                and tells_too_much([ballot for atom in part for ballot in atoms[atom]])
                for size in range(1, len(inhabited))
                for part in itertools.combinations(inhabited, size)
            )


@pytest.mark.parametrize(
    ("voters", "shown"),
    [
        ({"a": 50, "b": 20}, {"elsewhere", "a", "b"}),
        ({"a": 50, "b": 9}, {"elsewhere"}),
        ({"a": 50, "b": 10}, {"elsewhere", "a", "b"}),
        ({"a": 50, "b": 20, "c": 9}, {"elsewhere", "a"}),
        ({"a": 50, "b": 5, "c": 6}, {"elsewhere", "a"}),
        ({"a": 5}, set()),
        ({"a": 0, "b": 0}, set()),
        ({"a": 50, "a_road": 9, "b": 20}, {"a", "b"}),
        ({"a": 50, "a_road": 10, "b": 20}, {"road", "elsewhere", "a", "b"}),
        ({"a": 50, "a_road": 12, "b": 20, "b_road": 3}, {"road", "elsewhere", "a", "b"}),
        ({"a": 5, "a_road": 12, "b": 20}, {"road", "elsewhere"}),
        ({"a": 5, "a_road": 20, "b": 30}, {"road", "elsewhere"}),
        ({"a": 5, "a_road": 20, "b": 30, "b_road": 2}, {"road", "elsewhere", "a", "b"}),
    ],
)
def test_hand_made_towns(voters, shown):
    assert publishable(*towns(**voters)) == shown


def test_those_on_the_road_come_before_a_former_municipality_that_would_give_away_the_rest_of_it():
    atoms, groups = towns(a=5, a_road=20, b=30)
    assert publishable(atoms, groups) == {"road", "elsewhere"}
    assert publishable(atoms, dict(reversed(groups.items()))) == {"a", "b"}


@pytest.mark.parametrize(("size", "is_shown"), [(29, False), (30, True)])
@pytest.mark.parametrize("agreed", [[(), ()], [(1,), (1, 2)]])
def test_a_group_that_agrees_wholly_must_be_larger(size, is_shown, agreed):
    assert (SMALLEST_GROUP, SMALLEST_UNANIMOUS_GROUP) == (10, 30)
    one, other = agreed
    atoms = {"a": [(one, size - 10), (other, 10)], "b": split(100)}
    assert publishable(atoms, {"a": {"a"}}) == (frozenset("a") if is_shown else frozenset())
    assert publishable(atoms, {"b": {"b"}}) == (frozenset("b") if is_shown else frozenset())


def test_agreement_counts_over_all_atoms_of_a_group():
    atoms = {"a": [((1,), 12)], "b": [((2,), 12)], "c": split(40)}
    assert publishable(atoms, {"both": {"a", "b"}}) == {"both"}
    assert publishable(atoms | {"b": [((1, 2), 12)]}, {"both": {"a", "b"}}) == frozenset()
    assert publishable(atoms | {"b": [((1,), 10), ((), 2)]}, {"both": {"a", "b"}}) == {"both"}


def test_what_only_halves_of_sums_give_away_is_found():
    """a+b, b+c and a+c give 2a when the third is subtracted from the two others."""
    atoms = {"a": split(8), "b": split(20), "c": split(20), "d": split(40)}
    groups = {"ab": {"a", "b"}, "bc": {"b", "c"}, "ac": {"a", "c"}}
    assert publishable(atoms, groups) == {"ab", "bc"}


def test_what_two_overlapping_groups_have_in_common_is_found():
    """a+b and b+c give b when all are subtracted from their sum."""
    atoms = {"a": split(40), "b": split(9), "c": split(40)}
    assert publishable(atoms, {"ab": {"a", "b"}, "bc": {"b", "c"}}) == {"ab"}


def test_what_only_a_combination_with_halves_gives_away_is_found():
    """Three groups that share d: reduced, each is an atom and half of d."""
    atoms = {"a": split(4), "b": split(40), "c": split(40), "e": split(4), "d": split(40)}
    groups = {"abd": {"a", "b", "d"}, "acd": {"a", "c", "d"}, "bcd": {"b", "c", "d"}}
    assert publishable(atoms, groups) == {"abd", "acd"}


def test_a_blank_vote_is_no_option():
    atoms = {"a": [((0,), 12), ((), 8)], "b": split(40)}
    assert publishable(atoms, {"a": {"a"}}) == {"a"}


def test_atoms_without_voters_are_no_hiding_place():
    atoms = {"a": split(9), "empty": [((1,), 0)], "b": split(50)}
    assert publishable(atoms, {"a": {"a", "empty"}, "empty": {"empty", "unknown"}}) == frozenset()


def test_no_more_groups_are_shown_than_can_be_looked_through():
    atoms = {number: split(40) for number in range(16)}
    groups = {number: {number} for number in range(16)}
    assert MOST_SHOWN == 12
    assert publishable(atoms, groups) == frozenset(range(12))


@pytest.mark.parametrize(("ballots", "is_shown"), [([((1,), 1)], False), ([((1,), 5), ((), 4)], False),
                                                   ([((1,), 29)], False), ([((1,), 30)], True),
                                                   ([((1,), 6), ((2,), 4)], True)])  # fmt: skip
def test_a_group_that_is_everyone_who_voted_is_shown_only_where_it_would_be_shown_alone(ballots, is_shown):
    shown = publishable({"havnes": ballots, "lidal": []}, {"Havnes": ["havnes"], "Lidal": ["lidal"]})
    assert shown == (frozenset({"Havnes"}) if is_shown else frozenset())
