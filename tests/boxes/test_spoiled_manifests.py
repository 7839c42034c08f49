"""Whatever is changed in the manifest is found, and a whole new box by what somebody outside wrote down."""

from __future__ import annotations

import pytest

from citizen import signing
from citizen.boxes import writing
from citizen.boxes.findings import Check
from citizen.boxes.problems import UnusableBox
from citizen.boxes.verifying import verify_box
from citizen.domain.box.commitments import Kind, commitment_of
from tests.boxes.building import ROUND_ID, published, rehash_rules, signed_batches, write_box, write_manifest
from tests.boxes.checking import failed, is_found_by_both, run_recount


def edit_a_result(manifest):
    manifest["questions"]["4"]["result"]["votes"][0]["votes"] += 1


def edit_the_winner(manifest):
    manifest["questions"]["4"]["result"]["leaders"] = [13]


def edit_the_turnout(manifest):
    manifest["questions"]["4"]["result"]["ballots"] += 1


def edit_the_counts(manifest):
    manifest["counts"]["ballots"] += 1
    manifest["counts"]["withdrawn"] -= 1


def edit_the_rules(manifest):
    manifest["rules"]["questions"][0]["options"][0]["name_nb"] = "Kongeveien"


def take_out_an_option(manifest):
    del manifest["rules"]["questions"][0]["options"][2]


def forge_the_last_root(manifest):
    manifest["batches"][-1]["root"] = "ab" * 32


@pytest.mark.parametrize(
    "spoil",
    [
        edit_a_result,
        edit_the_winner,
        edit_the_turnout,
        edit_the_counts,
        edit_the_rules,
        take_out_an_option,
        forge_the_last_root,
    ],
)
def test_an_edited_manifest_is_found_even_if_it_is_signed(box, keys, spoil):
    spoil(box.manifest)
    write_manifest(box, keys)
    assert is_found_by_both(box)


@pytest.mark.parametrize(
    ("name", "value"), [("method", "by lot"), ("questions", None), ("questions", [{"id": 4}]), ("max_choices", "many")]
)
def test_rules_that_nobody_can_count_by_are_said_to_be_so(box, keys, name, value):
    box.manifest["rules"][name] = value
    rehash_rules(box)
    write_box(box, keys)
    with pytest.raises(UnusableBox):
        verify_box(box.folder)
    assert run_recount(box.folder).returncode in (1, 2)


def edit_a_total_of_a_group(manifest):
    manifest["questions"]["4"]["groups"]["places"]["9902"]["ballots"] = 99


def edit_an_option_of_a_group(manifest):
    manifest["questions"]["4"]["groups"]["places"]["9902"]["votes"][0]["votes"] = 99


def forge_an_early_root(manifest):
    manifest["batches"][0]["root"] = "ab" * 32


def take_out_a_batch(manifest):
    del manifest["batches"][0]


def repeat_a_batch(manifest):
    manifest["batches"].append(manifest["batches"][-1])


def shift_a_size(manifest):
    manifest["batches"][0]["tree_size"] += 1


@pytest.mark.parametrize(
    ("spoil", "check"),
    [
        (edit_a_total_of_a_group, Check.GROUPS),
        (edit_an_option_of_a_group, Check.GROUPS),
        (forge_an_early_root, Check.ROOTS),
        (take_out_a_batch, Check.ROOTS),
        (repeat_a_batch, Check.ROOTS),
        (shift_a_size, Check.ROOTS),
    ],
)
def test_verify_finds_what_recount_does_not_look_for(box, keys, spoil, check):
    spoil(box.manifest)
    write_manifest(box, keys)
    assert check in failed(box.folder)


def test_a_whole_new_box_is_found_by_the_root_of_a_witness(box, keys, true_root):
    forge_everything(box, keys)
    assert run_recount(box.folder).returncode == 0
    assert run_recount(box.folder, true_root).returncode == 1
    assert failed(box.folder) == set()
    assert failed(box.folder, root=true_root) == {Check.WITNESSED_ROOT}


def test_a_whole_new_box_by_somebody_without_the_key_is_found_by_the_key(box, keys, tmp_path):
    signing.make_signing_key(tmp_path / "stolen")
    box.manifest["public_key"] = signing.public_key_hex(tmp_path / "stolen")
    forge_everything(box, tmp_path / "stolen")
    assert failed(box.folder, key=signing.public_key_hex(keys)) == {Check.KEY}


def test_a_root_that_another_key_signed_is_found(box, keys, tmp_path):
    signing.make_signing_key(tmp_path / "stolen")
    box.manifest["batches"] = signed_batches(box, tmp_path / "stolen")
    write_manifest(box, keys)
    assert failed(box.folder) == {Check.ROOT_SIGNATURES}


def test_a_log_in_another_order_is_found_even_if_its_roots_are_made_anew(box, keys):
    """The order within a batch could tell in which order people voted."""
    box.leaves[0], box.leaves[1] = box.leaves[1], box.leaves[0]
    write_box(box, keys)
    assert Check.LOG in failed(box.folder)


@pytest.mark.parametrize("signature", ["", "zz", "ab" * 64])
def test_a_signature_that_is_none_is_found(box, signature):
    (box.folder / writing.SIGNATURE).write_text(signature)
    assert failed(box.folder) == {Check.SIGNATURE}


def test_an_early_root_of_a_witness_is_known_too(box):
    early = box.manifest["batches"][0]
    assert failed(box.folder, root=early["root"]) == set()
    counted = run_recount(box.folder, early["root"])
    assert counted.returncode == 0
    assert f"ved {early['tree_size']} av {len(box.leaves)} linjer" in counted.stdout


def forge_everything(box, keys):
    """Another choice, and all hashes, roots, results and signatures made anew."""
    question, receipt, choices, nonce = next(row for row in box.ballots if row[2] == (11,))
    old, new = (commitment_of(ROUND_ID, question, Kind.CAST, receipt, each, nonce) for each in (choices, (13,)))
    box.ballots[box.ballots.index((question, receipt, choices, nonce))] = (question, receipt, (13,), nonce)
    box.leaves = sorted((batch, new if leaf == old else leaf) for batch, leaf in box.leaves)
    box.manifest["questions"]["4"] = published(box.manifest["rules"], 4, box.ballots)
    write_box(box, keys)
