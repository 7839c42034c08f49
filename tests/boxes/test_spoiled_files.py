"""Whatever is changed in the files of a box is found, by recount.py in an empty environment and by `citizen verify`."""

from __future__ import annotations

import hashlib

import pytest

from citizen import signing
from citizen.boxes import writing
from citizen.boxes.findings import Check
from citizen.boxes.verifying import verify_box
from tests.boxes.building import write_manifest
from tests.boxes.checking import is_found_by_both, run_recount


def test_a_true_box_is_found_to_be_true(box, keys, true_root):
    assert run_recount(box.folder, true_root).returncode == 0
    findings = verify_box(
        box.folder, root=true_root, key=signing.public_key_hex(keys), rules=box.manifest["rules_hash"]
    )
    assert [finding.check for finding in findings if not finding.holds] == []
    assert {finding.check for finding in findings} == set(Check)


def flip_a_choice(box):
    edit(box, writing.BALLOTS, b";11;", b";12;")


def remove_a_ballot(box):
    drop_line(box, writing.BALLOTS, 3)


def add_a_ballot(box):
    line = (box.folder / writing.BALLOTS).read_bytes().splitlines(keepends=True)[5]
    receipt = line.split(b";")[1]
    append(box, writing.BALLOTS, line.replace(receipt, b"0000-0000-0000-0000-0000-0000-000"))


def repeat_a_ballot(box):
    append(box, writing.BALLOTS, (box.folder / writing.BALLOTS).read_bytes().splitlines(keepends=True)[5])


def give_two_voters_the_same_ballot(box):
    """The clash: both find their choice under the receipt they share, and the count and all sums hold."""
    path = box.folder / writing.BALLOTS
    first, second = [line for line in path.read_bytes().splitlines() if b";11;" in line][:2]
    path.write_bytes(path.read_bytes().replace(second, first))


def swap_two_receipts(box):
    lines = (box.folder / writing.BALLOTS).read_bytes().splitlines()
    first, second = lines[1].split(b";")[1], lines[5].split(b";")[1]
    swap(box, writing.BALLOTS, first, second)


def swap_a_receipt_with_a_replaced_one(box):
    first = (box.folder / writing.BALLOTS).read_bytes().splitlines()[1].split(b";")[1]
    second = (box.folder / writing.REPLACED).read_bytes().splitlines()[1]
    edit(box, writing.BALLOTS, first, second)
    edit(box, writing.REPLACED, second, first)


def cut_the_leaves(box):
    path = box.folder / writing.LEAVES
    path.write_bytes(path.read_bytes()[:-200])


def cut_the_leaves_at_a_line(box):
    drop_line(box, writing.LEAVES, -1)


def reorder_the_leaves(box):
    lines = (box.folder / writing.LEAVES).read_bytes().splitlines(keepends=True)
    (box.folder / writing.LEAVES).write_bytes(b"".join([lines[0], lines[2], lines[1], *lines[3:]]))


def remove_a_replaced_receipt(box):
    drop_line(box, writing.REPLACED, 1)


def ballot_on_another_question(box):
    edit(box, writing.BALLOTS, b"\r\n4;", b"\r\n9;")


def write_a_choice_in_words(box):
    edit(box, writing.BALLOTS, b";11;", b";Storgata;")


def write_a_choice_in_another_way(box):
    edit(box, writing.BALLOTS, b";11;", b";011;")


def write_a_commitment_in_another_way(box):
    path = box.folder / writing.LEAVES
    path.write_bytes(path.read_bytes().replace(b"commitment", b"?").upper().replace(b"BATCH;?", b"batch;commitment"))


def write_half_a_commitment(box):
    lines = (box.folder / writing.LEAVES).read_bytes().splitlines()
    edit(box, writing.LEAVES, lines[4], lines[4][:40])


def write_something_for_a_commitment(box):
    lines = (box.folder / writing.LEAVES).read_bytes().splitlines()
    edit(box, writing.LEAVES, lines[4], b"1;avtrykk")


UNREADABLE = [cut_the_leaves, write_a_commitment_in_another_way, write_something_for_a_commitment]
SPOILINGS = [
    write_a_choice_in_words,
    write_a_choice_in_another_way,
    write_half_a_commitment,
    flip_a_choice,
    remove_a_ballot,
    add_a_ballot,
    repeat_a_ballot,
    give_two_voters_the_same_ballot,
    swap_two_receipts,
    swap_a_receipt_with_a_replaced_one,
    cut_the_leaves_at_a_line,
    reorder_the_leaves,
    remove_a_replaced_receipt,
    ballot_on_another_question,
]


@pytest.mark.parametrize("spoil", [*SPOILINGS, *UNREADABLE])
def test_a_changed_file_is_found(box, spoil):
    spoil(box)
    assert is_found_by_both(box)


@pytest.mark.parametrize("spoil", SPOILINGS)
def test_a_changed_file_is_found_when_its_hash_is_mended_and_signed(box, keys, spoil):
    spoil(box)
    for name in writing.HASHED_FILES:
        box.manifest["files"][name] = hashlib.sha256((box.folder / name).read_bytes()).hexdigest()
    write_manifest(box, keys)
    assert is_found_by_both(box)


def edit(box, name, old, new):
    path = box.folder / name
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))


def swap(box, name, first, second):
    path = box.folder / name
    path.write_bytes(path.read_bytes().replace(first, b"?").replace(second, first).replace(b"?", second))


def drop_line(box, name, number):
    lines = (box.folder / name).read_bytes().splitlines(keepends=True)
    del lines[number]
    (box.folder / name).write_bytes(b"".join(lines))


def append(box, name, line):
    with (box.folder / name).open("ab") as file:
        file.write(line)
