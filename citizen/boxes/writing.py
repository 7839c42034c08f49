"""The files of a box, as streams of bytes: a box of any size is written in constant memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from citizen.boxes.reading_aids import CODEBOOK, READ_ME
from citizen.domain.office_csv import Cell, encode_rows

FORMAT = "citizen-box-1"
BALLOTS = "ballots.csv"
REPLACED = "replaced.csv"
LEAVES = "leaves.csv"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
CODEBOOK_FILE = "codebook.csv"
READ_ME_FILE = "LES-MEG.txt"
RECOUNT = "recount.py"
HASHED_FILES = (BALLOTS, REPLACED, LEAVES)
"""Those whose SHA-256 stands in the manifest."""
FILES = (BALLOTS, REPLACED, LEAVES, MANIFEST, SIGNATURE, CODEBOOK_FILE, READ_ME_FILE, RECOUNT)
"""All of a box."""

COLUMNS = {
    BALLOTS: ("question", "receipt", "choices", "nonce"),
    REPLACED: ("receipt",),
    LEAVES: ("batch", "commitment"),
    CODEBOOK_FILE: ("file", "column", "nb", "nn"),
}


def ballot_lines(ballots: Iterable[tuple[int, str, Sequence[int], bytes]]) -> Iterator[bytes]:
    """ballots.csv from (question, receipt, choices, nonce) that come in the order of question and receipt."""
    return _encoded(
        BALLOTS,
        (
            (question, receipt, " ".join(map(str, choices)), nonce.hex())
            for question, receipt, choices, nonce in ballots
        ),
    )


def replaced_lines(receipts: Iterable[str]) -> Iterator[bytes]:
    """replaced.csv from receipts in their order."""
    return _encoded(REPLACED, ((receipt,) for receipt in receipts))


def leaf_lines(leaves: Iterable[tuple[int, bytes]]) -> Iterator[bytes]:
    """leaves.csv from (batch, commitment) in the order of the tree: by batch, then by commitment."""
    return _encoded(LEAVES, ((batch, commitment.hex()) for batch, commitment in leaves))


def write_hashed(file: BinaryIO, chunks: Iterable[bytes]) -> str:
    """Write the chunks and return the hex SHA-256 of all of them, as it stands in the manifest."""
    digest = hashlib.sha256()
    for chunk in chunks:
        file.write(chunk)
        digest.update(chunk)
    return digest.hexdigest()


def manifest_bytes(manifest: Mapping[str, Any]) -> bytes:
    """The manifest in the one way that is signed: sorted keys, one line for each value, UTF-8."""
    return (json.dumps(manifest, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()


def codebook_bytes() -> bytes:
    """What each column of each file holds, in both language forms."""
    return b"".join(_encoded(CODEBOOK_FILE, CODEBOOK))


def readme_bytes() -> bytes:
    """How to count the box, in both language forms; line ends and mark are those that Notepad knows."""
    return READ_ME.replace("\n", "\r\n").encode("utf-8-sig")


def recount_bytes() -> bytes:
    """The program that counts the box without any of this one."""
    return Path(__file__).with_name("recount.py").read_bytes()


def _encoded(file: str, rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    for chunk in encode_rows(COLUMNS[file], rows):
        yield chunk.encode()
