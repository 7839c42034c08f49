"""What a roll holds, in words and numbers."""

from __future__ import annotations

from collections.abc import Sequence

from citizen.domain.electorates import Electorate
from citizen.electorates.queries import RollFigures
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number


def rows_of_roll(figures: RollFigures) -> list[tuple[str, str]]:
    """People by former municipality, then all, then those who want a ballot on paper."""
    by_district: Sequence[tuple[str | None, int]] = figures.by_district
    return [
        *((name or _("Former municipality not stated"), show_number(count)) for name, count in by_district),
        (_("All on the list"), show_number(figures.people)),
        (_("Want a ballot on paper"), show_number(figures.on_paper)),
    ]


def warnings_of_roll(figures: RollFigures, electorate: Electorate) -> list[str]:
    """What staff should know before the voting opens."""
    if electorate.min_age is None or not figures.without_birth:
        return []
    return [
        ngettext(
            "%(num)s person on the list has no date of birth, and can vote only if the login gives it. ID-porten"
            " does not.",
            "%(num)s people on the list have no date of birth, and can vote only if the login gives it. ID-porten"
            " does not.",
            figures.without_birth,
        )
    ]
