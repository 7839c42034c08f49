"""The bytes that are signed, each with a first line that says what it is, so that no signature passes for another."""

from __future__ import annotations

from datetime import UTC, datetime


def root_statement(
    *,
    municipality_number: str,
    process_slug: str,
    round_number: int,
    rules_hash: bytes,
    tree_size: int,
    root: bytes,
    sealed_at: str,
) -> bytes:
    """The log of a vote by these rules had this root when it had this many leaves. `sealed_at` is from `instant`."""
    return _lines(
        "citizen-root-2",
        municipality_number,
        process_slug,
        str(round_number),
        rules_hash.hex(),
        str(tree_size),
        root.hex(),
        sealed_at,
    )


def manifest_statement(manifest: bytes) -> bytes:
    """The published files are these: the bytes of manifest.json as they stand."""
    return b"citizen-manifest-1\n" + manifest


def receipt_statement(
    *,
    municipality_number: str,
    process_slug: str,
    round_number: int,
    rules_hash: bytes,
    question_id: int,
    receipt: str,
    commitment: bytes,
) -> bytes:
    """The municipality has stored a ballot by these rules and promises this commitment in the log."""
    return _lines(
        "citizen-receipt-2",
        municipality_number,
        process_slug,
        str(round_number),
        rules_hash.hex(),
        str(question_id),
        receipt,
        commitment.hex(),
    )


def instant(at: datetime) -> str:
    """The one way to write an instant in a statement and in the manifest: UTC, whole seconds, `Z`."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _lines(*parts: str) -> bytes:
    if any("\n" in part for part in parts):
        raise ValueError("a line of a statement is one line")
    return "".join(f"{part}\n" for part in parts).encode("ascii")
