"""Reads manifest.json, written by others, into values whose types are sure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from citizen.boxes.problems import Problem, UnusableBox
from citizen.boxes.writing import FORMAT, HASHED_FILES, MANIFEST


@dataclass(frozen=True, slots=True)
class Batch:
    """A root that was signed when the log had this many leaves."""

    number: int
    tree_size: int
    root: bytes
    sealed_at: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """What the municipality says of one question."""

    ballots: int
    blank: int
    result: Mapping[str, Any]
    groups: Any


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that is said about a box and can be held against its files."""

    municipality_number: str
    process_slug: str
    round_id: int
    round_number: int
    rules: Mapping[str, Any]
    rules_hash: bytes
    counts: Mapping[str, int]
    electors: int | None
    questions: Mapping[int, Published]
    batches: tuple[Batch, ...]
    files: Mapping[str, str]
    public_key: str


def read_manifest(content: bytes) -> Manifest:
    """Raises UnusableBox for anything that is not a manifest of this format."""
    try:
        said = json.loads(
            content, object_pairs_hook=_without_doubles, parse_float=_not_whole, parse_constant=_not_whole
        )
        if said["format"] != FORMAT:
            raise ValueError(FORMAT)
        return _manifest(said)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnusableBox(Problem.NO_MANIFEST, MANIFEST) from None


def _manifest(said: Mapping[str, Any]) -> Manifest:
    return Manifest(
        municipality_number=_text(said["municipality"]["number"]),
        process_slug=_text(said["process"]["slug"]),
        round_id=_number(said["round"]["id"]),
        round_number=_number(said["round"]["number"]),
        rules=_mapping(said["rules"]),
        rules_hash=bytes.fromhex(_text(said["rules_hash"])),
        counts={name: _number(said["counts"][name]) for name in ("ballots", "replaced", "withdrawn", "leaves")},
        electors=None if said["counts"].get("electors") is None else _number(said["counts"]["electors"]),
        questions={_key(number): _published(question) for number, question in _mapping(said["questions"]).items()},
        batches=tuple(_batch(batch) for batch in said["batches"]),
        files={name: _text(said["files"][name]) for name in HASHED_FILES},
        public_key=_text(said["public_key"]),
    )


def _published(question: Mapping[str, Any]) -> Published:
    return Published(
        ballots=_number(question["ballots"]),
        blank=_number(question["blank"]),
        result=_mapping(question["result"]),
        groups=question.get("groups", {}),
    )


def _batch(batch: Mapping[str, Any]) -> Batch:
    return Batch(
        number=_number(batch["batch"]),
        tree_size=_number(batch["tree_size"]),
        root=bytes.fromhex(_text(batch["root"])),
        sealed_at=_text(batch["sealed_at"]),
        signature=bytes.fromhex(_text(batch["signature"])),
    )


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice would be read as the first by some programs and as the last by others."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def _not_whole(text: str) -> None:
    """Nothing in a manifest has decimals: amounts that need them are written as fractions."""
    raise ValueError(text)


def _key(text: str) -> int:
    """A question's number written as other programs write it, so that no two names stand for one question."""
    if not (text.isascii() and text.isdigit() and str(int(text)) == text):
        raise ValueError("not the number of a question")
    return int(text)


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("not a whole number")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError("not a text")
    return value


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value
