"""What staff fill in when the spelling of many names has been sent for advice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from wtforms import DateField, SelectMultipleField, StringField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput

from citizen.decisions.forms.preparing import number_of
from citizen.domain.decisions.preparing import Preparation
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _


class SentForm(Form):
    """The day, whom it was sent to, and the cases."""

    pick = SelectMultipleField(option_widget=CheckboxInput(), validate_choice=False)
    sent_on = DateField(validators=[InputRequired()])
    sent_to = StringField(validators=[InputRequired()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent_on.label.text = _("Spelling sent on")
        self.sent_to.label.text = _("Sent to")
        for one in (self.sent_on, self.sent_to):
            one.flags.required = True

    def picked(self) -> frozenset[int]:
        """The cases that are ticked."""
        return frozenset(number for number in map(number_of, self.pick.data or ()) if number is not None)

    def change(self) -> Callable[[Preparation], Preparation]:
        """What shall change in each of them."""
        sent_to = storable(self.sent_to.data or "").strip()
        return lambda before: replace(before, advice_sent_on=self.sent_on.data, advice_sent_to=sent_to)
