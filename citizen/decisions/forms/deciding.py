"""What is filled in when a decision is recorded, for one case or for many as staff recommend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.widgets import CheckboxInput

from citizen.decisions.actions import ToDecide
from citizen.decisions.forms.choosing import ChoosingForm, Picked, choice_of
from citizen.decisions.forms.preparing import meeting_choices, number_of
from citizen.decisions.queries import Board, CaseRow, DecidedRow, MeetingRow
from citizen.web.forms import Form, storable
from citizen.web.locale import both, language
from citizen.web.locale import gettext as _


class DecisionForm(ChoosingForm):
    """A decision in one case."""

    meeting = SelectField(validate_choice=False)
    case_number = StringField()
    text = TextAreaField()
    reason = TextAreaField()
    seen = HiddenField()

    def ready(self, board: Board, case: CaseRow, meetings: Sequence[MeetingRow]) -> None:
        """Offer what can be chosen."""
        self.offer(board, case, _("What was decided"))
        self.choice.flags.required = self.chosen.flags.required = True
        self.meeting.choices = meeting_choices(meetings, _("Choose …"))
        self.meeting.label.text = _("Meeting")
        self.meeting.flags.required = True
        self.case_number.label.text = _("Case number")
        self.text.label.text = _("The wording of the decision")
        self.reason.label.text = _("The reason")

    @classmethod
    def of(cls, board: Board, case: CaseRow) -> DecisionForm:
        """What stands decided, or else what staff recommend, so that nobody types it again."""
        if case.decision and not case.is_reopened:
            return cls(formdata=None, data={**_decided_already(board, case, case.decision), **_common(case)})
        advised = case.recommendation
        if advised is None:
            return cls(formdata=None, data=_common(case))
        picked = Picked(advised.outcome, advised.name, advised.name_nn, advised.option_ids, advised.proposal_id)
        given = {"short_form": advised.short_form, "reason": both(advised.reason_nb, advised.reason_nn)}
        return cls(formdata=None, data={**_common(case), **given, **choice_of(board, case, picked)})

    def borrows_reason(self, board: Board, case: CaseRow) -> bool:
        """Whether something else than staff recommend has their reason, which stood in the field from the start."""
        advised, picked = case.recommendation, self.picked(board, case)
        if advised is None or picked.outcome is None:
            return False
        is_other = (picked.outcome, picked.name_nb, tuple(picked.options)) != (
            advised.outcome,
            advised.name,
            tuple(advised.option_ids),
        )
        theirs = {" ".join(one.split()) for one in (advised.reason_nb, advised.reason_nn)} - {""}
        return is_other and " ".join(self.said("reason").split()) in theirs

    def filled(self, board: Board, case: CaseRow) -> ToDecide:
        picked = self.picked(board, case)
        return ToDecide(
            outcome=picked.outcome,
            name_nb=picked.name_nb,
            name_nn=picked.name_nn,
            options=picked.options,
            proposal_id=picked.proposal_id,
            short_form=self.said("short_form"),
            meeting_id=number_of(self.meeting.data),
            case_number=self.said("case_number"),
            text=self.said("text"),
            reason=self.said("reason"),
            language=language(),
        )


class TogetherForm(Form):
    """Many cases decided as staff recommend, by one press."""

    cases = SelectMultipleField(option_widget=CheckboxInput(), validate_choice=False)
    meeting = SelectField(validate_choice=False)
    case_number = StringField()

    def ready(self, meetings: Sequence[MeetingRow]) -> None:
        """Offer the meetings."""
        self.meeting.choices = meeting_choices(meetings, _("Choose …"))
        self.meeting.label.text = _("Meeting")
        self.meeting.flags.required = True
        self.case_number.label.text = _("Case number")
        self.cases.label.text = _("Cases that are decided as staff recommend")

    def ids(self) -> list[int]:
        return [number for number in map(number_of, self.cases.data or ()) if number is not None]

    def common(self) -> ToDecide:
        """What is the same for all of them."""
        number = storable(self.case_number.data or "").strip()
        return ToDecide(None, meeting_id=number_of(self.meeting.data), case_number=number, language=language())


def _common(case: CaseRow) -> dict[str, Any]:
    return {
        "meeting": str(case.meeting_id or ""),
        "case_number": case.case_number,
        "seen": str(case.decision.number if case.decision else 0),
    }


def _decided_already(board: Board, case: CaseRow, decided: DecidedRow) -> dict[str, Any]:
    picked = Picked(decided.outcome, decided.new_name, decided.new_name_nn, decided.option_ids, decided.proposal_id)
    given = {"short_form": decided.short_form, "text": decided.text, "reason": decided.reason}
    return {**given, **choice_of(board, case, picked)}
