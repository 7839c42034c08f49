"""Verifies a published box: everything that recount.py does, and the signatures, every root and the whole result."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from citizen import signing
from citizen.boxes.cast import Cast, read_cast
from citizen.boxes.findings import Check, Finding
from citizen.boxes.log import Log, read_log
from citizen.boxes.manifest import Manifest, read_manifest
from citizen.boxes.opening import Box, open_box
from citizen.boxes.problems import UnusableBox
from citizen.boxes.questions import check_questions
from citizen.boxes.writing import HASHED_FILES, MANIFEST, RECOUNT, SIGNATURE, recount_bytes
from citizen.domain.box.statements import manifest_statement, root_statement


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody outside the municipality wrote down, in hex."""

    root: str | None = None
    key: str | None = None
    rules: str | None = None


def verify_box(path: Path, root: str | None = None, key: str | None = None, rules: str | None = None) -> list[Finding]:
    """Every check of the box in a folder or zip, in order.

    `root`, `key` and `rules` are what somebody outside the municipality wrote down, in hex: without them nobody would
    find out a municipality that made a whole new box. Raises UnusableBox where there is nothing to check.
    """
    findings: list[Finding] = []
    with open_box(path) as box:
        try:
            for finding in _checks(box, Seen(root, key, rules)):
                findings.append(finding)  # noqa: PERF402 — what was found before a broken line is kept
        except UnusableBox:
            if all(finding.holds for finding in findings):
                raise
    return findings


def _checks(box: Box, seen: Seen) -> Iterator[Finding]:
    content = box.read(MANIFEST)
    manifest = read_manifest(content)
    yield _files(box, manifest)
    yield Finding(Check.RECOUNT, not box.has(RECOUNT) or box.read(RECOUNT) == recount_bytes())
    yield _rules(manifest)
    if seen.rules is not None:
        yield Finding(Check.WITNESSED_RULES, manifest.rules_hash.hex() == seen.rules)
    if seen.key is not None:
        yield Finding(Check.KEY, manifest.public_key == seen.key)
    yield _signature(box, manifest, content)
    yield _root_signatures(manifest)
    log = read_log(box)
    yield Finding(Check.LOG, not log.broken_at, log.broken_at)
    yield _roots(manifest, log)
    if seen.root is not None:
        yield Finding(Check.WITNESSED_ROOT, seen.root in (last.hex() for _, last in log.roots.values()))
    cast = read_cast(box, manifest.round_id, log.commitments)
    yield Finding(Check.RECEIPTS, not cast.bad_receipt, cast.bad_receipt)
    yield Finding(Check.COMMITMENTS, not cast.stranger, cast.stranger)
    yield _accounting(manifest, log, cast)
    yield from check_questions(manifest, cast.profiles)


def _files(box: Box, manifest: Manifest) -> Finding:
    others = [name for name in HASHED_FILES if _sha256(box, name) != manifest.files[name]]
    return Finding(Check.FILES, not others, ", ".join(others))


def _sha256(box: Box, name: str) -> str:
    digest = hashlib.sha256()
    for block in box.blocks(name):
        digest.update(block)
    return digest.hexdigest()


def _rules(manifest: Manifest) -> Finding:
    canonical = json.dumps(manifest.rules, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return Finding(Check.RULES, hashlib.sha256(canonical.encode()).hexdigest() == manifest.rules_hash.hex())


def _signature(box: Box, manifest: Manifest, content: bytes) -> Finding:
    try:
        signature = bytes.fromhex(box.read(SIGNATURE).decode("ascii"))
    except ValueError:
        return Finding(Check.SIGNATURE, holds=False)
    return Finding(Check.SIGNATURE, signing.verify(manifest.public_key, manifest_statement(content), signature))


def _root_signatures(manifest: Manifest) -> Finding:
    for batch in manifest.batches:
        statement = root_statement(
            municipality_number=manifest.municipality_number,
            process_slug=manifest.process_slug,
            round_number=manifest.round_number,
            rules_hash=manifest.rules_hash,
            tree_size=batch.tree_size,
            root=batch.root,
            sealed_at=batch.sealed_at,
        )
        if not signing.verify(manifest.public_key, statement, batch.signature):
            return Finding(Check.ROOT_SIGNATURES, holds=False, where=str(batch.number))
    return Finding(Check.ROOT_SIGNATURES, holds=True)


def _roots(manifest: Manifest, log: Log) -> Finding:
    said = {batch.number: (batch.tree_size, batch.root) for batch in manifest.batches}
    wrong = [number for number in sorted(said | log.roots) if said.get(number) != log.roots.get(number)]
    doubles = len(said) < len(manifest.batches)
    return Finding(Check.ROOTS, not wrong and not doubles, str(wrong[0]) if wrong else "")


def _accounting(manifest: Manifest, log: Log, cast: Cast) -> Finding:
    counts = manifest.counts
    same = (counts["ballots"], counts["replaced"], counts["leaves"]) == (cast.ballots, cast.replaced, log.size)
    adds_up = log.size == cast.ballots + cast.replaced + counts["withdrawn"]
    return Finding(Check.ACCOUNTING, same and adds_up and counts["withdrawn"] <= cast.replaced)
