"""Sentences about processes and roads that several pages share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from citizen.ballots.queries import list_rounds
from citizen.domain.phases import Phase
from citizen.municipalities.models import Municipality
from citizen.pages.queries import RoadFound
from citizen.pages.views.talk_words import deadline_of_talk
from citizen.processes.models import VOTE, Process
from citizen.web.deadlines import proposing_deadline, voting_deadline
from citizen.web.locale import both, ngettext, show_moment, show_number
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class RoadWay:
    """A road that somebody looks for, and the way to what can be done about it."""

    name: str
    district: str
    addresses: str
    url: str
    sentence: str


def hits_for(text: str, number: int, *, cut_off: bool = False) -> str:
    """How many roads a search found, for the heading and the title; `cut_off` when there may be more."""
    if not number:
        return _("No hits for “%(text)s”", text=text)
    if cut_off:
        return _("The first %(number)s hits for “%(text)s”", number=show_number(number), text=text)
    return ngettext("%(num)s hit for “%(text)s”", "%(num)s hits for “%(text)s”", number, text=text)


def title_of(process: Process) -> str:
    return both(process.title_nb, process.title_nn)


def deadline_of(process: Process, at: datetime) -> str:
    """Until when what is open now is open, or when the next thing opens."""
    if not process.is_vote:
        return deadline_of_talk(process, at)
    match process.as_schedule().phase_at(at):
        case Phase.ANNOUNCED if process.kind == VOTE:
            return _("The voting opens %(moment)s.", moment=show_moment(process.voting_open_at))
        case Phase.ANNOUNCED:
            return _("You can propose names from %(moment)s.", moment=show_moment(process.proposals_open_at))
        case Phase.PROPOSING:
            return proposing_deadline(process.proposals_close_at)
        case Phase.REVIEWING:
            return _("The voting opens %(moment)s.", moment=show_moment(process.voting_open_at))
        case Phase.VOTING:
            return voting_deadline(process.voting_close_at)
        case Phase.CLOSED:
            return _("The voting closed %(moment)s.", moment=show_moment(process.voting_close_at))


def paragraphs_of(process: Process) -> list[tuple[str, str]]:
    """Why it is asked, how much one can influence, and what happens next, each with its heading."""
    return [
        (_("Why"), both(process.why_nb, process.why_nn)),
        (_("How much can you influence?"), both(process.influence_nb, process.influence_nn)),
        (_("What happens next?"), both(process.next_nb, process.next_nn)),
    ]


def action_of_vote(phase: Phase, here: dict[str, Any]) -> tuple[str, str]:
    """The one thing to do about a vote on given alternatives now, and where."""
    match phase:
        case Phase.VOTING:
            return _("Vote"), url_for("ballots.show_ballots", **here)
        case Phase.CLOSED:
            return _("See the result"), url_for("results.show_results", **here)
    return _("See what you can choose"), url_for("pages.show_process", **here, _anchor="valget")


def box_links(place: Municipality, process: Process, at: datetime) -> list[tuple[str, str]]:
    """The ways to the public boxes of the votings that have opened; a stopped one is named as such."""
    here: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return [
        (
            _("The votes of the voting that was stopped (number %(number)s)", number=one.number)
            if one.status == "stopped"
            else _("The public ballot box"),
            url_for("ballots.show_box", runde=one.number, **here),
        )
        for one in list_rounds(process.id)
        if one.opens_at <= at
    ]


def way_of_road(place: Municipality, road: RoadFound, at: datetime) -> RoadWay:
    """What the road's residents can do now; a road that no round asks about keeps its name."""
    url, sentence = "", _("Keeps its name")
    if road.process is not None and road.slug is not None:
        here: dict[str, Any] = {"municipality": place.slug, "process": road.process.slug, "slug": road.slug}
        if road.into_name:
            url = url_for("proposals.show_road", **here)
            sentence = _("Becomes part of %(road)s", road=road.into_name)
        else:
            url, sentence = _what_to_do(road.process, here, at, has_ballot=road.has_ballot)
    addresses = ngettext("%(num)s address", "%(num)s addresses", road.addresses)
    return RoadWay(road.name, road.district_name, addresses, url, sentence)


def _what_to_do(process: Process, here: dict[str, Any], at: datetime, *, has_ballot: bool) -> tuple[str, str]:
    match process.as_schedule().phase_at(at):
        case Phase.ANNOUNCED:
            return url_for("proposals.show_road", **here), _("Gets a new name")
        case Phase.PROPOSING:
            return url_for("proposals.show_road", **here), _("Propose a name")
        case Phase.REVIEWING:
            return url_for("proposals.show_road", **here), _("See the proposed names")
        case Phase.VOTING if not has_ballot:
            return url_for("proposals.show_road", **here), _("No names to vote on")
        case Phase.CLOSED if not has_ballot:
            return url_for("proposals.show_road", **here), _("No names were voted on")
        case Phase.VOTING:
            return url_for("ballots.show_ballot", **here), _("Vote")
        case Phase.CLOSED:
            return url_for("results.show_result", **here), _("See the result")
