"""Forms of the staff pages about roads: they read what was typed, and leave the judgement to the rules."""

from __future__ import annotations

from collections.abc import Sequence

from flask_wtf.file import FileField
from wtforms import BooleanField, DateTimeLocalField, Field, HiddenField, SelectField
from wtforms.validators import StopValidation

from citizen.domain.phases import Schedule
from citizen.processes.forms import PARTS, ProcessForm
from citizen.web.forms import Form
from citizen.web.locale import gettext as _
from citizen.web.wall_clock import WALL_CLOCK

INSTANTS = ("proposals_open_at", "proposals_close_at", "voting_open_at", "voting_close_at")
__all__ = ["INSTANTS", "PARTS", "RegisterForm", "RoundForm"]


class RegisterForm(Form):
    """A road register to load."""

    number = SelectField(validate_choice=False)
    file = FileField()
    allow_missing = BooleanField()

    def __init__(self, districts: Sequence[tuple[str, str]]) -> None:
        """`districts` are the former municipalities to choose among: number and name."""
        super().__init__()
        self.number.choices = [("", _("Choose …")), *((number, f"{number} {name}") for number, name in districts)]
        self.number.label.text = _("Which former municipality is the file from?")
        self.file.label.text = _("Address file from Kartverket")
        self.file.description = _(
            "matrikkelenAdresse.csv or matrikkelenVegadresse.csv, plain or as a zip; at most 32 MB"
        )
        self.allow_missing.label.text = _("Load it all the same")
        self.number.flags.required = self.file.flags.required = True

    def validate_number(self, field: Field) -> None:
        if field.data not in [number for number, _name in field.choices if number]:
            raise StopValidation(_("Choose which former municipality the file is from."))

    def validate_file(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(_("Choose the file to load."))


class RoundForm(ProcessForm):
    """Texts in both language forms, address and dates of a round."""

    INSTANTS = INSTANTS

    proposals_open_at = DateTimeLocalField(format=WALL_CLOCK)
    proposals_close_at = DateTimeLocalField(format=WALL_CLOCK)
    voting_open_at = DateTimeLocalField(format=WALL_CLOCK)
    voting_close_at = DateTimeLocalField(format=WALL_CLOCK)
    proposals_open_at_which = SelectField(validate_choice=False)
    proposals_close_at_which = SelectField(validate_choice=False)
    voting_open_at_which = SelectField(validate_choice=False)
    voting_close_at_which = SelectField(validate_choice=False)
    seen = HiddenField()

    @staticmethod
    def labels_of_instants() -> dict[str, str]:
        return {
            "proposals_open_at": _("Proposals open"),
            "proposals_close_at": _("Proposals close"),
            "voting_open_at": _("Voting opens"),
            "voting_close_at": _("Voting closes"),
        }

    def schedule(self) -> Schedule:
        """The dates of a form that was found valid."""
        return Schedule(**self.instants())
