"""The form that asks once more before an account is deleted."""

from __future__ import annotations

from wtforms import BooleanField
from wtforms.validators import InputRequired

from citizen.web.forms import Form
from citizen.web.locale import gettext as _


class DeletionForm(Form):
    """That the person has understood that nobody can undo it."""

    is_sure = BooleanField(validators=[InputRequired()])

    @classmethod
    def asked(cls) -> DeletionForm:
        form = cls()
        form.is_sure.label.text = _("I understand that nobody can undo this")
        return form
