"""Forms about case papers."""

from __future__ import annotations

from collections.abc import Mapping

from flask_wtf.file import FileField
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from citizen.web.forms import Form
from citizen.web.locale import LANGUAGE_NAMES
from citizen.web.locale import gettext as _

WHOLE_ROUND = "alle"


class PaperForm(Form):
    """What the paper is about, and its language form."""

    about = SelectField()
    """Not marked as required, since HTML asks such a list to begin with an empty line; the first line always holds."""
    written_in = RadioField(validators=[InputRequired()])

    @classmethod
    def of(cls, choices: Mapping[str, str], language: str, about: str) -> PaperForm:
        """`choices` are what it can be about, in their order; the language is the municipality's own to begin with."""
        form = cls(data={"written_in": language, "about": about})
        form.about.label.text = _("What is the case paper about?")
        form.about.choices = list(choices.items())
        form.written_in.label.text = _("In which language form?")
        form.written_in.choices = list(LANGUAGE_NAMES.items())
        return form

    @property
    def chosen(self) -> str:
        """The slug of the question, or the id of the idea; empty for the whole round."""
        about: str = self.about.data
        return "" if about == WHOLE_ROUND else about


class FileForm(Form):
    """A file that may be a case paper."""

    file = FileField()
