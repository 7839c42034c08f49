"""What staff fill in about ideas: days for the steps, the answer, and why two ideas are made one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms import BooleanField, DateField, HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput

from citizen.answers.actions import StepChange
from citizen.domain.ideas.answering import Answer, find_faults
from citizen.domain.ideas.merging import Reason
from citizen.domain.ideas.steps import PlannedStep, Step, Verdict
from citizen.domain.ideas.steps import find_faults as find_step_faults
from citizen.web.forms import Form, storable
from citizen.web.locale import LANGUAGE_NAMES
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

PLANNED = tuple(step for step in Step if step is not Step.RECEIVED)
"""The steps that staff plan. That an idea was received stands in the database already."""
MOST_CHOSEN = 500


@dataclass(frozen=True, slots=True)
class StepFields:
    """The fields of one step."""

    name: str
    due: Any
    done: Any
    skip: Any


class StepsForm(Form):
    """Days for the steps after the first; `chosen` are the ideas that they are for."""

    chosen = HiddenField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        for fields in self.rows():
            fields.due.label.text = _("%(step)s: promised day", step=fields.name)
            fields.done.label.text = _("%(step)s: done on", step=fields.name)
            fields.skip.label.text = _("%(step)s is not needed", step=fields.name)

    @classmethod
    def of(cls, steps: Sequence[PlannedStep]) -> StepsForm:
        """The form as it would have been sent for what holds now."""
        values: dict[str, Any] = {}
        for one in steps:
            name = _field_name(one.step)
            values |= {f"{name}_due": one.due_on, f"{name}_done": one.done_on, f"{name}_skip": one.is_skipped}
        return cls(data=values)

    def rows(self) -> Iterator[StepFields]:
        for step in PLANNED:
            name = _field_name(step)
            yield StepFields(explain(step), self[f"{name}_due"], self[f"{name}_done"], self[f"{name}_skip"])

    def steps(self) -> list[PlannedStep]:
        """The line as it was filled in."""
        return [
            PlannedStep(step, row.due.data, row.done.data, bool(row.skip.data))
            for step, row in zip(PLANNED, self.rows(), strict=True)
        ]

    def changes(self) -> dict[Step, StepChange]:
        """What shall change where the same is done to many ideas; an empty field changes nothing."""
        return {
            one.step: StepChange(one.due_on, one.done_on, True if one.is_skipped else None)
            for one in self.steps()
            if one.due_on or one.done_on or one.is_skipped
        }

    def judge(self, today: date) -> bool:
        """Put everything that is wrong at its field; whether nothing is."""
        self.validate()
        for step, fault in find_step_faults(self.steps(), today):
            name = _field_name(step)
            field = self[f"{name}_done"] if "done" in fault else self[f"{name}_due"]
            field.errors = [*field.errors, explain(fault)]
        return not self.errors


def _field_name(step: Step) -> str:
    return step.value.removeprefix("step-").replace("-", "_")


for _step in PLANNED:
    setattr(StepsForm, f"{_field_name(_step)}_due", DateField(validators=[Optional()]))
    setattr(StepsForm, f"{_field_name(_step)}_done", DateField(validators=[Optional()]))
    setattr(StepsForm, f"{_field_name(_step)}_skip", BooleanField())


class AnswerForm(Form):
    """The municipality's answer to an idea."""

    PARTS = (
        "verdict",
        "reason_nb",
        "reason_nn",
        "answered_by",
        "on_behalf_of",
        "decided_by",
        "case_number",
        "case_url",
    )

    verdict = RadioField(validate_choice=False)
    reason_nb = TextAreaField()
    reason_nn = TextAreaField()
    answered_by = StringField()
    on_behalf_of = StringField()
    decided_by = StringField()
    case_number = StringField()
    case_url = StringField()
    seen = HiddenField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        labels = {
            "verdict": _("What the municipality answers"),
            "reason_nb": _("The reason, %(language)s", language=LANGUAGE_NAMES["nb"].lower()),
            "reason_nn": _("The reason, %(language)s", language=LANGUAGE_NAMES["nn"].lower()),
            "answered_by": _("Who answers"),
            "on_behalf_of": _("On whose behalf"),
            "decided_by": _("Who has decided"),
            "case_number": _("Case number"),
            "case_url": _("Address of the case"),
        }
        for part, label in labels.items():
            self[part].label.text = label
            self[part].flags.required = not part.startswith("case")
        self.verdict.choices = [(verdict.value, explain(verdict)) for verdict in Verdict]

    def answer(self) -> Answer:
        """What was filled in, without blanks around."""
        return Answer(**{part: storable(self[part].data or "").strip() for part in self.PARTS})

    def judge(self) -> bool:
        """Put everything that is wrong at its field; whether nothing is."""
        self.validate()
        for part, fault in find_faults(self.answer()):
            self[part].errors = [*self[part].errors, explain(fault)]
        return not self.errors

    def seen_number(self) -> int:
        """The number of the answer that stood on the page; 0 for none, and for what is no number."""
        text = self.seen.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


class ReasonForm(Form):
    """Why two ideas are made one, or two again; in one language form or both."""

    reason_nb = TextAreaField()
    reason_nn = TextAreaField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.reason_nb.label.text = _("The reason, %(language)s", language=LANGUAGE_NAMES["nb"].lower())
        self.reason_nn.label.text = _("The reason, %(language)s", language=LANGUAGE_NAMES["nn"].lower())

    def reason(self) -> Reason:
        return Reason(*(storable(field.data or "").strip() for field in (self.reason_nb, self.reason_nn)))


class MergeForm(ReasonForm):
    """Which of two ideas lives on, and why they are made one."""

    staying = RadioField(validate_choice=False)

    @classmethod
    def of(cls, choices: Sequence[tuple[str, str]], first: str) -> MergeForm:
        """`choices` are the public ids of the two with their titles; `first` is chosen to begin with."""
        form = cls(data={"staying": first})
        form.staying.label.text, form.staying.flags.required = _("Which of them lives on?"), True
        form.staying.choices = list(choices)
        return form


class ChosenForm(Form):
    """Ideas chosen in staff's list."""

    idea = SelectMultipleField(option_widget=CheckboxInput(), validate_choice=False)

    def chosen(self) -> list[str]:
        """The public ids, each once, in the order of the page."""
        return list(dict.fromkeys(storable(one) for one in self.idea.data or ()))[:MOST_CHOSEN]


class SignForm(Form):
    """A form with nothing but its token: one press."""
