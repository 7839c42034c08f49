"""Bars as SVG: the name above its bar, the number behind it, so that nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH = 640
ROW = 44
BAR = 18
LONGEST_BAR = 440
LONGEST_LABEL = 70
FONT = "Libertinus Serif, Liberation Serif, Times New Roman, serif"
INK, LEADS, OTHERS, EDGE = "#1b1b1b", "#0b4f8a", "#a9bfd3", "#4a5b6b"
"""The two fills differ in lightness as much as in colour, and both have an edge that can be seen on white."""


Bar = tuple[str, str, float, bool]
"""Name, number in words, share of one, and whether it leads."""


def bar_chart(bars: Sequence[Bar]) -> str:
    """A drawing of the bars from the top down."""
    height = ROW * len(bars) + 4
    rows = "".join(_row(number, bar) for number, bar in enumerate(bars))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
        f' font-family="{FONT}" font-size="14" fill="{INK}">'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{rows}</svg>'
    )


def _row(number: int, bar: Bar) -> str:
    name, value, share, leads = bar
    top = number * ROW
    length = max(1.0, round(min(1.0, max(0.0, share)) * LONGEST_BAR, 1))
    weight = ' font-weight="bold"' if leads else ""
    return (
        f'<text x="0" y="{top + 15}"{weight}>{_shown(name)}</text>'
        f'<rect x="0.5" y="{top + 20.5}" width="{length}" height="{BAR}"'
        f' fill="{LEADS if leads else OTHERS}" stroke="{EDGE}"/>'
        f'<text x="{length + 8}" y="{top + 34}"{weight}>{escape(value)}</text>'
    )


def _shown(name: str) -> str:
    flat = " ".join(name.split())
    return escape(flat if len(flat) <= LONGEST_LABEL else f"{flat[: LONGEST_LABEL - 1]}…")
