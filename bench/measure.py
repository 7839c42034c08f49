"""One line of the benchmark's table."""

from __future__ import annotations

from typing import NamedTuple


class Measure(NamedTuple):
    """What was measured, what it gave, and what it is held against in the same run."""

    label: str
    value: str
    yardstick: str
    ratio: str = ""
