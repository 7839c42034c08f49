"""Forms about cases and decisions: they read what was typed, and leave the judgement to the rules."""

from citizen.decisions.forms.appealing import AppealForm, SettleForm
from citizen.decisions.forms.deciding import DecisionForm, TogetherForm
from citizen.decisions.forms.preparing import (
    CaseForm,
    ManyForm,
    MeetingForm,
    ShortForms,
    asks_for_short_form,
    number_of,
    short_of,
)
from citizen.decisions.forms.sending import SentForm

__all__ = [
    "AppealForm",
    "CaseForm",
    "DecisionForm",
    "ManyForm",
    "MeetingForm",
    "SentForm",
    "SettleForm",
    "ShortForms",
    "TogetherForm",
    "asks_for_short_form",
    "number_of",
    "short_of",
]
