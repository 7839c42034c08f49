"""What staff fill in about an appeal against a spelling."""

from __future__ import annotations

from typing import Any

from wtforms import DateField, Field, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, StopValidation

from citizen.decisions.actions import Appeal
from citizen.domain.decisions.codes import AppealFrom, AppealOutcome
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


class AppealForm(Form):
    """An appeal that came in."""

    received_on = DateField(validators=[InputRequired()])
    sender_kind = SelectField(validate_choice=False)
    sender = StringField()
    appeal = TextAreaField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.received_on.label.text = _("The appeal came on")
        self.sender_kind.label.text = _("Who can appeal")
        self.sender_kind.choices = [("", _("Choose …")), *((one.value, explain(one)) for one in AppealFrom)]
        self.sender.label.text = _("Name of the sender")
        self.appeal.label.text = _("What the appeal says")
        for one in (self.received_on, self.sender_kind, self.sender, self.appeal):
            one.flags.required = True

    def validate_sender_kind(self, field: Field) -> None:
        if field.data not in set(AppealFrom):
            raise StopValidation(_("Choose one."))

    def filled(self) -> Appeal:
        """The appeal of a form that was found valid."""
        said = (storable(field.data or "").strip() for field in (self.sender, self.appeal))
        return Appeal(self.received_on.data, AppealFrom(self.sender_kind.data), *said)


class SettleForm(Form):
    """What came of an appeal."""

    outcome = RadioField(validate_choice=False)
    outcome_text = TextAreaField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.outcome.label.text = _("What came of the appeal")
        self.outcome.choices = [(one.value, explain(one)) for one in AppealOutcome]
        self.outcome.flags.required = True
        self.outcome_text.label.text = _("Why")

    def settled(self) -> AppealOutcome | None:
        return AppealOutcome(self.outcome.data) if self.outcome.data in set(AppealOutcome) else None

    def said(self) -> str:
        return storable(self.outcome_text.data or "").strip()
