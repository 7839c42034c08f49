"""What staff fill in about cases: one with everything, many with what is the same for them, and meetings."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wtforms import BooleanField, DateField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from citizen.decisions.forms.choosing import ChoosingForm, Picked, choice_of
from citizen.decisions.queries import Board, CaseRow, MeetingRow
from citizen.domain.decisions.codes import Outcome, Parallel
from citizen.domain.decisions.gates import needs_short_form
from citizen.domain.decisions.preparing import Preparation
from citizen.domain.naming import tidy
from citizen.domain.roads import Treatment
from citizen.web.forms import Form, storable
from citizen.web.locale import LANGUAGE_NAMES, both, show_day
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

LEADING, AS_ANNOUNCED = "leading", "as-announced"
YES, NO = "yes", "no"
TEXTS = ("case_number", "advice_sent_to", "advice_text", "parallel_names", "reason_nb", "reason_nn")
DAYS = ("advice_sent_on", "advice_received_on", "hearing_opens_on", "hearing_closes_on")


def meeting_choices(meetings: Sequence[MeetingRow], first: str) -> list[tuple[str, str]]:
    """The meetings to choose among, after what it means to choose none."""
    listed = [(str(one.id), f"{show_day(one.held_on)}, {both(one.body_nb, one.body_nn)}") for one in meetings]
    return [("", first), *listed]


def number_of(text: str | None) -> int | None:
    """A positive number that somebody's browser sent; None for anything else."""
    said = text or ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


class PreparingForm(ChoosingForm):
    """The fields that one case and many have in common."""

    meeting = SelectField(validate_choice=False)
    case_number = StringField()
    advice_sent_on = DateField(validators=[Optional()])
    advice_sent_to = StringField()
    advice_received_on = DateField(validators=[Optional()])
    advice_text = TextAreaField()
    hearing_opens_on = DateField(validators=[Optional()])
    hearing_closes_on = DateField(validators=[Optional()])
    parallel = SelectField(validate_choice=False)
    parallel_names = StringField()
    reason_nb = TextAreaField()
    reason_nn = TextAreaField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "meeting": _("Meeting"),
            "case_number": _("Case number"),
            "advice_sent_on": _("Spelling sent on"),
            "advice_sent_to": _("Sent to"),
            "advice_received_on": _("Advice received on"),
            "advice_text": _("What the advice says"),
            "hearing_opens_on": _("The hearing opens on"),
            "hearing_closes_on": _("The hearing closes on"),
            "parallel": _("Sámi or Kven name"),
            "parallel_names": _("The Sámi or Kven name"),
            "reason_nb": _("The reason, %(language)s", language=LANGUAGE_NAMES["nb"].lower()),
            "reason_nn": _("The reason, %(language)s", language=LANGUAGE_NAMES["nn"].lower()),
        }
        for name, label in labels.items():
            self[name].label.text = label

    def parallel_choices(self, *first: tuple[str, str]) -> list[tuple[str, str]]:
        return [*first, *((one.value, explain(one)) for one in Parallel)]


class CaseForm(PreparingForm):
    """Everything about one case."""

    needs_hearing = BooleanField()
    version = HiddenField()

    def ready(self, board: Board, case: CaseRow, meetings: Sequence[MeetingRow]) -> None:
        """Offer what can be chosen."""
        self.offer(board, case, _("What staff recommend"))
        self.meeting.choices = meeting_choices(meetings, _("Not set"))
        self.parallel.choices = self.parallel_choices()
        self.needs_hearing.label.text = _("The law asks for a hearing of at least two months")

    @classmethod
    def of(cls, board: Board, case: CaseRow, stored: Preparation) -> CaseForm:
        """The form as it would have been sent for what is stored."""
        options = tuple(json.loads(stored.recommended_options))
        picked = Picked(
            stored.recommended, stored.recommended_nb, stored.recommended_nn, options, stored.recommended_proposal_id
        )
        values: dict[str, Any] = {name: getattr(stored, name) for name in (*TEXTS, *DAYS, "needs_hearing")}
        values |= {"parallel": stored.parallel.value, "short_form": stored.recommended_short}
        values |= {"meeting": str(stored.meeting_id or ""), "version": str(case.version)}
        return cls(formdata=None, data={**values, **choice_of(board, case, picked)})

    def change(self, board: Board, case: CaseRow) -> Callable[[Preparation], Preparation]:
        """What the form wants the case to say."""
        picked = self.picked(board, case)
        given: dict[str, Any] = {name: self.said(name) for name in TEXTS}
        given |= {name: self[name].data for name in DAYS}
        if not case.is_road:
            given |= {name: None for name in DAYS if name.startswith("advice")}
        parallel = self.parallel.data if self.parallel.data in set(Parallel) else Parallel.UNKNOWN
        return lambda before: replace(
            before,
            **given,
            meeting_id=number_of(self.meeting.data),
            needs_hearing=bool(self.needs_hearing.data),
            parallel=Parallel(parallel),
            **recommended(picked, self.said("short_form")),
        )


