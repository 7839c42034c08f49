"""The way from a round, a road and a result to what was decided, on pages of the features below."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from citizen.decisions import queries
from citizen.decisions.views.blueprint import decisions, way_to
from citizen.decisions.views.words import name_decided
from citizen.domain.phases import Phase
from citizen.processes.access import current_process
from citizen.web.clock import now
from citizen.web.locale import both, ngettext, show_day
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class WayToDecision:
    """What was decided, in a sentence, and the page that says more."""

    sentence: str
    label: str
    url: str


@decisions.app_template_global("way_to_decision")
def way_to_decision() -> WayToDecision | None:
    """For the question, or else the round, in the present page's address; None before anything is decided."""
    found = current_process()
    if found is None:
        return None
    place, process = found
    if process.as_schedule().phase_at(now()) is not Phase.CLOSED:
        return None
    if slug := (request.view_args or {}).get("slug"):
        rows = queries.find_decided(process.id, slug)
        if not rows:
            return None
        row = rows[0]
        sentence = _(
            "Decided by %(body)s %(day)s: %(name)s",
            body=both(row.body_nb, row.body_nn),
            day=show_day(row.decided_on),
            name=name_decided(row),
        )
        return WayToDecision(sentence, _("Read the decision"), way_to("show_decision", place, process, slug))
    decided = queries.count_decided(process.id)
    if not decided:
        return None
    sentence = ngettext("%(num)s case is decided.", "%(num)s cases are decided.", decided)
    return WayToDecision(sentence, _("Read the decisions"), way_to("show_decisions", place, process))
