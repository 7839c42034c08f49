"""What the page of a question shows whatever the method."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.results.views.words import Bar


@dataclass(frozen=True, slots=True)
class Shown:
    """A result in finished words. `counted` are the sentences that say how it was counted, the rule of ties last."""

    outcome: str
    remarks: list[str]
    winners: list[str]
    facts: list[tuple[str, str]]
    chart_title: str
    head: list[str]
    bars: list[Bar]
    counted: list[str]
    summary: str = ""
    """What stands between the chart's title and its bars."""
