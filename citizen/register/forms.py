"""What staff fill in about new names: days planned and done, for one road or for many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms import BooleanField, DateField, HiddenField, RadioField, SelectMultipleField, StringField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput

from citizen.domain.register.tasks import (
    LONGEST_REFERENCE,
    SIGN_TASKS,
    RoadTask,
    Task,
    TaskFault,
    can_be_appealed,
    find_faults,
)
from citizen.register.queries import NewName
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

CHOSEN, ALL = "chosen", "all"
LATEST_FAULTS = frozenset({TaskFault.DAY_FAR_AWAY})


@dataclass(frozen=True, slots=True)
class TaskFields:
    """The fields of one task."""

    name: str
    due: Any
    done: Any
    reference: Any


class TasksForm(Form):
    """The tasks of one road, and the version in which they stood on the page."""

    seen = HiddenField()
    despite_appeals = BooleanField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.despite_appeals.label.text = _say_despite()
        for task, fields in zip(RoadTask, self.rows(), strict=True):
            fields.due.label.text = _("Planned by")
            fields.done.label.text = _("Done on")
            is_ssr = task is RoadTask.SSR
            fields.reference.label.text = _("Number in the register of place names (SSR)") if is_ssr else _("Reference")

    @classmethod
    def of(cls, name: NewName) -> TasksForm:
        """The form as it would have been sent for what holds now."""
        values: dict[str, Any] = {"seen": name.version}
        for task in RoadTask:
            held, field = name.task(task), _field(task)
            values |= {f"{field}_due": held.due_on, f"{field}_reference": held.reference}
            values[f"{field}_done"] = held.done_on if held.is_done(name.name) else None
        return cls(formdata=None, data=values)

    def rows(self) -> Iterator[TaskFields]:
        for task in RoadTask:
            name = _field(task)
            yield TaskFields(explain(task), self[f"{name}_due"], self[f"{name}_done"], self[f"{name}_reference"])

    def tasks(self) -> list[Task]:
        return [
            Task(task, row.due.data, row.done.data, storable(row.reference.data or "").strip())
            for task, row in zip(RoadTask, self.rows(), strict=True)
        ]

    def judge(self, name: NewName, today: date) -> bool:
        """Whether it can be stored; if not, each field says why."""
        is_valid, decided_on = bool(self.validate()), name.decided.decided_on
        tells_of_signs = any(
            one.task in SIGN_TASKS and one.done_on and not name.task(one.task).is_done(name.name)
            for one in self.tasks()
        )
        if tells_of_signs and can_be_appealed(decided_on, today) and not self.despite_appeals.data:
            self.despite_appeals.errors = [_say_tick()]
            is_valid = False
        for task, row in zip(self.tasks(), self.rows(), strict=True):
            if len(task.reference) > LONGEST_REFERENCE:
                row.reference.errors = [_("Write at most %(most)s characters.", most=LONGEST_REFERENCE)]
                is_valid = False
            for fault in find_faults(task, decided_on, today):
                field = row.reference if fault is TaskFault.SSR_NUMBER_NO_NUMBER else row.done
                field = row.due if fault in LATEST_FAULTS else field
                field.errors = [*field.errors, explain(fault)]
                is_valid = False
        return is_valid


def _say_despite() -> str:
    return _("The signs are ordered or up even though the spelling can still be appealed")


def _say_tick() -> str:
    return _(
        "The spelling can still be appealed, and an appeal can change the name. Wait with the signs, or tick this box."
    )


def _field(task: RoadTask) -> str:
    return task.value.removeprefix("task-").replace("-", "_")


for _task in RoadTask:
    setattr(TasksForm, f"{_field(_task)}_due", DateField(validators=[Optional()]))
    setattr(TasksForm, f"{_field(_task)}_done", DateField(validators=[Optional()]))
    setattr(TasksForm, f"{_field(_task)}_reference", StringField())


class ManyForm(Form):
    """The same tasks for many roads."""

    roads = SelectMultipleField(coerce=int, validate_choice=False, option_widget=CheckboxInput())
    which = RadioField(default=CHOSEN)
    tasks = SelectMultipleField(option_widget=CheckboxInput())
    done_on = DateField(validators=[Optional()])
    due_on = DateField(validators=[Optional()])
    despite_appeals = BooleanField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.which.label.text = _("For which roads?")
        self.which.choices = [(CHOSEN, _("The roads that I have ticked")), (ALL, _("All roads on the list"))]
        self.tasks.label.text = _("Which tasks?")
        self.tasks.choices = [(task.value, explain(task)) for task in RoadTask]
        self.done_on.label.text = _("Done on")
        self.done_on.description = _("Those who follow the road are told when the address holds and the signs are up.")
        self.due_on.label.text = _("Planned by")
        self.despite_appeals.label.text = _say_despite()

    def judge(self, shown: Sequence[NewName], today: date) -> bool:
        """Whether it can be stored; if not, each field says why."""
        is_valid = bool(self.validate())
        if not self.chosen(shown):
            self.which.errors = [_("Tick at least one road, or choose all roads on the list.")]
            is_valid = False
        if not self.tasks.data and not self.tasks.errors:
            self.tasks.errors = [_("Tick at least one task.")]
            is_valid = False
        if not (self.done_on.data or self.due_on.data or self.done_on.errors or self.due_on.errors):
            self.done_on.errors = [_("Write the day when it was done, or the day it is planned for.")]
            is_valid = False
        if self._is_hasty(shown, today) and not self.despite_appeals.data:
            self.despite_appeals.errors = [_say_tick()]
            is_valid = False
        return self._judge_days(shown, today) and is_valid

    def _is_hasty(self, shown: Sequence[NewName], today: date) -> bool:
        about_signs = bool(self.done_on.data) and not SIGN_TASKS.isdisjoint(self.tasks.data or ())
        return about_signs and any(can_be_appealed(one.decided.decided_on, today) for one in self.chosen(shown))

    def chosen(self, shown: Sequence[NewName]) -> list[NewName]:
        if self.which.data == ALL:
            return list(shown)
        wanted = set(self.roads.data or ())
        return [one for one in shown if one.decided.case_id in wanted]

    def tasks_chosen(self) -> list[RoadTask]:
        return [RoadTask(value) for value in self.tasks.data or ()]

    def _judge_days(self, shown: Sequence[NewName], today: date) -> bool:
        chosen = self.chosen(shown)
        if not chosen:
            return True
        decided_on = max(one.decided.decided_on for one in chosen)
        asked = Task(RoadTask.SIGNS_UP, self.due_on.data, self.done_on.data)
        faults = find_faults(asked, decided_on, today)
        for fault in faults:
            field = self.due_on if fault in LATEST_FAULTS else self.done_on
            field.errors = [*field.errors, explain(fault)]
        return not faults
