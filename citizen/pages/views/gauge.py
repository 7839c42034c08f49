"""The fairness gauge: how the changes of a round fall on the former municipalities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citizen.pages.queries import DistrictShare
from citizen.web.locale import gettext as _
from citizen.web.locale import show_number, show_percent


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the gauge, with the same numbers for the table."""

    label: str
    value: str
    cells: tuple[str, ...]
    share: int
    mark: str = ""


def gauge_of(shares: Sequence[DistrictShare]) -> list[Bar]:
    """One bar for each former municipality: how large a part of its roads changes in this round."""
    parts = {share.id: share.changes / share.roads if share.roads else 0.0 for share in shares}
    longest = max(parts.values(), default=0.0) or 1.0
    return [
        Bar(
            label=share.name,
            value=_(
                "%(changes)s of %(roads)s roads (%(share)s)",
                changes=show_number(share.changes),
                roads=show_number(share.roads),
                share=show_percent(parts[share.id]),
            ),
            cells=(show_number(share.changes), show_number(share.roads), show_percent(parts[share.id], 1)),
            share=round(100 * parts[share.id] / longest),
        )
        for share in shares
    ]


def gauge_in_words(shares: Sequence[DistrictShare]) -> str:
    """The gauge in a sentence: who changes most."""
    most = max(shares, key=lambda share: share.changes, default=None)
    if most is None or not most.changes:
        return ""
    total = sum(share.changes for share in shares)
    return _(
        "%(changes)s of the %(total)s roads that get a new name lie in %(district)s.",
        changes=show_number(most.changes),
        total=show_number(total),
        district=most.name,
    )
