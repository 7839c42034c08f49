"""What is signed has a fixed form, since others than this program check the signatures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from citizen.domain.box.statements import instant, manifest_statement, receipt_statement, root_statement

RULES = b"\xef" * 32
PLACE = {"municipality_number": "9901", "process_slug": "vegnamn", "round_number": 2, "rules_hash": RULES}


def test_a_root_is_signed_with_its_place_size_and_time():
    statement = root_statement(**PLACE, tree_size=41, root=b"\xab" * 32, sealed_at="2027-01-04T08:00:00Z")
    assert statement == b"".join(
        [b"citizen-root-2\n9901\nvegnamn\n2\n", b"ef" * 32, b"\n41\n", b"ab" * 32, b"\n2027-01-04T08:00:00Z\n"]
    )


def test_a_receipt_is_signed_with_its_commitment():
    statement = receipt_statement(**PLACE, question_id=4, receipt="0000-0001", commitment=b"\xcd" * 32)
    assert statement == b"".join(
        [b"citizen-receipt-2\n9901\nvegnamn\n2\n", b"ef" * 32, b"\n4\n0000-0001\n", b"cd" * 32, b"\n"]
    )


def test_the_manifest_is_signed_as_it_stands():
    assert manifest_statement(b'{"a": 1}\n') == b'citizen-manifest-1\n{"a": 1}\n'


def test_no_part_may_pass_for_two():
    with pytest.raises(ValueError, match="one line"):
        receipt_statement(**PLACE, question_id=4, receipt="a\nb", commitment=bytes(32))


def test_an_instant_is_written_in_utc():
    in_norway = datetime(2027, 1, 4, 9, 0, 0, 700000, tzinfo=timezone(timedelta(hours=1)))
    assert instant(in_norway) == instant(datetime(2027, 1, 4, 8, tzinfo=UTC)) == "2027-01-04T08:00:00Z"


def test_an_instant_without_zone_is_a_broken_promise():
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2027, 1, 4))  # noqa: DTZ001
