"""Opens an address file, plain or in its zip, and trusts nothing that the zip says about itself."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from citizen.kartverket.problems import Problem, UnusableFile

LARGEST_CSV = 3 * 1024**3
"""The whole country takes less than 1 GB."""

HIGHEST_RATIO = 200
"""Address files shrink to between a tenth and a thirtieth."""

LARGEST_DIRECTORY = 64 * 1024
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_RECORD = struct.Struct("<4s4H2LH")
_LONGEST_END = 65_557
_ENCRYPTED = 0x1


@contextmanager
def open_address_file(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The bytes of the CSV, and how many they are said to be."""
    name = path.name
    if not path.exists():
        raise UnusableFile(name, Problem.NOT_FOUND)
    if not path.is_file():
        raise UnusableFile(name, Problem.NOT_A_FILE)
    try:
        with path.open("rb") as file:
            if file.read(2) == b"PK":
                with _open_zipped(file, name) as opened:
                    yield opened
                return
            file.seek(0)
            yield file, path.stat().st_size
    except OSError as error:
        raise UnusableFile(name, Problem.UNREADABLE) from error


@contextmanager
def _open_zipped(file: BinaryIO, name: str) -> Iterator[tuple[IO[bytes], int]]:
    _refuse_huge_directory(file, name)
    try:
        with zipfile.ZipFile(file) as archive:
            entry = _the_csv(archive, name)
            with archive.open(entry) as csv:
                yield csv, entry.file_size
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UnusableFile(name, Problem.BROKEN_ZIP) from error
    except NotImplementedError as error:
        raise UnusableFile(name, Problem.LOCKED_ZIP) from error


def _refuse_huge_directory(file: BinaryIO, name: str) -> None:
    """Before the zip module builds an object for each of a hundred thousand entries."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read()
    found = tail.rfind(_END_OF_DIRECTORY)
    if found < 0 or len(tail) - found < _END_RECORD.size:
        raise UnusableFile(name, Problem.BROKEN_ZIP)
    directory_size = _END_RECORD.unpack_from(tail, found)[5]
    if directory_size > LARGEST_DIRECTORY:
        raise UnusableFile(name, Problem.TOO_MANY_ENTRIES)
    file.seek(0)


def _the_csv(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    for entry in entries:
        if _is_unsafe(entry):
            raise UnusableFile(name, Problem.UNSAFE_ENTRY, value=ascii(entry.filename)[:80])
    csvs = [entry for entry in entries if entry.filename.lower().endswith(".csv")]
    if len(csvs) != 1:
        raise UnusableFile(name, Problem.NOT_ONE_CSV, count=len(csvs))
    entry = csvs[0]
    if entry.flag_bits & _ENCRYPTED:
        raise UnusableFile(name, Problem.LOCKED_ZIP)
    if entry.file_size > LARGEST_CSV or entry.file_size > HIGHEST_RATIO * max(1, entry.compress_size):
        raise UnusableFile(name, Problem.ZIP_BOMB)
    return entry


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    """Nothing is ever unpacked to disk; a zip that tries such names is refused all the same."""
    steps = entry.filename.replace("\\", "/").split("/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_link or ".." in steps or steps[0] == "" or steps[0].endswith(":")
