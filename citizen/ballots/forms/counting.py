"""How the names on a round's ballots are chosen among and counted."""

from __future__ import annotations

from typing import Any

from wtforms import RadioField, StringField

from citizen.ballots.forms.vote import number_in
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.tally import Method
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

METHODS = (Method.APPROVAL, Method.SINGLE, Method.RANKED)
"""Names for a road are no yes or no, and cost nothing."""


class CountingForm(Form):
    """The method for all roads of a round."""

    method = RadioField(validate_choice=False, default=Method.APPROVAL.value)
    max_choices = StringField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.method.label.text, self.method.flags.required = _("How people vote"), True
        self.method.choices = [(method.value, explain(method)) for method in METHODS]
        self.max_choices.label.text = _("How many names one may choose at most")
        self.method.data = self.method.data or Method.APPROVAL.value

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the method is one of these and the number can be read."""
        super().validate(extra_validators)
        if self.method.data not in METHODS:
            self.method.errors = [_("Choose how people vote.")]
        if storable(self.max_choices.data or "").strip() and number_in(self.max_choices) is None:
            self.max_choices.errors = [_("Write a whole number, such as 3.")]
        return not self.errors

    def fewest_names(self) -> int:
        """How many names a ballot needs at least."""
        return 2 if self.method.data == Method.RANKED else 1

    def how(self) -> HowToCount:
        """The method with what belongs to it."""
        method = Method(self.method.data)
        return HowToCount(method, number_in(self.max_choices) if method is Method.APPROVAL else None)
