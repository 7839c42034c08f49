"""Boxes that a dishonest municipality could sign: each part true to the others, and yet not the vote that was held."""

from __future__ import annotations

import copy
import hashlib
from collections import Counter

import pytest

from citizen import signing
from citizen.boxes import recount, writing
from citizen.boxes.findings import Check
from citizen.boxes.problems import UnusableBox
from citizen.boxes.verifying import verify_box
from citizen.domain.ballot_rules import count_rules
from citizen.domain.box.merkle import leaf_hash
from citizen.domain.box.statements import manifest_statement
from citizen.domain.tally import Method, count, to_json
from tests.boxes.building import (
    ROUND_ID,
    Election,
    in_batches,
    make_box,
    published,
    rehash_rules,
    write_box,
    write_manifest,
)
from tests.boxes.checking import failed, run_recount

BUDGET = [(40,)] * 8 + [(41,)] * 6 + [(42,)] * 5


@pytest.fixture
def made(tmp_path, keys):
    """Makes the box of an election."""

    def make(method, ballots, options, **more):
        (tmp_path / "made").mkdir()
        return make_box(tmp_path / "made", keys, Election(method, {4: list(ballots)}, {4: options}, **more))

    return make


@pytest.fixture
def budget(made):
    return made(Method.BUDGET, BUDGET, {40: 60, 41: 40, 42: 40}, budget=100)


@pytest.fixture
def single(made):
    return made(Method.SINGLE, [(40,)] * 9 + [(41,)] * 7, dict.fromkeys((40, 41)), withdrawn=0)


def count_anew(box):
    for number in box.manifest["questions"]:
        box.manifest["questions"][number] = published(box.manifest["rules"], int(number), box.ballots)


def raise_the_cost(rules):
    rules["questions"][0]["options"][0]["cost"] = 101


def swap_two_names(rules):
    first, second = rules["questions"][0]["options"][:2]
    first["name_nb"], second["name_nb"] = second["name_nb"], first["name_nb"]


@pytest.mark.parametrize("change", [raise_the_cost, swap_two_names])
def test_rules_that_were_changed_after_a_root_was_sent_are_found(budget, keys, change):
    true_rules = budget.manifest["rules_hash"]
    true_root = budget.manifest["batches"][-1]["root"]
    change(budget.manifest["rules"])
    rehash_rules(budget)
    budget.ballots = [
        row for row in budget.ballots if change is not raise_the_cost or row[2] != (40,)
    ] or budget.ballots
    count_anew(budget)
    write_manifest(budget, keys)
    assert Check.ROOT_SIGNATURES in failed(budget.folder, root=true_root)
    write_box(budget, keys)  # and the roots are signed anew
    assert Check.WITNESSED_RULES in failed(budget.folder, root=true_root, rules=true_rules)
    assert run_recount(budget.folder, true_root, rules=true_rules).returncode == 1


def test_the_rules_that_a_witness_was_sent_are_known(budget):
    root, rules = budget.manifest["batches"][-1]["root"], budget.manifest["rules_hash"]
    counted = run_recount(budget.folder, root.upper(), rules=rules.upper())
    assert counted.returncode == 0
    assert "OK    reglene er de du oppga" in counted.stdout


def test_a_root_that_never_was_is_not_found(budget):
    counted = run_recount(budget.folder, "ab" * 32)
    assert counted.returncode == 1
    assert "FEIL  loggen har roten du oppga" in counted.stdout


def test_a_root_that_only_the_manifest_has_is_not_found(budget, keys):
    budget.manifest["batches"][0]["root"] = "ab" * 32
    write_manifest(budget, keys)
    assert run_recount(budget.folder, "ab" * 32).returncode == 1


@pytest.mark.parametrize("other", ["040", " 40", "40 ", "\uff14\uff10"])
def test_a_choice_written_in_another_way_does_not_take_the_place_of_the_others(single, keys, other):
    """The log promises just this text, so that its leaf is found there."""
    lines = [[str(q), r, " ".join(map(str, c)), n.hex()] for q, r, c, n in single.ballots]
    [line for line in lines if line[2] == "40"][-1][2] = other
    leaf = '{"choices":[%s],"kind":"cast","nonce":"%s","question":%s,"receipt":"%s","round":%d}'
    leaves = [leaf_hash((leaf % (c.replace(" ", ","), n, q, r, ROUND_ID)).encode()) for q, r, c, n in lines]
    single.leaves = in_batches(leaves + [bytes([number]) * 32 for number in range(len(single.replaced))], 1)
    write_box(single, keys)
    content = "\ufeff" + "".join(";".join(line) + "\r\n" for line in [writing.COLUMNS[writing.BALLOTS], *lines])
    (single.folder / writing.BALLOTS).write_bytes(content.encode())
    single.manifest["files"][writing.BALLOTS] = hashlib.sha256(content.encode()).hexdigest()
    profile = Counter({(40,): 1, (41,): 7})
    result = count(count_rules(single.manifest["rules"], 4), sorted(profile.items()))
    single.manifest["questions"]["4"] = {"ballots": 8, "blank": 0, "result": to_json(result), "groups": {}}
    write_manifest(single, keys)
    counted = run_recount(single.folder)
    assert counted.returncode == 1
    assert "OK    resultatet" not in counted.stdout
    assert failed(single.folder)


def test_what_is_said_to_be_too_much_to_count_is_not_called_right(budget, keys):
    budget.manifest["questions"]["4"]["result"].update(too_many_ties=True, funded=[41, 42], tied=[])
    write_manifest(budget, keys)
    counted = run_recount(budget.folder)
    assert counted.returncode == 1
    assert "IKKE talt her" in counted.stdout
    assert failed(budget.folder) == {Check.RESULTS}


