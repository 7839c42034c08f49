"""`make bench`: every measure as a line of one table, each beside a yardstick of the same run."""

from __future__ import annotations

import importlib

PARTS = (
    "bench.collisions",
    "bench.register",
    "bench.pages",
    "bench.ideas",
    "bench.votes",
    "bench.boxes",
    "bench.recounting",
    "bench.exports",
)


def main() -> None:
    rows = [("measure", "value", "yardstick", "ratio")]
    for part in PARTS:
        rows += [tuple(measure) for measure in importlib.import_module(part).run()]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()
