"""The municipality's own file of people: what is read of it, and every fault told without showing what was found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citizen.rolls import People, Problem, UnusableFile, read_people
from tests.rolls.numbers import numbers_of_nobody, unlike_a_number

ANNE, BIRK, CARI = numbers_of_nobody(3)
HEADER = "fodselsnummer;kommunenummer;adressekode;fodselsdato;papir"
WRONG = unlike_a_number(ANNE)


def read(tmp_path: Path, content: str | bytes) -> People:
    file = tmp_path / "people.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_people(file)


def refuse(tmp_path: Path, content: str | bytes) -> UnusableFile:
    with pytest.raises(UnusableFile) as refused:
        read(tmp_path, content)
    return refused.value


def test_all_that_is_asked_for_is_read(tmp_path: Path) -> None:
    file = f"{HEADER}\r\n{ANNE};9901;01075;2008-05-17;ja\r\n{BIRK};;;;\r\n{CARI[:6]} {CARI[6:]};9902;;7.3.1961;NEI\r\n"
    people = read(tmp_path, "\ufeff" + file)
    anne, birk, cari = people.persons
    assert (anne.digits, anne.district, anne.road, anne.born_on) == (ANNE, "9901", 1075, date(2008, 5, 17))
    assert (birk.digits, birk.district, birk.road, birk.born_on) == (BIRK, "", None, None)
    assert (cari.digits, cari.district, cari.road, cari.born_on) == (CARI, "9902", None, date(1961, 3, 7))
    assert [person.wants_paper for person in people.persons] == [True, False, False]
    assert people.merged == 0
    assert ANNE not in repr(people)


@pytest.mark.parametrize("name", ["fodselsnummer", "Fødselsnummer", " FNR ", "pid"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_columns_may_be_called_and_parted_in_several_ways(tmp_path: Path, name: str, delimiter: str) -> None:
    people = read(tmp_path, f'Navn{delimiter}{name}\n"Nordmann{delimiter} Anne"{delimiter}{ANNE}\n\n')
    assert [person.digits for person in people.persons] == [ANNE]


def test_who_stands_twice_with_the_same_facts_is_merged(tmp_path: Path) -> None:
    people = read(tmp_path, f"fnr;papir\n{ANNE};ja\n{BIRK};\n{ANNE};J\n{ANNE};x\n")
    assert [person.digits for person in people.persons] == [ANNE, BIRK]
    assert people.merged == 2


def test_who_stands_twice_with_other_facts_is_refused(tmp_path: Path) -> None:
    fault = refuse(tmp_path, f"fnr;papir\n{ANNE};ja\n{ANNE};nei\n")
    assert fault.found == {Problem.TWO_OF_ONE: [3]}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (f"{WRONG};;;;", Problem.BAD_NUMBER),
        (f"{ANNE[1:]};;;;", Problem.BAD_NUMBER),
        (";;;;", Problem.BAD_NUMBER),
        (f"{ANNE};990;;;", Problem.BAD_DISTRICT),
        (f"{ANNE};99O1;;;", Problem.BAD_DISTRICT),
        (f"{ANNE};٩٩٠١;;;", Problem.BAD_DISTRICT),
        (f"{ANNE};9901;0;;", Problem.BAD_ROAD),
        (f"{ANNE};9901;100000;;", Problem.BAD_ROAD),
        (f"{ANNE};9901;-1;;", Problem.BAD_ROAD),
        (f"{ANNE};;1075;;", Problem.ROAD_WITHOUT_DISTRICT),
        (f"{ANNE};;;17/5 2008;", Problem.BAD_DATE),
        (f"{ANNE};;;2007-02-29;", Problem.BAD_DATE),
        (f"{ANNE};;;0008-05-17;", Problem.BAD_DATE),
        (f"{ANNE};;;;kanskje", Problem.BAD_PAPER),
        (f"{ANNE};;;", Problem.RAGGED),
        (f"{ANNE};;;;;", Problem.RAGGED),
        (f'{ANNE};"9901;;;', Problem.RAGGED),
    ],
)
def test_a_bad_line_is_named_by_its_number_alone(tmp_path: Path, row: str, problem: Problem) -> None:
    fault = refuse(tmp_path, f"{HEADER}\n{BIRK};;;;\n{row}\n{CARI};;;;\n")
    assert fault.found == {problem: [3]}
    for language in ("nb", "nn"):
        (sentence,) = fault.messages(language)
        assert sentence.startswith("people.csv, linje 3: ")
        assert not any(number in sentence for number in (ANNE, BIRK, CARI, WRONG, ANNE[1:]))


def test_all_faults_of_all_lines_are_told_at_once(tmp_path: Path) -> None:
    rows = [f"{WRONG};;;;kanskje"] * 8 + [f"{ANNE};;;i går;"]
    fault = refuse(tmp_path, "\n".join([HEADER, *rows]))
    assert fault.messages("nb")[0].startswith("people.csv, linje 2, 3, 4, 5, 6 og 3 til: fødselsnummeret")
    assert fault.messages("nn")[1].startswith("people.csv, linje 2, 3, 4, 5, 6 og 3 til: kolonnen papir")
    assert fault.messages("nn")[2].startswith("people.csv, linje 10: fødselsdatoen")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", {Problem.EMPTY: ()}),
        (b"\xef\xbb\xbf\r\n\r\n", {Problem.EMPTY: ()}),
        (HEADER.encode(), {Problem.EMPTY: ()}),
        (f"{ANNE};9901\n{BIRK};9901".encode(), {Problem.NO_NUMBERS_COLUMN: [1]}),
        (f"fnr;pid\n{ANNE};{ANNE}".encode(), {Problem.DOUBLE_COLUMN: [1]}),
        (f"fnr;navn\n{ANNE};Åse\n{BIRK};Øyvind".encode("latin-1"), {Problem.NOT_UTF8: [2]}),
        (f"fnr\n{ANNE}".encode("utf-16"), {Problem.NOT_UTF8: [1]}),
        (f"fnr\n{ANNE}\n\0\n".encode(), {Problem.NUL: [3]}),
    ],
)
def test_a_file_that_is_none_is_refused_whole(tmp_path: Path, content: bytes, found: dict[Problem, object]) -> None:
    fault = refuse(tmp_path, content)
    assert dict(fault.found) == found
    assert ANNE not in "".join(fault.messages("nb") + fault.messages("nn"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.csv", tmp_path):
        with pytest.raises(UnusableFile) as refused:
            read_people(path)
        assert refused.value.found == {Problem.UNREADABLE: ()}


def test_a_name_of_a_file_can_not_break_out_of_its_sentence() -> None:
    (sentence,) = UnusableFile("a\x1b[31m\n.csv", Problem.EMPTY).messages("nb")
    assert sentence.startswith("a?[31m?.csv: ")


@settings(max_examples=200, deadline=None)
@given(rows=st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), max_size=6))
def test_no_content_whatever_makes_it_fail_or_tell(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    file = tmp_path_factory.mktemp("people") / "people.csv"
    text = "\n".join([HEADER, *(";".join(row) for row in rows), f"{ANNE};{BIRK};;;"])
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(UnusableFile) as refused:
        read_people(file)
    told = "".join(refused.value.messages("nb"))
    assert ANNE not in told
    assert BIRK not in told
