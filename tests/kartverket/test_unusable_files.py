"""Whatever is wrong with a file is said with its line, and nothing is taken from it."""

import string
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from citizen.kartverket import Problem, UnusableFile, read_register, read_registers
from citizen.kartverket.problems import WORDS
from tests.kartverket.files import address, csv_text, write_csv, write_zip

GOOD = csv_text([address(number=str(number)) for number in range(1, 4)])
ROW = GOOD.split("\r\n")[1]


def fault_of(path: Path, municipality: str | None = None) -> UnusableFile:
    with pytest.raises(UnusableFile) as caught:
        read_register(path, municipality)
    assert caught.value.file_name == path.name
    return caught.value


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "lidal.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("content", "problem", "line"),
    [
        ("", Problem.EMPTY, None),
        ("\ufeff", Problem.EMPTY, None),
        (csv_text([]), Problem.NO_ROAD_ADDRESSES, None),
        (csv_text([address(adressetype="matrikkeladresse")]), Problem.NO_ROAD_ADDRESSES, None),
        (GOOD.encode() + ROW.replace("Storgata", "Åsvegen").encode("latin-1"), Problem.NOT_UTF8, 5),
        (GOOD.encode("utf-16"), Problem.NOT_UTF8, 1),
        (GOOD + ROW.replace("Storgata", "Stor\0gata") + "\r\n", Problem.NUL, 5),
        (GOOD + ROW[: len(ROW) // 2], Problem.TRUNCATED, 5),
        (GOOD + ROW + ";\r\n" + ROW + "\r\n", Problem.RAGGED, 5),
        (GOOD + "hei\r\n" + ROW + "\r\n", Problem.RAGGED, 5),
        (GOOD + "x" * 10_000_000, Problem.LINE_TOO_LONG, 5),
        ("x" * 10_000_000, Problem.LINE_TOO_LONG, 1),
        (GOOD.replace("adressenavn", "vegnavn"), Problem.MISSING_COLUMNS, 1),
        (GOOD.replace(";", ","), Problem.MISSING_COLUMNS, 1),
        ("<!DOCTYPE html>\n<html></html>\n", Problem.MISSING_COLUMNS, 1),
        (GOOD.replace("bokstav", "ADRESSEKODE"), Problem.DOUBLE_COLUMN, 1),
        (csv_text([address(), address(code="12a")]), Problem.BAD_CODE, 3),
        (csv_text([address(code="")]), Problem.BAD_CODE, 2),
        (csv_text([address(code="0")]), Problem.BAD_CODE, 2),
        (csv_text([address(code="100000")]), Problem.BAD_CODE, 2),
        (csv_text([address(code="١٢٣٤")]), Problem.BAD_CODE, 2),
        (csv_text([address(code="-1")]), Problem.BAD_CODE, 2),
        (csv_text([address(), address(name=" ", code="1001")]), Problem.NO_NAME, 3),
        (csv_text([address(name="Stor\x1bgata")]), Problem.UNUSABLE_NAME, 2),
        (csv_text([address(name="\u202eatagrotS")]), Problem.UNUSABLE_NAME, 2),
        (csv_text([address(name="x" * 300)]), Problem.UNUSABLE_NAME, 2),
        (csv_text([address(), address(name="Åsvegen")]), Problem.CODE_WITH_TWO_NAMES, 3),
        (csv_text([address(kommunenummer="301")]), Problem.BAD_MUNICIPALITY_NUMBER, 2),
        (csv_text([address(), address(kommunenummer="99O2")]), Problem.BAD_MUNICIPALITY_NUMBER, 3),
        (csv_text([address(), address(kommunenummer="9903")]), Problem.SEVERAL_MUNICIPALITIES, None),
    ],
    ids=lambda value: value.name if isinstance(value, Problem) else "",
)
def test_a_spoilt_file_is_refused_with_its_line(
    tmp_path: Path, content: str | bytes, problem: Problem, line: int | None
) -> None:
    fault = fault_of(written(tmp_path, content))
    assert (fault.problem, fault.line) == (problem, line)


def test_a_fault_far_into_the_file_has_its_own_line_number(tmp_path: Path) -> None:
    rows = [address(number=str(number)) for number in range(20_000)]
    rows[15_000] = address(code="feil")
    fault = fault_of(write_csv(tmp_path, rows))
    assert (fault.problem, fault.line) == (Problem.BAD_CODE, 15_002)


def test_more_roads_than_the_country_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citizen.kartverket.reading.MOST_ROADS", 2)
    rows = [address(f"Vegen {word}", str(code)) for code, word in enumerate("abc", 1000)]
    assert fault_of(write_csv(tmp_path, rows)).problem is Problem.TOO_MANY_ROADS


def test_a_file_of_another_municipality_says_which(tmp_path: Path) -> None:
    fault = fault_of(write_csv(tmp_path, [address()]), "9901")
    assert fault.problem is Problem.OTHER_MUNICIPALITY
    assert "9902 Lidal" in fault.message("nn")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "nei.csv").problem is Problem.NOT_FOUND
    assert fault_of(tmp_path).problem is Problem.NOT_A_FILE


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def scratch(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[60:70] = b"0123456789"
    path.write_bytes(raw)


def lock(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    directory = raw.rfind(b"PK\x01\x02")
    raw[directory + 8] |= 1
    path.write_bytes(raw)


def pack_strangely(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    directory = raw.rfind(b"PK\x01\x02")
    raw[directory + 10] = 99
    raw[8] = 99
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (cut, Problem.BROKEN_ZIP),
        (scratch, Problem.BROKEN_ZIP),
        (lock, Problem.LOCKED_ZIP),
        (pack_strangely, Problem.LOCKED_ZIP),
    ],
)
def test_a_spoilt_zip_is_refused(tmp_path: Path, spoil: Callable[[Path], None], problem: Problem) -> None:
    path = write_zip(tmp_path, {"a.csv": GOOD})
    spoil(path)
    assert fault_of(path).problem is problem


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ({"les-meg.txt": "hei"}, Problem.NOT_ONE_CSV),
        ({"a.csv": GOOD, "b.csv": GOOD}, Problem.NOT_ONE_CSV),
        ({"../a.csv": GOOD}, Problem.UNSAFE_ENTRY),
        ({"a.csv": GOOD, "x/../../etc/passwd": "x"}, Problem.UNSAFE_ENTRY),
        ({"/etc/a.csv": GOOD}, Problem.UNSAFE_ENTRY),
        ({"C:\\a.csv": GOOD}, Problem.UNSAFE_ENTRY),
        ({"a.csv": b"\n" * 30_000_000}, Problem.ZIP_BOMB),
        ({"a.csv": ""}, Problem.EMPTY),
    ],
)
def test_a_zip_with_the_wrong_things_in_it_is_refused(
    tmp_path: Path, entries: dict[str, str | bytes], problem: Problem
) -> None:
    assert fault_of(write_zip(tmp_path, entries)).problem is problem


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "l.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert fault_of(tmp_path / "l.zip").problem is Problem.UNSAFE_ENTRY


