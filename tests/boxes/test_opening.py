"""A box is read from a folder or a zip, and nothing that a zip says about itself is believed."""

from __future__ import annotations

import zipfile

import pytest

from citizen.boxes import opening, writing
from citizen.boxes.manifest import read_manifest
from citizen.boxes.opening import open_box
from citizen.boxes.problems import WORDS, Problem, UnusableBox
from citizen.boxes.verifying import verify_box
from tests.boxes.checking import failed, run_recount


@pytest.mark.parametrize("inside", ["", "urne", "havnes/vegnamn/1"])
def test_a_zip_is_as_good_as_a_folder(box, tmp_path, inside):
    assert failed(zipped(box.folder, tmp_path, inside)) == set()


def test_the_large_files_are_never_held_whole(box):
    with open_box(box.folder) as opened:
        assert not isinstance(opened.rows(writing.BALLOTS), list)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("../manifest.json", Problem.NOT_A_BOX),
        ("../ballots.csv", Problem.OTHER_FILE),
        ("/etc/ballots.csv", Problem.OTHER_FILE),
        ("./ballots.csv", Problem.OTHER_FILE),
        ("BALLOTS.CSV", Problem.OTHER_FILE),
        ("les.exe", Problem.OTHER_FILE),
        ("inside/ballots.csv", Problem.OTHER_FILE),
    ],
)
def test_names_that_lead_elsewhere_lead_nowhere(box, tmp_path, name, problem):
    path = zipped(box.folder, tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"{}")
    assert problem_of(path) is problem
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["box", "box.zip", "keys"]


def test_a_zip_with_two_boxes_is_not_one_of_them(box, tmp_path):
    path = zipped(box.folder, tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(box.folder / writing.MANIFEST, "other/manifest.json")
    assert problem_of(path) is Problem.NOT_A_BOX


@pytest.mark.parametrize("inside", [".", "..", "urne/..", "/urne"])
def test_a_box_in_a_folder_of_another_name_than_it_says_is_refused(box, tmp_path, inside):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in box.folder.iterdir():
            archive.writestr(f"{inside}/{file.name}", file.read_bytes())
    assert problem_of(path) is Problem.NOT_A_BOX


def test_a_file_in_a_folder_that_some_machines_take_for_another_is_refused(box):
    (box.folder / "out.txt").write_text("The output of a program is no part of the box.")
    assert problem_of(box.folder) is None
    (box.folder / "Ballots.CSV").write_text("x")
    assert problem_of(box.folder) is Problem.OTHER_FILE
    assert run_recount(box.folder).returncode == 2


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(box, tmp_path):
    path = zipped(box.folder, tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(box.folder / writing.BALLOTS, writing.BALLOTS)
    assert problem_of(path) is Problem.NOT_A_BOX


def test_a_zip_bomb_is_refused_before_it_is_read(box, tmp_path):
    bomb = (box.folder / writing.LEAVES).read_bytes() + b"0" * (opening.HIGHEST_RATIO * opening.BLOCK)
    (box.folder / writing.LEAVES).write_bytes(bomb)
    assert problem_of(zipped(box.folder, tmp_path)) is Problem.TOO_LARGE


def test_more_than_a_box_can_hold_is_not_read_on(box, monkeypatch):
    monkeypatch.setitem(opening.LARGEST, writing.BALLOTS, 500)
    assert problem_of(box.folder) is Problem.TOO_LARGE


@pytest.mark.parametrize("name", [writing.MANIFEST, writing.SIGNATURE, *writing.HASHED_FILES])
def test_a_missing_file_is_named(box, name):
    (box.folder / name).unlink()
    with pytest.raises(UnusableBox) as refused:
        verify_box(box.folder)
    assert (refused.value.problem, refused.value.file_name) == (Problem.MISSING_FILE, name)


def test_a_missing_file_in_a_zip_is_named(box, tmp_path):
    (box.folder / writing.LEAVES).unlink()
    assert problem_of(zipped(box.folder, tmp_path)) is Problem.MISSING_FILE


def test_a_folder_where_a_file_should_be_is_no_file(box):
    (box.folder / writing.LEAVES).unlink()
    (box.folder / writing.LEAVES).mkdir()
    assert problem_of(box.folder) is Problem.UNREADABLE


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip"])
def test_a_file_that_is_no_zip_is_no_box(tmp_path, content):
    (tmp_path / "urne.zip").write_bytes(content)
    assert problem_of(tmp_path / "urne.zip") is Problem.NOT_A_BOX


def test_a_box_that_is_not_there_is_not_found(tmp_path):
    assert problem_of(tmp_path / "borte") is Problem.NOT_FOUND


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        (b"batch;commitment\r\n", Problem.OTHER_COLUMNS),
        (b"\xef\xbb\xbfcommitment;batch\r\n", Problem.OTHER_COLUMNS),
        (b"\xef\xbb\xbfbatch;commitment\n", Problem.OTHER_COLUMNS),
        (b"\xef\xbb\xbfbatch;commitment\r\n1\r\n", Problem.BROKEN_LINE),
        (b"\xef\xbb\xbfbatch;commitment\r\n1;\xff\r\n", Problem.BROKEN_LINE),
        (b"\xef\xbb\xbfbatch;commitment\r\n1;ab", Problem.BROKEN_LINE),
        (b"\xef\xbb\xbfbatch;commitment\r\n" + b"1;" * 3_000_000, Problem.BROKEN_LINE),
    ],
)
def test_a_file_with_other_lines_is_refused_at_the_first_one(box, header, problem):
    (box.folder / writing.LEAVES).write_bytes(header)
    with open_box(box.folder) as opened, pytest.raises(UnusableBox) as refused:
        list(opened.rows(writing.LEAVES))
    assert refused.value.problem is problem


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"\xff",
        b"[" * 100_000,
        b'{"format": "citizen-box-2"}',
        b'{"format": "citizen-box-1", "format": "citizen-box-1"}',
    ],
)
def test_what_is_no_manifest_is_refused(content):
    with pytest.raises(UnusableBox):
        read_manifest(content)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("round", "id"), "7"),
        (("round", "number"), True),
        (("counts", "leaves"), -1),
        (("rules",), []),
        (("batches",), None),
        (("batches",), [{"batch": 1}]),
        (("public_key",), 4),
        (("process", "slug"), "a\nb"),
        (("questions",), {"four": {}}),
        (("counts", "leaves"), 17.0),
        (("counts", "electors"), "many"),
        (("rules", "max_choices"), float("nan")),
        (("rules_hash",), "abc"),
    ],
)
def test_a_manifest_with_other_values_is_refused(box, path, value):
    inner = box.manifest
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    with pytest.raises(UnusableBox):
        read_manifest(writing.manifest_bytes(box.manifest))


@pytest.mark.parametrize("key", ["04", "\uff14", " 4", "+4", "-4"])
def test_a_question_has_one_way_to_be_written(box, key):
    box.manifest["questions"][key] = box.manifest["questions"]["4"]
    with pytest.raises(UnusableBox):
        read_manifest(writing.manifest_bytes(box.manifest))


def test_every_problem_has_words_in_both_forms():
    assert set(WORDS["nb"]) == set(WORDS["nn"]) == set(Problem)
    assert UnusableBox(Problem.NOT_FOUND, "a\x1bb").message("nn").startswith("a?b: finst ikkje")


def zipped(folder, tmp_path, inside=""):
    path = tmp_path / "box.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in folder.iterdir():
            archive.write(file, f"{inside}/{file.name}" if inside else file.name)
    return path


def problem_of(path):
    try:
        verify_box(path)
    except UnusableBox as refused:
        return refused.problem
    return None
