"""What waits for staff."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import may, permission_needed
from citizen.domain.electorates import Source
from citizen.domain.permissions import Permission
from citizen.domain.phases import Phase
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.models import HEARING, IDEAS, VOTE, Process
from citizen.processes.queries import list_processes
from citizen.roads import queries
from citizen.roads.views.blueprint import roads
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left
from citizen.web.locale import both, ngettext, show_moment, show_number
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

COLOURS = {
    Phase.ANNOUNCED: "neutral",
    Phase.PROPOSING: "accent",
    Phase.REVIEWING: "warning",
    Phase.VOTING: "accent",
    Phase.CLOSED: "neutral",
}


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits, as a link whose words say how much of it there is."""

    words: str
    url: str
    hint: str = ""
    is_late: bool = False
    """What was promised by a day that is gone; it stands on top."""


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round with its phase and what staff can do with it now."""

    title: str
    url: str
    phase: str
    color: str
    roads: str
    deadline: str
    next_label: str
    next_url: str
    who_url: str
    who_label: str
    paper_url: str
    running_url: str
    papers_url: str
    """Where its case papers are made; empty before its votes can have been counted."""
    archive_url: str


further_tasks: list[Callable[[Municipality, Sequence[Process]], list[Task]]] = []
"""What features above this one add to the list of what waits; each adds its own when it is loaded."""


@roads.get("/<any(nb,nn):lang>/stab/<municipality>/")
@permission_needed(Permission.SEE_STAFF_PAGES)
def show_staff_desk(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    processes = list_processes(place.id)
    registers = queries.list_registers(place.id)
    return render_template(
        "roads/staff_desk.html",
        tasks=_tasks(place, processes, registers),
        rounds=_rounds(place, processes),
        registers=[
            (register.name, register.number, show_number(register.roads), show_number(register.addresses))
            for register in registers
        ],
        can_set_up=may(Permission.SET_UP_ROUNDS, place.id),
        can_write_reasons=may(Permission.EDIT_REASONS, place.id),
        collisions_url=url_for("roads.show_collisions", municipality=place.slug),
        vote_url=url_for("ballots.set_up_vote", municipality=place.slug),
        ideas_url=url_for("ideas.set_up_round", municipality=place.slug),
        hearing_url=url_for("hearings.set_up_hearing", municipality=place.slug),
        begin_url=url_for("setting_up.choose_kind", municipality=place.slug),
        log_url=url_for("staff_log.show_log", municipality=place.slug),
        roles_url=url_for("setting_up.show_roles", municipality=place.slug)
        if may(Permission.GIVE_ROLES, place.id)
        else "",
        upload_url=url_for("roads.upload_register", municipality=place.slug),
        exports_url=url_for("exports.show_exports", municipality=place.slug),
    )


def _tasks(
    place: Municipality, processes: Sequence[Process], registers: Sequence[queries.DistrictRegister]
) -> list[Task]:
    """Only what somebody must do; an empty list is a good day."""
    tasks = [
        Task(
            _("Load the road register of %(name)s", name=register.name),
            url_for("roads.upload_register", municipality=place.slug),
            _("It has no roads yet."),
        )
        for register in registers
        if not register.roads
    ]
    undecided = queries.count_undecided(place.id)
    if undecided:
        tasks.append(
            Task(
                ngettext(
                    "Choose who keeps the name in %(num)s pair", "Choose who keeps the name in %(num)s pairs", undecided
                ),
                url_for("roads.show_collisions", municipality=place.slug, state="undecided", round="out"),
                _("The number of addresses does not decide it."),
            )
        )
    without_round = queries.count_without_round(place.id)
    if without_round:
        tasks.append(
            Task(
                ngettext(
                    "%(num)s pair of like names is in no round yet",
                    "%(num)s pairs of like names are in no round yet",
                    without_round,
                ),
                url_for("roads.show_collisions", municipality=place.slug, round="out"),
                _("Pick pairs, and set up a round of them."),
            )
        )
    tasks += [_ballots_task(place, process) for process in processes if process.is_vote and _is_reviewing(process)]
    tasks += [task for further in further_tasks for task in further(place, processes)]
    return sorted(tasks, key=lambda task: not task.is_late)


def _is_reviewing(process: Process) -> bool:
    return process.as_schedule().phase_at(now()) is Phase.REVIEWING


def _ballots_task(place: Municipality, process: Process) -> Task:
    return Task(
        _("Make the ballots of “%(title)s”", title=both(process.title_nb, process.title_nn)),
        url_for("ballots.show_shortlist", municipality=place.slug, process=process.slug),
        _("The voting opens %(moment)s.", moment=show_moment(process.voting_open_at)),
    )


def _rounds(place: Municipality, processes: Sequence[Process]) -> list[RoundLine]:
    counted = queries.count_questions(place.id)
    return [_round_line(place, process, counted.get(process.id, 0)) for process in processes]


def _round_line(place: Municipality, process: Process, questions: int) -> RoundLine:
    phase = process.as_schedule().phase_at(now())
    next_label, endpoint = _next_step(process, phase)
    deadline = process.as_schedule().next_deadline(now())
    by_roll = process.as_electorate().source is Source.ROLL
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return RoundLine(
        title=both(process.title_nb, process.title_nn),
        url=url_for("pages.show_process", **at),
        phase=_say_phase(process, phase),
        color=COLOURS[phase],
        roads=_say_kind(process, questions),
        deadline=_(
            "This phase lasts until %(moment)s (%(left)s).",
            moment=show_moment(deadline),
            left=show_time_left(deadline, now()),
        )
        if deadline
        else _("Closed %(moment)s.", moment=show_moment(process.voting_close_at))
        if process.is_vote
        else _("The answer was promised by %(moment)s.", moment=show_moment(process.voting_close_at)),
        next_label=next_label,
        next_url=url_for(endpoint, **at),
        who_url=url_for("electorates.show_electorate", **at),
        who_label=_("Who may vote") if process.is_vote else _("Who may take part"),
        paper_url=url_for("paper.show_overview", **at) if process.is_vote and by_roll else "",
        running_url=url_for("ballots.show_running", **at) if process.is_vote else "",
        papers_url=url_for("case_papers.show_papers", **at) if _has_papers(process, phase) else "",
        archive_url=url_for("archive.show_archive", **at) if phase is Phase.CLOSED else "",
    )


def _has_papers(process: Process, phase: Phase) -> bool:
    """A paper about a vote needs its count; of an idea round or a hearing there is something to say once it is open."""
    return phase is Phase.CLOSED if process.is_vote else phase is not Phase.ANNOUNCED


def _next_step(process: Process, phase: Phase) -> tuple[str, str]:
    """What staff do about a round of this kind in this phase, and the page where."""
    if not process.is_vote:
        if phase is Phase.ANNOUNCED:
            change = "ideas.change_round" if process.kind == IDEAS else "hearings.change_hearing"
            return _("Change texts and dates"), change
        if process.kind == IDEAS:
            return _("Answer, plan and merge"), "answers.show_list"
        return _("See the answers"), "pages.show_process"
    if phase is Phase.ANNOUNCED:
        if process.kind == VOTE:
            return _("Change the question, texts and dates"), "ballots.change_vote"
        return _("Change texts and dates"), "roads.change_round"
    return {
        Phase.PROPOSING: (_("See the proposals"), "pages.show_process"),
        Phase.REVIEWING: (_("Make the ballots"), "ballots.show_shortlist"),
        Phase.VOTING: (_("Follow the voting"), "ballots.show_running"),
        Phase.CLOSED: (_("See the result"), "results.show_results"),
    }[phase]


def _say_phase(process: Process, phase: Phase) -> str:
    if process.kind == HEARING and phase is Phase.PROPOSING:
        return _("Open for answers")
    if process.kind == HEARING and phase is Phase.REVIEWING:
        return _("The municipality reads the answers")
    if not process.is_vote and phase is Phase.CLOSED:
        return _("The round is over") if process.kind == IDEAS else _("The hearing is over")
    return explain(phase)


def _say_kind(process: Process, questions: int) -> str:
    if process.kind == IDEAS:
        return _("Idea round")
    if process.kind == HEARING:
        return _("Hearing")
    if process.kind == VOTE:
        return _("Vote on alternatives")
    return ngettext("%(num)s road", "%(num)s roads", questions)
