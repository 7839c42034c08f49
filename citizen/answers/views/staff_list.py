"""Staff's list of the ideas of a round: what waits for them, and what they can do with those that they choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import may, permission_needed
from citizen.answers import queries
from citizen.answers.queries import Shown, Sorted
from citizen.answers.views.blueprint import STAFF, answers, crumbs_to_list, place_in_address, title_of
from citizen.answers.views.line import COLOURS
from citizen.answers.views.waiting import Waiting, show_rows
from citizen.domain.ideas.steps import Verdict
from citizen.domain.permissions import Permission
from citizen.domain.phases import Phase
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import IDEAS, Process
from citizen.roads.views.desk import Task, further_tasks
from citizen.web.clock import now, today
from citizen.web.forms import storable
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext
from citizen.web.messages import explain
from citizen.web.paging import page_links, read_paging

Choice = TypeVar("Choice", Shown, Sorted)
ON_A_PAGE = 50
MOST_CHOSEN = 100
SOON = timedelta(days=14)
"""Before the promised day; then staff are reminded even while the round is open."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    public_id: str
    shown: Waiting
    verdict: str
    colour: str
    on_ballot: bool
    answer_url: str
    steps_url: str
    merge_url: str


@answers.get(STAFF)
@permission_needed(Permission.ANSWER_IDEAS)
def show_list(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    shown, ordered = _wanted(Shown, "vis", Shown.WAITING), _wanted(Sorted, "sorter", Sorted.OLDEST)
    total = queries.count_for_staff(round_of.id, shown, today())
    paging = read_paging(request.args.get("side", ""), size=ON_A_PAGE, total=total)
    at = place_in_address(place, round_of)
    ideas = queries.list_for_staff(round_of.id, shown, ordered, today(), offset=paging.offset, limit=paging.size)
    links = page_links(paging, lambda page: url_for(".show_list", vis=shown, sorter=ordered, side=page, **at))
    return render_template(
        "answers/staff_list.html",
        crumbs=crumbs_to_list(place),
        title=title_of(round_of),
        rows=_rows(place, round_of, ideas),
        filters=_filters(shown, ordered),
        total=ngettext("%(num)s proposal", "%(num)s proposals", total),
        links=links,
        list_url=url_for(".show_list", **at),
        choose_url=url_for(".choose_ideas", **at),
        plan_url=url_for(".plan_steps", **at),
        file_url=url_for("exports.show_file", dataset="ideas", **at),
        log_url=url_for(".show_merge_log", **at),
        round_url=url_for("pages.show_process", **at),
        can_set_up=may(Permission.SET_UP_ROUNDS, place.id),
    )


@answers.get(f"{STAFF}/valg")
@permission_needed(Permission.ANSWER_IDEAS)
def choose_ideas(municipality: str, process: str) -> ResponseReturnValue:
    """Leads on with the ideas that are ticked; nothing is changed here."""
    place, round_of = open_process(municipality, process)
    chosen = list(dict.fromkeys(map(storable, request.args.getlist("ide"))))[:MOST_CHOSEN]
    found = [idea.public_id for idea in queries.list_chosen(round_of.id, chosen)]
    at = place_in_address(place, round_of)
    match request.args.get("gjor"), found:
        case "trinn", [_first, *_others]:
            return redirect(url_for(".plan_steps", ide=found, **at), 303)
        case "stem", [_first, *_others]:
            return redirect(url_for("ballots.set_up_vote", municipality=place.slug, ide=found), 303)
        case "sammen", [one, other]:
            return redirect(url_for(".merge_two", public_id=one, other=other, **at), 303)
        case "sammen", _any:
            flash(_("Tick the two proposals that are the same, and no others."), "error")
        case _what, _none:
            flash(_("Tick at least one proposal first."), "error")
    return redirect(url_for(".show_list", **at), 303)


def tasks_of_ideas(place: Municipality, processes: Sequence[Process]) -> list[Task]:
    """What waits on the staff desk: proposals without an answer, and where the municipality is late.

    While people still propose nothing is asked of staff, unless a promised day is near.
    """
    rounds = [process for process in processes if process.kind == IDEAS]
    if not rounds or not may(Permission.ANSWER_IDEAS, place.id):
        return []
    late, waiting = queries.count_late(place.id, today()), queries.count_waiting_by_round(place.id)
    soon = queries.count_late(place.id, today() + SOON)
    tasks = []
    for process in rounds:
        title, at = title_of(process), place_in_address(place, process)
        if late.get(process.id):
            words = ngettext(
                "You are late with %(num)s proposal in “%(title)s”",
                "You are late with %(num)s proposals in “%(title)s”",
                late[process.id],
                title=title,
            )
            hint = _("Everyone can see it on the pages of the proposals.")
            tasks.append(Task(words, url_for("answers.show_list", vis=Shown.LATE, **at), hint, is_late=True))
        is_over = process.as_schedule().phase_at(now()) is Phase.CLOSED
        if waiting.get(process.id) and (is_over or soon.get(process.id)):
            words = ngettext(
                "%(num)s proposal waits for an answer in “%(title)s”",
                "%(num)s proposals wait for an answer in “%(title)s”",
                waiting[process.id],
                title=title,
            )
            tasks.append(Task(words, url_for("answers.show_list", **at)))
    return tasks


further_tasks.append(tasks_of_ideas)


def _wanted(kind: type[Choice], name: str, otherwise: Choice) -> Choice:
    said = request.args.get(name, "")
    return kind(said) if said in set(kind) else otherwise


def _filters(shown: Shown, ordered: Sorted) -> list[dict[str, Any]]:
    labels = {
        Shown.WAITING: _("Waiting for an answer"),
        Shown.LATE: _("You are late"),
        Shown.ANSWERED: _("Answered"),
        Shown.ALL: _("All"),
    }
    orders = {Sorted.OLDEST: _("Waited longest first"), Sorted.SUPPORT: _("Most support first")}
    return [
        {"name": "vis", "label": _("Show"), "options": [(one.value, labels[one], one is shown) for one in Shown]},
        {
            "name": "sorter",
            "label": _("Order"),
            "options": [(one.value, orders[one], one is ordered) for one in Sorted],
        },
    ]


def _rows(place: Municipality, process: Process, ideas: list[queries.WaitingIdea]) -> list[Row]:
    ids = [idea.id for idea in ideas]
    answered, on_ballots = queries.answers_of(ids), queries.ideas_on_ballots(ids)
    rows = []
    for idea, shown in zip(ideas, show_rows(place, ideas), strict=True):
        at = {**place_in_address(place, process), "public_id": idea.public_id}
        answer = answered.get(idea.id)
        verdict = Verdict(answer.verdict) if answer else None
        rows.append(
            Row(
                public_id=idea.public_id,
                shown=shown,
                verdict=explain(verdict) if verdict else "",
                colour=COLOURS[verdict] if verdict else "neutral",
                on_ballot=idea.id in on_ballots,
                answer_url=url_for(".answer_idea", **at),
                steps_url=url_for(".plan_steps", ide=idea.public_id, **place_in_address(place, process)),
                merge_url=url_for(".choose_other", **at),
            )
        )
    return rows
