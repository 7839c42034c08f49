"""The form that asks what a file with what residents wrote is for."""

from __future__ import annotations

from typing import Any

from wtforms import StringField
from wtforms.validators import InputRequired, Length

from citizen.domain.person_numbers import holds_person_number
from citizen.exports.actions import FORMATS
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _

SHORTEST_PURPOSE, LONGEST_PURPOSE = 5, 300


class OrderForm(Form):
    """What the file is for. The button that was pressed says in which format."""

    purpose = StringField(validators=[InputRequired(), Length(SHORTEST_PURPOSE, LONGEST_PURPOSE)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purpose.label.text = _("What do you need the file for?")
        self.purpose.data = " ".join(storable(self.purpose.data or "").split())

    def validate(self, extra_validators: object = None) -> bool:
        if not super().validate(extra_validators):
            if self.purpose.errors:
                self.purpose.errors = [self._what_to_do()]
            return False
        if holds_person_number(self.purpose.data):
            self.purpose.errors = [_("Leave out birth numbers. Nothing was stored.")]
            return False
        return True

    def _what_to_do(self) -> str:
        if len(self.purpose.data) > LONGEST_PURPOSE:
            return _("Write it in at most %(number)s characters.", number=LONGEST_PURPOSE)
        return _(
            "Write what you need the file for, such as a meeting or a case. It is noted, and then you get the file."
        )


def read_format(said: str) -> str:
    """The format of the button; CSV where there was none."""
    return said if said in FORMATS else FORMATS[0]
