"""The file of a roll: written whole, read back as it was, and refused when anything in it is not as it was made."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.rolls import Person, Problem, RollLine, UnusableFile, make_roll, read_roll, write_roll
from tests.rolls.numbers import numbers_of_nobody

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
NUMBERS = numbers_of_nobody(40)
PEOPLE = [
    Person(NUMBERS[0], "9901", 1075, date(2008, 5, 17), wants_paper=True),
    Person(NUMBERS[1], "9902", None, None, wants_paper=False),
    Person(NUMBERS[2], "", None, date(1961, 3, 7), wants_paper=False),
]


def written(folder: Path, people: list[Person] | None = None) -> bytes:
    file = folder / "roll.csv"
    write_roll(file, make_roll(PEOPLE if people is None else people, KEY), KEY)
    return file.read_bytes()


def refuse(content: bytes, key: bytes = KEY) -> dict[Problem, list[int]]:
    with pytest.raises(UnusableFile) as refused:
        read_roll(content, "roll.csv", key)
    return {problem: list(lines) for problem, lines in refused.value.found.items()}


def test_it_is_read_back_as_it_was_made(tmp_path: Path) -> None:
    roll = make_roll(PEOPLE, KEY)
    assert read_roll(written(tmp_path), "roll.csv", KEY) == roll
    assert [line.number for line in roll] == [1, 2, 3]
    assert len({line.person_hash for line in roll}) == 3
    assert make_roll(PEOPLE, OTHER_KEY)[0].person_hash != roll[0].person_hash


def test_it_is_as_offices_and_other_systems_expect(tmp_path: Path) -> None:
    first, header, *rows, end = written(tmp_path).decode("utf-8").split("\r\n")
    assert re.fullmatch(r"\ufeffcitizen-roll-1;[0-9a-f]{16};3", first)
    assert header == "number;hash;district;road;born_on;paper"
    assert re.fullmatch(r"1;[0-9a-f]{64};9901;1075;2008-05-17;1", rows[0])
    assert re.fullmatch(r"2;[0-9a-f]{64};9902;;;0", rows[1])
    assert end == ""


def test_no_number_and_no_key_stands_in_it(tmp_path: Path) -> None:
    content = written(tmp_path)
    assert not any(number.encode() in content for number in NUMBERS)
    assert KEY.hex().encode() not in content
    assert (tmp_path / "roll.csv").stat().st_mode & 0o077 == 0


lines = st.builds(
    RollLine,
    number=st.integers(1, 10**7),
    person_hash=st.binary(min_size=32, max_size=32),
    district=st.from_regex(r"[0-9]{4}", fullmatch=True),
    road=st.none() | st.integers(1, 99999),
    born_on=st.none() | st.dates(date(1890, 1, 1), date(2100, 1, 1)),
    wants_paper=st.booleans(),
)


@given(st.lists(lines, min_size=1, max_size=20, unique_by=(lambda one: one.number, lambda one: one.person_hash)))
def test_whatever_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, roll: list[RollLine]) -> None:
    file = tmp_path_factory.mktemp("roll") / "roll.csv"
    write_roll(file, roll, KEY)
    assert read_roll(file.read_bytes(), "roll.csv", KEY) == roll


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (";9901;1075;", ";9901;1075", {Problem.BAD_CELL: [3]}),
        (";9901;1075;", ";;1075;", {Problem.BAD_CELL: [3]}),
        (";9901;1075;", ";9901;0;", {Problem.BAD_CELL: [3]}),
        (";9901;1075;", ";990;1075;", {Problem.BAD_CELL: [3]}),
        ("2008-05-17", "2008-13-17", {Problem.BAD_CELL: [3]}),
        (";1\r\n", ";2\r\n", {Problem.BAD_CELL: [3]}),
        ("\r\n2;", "\r\n1;", {Problem.TWO_OF_ONE: [4]}),
        ("\r\n2;", "\r\n02;", {Problem.BAD_CELL: [4]}),
        ("\r\n2;", "\r\n=2;", {Problem.BAD_CELL: [4]}),
        (";9902;", f";{NUMBERS[5]};", {Problem.BIRTH_NUMBERS: [4]}),
        ("\r\n2;", f"\r\n{NUMBERS[5]};", {Problem.BIRTH_NUMBERS: [4]}),
        (";3\r\n", ";4\r\n", {Problem.CUT_OFF: []}),
        ("citizen-roll-1", "citizen-roll-2", {Problem.NOT_A_ROLL: []}),
        ("number;hash", "hash;number", {Problem.NOT_A_ROLL: []}),
    ],
)
def test_what_was_changed_is_found(tmp_path: Path, old: str, new: str, found: dict[Problem, list[int]]) -> None:
    text = written(tmp_path).decode()
    assert old in text
    assert refuse(text.replace(old, new, 1).encode()) == found


def test_a_hash_that_stands_twice_is_found(tmp_path: Path) -> None:
    rows = written(tmp_path).decode().split("\r\n")
    rows[3] = "2;" + rows[2].split(";")[1] + ";;;;0"
    assert refuse("\r\n".join(rows).encode()) == {Problem.TWO_OF_ONE: [4]}


def test_a_lost_end_is_found_wherever_the_cut_is(tmp_path: Path) -> None:
    content = written(tmp_path).rstrip(b"\r\n")
    for length in range(len(content)):
        assert refuse(content[:length])


def test_a_roll_of_another_key_is_refused(tmp_path: Path) -> None:
    assert refuse(written(tmp_path), OTHER_KEY) == {Problem.OTHER_KEY: []}


def test_a_roll_of_nobody_is_refused_as_such_and_one_that_lost_everybody_as_cut_off(tmp_path: Path) -> None:
    assert refuse(written(tmp_path, [])) == {Problem.EMPTY: []}
    head = b"".join(written(tmp_path).splitlines(keepends=True)[:2])
    assert refuse(head) == {Problem.CUT_OFF: []}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (f"fodselsnummer;navn\n{NUMBERS[0]};Anne\n", Problem.BIRTH_NUMBERS),
        (f"navn;fnr\nAnne;{NUMBERS[0][:6]} {NUMBERS[0][6:]}\n", Problem.BIRTH_NUMBERS),
        ("<!DOCTYPE html>\n<html></html>\n", Problem.NOT_A_ROLL),
        ("x" * 3_000_000, Problem.NOT_A_ROLL),
        ("1;" * 1_000_000, Problem.NOT_A_ROLL),
        ("\n" * 100_000 + "x", Problem.NOT_A_ROLL),
    ],
)
def test_what_is_no_roll_is_refused_at_once(content: str, problem: Problem) -> None:
    assert refuse(content.encode()) == {problem: []}


def test_a_hash_may_look_like_a_number_by_chance(tmp_path: Path) -> None:
    """Sixty-four letters and digits hold eleven digits in a row now and then: that is no birth number."""
    chance = NUMBERS[0] + "a" * 53
    rows = written(tmp_path).decode().split("\r\n")
    rows[2] = f"1;{chance};;;;0"
    assert len(read_roll("\r\n".join(rows).encode(), "roll.csv", KEY)) == 3
    rows[3] = f"2;{chance[::-1]};99;;;0"
    assert refuse("\r\n".join(rows).encode()) == {Problem.BAD_CELL: [4]}
    rows[3] = f"2;{NUMBERS[1]}{'b' * 53};99;;;0"
    assert refuse("\r\n".join(rows).encode()) == {Problem.BAD_CELL: [4]}
