"""What the forms of hearings send: an answer, and what staff fill in about a hearing."""

from citizen.hearings.forms.answer import AnswerForm
from citizen.hearings.forms.hearing import HearingForm, SectionRow, hearing_form, rows_said
from citizen.hearings.forms.outcome import OutcomeForm, form_as_published, outcome_form

__all__ = [
    "AnswerForm",
    "HearingForm",
    "OutcomeForm",
    "SectionRow",
    "form_as_published",
    "hearing_form",
    "outcome_form",
    "rows_said",
]
