"""The front page of a municipality, and the list of municipalities where a site has several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account
from citizen.domain.naming import name_key
from citizen.domain.naming.keys import without_faults
from citizen.domain.naming.likeness import Likeness
from citizen.domain.phases import Phase
from citizen.electorates.access import say_who
from citizen.hearings.queries import first_told
from citizen.ideas.queries import count_ideas_of
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import list_municipalities
from citizen.pages import queries
from citizen.pages.queries import ProcessFigures
from citizen.pages.views.blueprint import pages
from citizen.pages.views.idea_round import action_of_ideas
from citizen.pages.views.talk_words import action_of_hearing, say_answered, say_kind_of_talk, say_phase_of_talk
from citizen.pages.views.words import RoadWay, action_of_vote, deadline_of, hits_for, title_of, way_of_road
from citizen.processes.models import HEARING, IDEAS, ROAD_NAMES, VOTE, Process
from citizen.processes.queries import list_processes
from citizen.results.queries import find_results
from citizen.roads.queries import name_index
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left
from citizen.web.locale import both, ngettext
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

LONGEST_SEARCH = 60
MOST_SUGGESTIONS = 8
MOST_NEW_SIGNS = 6
URGENCY = (Phase.VOTING, Phase.PROPOSING, Phase.REVIEWING, Phase.ANNOUNCED)
COLORS = {Phase.VOTING: "success", Phase.PROPOSING: "accent", Phase.REVIEWING: "info", Phase.ANNOUNCED: "neutral"}


@dataclass(frozen=True, slots=True)
class ProcessShown:
    """A process as a card or as the first thing on the page."""

    title: str
    summary: str
    url: str
    phase: str
    color: str
    deadline: str
    left: str
    ends_at: str
    taken_part: str
    action: str
    action_url: str
    kind: str
    who: str
    about: str


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody searched for and what was found: roads, or else names that are like it."""

    text: str
    roads: list[RoadWay]
    heading: str
    like: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class NewSign:
    """A road whose new name is chosen by its residents."""

    old_name: str
    new_name: str
    url: str


@pages.get("/<any(nb,nn):lang>/")
@public
def home() -> ResponseReturnValue:
    """The municipality where the site has one, else all of them to choose from."""
    places = list_municipalities()
    if len(places) == 1:
        return redirect(url_for(".show_municipality", municipality=places[0].slug))
    return render_template("pages/home.html", municipalities=places)