class ManyForm(PreparingForm):
    """What is the same for many cases; what is left empty changes nothing."""

    recommend = SelectField(validate_choice=False)
    needs_hearing = SelectField(validate_choice=False)

    def ready(self, meetings: Sequence[MeetingRow], *, about_roads: bool) -> None:
        """Offer what can be chosen."""
        unchanged = ("", _("As it is"))
        self.recommend.label.text = _("Recommend")
        self.recommend.choices = [unchanged, (LEADING, _("What residents chose"))]
        if about_roads:
            self.recommend.choices.append((AS_ANNOUNCED, _("As announced: becomes part of the neighbour")))
        self.recommend.choices.append((Outcome.NO_CHANGE.value, _("No change")))
        self.meeting.choices = meeting_choices(meetings, unchanged[1])
        self.parallel.choices = self.parallel_choices(unchanged)
        self.needs_hearing.label.text = _("Does the law ask for a hearing of two months?")
        self.needs_hearing.choices = [unchanged, (YES, _("Yes")), (NO, _("No"))]

    def says_anything(self) -> bool:
        """Whether anything is filled in for many."""
        names = ("recommend", "meeting", "parallel", "needs_hearing", *TEXTS, *DAYS)
        return any(self[name].data for name in names)

    def change(
        self, board: Board, case: CaseRow, *, keep_recommendation: bool, short: str | None
    ) -> Callable[[Preparation], Preparation]:
        """What shall change in this case. A recommendation that is there stays where it shall be kept."""
        given: dict[str, Any] = {name: self.said(name) for name in TEXTS if self.said(name)}
        given |= {name: self[name].data for name in DAYS if self[name].data}
        if meeting_id := number_of(self.meeting.data):
            given["meeting_id"] = meeting_id
        if self.needs_hearing.data in (YES, NO):
            given["needs_hearing"] = self.needs_hearing.data == YES
        if self.parallel.data in set(Parallel):
            given["parallel"] = Parallel(self.parallel.data)
        given |= self._recommended(board, case)
        if keep_recommendation and case.recommendation:
            given = {name: value for name, value in given.items() if not _is_recommendation(name)}
        if short is not None:
            given["recommended_short"] = tidy(short)
        return lambda before: replace(before, **given)

    def _recommended(self, board: Board, case: CaseRow) -> dict[str, Any]:
        picked = Picked(None)
        match self.recommend.data:
            case "leading":
                picked = leading_of(board, case)
            case "as-announced" if case.treatment is Treatment.ABSORB and case.into_name:
                picked = Picked(Outcome.ABSORBED, case.into_name, case.into_name)
            case Outcome.NO_CHANGE.value:
                picked = Picked(Outcome.NO_CHANGE, *((case.title, case.title_nn) if case.is_road else ("", "")))
        return recommended(picked, None) if picked.outcome else {}


@dataclass(frozen=True, slots=True)
class ShortForms:
    """Short forms that stand in the rows of the table, by case, where they were changed."""

    changed: dict[int, str]

    @classmethod
    def sent(cls, fields: Any, cases: Sequence[CaseRow]) -> ShortForms:
        changed = {}
        for case in cases:
            said = fields.get(f"short-{case.case_id}")
            if said is not None and tidy(storable(said)) != short_of(case):
                changed[case.case_id] = storable(said)[:200]
        return cls(changed)


def short_of(case: CaseRow) -> str:
    return case.recommendation.short_form if case.recommendation else ""


def asks_for_short_form(case: CaseRow) -> bool:
    """Whether the row of the case has a field for a short form."""
    advised = case.recommendation
    return advised is not None and advised.outcome is Outcome.NEW_NAME and needs_short_form(advised.name)


def leading_of(board: Board, case: CaseRow) -> Picked:
    """What residents chose; nothing in a tie, which staff or the council must settle by a reason."""
    leading, asked = board.leading(case), board.outcomes.get(case.slug)
    if asked is None or not leading or asked.result.is_tie:
        return Picked(None)
    if case.is_road:
        one = leading[0]
        return Picked(Outcome.NEW_NAME, one.name_nb, one.name_nn, (), one.proposal_id)
    names = ", ".join(one.name_nb for one in leading), ", ".join(one.name_nn for one in leading)
    return Picked(Outcome.OPTION, *names, tuple(one.option_id for one in leading if one.option_id is not None))


def recommended(picked: Picked, short_form: str | None) -> dict[str, Any]:
    """What is picked, as the table holds it; the short form is left as it is where none is given."""
    given: dict[str, Any] = {
        "recommended": picked.outcome,
        "recommended_nb": picked.name_nb,
        "recommended_nn": picked.name_nn,
        "recommended_options": json.dumps(list(picked.options)),
        "recommended_proposal_id": picked.proposal_id,
    }
    return given if short_form is None else {**given, "recommended_short": tidy(short_form)}


def _is_recommendation(name: str) -> bool:
    return name.startswith(("recommended", "reason_"))


class MeetingForm(Form):
    """A meeting that is to be held, or was."""

    held_on = DateField(validators=[InputRequired()])
    body_nb = StringField()
    body_nn = StringField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.held_on.label.text = _("Day")
        self.body_nb.label.text = _("Who meets, %(language)s", language=LANGUAGE_NAMES["nb"].lower())
        self.body_nn.label.text = _("Who meets, %(language)s", language=LANGUAGE_NAMES["nn"].lower())
        for one in (self.held_on, self.body_nb, self.body_nn):
            one.flags.required = True

    def body(self, name: str) -> str:
        return storable(self[name].data or "").strip()
