"""The forms about roles and about what shall be set up."""

from __future__ import annotations

from wtforms import DateField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from citizen.domain.permissions import Role
from citizen.domain.roles import Period
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

LONGEST_PERSON = 200


class RoleForm(Form):
    """Who shall have which role, and when."""

    person = StringField(validators=[InputRequired(), Length(max=LONGEST_PERSON)])
    role = SelectField(validators=[InputRequired()])
    first = DateField(validators=[Optional()])
    last = DateField(validators=[Optional()])

    def __init__(self) -> None:
        super().__init__()
        self.person.label.text = _("User ID or e-mail address")
        self.role.label.text = _("Role")
        self.role.choices = [("", _("Choose …")), *((role.value, explain(role)) for role in Role)]
        self.first.label.text = _("First day")
        self.last.label.text = _("Last day")

    def who(self) -> str:
        return storable(self.person.data).strip()

    def period(self) -> Period:
        return Period(self.first.data, self.last.data)


class BeginForm(Form):
    """What a new round begins with: a text that is ready, an earlier round, or nothing."""

    source = RadioField(validators=[InputRequired()])
    opens_on = DateField(validators=[InputRequired()])

    def __init__(self, choices: list[tuple[str, str]]) -> None:
        super().__init__()
        self.source.label.text = _("What do you want to begin with?")
        self.source.choices = choices
        self.opens_on.label.text = _("When shall it open?")
