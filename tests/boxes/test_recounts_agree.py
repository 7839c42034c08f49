"""recount.py and citizen.domain.tally were written apart from one rule; they agree on random elections full of ties."""

from __future__ import annotations

import copy
import subprocess
from collections import Counter

import pytest

from citizen.boxes import recount, writing
from citizen.boxes.verifying import verify_box
from citizen.domain.ballot_rules import count_rules
from citizen.domain.tally import Method, count, to_json
from tests.boxes.building import Election, make_box, random_election, rules_of
from tests.boxes.checking import run_recount

SEEDS = range(250)


@pytest.fixture(autouse=True)
def no_failures(capsys):
    recount.failures.clear()


@pytest.mark.parametrize("method", list(Method))
def test_both_come_to_the_same_result(method):
    for seed in SEEDS:
        for rules, options, profile, result in counted(random_election(method, seed)):
            recount.compare(rules, options, profile, result)
            assert recount.failures == [], (seed, options, profile, result)


@pytest.mark.parametrize("method", list(Method))
def test_random_elections_have_ties_in_them(method):
    leaders = [
        result.get("tied") or result["leaders"][1:]
        for seed in SEEDS
        for _, _, _, result in counted(random_election(method, seed))
        if method is not Method.BUDGET or result["tied"]
    ]
    assert sum(map(bool, leaders)) > 10


@pytest.mark.parametrize("method", list(Method))
def test_another_winner_is_not_taken(method):
    for seed in range(30):
        for rules, options, profile, result in counted(random_election(method, seed)):
            name = "funded" if method is Method.BUDGET else "leaders"
            for option in {one["id"] for one in options}.symmetric_difference(result[name][:1]):
                forged = copy.deepcopy(result)
                forged[name] = sorted({option}.symmetric_difference(forged[name]))
                recount.failures.clear()
                recount.compare(rules, options, profile, forged)
                assert recount.failures, (seed, forged)


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("seed", range(3))
def test_a_box_of_any_method_is_verified_and_recounted(tmp_path, keys, method, seed):
    (tmp_path / "any").mkdir()
    make_box(tmp_path / "any", keys, random_election(method, seed), seed)
    answer = run_recount(tmp_path / "any")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert [finding for finding in verify_box(tmp_path / "any") if not finding.holds] == []


def test_a_box_without_any_vote_is_verified_and_recounted(tmp_path, keys):
    (tmp_path / "none").mkdir()
    nobody = Election(Method.SINGLE, {4: []}, {4: {1: None}}, replaced=0, withdrawn=0, batches=1)
    make_box(tmp_path / "none", keys, nobody)
    assert run_recount(tmp_path / "none").returncode == 0
    assert [finding for finding in verify_box(tmp_path / "none") if not finding.holds] == []


def test_many_ties_that_decide_nothing_take_no_time(capsys):
    options = dict.fromkeys(range(1, 31), 10)
    election = Election(Method.BUDGET, {4: [(option,) for option in options]}, {4: options}, budget=300)
    [(rules, listed, profile, result)] = counted(election)
    recount.compare(rules, listed, profile, result)
    assert (len(result["funded"]), recount.failures) == (30, [])


def test_ties_too_many_to_follow_are_said_to_be_so(capsys):
    options = dict.fromkeys(range(1, 21), 10) | {21: 5, 22: 200, 23: 10}
    election = Election(Method.BUDGET, {4: [tuple(range(1, 23))]}, {4: options}, budget=100)
    [(rules, listed, profile, result)] = counted(election)
    assert result["too_many_ties"]
    recount.compare(rules, listed, profile, result)
    assert recount.failures != []
    said = capsys.readouterr().out
    assert "FEIL  for mange like: IKKE talt her" in said
    assert "OK" not in said


def test_the_shell_counts_the_same(box):
    """A third count, in which not one line is ours: the options of the first question, in the order of the votes."""
    pipeline = "tail -n +2 ballots.csv | grep '^4;' | cut -d';' -f3 "
    pipeline += "| tr ' ' '\\n' | grep . | sort | uniq -c | sort -k1,1nr -k2,2n"
    lines = subprocess.run(["sh", "-c", pipeline], cwd=box.folder, capture_output=True, text=True, check=True).stdout
    votes = [{"option": int(line.split()[1]), "votes": int(line.split()[0])} for line in lines.splitlines()]
    assert votes == box.manifest["questions"]["4"]["result"]["votes"]


def test_the_recount_says_what_it_found_in_both_language_forms(box):
    assert "Veien nummer 4" in run_recount(box.folder).stdout
    nynorsk = run_recount(box.folder, language="nn").stdout
    assert "Vegen nummer 4" in nynorsk
    assert "        6 * Myra nn" in nynorsk


@pytest.mark.parametrize("missing", [writing.MANIFEST, writing.LEAVES])
def test_a_box_that_cannot_be_read_is_told_apart(box, missing):
    (box.folder / missing).unlink()
    assert run_recount(box.folder).returncode == 2


def counted(election):
    """For each question: rules, options, profile, and the stored result of citizen.domain.tally."""
    rules = rules_of(election)
    for question in rules["questions"]:
        profile = Counter(election.ballots[question["id"]])
        result = count(count_rules(rules, question["id"]), sorted(profile.items()))
        yield rules, question["options"], profile, to_json(result)
