"""A lost key comes back from either custodian, and from nobody else."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from citizen.cli.escrow import escrow
from citizen.domain.slots import slot_of
from citizen.escrow import CannotRecover, escrow_key, make_private_key, unwrap, wrap
from citizen.keys import KeyMissing, make_key, read_key

KEY = bytes(range(32))


def run(*arguments):
    return CliRunner().invoke(escrow, [str(argument) for argument in arguments])


@pytest.fixture
def custodians(tmp_path):
    """The files of two custodians and their public keys, made with the command."""
    files = [tmp_path / "first.txt", tmp_path / "second.txt"]
    return [(file, run("make-key", file).stdout.strip()) for file in files]


@pytest.mark.parametrize("number", [1, 2])
def test_the_drill_a_lost_key_comes_back_and_everybody_is_known_again(tmp_path, custodians, number):
    folder = tmp_path / "keys"
    make_key(folder, "round-7")
    before = slots(folder)
    copies = escrow_key(folder, "round-7", [public_key for _, public_key in custodians])
    (folder / "round-7.key").unlink()
    with pytest.raises(KeyMissing, match="escrow"):
        slots(folder)

    private_key = custodians[number - 1][0]
    answer = run("recover", copies[number - 1], "--private-key", private_key, "--output", folder / "round-7.key")

    assert (answer.exit_code, answer.stdout) == (0, "round-7.key\n")
    assert slots(folder) == before


def test_copies_and_private_keys_are_for_their_owner_alone(tmp_path, custodians):
    make_key(tmp_path / "keys", "round-7")
    copies = escrow_key(tmp_path / "keys", "round-7", [public_key for _, public_key in custodians])
    assert [copy.name for copy in copies] == ["round-7.1.wrapped", "round-7.2.wrapped"]
    for file in (*copies, custodians[0][0]):
        assert file.stat().st_mode & 0o777 == 0o400
    assert read_key(tmp_path / "keys", "round-7").hex() not in "".join(copy.read_text() for copy in copies)


def test_a_key_may_be_put_in_escrow_again(tmp_path, custodians):
    make_key(tmp_path / "keys", "round-7")
    public_keys = [public_key for _, public_key in custodians]
    first = [copy.read_text() for copy in escrow_key(tmp_path / "keys", "round-7", public_keys)]
    again = [copy.read_text() for copy in escrow_key(tmp_path / "keys", "round-7", public_keys)]
    assert first != again
    assert sorted(file.name for file in (tmp_path / "keys" / "escrow").iterdir()) == [
        "round-7.1.wrapped",
        "round-7.2.wrapped",
    ]


def test_without_custodians_there_are_no_copies(tmp_path):
    make_key(tmp_path, "round-7")
    assert escrow_key(tmp_path, "round-7", []) == ()


def test_a_key_that_is_missing_cannot_be_put_in_escrow(tmp_path, custodians):
    with pytest.raises(KeyMissing):
        escrow_key(tmp_path, "round-7", [custodians[0][1]])


def test_another_custodian_cannot_open_the_copy():
    (private_key, _), (_, public_key) = make_private_key(), make_private_key()
    with pytest.raises(CannotRecover, match="another custodian"):
        unwrap(wrap(KEY, "round-7", public_key), private_key)


def test_a_copy_cannot_be_changed_in_any_line():
    private_key, public_key = make_private_key()
    copy = wrap(KEY, "round-7", public_key)
    assert unwrap(copy, private_key) == ("round-7", KEY)
    lines = copy.splitlines(keepends=True)
    for place, line in enumerate(lines):
        spoiled = line[:-2] + ("1" if line[-2] != "1" else "2") + "\n"
        with pytest.raises(CannotRecover):
            unwrap("".join([*lines[:place], spoiled, *lines[place + 1 :]]), private_key)
    with pytest.raises(CannotRecover, match="damaged"):
        unwrap(copy.replace("key round-7\n", "key round-8\n"), private_key)


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_only_whole_keys_are_wrapped(key):
    with pytest.raises(ValueError, match="32 bytes"):
        wrap(key, "round-7", make_private_key()[1])


def test_a_name_with_a_line_break_is_a_broken_promise():
    with pytest.raises(ValueError, match="name"):
        wrap(KEY, "round-7\nto", make_private_key()[1])


def test_a_file_is_never_written_over(tmp_path, custodians):
    before = custodians[0][0].read_bytes()
    answer = run("make-key", custodians[0][0])
    assert answer.exit_code == 2
    assert "exists already" in answer.stderr
    assert custodians[0][0].read_bytes() == before


@pytest.mark.parametrize(
    ("wrapped", "private_key", "words"),
    [
        ("missing", "first.txt", "can't be read"),
        ("copy", "missing", "can't be read"),
        ("first.txt", "first.txt", "no wrapped key"),
        ("copy", "copy", "private key"),
        ("copy", "second.txt", "another custodian"),
    ],
)
def test_what_cannot_be_recovered_ends_in_one_sentence(tmp_path, custodians, wrapped, private_key, words):
    (tmp_path / "copy").write_text(wrap(KEY, "round-7", custodians[0][1]))
    output = tmp_path / "round-7.key"
    answer = run("recover", tmp_path / wrapped, "--private-key", tmp_path / private_key, "--output", output)
    assert answer.exit_code == 2
    assert words in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert not output.exists()


def test_a_key_that_lasts_is_wrapped_by_the_command(tmp_path, custodians, monkeypatch):
    make_key(tmp_path / "keys", "person")
    monkeypatch.setenv("CITIZEN_KEYS_DIR", str(tmp_path / "keys"))
    monkeypatch.setenv("CITIZEN_ESCROW_KEYS", ",".join(public_key for _, public_key in custodians))
    answer = run("wrap", "person")
    assert answer.exit_code == 0
    copies = answer.stdout.splitlines()
    recovered = tmp_path / "person.key"
    assert run("recover", copies[1], "--private-key", custodians[1][0], "--output", recovered).exit_code == 0
    assert recovered.read_bytes() == read_key(tmp_path / "keys", "person")


@pytest.mark.parametrize(
    ("key", "public_keys", "words"),
    [
        ("round-9", "a" * 64, "round-9"),
        ("Person.key", "a" * 64, "without its ending"),
        ("person", "", "make-key"),
        ("person", "abc", "CITIZEN_ESCROW_KEYS"),
    ],
)
def test_what_cannot_be_wrapped_ends_in_one_sentence(tmp_path, monkeypatch, key, public_keys, words):
    make_key(tmp_path, "person")
    monkeypatch.setenv("CITIZEN_KEYS_DIR", str(tmp_path))
    monkeypatch.setenv("CITIZEN_ESCROW_KEYS", public_keys)
    answer = run("wrap", key)
    assert answer.exit_code == 2
    assert words in answer.stderr


def test_a_folder_that_is_not_there_ends_in_one_sentence(tmp_path):
    answer = run("make-key", tmp_path / "borte" / "key.txt")
    assert answer.exit_code == 2
    assert "can't be written" in answer.stderr


def slots(folder):
    """Where three people's ballots lie."""
    key = read_key(folder, "round-7")
    return [
        slot_of(key, municipality_id=1, round_id=7, question_id=4, person_key=person.to_bytes(32, "big"))
        for person in range(3)
    ]