@pages.get("/<any(nb,nn):lang>/<municipality>/")
@public
def show_municipality(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    at = now()
    processes = list_processes(place.id)
    figures = queries.figures_of([process.id for process in processes])
    ideas = count_ideas_of([process.id for process in processes])
    by_urgency = sorted(
        (process for process in processes if _phase(process, at) in URGENCY),
        key=lambda process: (URGENCY.index(_phase(process, at)), process.as_schedule().next_deadline(at)),
    )
    told = first_told([process.id for process in processes if process.kind == HEARING])

    def show(process: Process) -> ProcessShown:
        card = _shown(place, process, figures[process.id], ideas.get(process.id, 0), at)
        return _as_told(card, place, process, told[process.id], at) if process.id in told else card

    shown = [show(process) for process in by_urgency]
    closed = [process for process in processes if _phase(process, at) is Phase.CLOSED]
    account = current_account()
    home_road = queries.find_home_road(account.home_road_id) if account and account.home_road_id else None
    return render_template(
        "pages/municipality.html",
        intro=both(place.intro_nb, place.intro_nn),
        main=shown[0] if shown else None,
        others=shown[1:],
        closed=[show(process) for process in closed],
        new_signs=_new_signs(place, closed),
        search=_search(place, request.args.get("q", ""), at),
        my_road=way_of_road(place, home_road, at) if home_road else None,
        search_url=url_for(".show_municipality", municipality=place.slug, _anchor="treff"),
        sign_names=_names_on_signpost(place),
        steps=_steps(),
    )


def _phase(process: Process, at: datetime) -> Phase:
    return process.as_schedule().phase_at(at)


def _shown(place: Municipality, process: Process, figures: ProcessFigures, ideas: int, at: datetime) -> ProcessShown:
    phase = _phase(process, at)
    here: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    ends_at = process.as_schedule().next_deadline(at)
    action, action_url = _action(process, phase, here)
    return ProcessShown(
        title=title_of(process),
        summary=both(process.summary_nb, process.summary_nn),
        url=url_for(".show_process", **here),
        phase=_say_phase(phase, process),
        color=COLORS.get(phase, "neutral"),
        deadline=deadline_of(process, at),
        left=show_time_left(ends_at, at) if ends_at else "",
        ends_at=ends_at.isoformat() if ends_at else "",
        taken_part=_taken_part(process, figures, ideas),
        action=action,
        action_url=action_url,
        kind=_say_kind(process),
        who=say_who(process),
        about=_("Read about the vote") if process.kind == VOTE else _("Read about the round"),
    )


def _as_told(card: ProcessShown, place: Municipality, process: Process, on: datetime, at: datetime) -> ProcessShown:
    """A hearing that is answered: nothing is promised any more, and there is something to read."""
    here: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    phase = _phase(process, at)
    action, action_url = action_of_hearing(phase, here, is_told=True)
    words = card.phase if phase is Phase.CLOSED else _("The municipality has answered")
    return replace(
        card, phase=words, deadline=say_answered(on), left="", ends_at="", action=action, action_url=action_url
    )


def _say_kind(process: Process) -> str:
    if not process.is_vote:
        return say_kind_of_talk(process)
    return _("Vote on alternatives") if process.kind == VOTE else _("Road names")


def _action(process: Process, phase: Phase, here: dict[str, Any]) -> tuple[str, str]:
    """The one thing to do about the process now, and where."""
    match process.kind:
        case "road-names":
            return _action_of_round(phase, here)
        case "vote":
            return action_of_vote(phase, here)
        case "ideas":
            return action_of_ideas(phase, here)
    return action_of_hearing(phase, here)


def _say_phase(phase: Phase, process: Process) -> str:
    if not process.is_vote:
        return say_phase_of_talk(process, phase)
    return _("Opens soon") if phase is Phase.ANNOUNCED and process.kind == VOTE else explain(phase)


def _action_of_round(phase: Phase, here: dict[str, Any]) -> tuple[str, str]:
    """The one thing to do about a round of road names now, and where."""
    url = url_for(".show_process", **here)
    match phase:
        case Phase.VOTING:
            return _("Vote on the new names"), url_for("ballots.show_ballots", **here)
        case Phase.PROPOSING:
            return _("See the roads and propose names"), url
        case Phase.REVIEWING:
            return _("See the proposed names"), url
        case Phase.ANNOUNCED:
            return _("See which roads it is about"), url
        case Phase.CLOSED:
            return _("See the result"), url_for("results.show_results", **here)


def _taken_part(process: Process, figures: ProcessFigures, ideas: int) -> str:
    if process.kind == IDEAS:
        return ngettext("%(num)s proposal", "%(num)s proposals", ideas) if ideas else ""
    if process.kind != ROAD_NAMES:
        return ""
    if not figures.people:
        return ngettext("%(num)s road gets a new name", "%(num)s roads get new names", figures.roads)
    return ngettext(
        "%(num)s resident has proposed or supported a name",
        "%(num)s residents have proposed or supported a name",
        figures.people,
    )


def _search(place: Municipality, text: str, at: datetime) -> Search | None:
    """Roads by name; when there are none, the names in the register that sound or look like what was typed."""
    text = without_faults(text[:LONGEST_SEARCH])
    if not name_key(text):
        return None
    found = queries.find_roads(place.id, text)
    if found:
        cut_off = len(found) == queries.MOST_FOUND
        return Search(
            text, [way_of_road(place, road, at) for road in found], hits_for(text, len(found), cut_off=cut_off), []
        )
    alike = name_index(place.id).like(text)
    names = [known.name for level in (Likeness.SOUND_ALIKE, Likeness.SAME_STEM) for known in alike.get(level, ())]
    like = [
        (name, url_for(".show_municipality", municipality=place.slug, q=name))
        for name in list(dict.fromkeys(names))[:MOST_SUGGESTIONS]
    ]
    return Search(text, [], hits_for(text, 0), like)


def _names_on_signpost(place: Municipality) -> list[str]:
    """Three signs with the same word: what the rounds are about, in a picture."""
    bokmal = "Skoleveien" if place.road_form == "vei" else "Skolevegen"
    return [both(bokmal, "Skulevegen")] * 3


def _new_signs(place: Municipality, closed: Sequence[Process]) -> list[NewSign]:
    """Some of the names that residents chose in the round that closed last, the clearest first."""
    closed = [process for process in closed if process.kind == ROAD_NAMES]
    result = find_results(closed[0]) if closed else None
    if result is None:
        return []
    decided = [road for road in result.roads if len(road.leading_names) == 1]
    decided.sort(key=lambda road: (-road.count.ballots, road.old_name))
    return [
        NewSign(
            road.old_name,
            road.leading_names[0],
            url_for("results.show_result", municipality=place.slug, process=closed[0].slug, slug=road.slug),
        )
        for road in decided[:MOST_NEW_SIGNS]
    ]


def _steps() -> list[dict[str, str]]:
    return [
        {
            "title": _("Propose, and say what you think"),
            "text": _(
                "Propose an idea or a new name for a road, or answer a hearing. Support what others have proposed, and"
                " say what speaks for it and against it."
            ),
        },
        {
            "title": _("Vote"),
            "text": _("Some rounds end with a vote. Each round says who can vote, and until when."),
        },
        {
            "title": _("See what came of it"),
            "text": _(
                "The municipality answers the proposals, with a reason. A vote is advice, and the municipal council"
                " decides. It all stands here, and we tell those who have taken part."
            ),
        },
    ]
