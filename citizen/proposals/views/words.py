"""Sentences about a road and its round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from citizen.domain.naming.likeness import Likeness
from citizen.domain.phases import Phase
from citizen.domain.proposals import ProposalRefusal
from citizen.domain.roads import Treatment
from citizen.processes.models import Process
from citizen.roads.models import RoadQuestion
from citizen.web.locale import gettext as _
from citizen.web.locale import show_moment
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class WayOn:
    """What can be done on this road now when no name can be proposed: a sentence, and a link with its label."""

    sentence: str
    label: str = ""
    url: str = ""


def why_it_must_change(question: RoadQuestion) -> str:
    """Why the road can't keep its name, and who keeps it, in two sentences."""
    return why_in_words(
        Likeness(question.level),
        question.because_name,
        question.because_road.district.name,
        is_for_both=question.other_changes_too,
    )


def why_in_words(level: Likeness, other: str, district: str, *, is_for_both: bool) -> str:
    """As why_it_must_change, of the other road and its former municipality; `is_for_both` where that changes too."""
    names = {"other": other, "district": district}
    if level is Likeness.IDENTICAL:
        if is_for_both:
            return _("There is a %(other)s in %(district)s too. Neither of the two roads keeps the name.", **names)
        return _("There is a %(other)s in %(district)s too, and that road keeps the name.", **names)
    if is_for_both:
        return _("The name is easily confused with %(other)s in %(district)s. Both roads get new names.", **names)
    return _("The name is easily confused with %(other)s in %(district)s, which keeps its name.", **names)


def what_happens_to_it(question: RoadQuestion) -> str:
    """What else than a new name is meant for the road; empty where it simply gets a new name."""
    if question.treatment == Treatment.ABSORB and question.into_road is not None:
        return _("The road becomes part of %(road)s, so it needs no new name.", road=question.into_road.name)
    if question.treatment == Treatment.SPLIT:
        return _("The road is split in two. The name that is chosen here is for the part that needs a new name.")
    return ""


def way_home(refusal: ProposalRefusal) -> WayOn:
    """Why somebody may not take part because of where they live, and where they can say that."""
    return WayOn(explain(refusal), _("Say where I live"), url_for("accounts.show_residence"))


def way_on(
    process: Process, question: RoadQuestion, municipality: str, at: datetime, *, has_ballot: bool
) -> WayOn | None:
    """Where to go instead of proposing; None while names can be proposed."""
    address: dict[str, Any] = {"municipality": municipality, "process": process.slug, "slug": question.slug}
    if question.treatment == Treatment.ABSORB:
        return WayOn(what_happens_to_it(question))
    match process.as_schedule().phase_at(at):
        case Phase.ANNOUNCED:
            opens = show_moment(process.proposals_open_at)
            return WayOn(_("You can propose names from %(moment)s.", moment=opens))
        case Phase.REVIEWING:
            opens = show_moment(process.voting_open_at)
            return WayOn(
                _(
                    "The municipality reviews the names. The voting opens %(moment)s.",
                    moment=opens,
                )
            )
        case Phase.VOTING | Phase.CLOSED if not has_ballot:
            return WayOn(_("No name for this road came onto a ballot."))
        case Phase.VOTING:
            closes = show_moment(process.voting_close_at)
            return WayOn(
                _("Now you can vote on the name, until %(moment)s.", moment=closes),
                _("Vote on this road"),
                url_for("ballots.show_ballot", **address),
            )
        case Phase.CLOSED:
            return WayOn(
                _("The voting is over."), _("See the result for this road"), url_for("results.show_result", **address)
            )
    return None
