"""What the forms of hearings send: an answer, and what staff fill in about a hearing."""

from citizen.hearings.forms.answer import AnswerForm
from citizen.hearings.forms.hearing import HearingForm, SectionRow, hearing_form, rows_said

__all__ = ["AnswerForm", "HearingForm", "SectionRow", "hearing_form", "rows_said"]
