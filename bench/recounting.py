"""How quick a published box of 700,000 ballots is counted anew, by recount.py and by `citizen verify`."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.measure import Measure
from citizen.boxes import recount, writing
from citizen.domain.ballot_rules import count_rules
from citizen.domain.box.commitments import Kind, commitment_of
from citizen.domain.box.merkle import root_of
from citizen.domain.box.receipts import new_receipt
from citizen.domain.box.statements import manifest_statement, root_statement
from citizen.domain.tally import count, to_json
from citizen.signing import make_signing_key, public_key_hex, sign

BALLOTS = 700_000
OPTIONS = 8
CITIZEN = str(Path(sys.executable).with_name("citizen"))
PLACE = {"municipality_number": "9900", "process_slug": "maaling", "round_number": 1}
MEGABYTE = 1024
"""Of the unit in which the system tells memory."""

Row = tuple[int, str, tuple[int, ...], bytes]


def run() -> list[Measure]:
    """Both counts beside a pipeline of the shell, which only counts the votes for each option."""
    with tempfile.TemporaryDirectory() as folder:
        box = Path(folder) / "box"
        box.mkdir()
        # In a process of its own: one that is started here begins with the most memory that this one ever had.
        subprocess.run([sys.executable, "-m", "bench.recounting", str(box), f"{folder}/keys"], check=True)
        pipeline = f"tail -n +2 {box}/ballots.csv | cut -d';' -f3 | tr ' ' '\\n' | sort | uniq -c"
        shell, _ = measured(["sh", "-c", pipeline])
        alone, memory = measured([sys.executable, "-I", "-S", recount.__file__, str(box)])
        whole, memory_of_verify = measured([CITIZEN, "verify", str(box)])
    yardstick = f"cut, sort and uniq: {shell:.1f} s"
    return [
        Measure(f"recount.py, {BALLOTS:,} ballots", f"{alone:.1f} s, {memory} MB", yardstick, f"{alone / shell:.1f}"),
        Measure("citizen verify", f"{whole:.1f} s, {memory_of_verify} MB", yardstick, f"{whole / shell:.1f}"),
    ]


def measured(command: Sequence[str]) -> tuple[float, int]:
    """Seconds, and megabytes at most."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return time.perf_counter() - start, used.ru_maxrss // MEGABYTE


def write_box(box: Path, keys_dir: Path) -> None:
    """A box of approval votes on one question, all sealed in one batch."""
    drawn = random.Random(1)
    make_signing_key(keys_dir)
    ballots = sorted((1, new_receipt(drawn.randbytes(16)), choices(drawn), drawn.randbytes(32)) for _ in range(BALLOTS))
    leaves = sorted(commitment_of(1, 1, Kind.CAST, receipt, chosen, nonce) for _, receipt, chosen, nonce in ballots)
    manifest = manifest_of(ballots, root_of(leaves), keys_dir)
    for name, chunks in (
        (writing.BALLOTS, writing.ballot_lines(ballots)),
        (writing.REPLACED, writing.replaced_lines(())),
        (writing.LEAVES, writing.leaf_lines((1, leaf) for leaf in leaves)),
    ):
        with (box / name).open("wb") as file:
            manifest["files"][name] = writing.write_hashed(file, chunks)
    content = writing.manifest_bytes(manifest)
    (box / writing.MANIFEST).write_bytes(content)
    (box / writing.SIGNATURE).write_text(sign(keys_dir, manifest_statement(content)).hex())


def choices(drawn: random.Random) -> tuple[int, ...]:
    return tuple(sorted(drawn.sample(range(1, OPTIONS + 1), drawn.randint(0, OPTIONS))))


def manifest_of(ballots: Sequence[Row], root: bytes, keys_dir: Path) -> dict[str, Any]:
    options = [{"id": number, "name_nb": "a", "name_nn": "a", "cost": None} for number in range(1, OPTIONS + 1)]
    question = {"id": 1, "slug": "a", "title_nb": "a", "title_nn": "a", "options": options}
    rules = {"version": 1, "method": "approval", "max_choices": None, "budget": None, "questions": [question]}
    canonical = json.dumps(rules, sort_keys=True, separators=(",", ":"))
    result = count(count_rules(rules, 1), sorted(Counter(chosen for _, _, chosen, _ in ballots).items()))
    sealed_at = "2026-11-23T12:00:00Z"
    rules_hash = hashlib.sha256(canonical.encode()).digest()
    signature = sign(
        keys_dir,
        root_statement(**PLACE, rules_hash=rules_hash, tree_size=BALLOTS, root=root, sealed_at=sealed_at),
    )
    batch = {"batch": 1, "tree_size": BALLOTS, "root": root.hex(), "sealed_at": sealed_at, "signature": signature.hex()}
    return {
        "format": writing.FORMAT,
        "municipality": {"number": PLACE["municipality_number"]},
        "process": {"slug": PLACE["process_slug"]},
        "round": {"id": 1, "number": PLACE["round_number"]},
        "rules": rules,
        "rules_hash": rules_hash.hex(),
        "counts": {"ballots": BALLOTS, "replaced": 0, "withdrawn": 0, "leaves": BALLOTS},
        "questions": {"1": {"ballots": BALLOTS, "blank": result.blank, "result": to_json(result)}},
        "batches": [batch],
        "files": {},
        "public_key": public_key_hex(keys_dir),
    }


if __name__ == "__main__":
    write_box(*map(Path, sys.argv[1:]))
