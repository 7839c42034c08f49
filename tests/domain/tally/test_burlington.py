"""A real election: the mayor of Burlington, Vermont, 3 March 2009, where the runoff passed over the Condorcet winner.

burlington_2009.csv holds all 8,980 ballots as PrefLib publishes them (dataset 00005-00000002, from the city's own
files), where {1,6} are candidates that a voter marked as equal. The city's report gives the first round below, and
the last is the one that was published everywhere; of the second, Montroll's total is published and the other figures
follow from the ballots. A ballot counted as far as such a mark, hence four ballots that never counted. That one ballot,
marked for Simpson and Wright as equal third choices, counted for Wright is inferred: only so do the totals fit. The
numbers of voters who preferred one to another are those that electowiki.org gives for the same ballots ("2009
Burlington mayoral election"), where a ballot that marks two as equal says nothing of these two.
"""

import csv
import re
from pathlib import Path

import pytest

from citizen.domain.tally import count_ranked

KISS, MONTROLL, SIMPSON, SMITH, WRIGHT, WRITE_IN = CANDIDATES = (1, 2, 3, 4, 5, 6)


def ballots(read):
    with Path(__file__).with_name("burlington_2009.csv").open(encoding="utf-8", newline="") as file:
        return [(read(row["ranking"]), int(row["ballots"])) for row in csv.DictReader(file, delimiter=";")]


def as_counted_in_2009(ranking):
    counted = ranking.replace("{3,5}", "5").split("{")[0]
    return tuple(int(mark) for mark in counted.split(",") if mark)


def in_the_order_of_the_marks(ranking):
    return tuple(int(mark) for mark in re.findall(r"\d", ranking))


def test_every_round_is_that_of_the_published_count():
    result = count_ranked(CANDIDATES, ballots(as_counted_in_2009))
    assert (result.ballots, result.blank) == (8980, 4)
    assert [{row.option: row.votes for row in each.standings} for each in result.rounds] == [
        {WRIGHT: 2951, KISS: 2585, MONTROLL: 2063, SMITH: 1306, WRITE_IN: 36, SIMPSON: 35},
        {WRIGHT: 3294, KISS: 2981, MONTROLL: 2554},
        {KISS: 4313, WRIGHT: 4061},
    ]
    assert [each.leaving for each in result.rounds] == [(SIMPSON, SMITH, WRITE_IN), (MONTROLL,), ()]
    assert [each.exhausted + result.blank for each in result.rounds] == [4, 151, 606]
    assert result.leaders == (KISS,)


@pytest.mark.parametrize(
    ("one", "other", "prefer_one", "prefer_other"),
    [
        (KISS, WRIGHT, 4314, 4064),
        (KISS, SMITH, 3946, 3577),
        (KISS, SIMPSON, 5517, 845),
        (MONTROLL, KISS, 4067, 3477),
        (MONTROLL, WRIGHT, 4597, 3668),
        (MONTROLL, SMITH, 4573, 2998),
        (MONTROLL, SIMPSON, 6267, 591),
        (SMITH, SIMPSON, 5573, 721),
    ],
)
def test_as_many_voters_preferred_one_to_the_other_as_others_have_counted(one, other, prefer_one, prefer_other):
    equal = ("{1,2}",) if {one, other} == {KISS, MONTROLL} else ()
    cast = [
        (in_the_order_of_the_marks(ranking), times)
        for ranking, times in ballots(str)
        if not ranking.endswith(equal or "none")
    ]
    comparison = count_ranked(CANDIDATES, cast).comparison
    assert (comparison.voters_for(one, other), comparison.voters_for(other, one)) == (prefer_one, prefer_other)


def test_the_condorcet_winner_was_montroll():
    assert count_ranked(CANDIDATES, ballots(as_counted_in_2009)).condorcet_winner == MONTROLL