def test_a_hundred_thousand_entries_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + b"\0" * 24 + struct.pack("<H", 5) + b"\0" * 16 + b"a.csv"
    directory = entry * 100_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), 4, 0)
    path = tmp_path / "many.zip"
    path.write_bytes(b"PK\x03\x04" + directory + end)
    tracemalloc.start()
    fault = fault_of(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fault.problem is Problem.TOO_MANY_ENTRIES
    assert peak < 1_000_000


def test_a_zip_that_lies_about_its_size_is_not_read_beyond_what_it_says(tmp_path: Path) -> None:
    path = write_zip(tmp_path, {"a.csv": GOOD + ROW * 1000})
    raw = bytearray(path.read_bytes())
    directory = raw.rfind(b"PK\x01\x02")
    raw[directory + 24 : directory + 28] = struct.pack("<L", len(GOOD.encode()))
    path.write_bytes(raw)
    with pytest.raises(UnusableFile):
        read_registers(path)


HOLES = {"columns", "column", "limit", "found", "expected", "value", "code", "name", "other", "other_line", "asked"}
HOLES |= {"count", "number"}


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_words_in_both_language_forms_with_the_same_holes(problem: Problem) -> None:
    nb, nn = WORDS["nb"][problem], WORDS["nn"][problem]
    holes = [{hole for _, hole, _, _ in string.Formatter().parse(text) if hole} for text in (nb, nn)]
    assert holes[0] == holes[1] <= HOLES
    assert nb != nn


@pytest.mark.parametrize("problem", Problem)
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_sentence_names_the_file_the_line_and_what_to_do(problem: Problem, language: str) -> None:
    values = dict.fromkeys(HOLES, "x")
    sentence = UnusableFile("lidal.csv", problem, 17, **values).message(language)
    assert sentence.startswith("lidal.csv, linje 17: ")
    assert sentence.endswith(".")
    assert ";" in sentence


def test_a_hostile_file_name_or_value_can_not_write_on_the_terminal(tmp_path: Path) -> None:
    sentence = str(UnusableFile("a\x1b[2J\udce5.csv", Problem.EMPTY))
    assert sentence.startswith("a?[2J?.csv: ")
    shown = fault_of(written(tmp_path, csv_text([address(code="\x1b[31m")]))).message("nb")
    assert "\x1b" not in shown
