"""The files of a box have a form that others read; a change here is a change of format."""

from __future__ import annotations

import csv
import hashlib
import io
import tracemalloc

from citizen.boxes import writing
from citizen.boxes.reading_aids import CODEBOOK

RECEIPT = "0000-0000-0000-0000-0000-0000-012"


def test_ballots_hold_question_receipt_choices_and_nonce():
    rows = [(4, RECEIPT, (3, 1), b"\xab" * 32), (9, RECEIPT, (), bytes(32))]
    assert b"".join(writing.ballot_lines(rows)).decode("utf-8-sig").splitlines(keepends=True) == [
        "question;receipt;choices;nonce\r\n",
        f"4;{RECEIPT};3 1;{'ab' * 32}\r\n",
        f"9;{RECEIPT};;{'00' * 32}\r\n",
    ]


def test_replaced_receipts_and_leaves_stand_alone():
    assert b"".join(writing.replaced_lines([RECEIPT])) == f"\ufeffreceipt\r\n{RECEIPT}\r\n".encode()
    assert b"".join(writing.leaf_lines([(1, bytes(32))])) == f"\ufeffbatch;commitment\r\n1;{'00' * 32}\r\n".encode()


def test_the_hash_is_that_of_what_was_written():
    file = io.BytesIO()
    assert writing.write_hashed(file, [b"ab", b"", b"c"]) == hashlib.sha256(b"abc").hexdigest()
    assert file.getvalue() == b"abc"


def test_a_hundred_thousand_ballots_need_no_more_memory_than_a_thousand():
    class Nowhere(io.BytesIO):
        def write(self, _content):
            return 0

    tracemalloc.start()
    writing.write_hashed(Nowhere(), writing.ballot_lines((4, RECEIPT, (1,), bytes(32)) for _ in range(100_000)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4_000_000


def test_the_manifest_is_written_in_one_way():
    assert writing.manifest_bytes({"b": "å", "a": 1}) == '{\n "a": 1,\n "b": "å"\n}\n'.encode()


def test_the_codebook_explains_every_column_in_both_forms():
    rows = list(csv.DictReader(io.StringIO(writing.codebook_bytes().decode("utf-8-sig")), delimiter=";"))
    explained = {(row["file"], row["column"]) for row in rows}
    files = {file: columns for file, columns in writing.COLUMNS.items() if file != writing.CODEBOOK_FILE}
    assert {(file, column) for file, columns in files.items() for column in columns} <= explained
    assert all(row["nb"] and row["nn"] for row in rows)
    assert len(rows) == len(CODEBOOK)


def test_the_read_me_is_in_both_forms_and_opens_in_notepad():
    text = writing.readme_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert all(word in text.decode() for word in ("VALGURNEN", "VALURNA", "recount.py"))


def test_the_recount_in_the_box_is_the_one_that_is_tested():
    assert writing.recount_bytes().startswith(b"#!/usr/bin/env python3\n# nb: ")
