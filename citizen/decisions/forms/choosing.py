"""The part of a form where somebody chooses what is recommended, or decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.widgets import CheckboxInput

from citizen.decisions.queries import Alternative, Board, CaseRow
from citizen.domain.decisions.codes import Outcome
from citizen.domain.naming import name_key, tidy
from citizen.domain.tally import Method
from citizen.web.forms import Form, storable
from citizen.web.locale import both, ngettext, show_list
from citizen.web.locale import gettext as _

OTHER, ABSORBED, NO_CHANGE = "other", "absorbed", "no-change"
PROPOSED = "a-"
"""Begins the value of each alternative, so that none is taken for one of the words above."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen, with the names that it stands for."""

    outcome: Outcome | None
    name_nb: str = ""
    name_nn: str = ""
    options: tuple[int, ...] = ()
    proposal_id: int | None = None


class ChoosingForm(Form):
    """What to recommend or decide: an alternative, another name, no change."""

    choice = RadioField(validate_choice=False)
    chosen = SelectMultipleField(option_widget=CheckboxInput(), validate_choice=False)
    name = StringField()
    short_form = StringField()

    def offer(self, board: Board, case: CaseRow, question: str) -> None:
        """Offer what can be chosen in this case."""
        listed = [(PROPOSED + one.code, _said(one)) for one in board.alternatives(case)]
        further = []
        if case.is_road:
            further.append((OTHER, _("Another name, written below")))
        if case.into_name:
            further.append((ABSORBED, _("It becomes part of %(road)s", road=case.into_name)))
        keeps = _("It keeps its name: no change") if case.is_road else _("None of them: no change")
        self.choice.label.text = self.chosen.label.text = question
        self.choice.choices = [*([] if is_budget(board, case) else listed), *further, (NO_CHANGE, keeps)]
        self.chosen.choices = listed if is_budget(board, case) else []
        self.name.label.text = _("The name, where it shall be written another way or is another")
        self.short_form.label.text = _("Short form")

    def said(self, name: str) -> str:
        """What a field says, without blanks around."""
        return storable(self[name].data or "").replace("\r\n", "\n").strip()

    def picked(self, board: Board, case: CaseRow) -> Picked:
        """What is chosen; nothing where the form says nothing of ours."""
        written, alternatives = tidy(self.said("name")), board.alternatives(case)
        if self.choice.data == NO_CHANGE:
            return Picked(Outcome.NO_CHANGE, *((case.title, case.title_nn) if case.is_road else ("", "")))
        if self.choice.data == ABSORBED and case.into_name:
            return Picked(Outcome.ABSORBED, case.into_name, case.into_name)
        if is_budget(board, case):
            sent = set(self.chosen.data or ())
            return _pick_options([one for one in alternatives if PROPOSED + one.code in sent])
        one = next((one for one in alternatives if PROPOSED + one.code == self.choice.data), None)
        if one is None:
            return _pick_written(written, alternatives) if self.choice.data == OTHER else Picked(None)
        if not case.is_road:
            return _pick_options([one])
        name = written or one.name_nb
        return Picked(Outcome.NEW_NAME, name, name, (), one.proposal_id)


def is_budget(board: Board, case: CaseRow) -> bool:
    """Whether several alternatives are chosen together."""
    asked = board.outcomes.get(case.slug)
    return asked is not None and asked.method is Method.BUDGET


def choice_of(board: Board, case: CaseRow, picked: Picked) -> dict[str, Any]:
    """How the form says what is recommended or decided already."""
    alternatives = board.alternatives(case)
    if picked.outcome in (Outcome.NO_CHANGE, Outcome.ABSORBED):
        return {"choice": NO_CHANGE if picked.outcome is Outcome.NO_CHANGE else ABSORBED}
    if picked.outcome is Outcome.OPTION:
        codes = [PROPOSED + one.code for one in alternatives if one.option_id in picked.options]
        return {"chosen": codes} if is_budget(board, case) else {"choice": codes[0] if codes else ""}
    if picked.outcome is None:
        return {}
    one = next((one for one in alternatives if one.proposal_id and one.proposal_id == picked.proposal_id), None)
    if one is None:
        return {"choice": OTHER, "name": picked.name_nb}
    return {"choice": PROPOSED + one.code, "name": "" if one.name_nb == picked.name_nb else picked.name_nb}


def _said(one: Alternative) -> str:
    name = both(one.name_nb, one.name_nn)
    if one.votes is None:
        return name
    votes = ngettext("%(num)s vote", "%(num)s votes", one.votes)
    if one.leads:
        return _("%(name)s – what residents chose (%(votes)s)", name=name, votes=votes)
    return _("%(name)s (%(votes)s)", name=name, votes=votes)


def _pick_options(chosen: Sequence[Alternative]) -> Picked:
    if not chosen:
        return Picked(None)
    ids = tuple(one.option_id for one in chosen if one.option_id is not None)
    names = show_list([one.name_nb for one in chosen]), show_list([one.name_nn for one in chosen])
    return Picked(Outcome.OPTION, *names, ids)


def _pick_written(written: str, alternatives: Sequence[Alternative]) -> Picked:
    """A name that somebody proposed is that proposal, also when it is written once more."""
    if not written:
        return Picked(None)
    same = (one.proposal_id for one in alternatives if name_key(one.name_nb) == name_key(written))
    return Picked(Outcome.NEW_NAME, written, written, (), next(same, None))