@pytest.mark.parametrize(
    ("method", "choices", "more"),
    [
        (Method.BUDGET, (40, 41), {"budget": 99}),
        (Method.APPROVAL, (40, 41), {"max_choices": 1}),
        (Method.SINGLE, (40, 41), {}),
    ],
)
def test_a_ballot_that_takes_more_than_it_may_is_found(made, method, choices, more):
    box = made(
        Method.BUDGET if method is Method.BUDGET else Method.APPROVAL, [choices] * 5, {40: 60, 41: 40}, budget=200
    )
    assert run_recount(box.folder).returncode == 0
    box.manifest["rules"].update(method=method.value, **more)
    rehash_rules(box)
    write_box(box, box.folder.parent / "keys")
    assert Check.CHOICES in failed(box.folder)
    assert "FEIL  alle stemmer følger reglene" in run_recount(box.folder).stdout


def test_more_withdrawn_than_was_ever_replaced_is_found(single, keys):
    dropped = [row for row in single.ballots if row[2] == (40,)][:4]
    single.ballots = [row for row in single.ballots if row not in dropped]
    single.manifest["counts"].update(ballots=12, withdrawn=4)
    count_anew(single)
    write_box(single, keys)
    assert failed(single.folder) == {Check.ACCOUNTING}
    assert "FEIL  regnskapet går opp" in run_recount(single.folder).stdout


def test_more_ballots_than_electors_are_found(single, keys):
    for electors, outcome in ((16, set()), (15, {Check.ELECTORS}), (None, set())):
        single.manifest["counts"]["electors"] = electors
        write_manifest(single, keys)
        assert failed(single.folder) == outcome
        assert run_recount(single.folder).returncode == len(outcome)


def test_another_program_in_the_box_is_found(single):
    (single.folder / writing.RECOUNT).write_text('print("OK")')
    assert failed(single.folder) == {Check.RECOUNT}
    (single.folder / writing.RECOUNT).unlink()
    assert failed(single.folder) == set()


def test_nothing_printed_moves_the_cursor(single, keys):
    single.manifest["rules"]["questions"][0]["title_nb"] = "\x1b[2J  OK\r\n  OK    alt\u202e"
    single.manifest["rules"]["questions"][0]["options"][0]["name_nb"] = "\x1b[H\x07"
    rehash_rules(single)
    write_box(single, keys)
    counted = run_recount(single.folder)
    assert counted.returncode == 0
    assert not [character for character in counted.stdout if not character.isprintable() and character != "\n"]
    assert "?[2J  OK??  OK    alt?" in counted.stdout


def test_a_name_that_stands_twice_is_refused(single, keys):
    content = (single.folder / writing.MANIFEST).read_bytes().replace(b'{\n "', b'{\n "questions": {},\n "', 1)
    (single.folder / writing.MANIFEST).write_bytes(content)
    (single.folder / writing.SIGNATURE).write_text(signing.sign(keys, manifest_statement(content)).hex())
    assert is_refused_by_both(single)


@pytest.mark.parametrize("value", [2.0, float("nan"), float("inf")])
def test_a_number_that_is_not_whole_is_refused(single, keys, value):
    single.manifest["questions"]["4"]["result"]["lead"] = value
    write_manifest(single, keys)
    assert is_refused_by_both(single)


def test_true_is_not_one(made, keys):
    box = made(Method.SINGLE, [(40,)], dict.fromkeys((40, 41)))
    box.manifest["questions"]["4"]["result"]["votes"][0]["votes"] = True
    write_manifest(box, keys)
    assert Check.RESULTS in failed(box.folder)
    assert run_recount(box.folder).returncode == 1


@pytest.mark.parametrize("key", ["04", "\uff14"])
def test_a_second_result_for_a_question_is_found(single, keys, key):
    single.manifest["questions"][key] = copy.deepcopy(single.manifest["questions"]["4"])
    write_manifest(single, keys)
    assert run_recount(single.folder).returncode == 1
    with pytest.raises(UnusableBox):
        verify_box(single.folder)


@pytest.mark.parametrize("name", writing.HASHED_FILES)
def test_a_file_whose_hash_is_not_published_is_found(single, keys, name):
    del single.manifest["files"][name]
    write_manifest(single, keys)
    assert f"FEIL  {name}" in run_recount(single.folder).stdout


def test_votes_of_a_group_that_do_not_add_up_are_found(single, keys):
    votes = [{"option": 40, "votes": 0}, {"option": 41, "votes": 7}]
    for ballots, outcome in ((15, {Check.GROUPS}), (7, set())):
        totals = {"ballots": ballots, "blank": 0, "votes": votes, "leaders": [41], "lead": 7}
        single.manifest["questions"]["4"]["groups"] = {"district:1": {"name": "Havnes", "totals": totals}}
        write_manifest(single, keys)
        assert failed(single.folder) == outcome


def test_a_tie_is_named_and_the_star_explained(made):
    box = made(Method.SINGLE, [(40,), (41,), (40,), (41,), (43,)], dict.fromkeys((40, 41, 43)))
    said = run_recount(box.folder).stdout
    assert "* vinner, eller kan vinne" in said
    assert "uavgjort: Lia nb, Myra nb" in said


def test_the_recount_is_short_enough_to_be_read():
    assert len(writing.recount_bytes().splitlines()) < 300
    assert tuple(sorted(writing.HASHED_FILES)) == recount.FILES


def is_refused_by_both(box):
    with pytest.raises(UnusableBox):
        verify_box(box.folder)
    return run_recount(box.folder).returncode == 2
