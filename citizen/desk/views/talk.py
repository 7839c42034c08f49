"""What councillors read beside the counted votes: what the residents ask the council itself for, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from citizen.answers.queries import count_waiting_by_round
from citizen.domain.initiatives.states import InitiativeState
from citizen.hearings.queries import count_answers
from citizen.ideas.queries import count_ideas_of
from citizen.initiatives.queries import list_visible
from citizen.initiatives.views.words import decision_due
from citizen.municipalities.models import Municipality
from citizen.processes.models import IDEAS, Process
from citizen.processes.queries import list_processes
from citizen.web.locale import both, ngettext

MOST_INITIATIVES = 50


@dataclass(frozen=True, slots=True)
class Line:
    """Something to read, with what there is of it."""

    title: str
    url: str
    said: str
    language: str = ""
    """Of a title that a resident wrote."""


def initiatives_for_council(place: Municipality) -> list[Line]:
    """Those that the council must decide, the first last day on top."""
    rows = list_visible(place.id, [InitiativeState.HANDED_OVER], offset=0, limit=MOST_INITIATIVES)
    lines = []
    for initiative in sorted(rows, key=lambda row: (row.due_on is None, row.due_on, row.id)):
        due = decision_due(initiative)
        url = url_for("initiatives.show_initiative", municipality=place.slug, initiative=initiative.public_id)
        lines.append(Line(initiative.title, url, f"{due.text} {due.left}" if due else "", initiative.language))
    return lines


def talk_for_council(place: Municipality) -> list[Line]:
    """The idea rounds and hearings, the one that ends last on top."""
    talks = [process for process in list_processes(place.id) if not process.is_vote]
    if not talks:
        return []
    ideas, waiting = count_ideas_of([process.id for process in talks]), count_waiting_by_round(place.id)
    return [
        Line(
            both(process.title_nb, process.title_nn),
            url_for("pages.show_process", municipality=place.slug, process=process.slug),
            " · ".join(_said(process, ideas.get(process.id, 0), waiting.get(process.id, 0))),
        )
        for process in talks
    ]


def _said(process: Process, ideas: int, waiting: int) -> Sequence[str]:
    if process.kind != IDEAS:
        answers = count_answers(process.id, None, None)
        return [ngettext("%(num)s answer", "%(num)s answers", answers)]
    all_of_them = ngettext("%(num)s proposal", "%(num)s proposals", ideas)
    waits = ngettext("%(num)s waits for an answer", "%(num)s wait for an answer", waiting)
    return [all_of_them, waits] if waiting else [all_of_them]
