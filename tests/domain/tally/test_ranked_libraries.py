"""The runoff and the Condorcet winner against two libraries that others wrote: votelib and pyrankvote."""

from collections import Counter

import pyrankvote
import pytest
from votelib.convert import RankedToCondorcetVotes
from votelib.evaluate.condorcet import CondorcetWinner
from votelib.evaluate.sequential import TransferableVoteSelector

from citizen.domain.tally import count_ranked
from tests.elections import ranked_elections, single_ballots


@pytest.mark.parametrize("seed", range(5))
def test_votelib_finds_the_same_winner_where_it_sees_no_tie(seed):
    runoff = TransferableVoteSelector(quota_function="droop")
    compared = 0
    for options, ballots in ranked_elections(200 + seed, 400, most_voters=60):
        votes = Counter(ballot for ballot in single_ballots(ballots) if ballot)
        try:
            winner = runoff.evaluate(votes, 1) if votes else []
        except NotImplementedError:  # that is how votelib says that two share the last place
            continue
        assert list(count_ranked(options, ballots).leaders) == winner
        compared += 1
    assert compared > 200


@pytest.mark.parametrize("seed", range(5))
def test_votelib_finds_the_same_condorcet_winner(seed):
    found = []
    for options, ballots in ranked_elections(300 + seed, 400, most_voters=40):
        votes = Counter(ballot for ballot in single_ballots(ballots) if ballot)
        if {option for ballot in votes for option in ballot} != set(options):
            continue  # votelib knows only options that somebody ranked
        preferences = RankedToCondorcetVotes().convert(votes)
        result = count_ranked(options, ballots)
        assert {pair: number for pair, number in preferences.items() if number} == {
            (one, other): number
            for one, row in zip(options, result.comparison.preferred, strict=True)
            for other, number in zip(options, row, strict=True)
            if number
        }
        winner = CondorcetWinner().evaluate(preferences)
        assert ([] if result.condorcet_winner is None else [result.condorcet_winner]) == winner
        found += winner
    assert len(found) > 200


@pytest.mark.parametrize("seed", range(5))
def test_pyrankvote_finds_a_winner_that_can_win_and_the_same_rounds_where_there_is_no_tie(seed):
    same = 0
    for options, ballots in ranked_elections(400 + seed, 200):
        if not any(ballot for ballot, _ in ballots):
            continue
        candidates = {option: pyrankvote.Candidate(str(option)) for option in options}
        papers = [
            pyrankvote.Ballot([candidates[option] for option in ballot]) for ballot in single_ballots(ballots) if ballot
        ]
        other = pyrankvote.instant_runoff_voting(list(candidates.values()), papers)
        result = count_ranked(options, ballots)
        assert int(other.get_winners()[0].name) in result.leaders
        if not any(each.tied for each in result.rounds):
            assert (int(other.get_winners()[0].name),) == result.leaders
            first = {int(row.candidate.name): row.number_of_votes for row in other.rounds[0].candidate_results}
            assert first == {row.option: row.votes for row in result.rounds[0].standings}
            same += 1
    assert same > 80
