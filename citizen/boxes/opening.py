"""Opens a published box, a folder or a zip of one, and trusts nothing that it says about itself.

Nothing is unpacked to disk, only the files of a box are read, and never more of one than a box can hold.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from citizen.boxes.problems import Problem, UnusableBox
from citizen.boxes.writing import COLUMNS, FILES, HASHED_FILES, MANIFEST, RECOUNT, SIGNATURE
from citizen.domain.office_csv import UTF8_MARK

LARGEST = {MANIFEST: 64 * 1024**2, SIGNATURE: 1000, RECOUNT: 1024**2} | dict.fromkeys(HASHED_FILES, 1024**3)
"""In bytes; seven million ballots take less."""
HIGHEST_RATIO = 100
"""Receipts, nonces and commitments are random and shrink to half at best; a manifest to a tenth."""
MOST_ENTRIES = 1000
LONGEST_LINE = 10_000
BLOCK = 1 << 20


class Box:
    """The files of a box by name."""

    def __init__(self, path: Path, archive: zipfile.ZipFile | None, inside: PurePosixPath | None) -> None:
        self._path = path
        self._archive = archive
        self._inside = inside

    def has(self, name: str) -> bool:
        """Is there such a file?"""
        if self._archive is None or self._inside is None:
            return (self._path / name).is_file()
        return str(self._inside / name) in self._archive.namelist()

    def read(self, name: str) -> bytes:
        """A small file at once. Raises UnusableBox."""
        return b"".join(self.blocks(name))

    def blocks(self, name: str) -> Iterator[bytes]:
        """A file in pieces; ends with UnusableBox at the byte that is one too many."""
        size = 0
        with self._opened(name) as file:
            while block := file.read(BLOCK):
                size += len(block)
                if size > LARGEST[name]:
                    raise UnusableBox(Problem.TOO_LARGE, name)
                yield block

    def rows(self, name: str) -> Iterator[list[str]]:
        """The cells of each line after the header. Raises UnusableBox at the first line that is not of this file."""
        columns = COLUMNS[name]
        header = UTF8_MARK + ";".join(columns)
        for number, line in enumerate(self._lines(name), 1):
            cells = _cells(line)
            if number == 1 and ";".join(cells) != header:
                raise UnusableBox(Problem.OTHER_COLUMNS, name, columns=";".join(columns))
            if len(cells) != len(columns):
                raise UnusableBox(Problem.BROKEN_LINE, name, line=number)
            if number > 1:
                yield cells

    def _lines(self, name: str) -> Iterator[bytes]:
        """Lines without their LF; a last one that was cut off comes with a mark that no line may have."""
        rest = b""
        for block in self.blocks(name):
            *lines, rest = (rest + block).split(b"\n")
            yield from lines
            if len(rest) > LONGEST_LINE:
                break
        if rest:
            yield b"\xff"

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        try:
            if self._archive is None or self._inside is None:
                with (self._path / name).open("rb") as file:
                    yield file
            else:
                entry = self._archive.getinfo(str(self._inside / name))
                if entry.file_size > HIGHEST_RATIO * max(BLOCK, entry.compress_size):
                    raise UnusableBox(Problem.TOO_LARGE, name)
                with self._archive.open(entry) as file:
                    yield file
        except (KeyError, FileNotFoundError):
            raise UnusableBox(Problem.MISSING_FILE, name) from None
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            raise UnusableBox(Problem.UNREADABLE, name) from None


@contextmanager
def open_box(path: Path) -> Iterator[Box]:
    """The box in a folder or a zip; in a zip it may lie in a folder. Raises UnusableBox."""
    if path.is_dir():
        _refuse_other_spellings(path)
        yield Box(path, None, None)
        return
    if not path.is_file():
        raise UnusableBox(Problem.NOT_FOUND, path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            yield Box(path, archive, _where_the_box_lies(archive, path.name))
    except (OSError, zipfile.BadZipFile):
        raise UnusableBox(Problem.NOT_A_BOX, path.name) from None


def _where_the_box_lies(archive: zipfile.ZipFile, name: str) -> PurePosixPath:
    """The folder of the only manifest.json. A name that others may read as that of another file is refused."""
    names = archive.namelist()
    manifests = [entry for entry in names if PurePosixPath(entry).name == MANIFEST]
    if len(names) > MOST_ENTRIES or len(set(names)) < len(names) or len(manifests) != 1:
        raise UnusableBox(Problem.NOT_A_BOX, name)
    inside = manifests[0].removesuffix(MANIFEST)
    if any(part in ("", ".", "..") for part in inside.split("/")[:-1]):
        raise UnusableBox(Problem.NOT_A_BOX, name)
    expected = {inside + file for file in FILES}
    for entry in names:
        if entry not in expected and not (entry.endswith("/") and inside.startswith(entry)):
            raise UnusableBox(Problem.OTHER_FILE, entry)
    return PurePosixPath(inside)


def _refuse_other_spellings(folder: Path) -> None:
    """A file called BALLOTS.CSV is ballots.csv on some machines. Files of other names are never read."""
    spellings = {file.casefold() for file in FILES}
    for entry in folder.iterdir():
        if entry.name.casefold() in spellings and entry.name not in FILES:
            raise UnusableBox(Problem.OTHER_FILE, entry.name)


def _cells(line: bytes) -> list[str]:
    """The cells of a line that ended in CRLF and is UTF-8; none otherwise."""
    if not line.endswith(b"\r"):
        return []
    try:
        return line[:-1].decode().split(";")
    except UnicodeDecodeError:
        return []
