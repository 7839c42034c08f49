"""Dates and times as people type them: an hour that does not exist is refused, one that comes twice is asked about."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from citizen.domain.local_time import ClockFault, Occurrence, instant_of, occurrence_of
from citizen.web.clock import OSLO
from citizen.web.forms import Form
from citizen.web.locale import gettext as _
from citizen.web.locale import say_occurrence, show_date, show_time
from citizen.web.messages import explain

YEARS = range(2000, 2200)
WALL_CLOCK = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


class DatesForm(Form):
    """A form with instants: for each name in INSTANTS it has a date field so named, and one with `_which` after it."""

    INSTANTS: ClassVar[tuple[str, ...]] = ()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.asked_twice: set[str] = set()
        labels = self.labels_of_instants()
        for name in self.INSTANTS:
            self[name].label.text = labels[name]
            self[name].flags.required = True
            which = self[f"{name}_which"]
            which.label.text = _("Which of the two?")
            which.flags.required = True
            which.choices = [
                ("", _("Choose …")),
                (Occurrence.FIRST.value, _("The first time, in summer time")),
                (Occurrence.SECOND.value, _("The second time, in winter time")),
            ]
            if which.data:
                self.asked_twice.add(name)

    @staticmethod
    def labels_of_instants() -> dict[str, str]:
        """What each instant is called."""
        return {}

    def check_instants(self) -> None:
        """Say at each date that is no instant what is wrong with it."""
        for name in self.INSTANTS:
            field, instant = self[name], self._instant(name)
            if instant is None:
                field.errors = [_("Write day and time: %(name)s.", name=field.label.text)]
            elif isinstance(instant, ClockFault):
                field.errors = [explain(instant)]
                if instant is ClockFault.COMES_TWICE:
                    self.asked_twice.add(name)

    def instants(self) -> dict[str, datetime]:
        """The dates of the form, those that are instants."""
        found = {name: self._instant(name) for name in self.INSTANTS}
        return {name: instant for name, instant in found.items() if isinstance(instant, datetime)}

    def _instant(self, name: str) -> datetime | ClockFault | None:
        wall = self[name].data
        if wall is None or wall.year not in YEARS:
            return None
        chosen = self[f"{name}_which"].data
        return instant_of(wall, OSLO, Occurrence(chosen) if chosen in set(Occurrence) else None)


def filled(**instants: datetime) -> dict[str, object]:
    """The fields of a form that shows these instants."""
    walls: dict[str, object] = {name: at.astimezone(OSLO).replace(tzinfo=None) for name, at in instants.items()}
    return walls | {f"{name}_which": occurrence_of(at, OSLO) for name, at in instants.items()}


def show_full_moment(instant: datetime) -> str:
    """Weekday, day, year and clock: onsdag 6. januar 2027 kl. 23.59."""
    return say_occurrence(instant, _("%(day)s at %(clock)s", day=show_date(instant), clock=show_time(instant)))
