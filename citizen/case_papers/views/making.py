"""Staff make a case paper with one press, and fetch the papers that were made."""

from __future__ import annotations

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.case_papers import actions, queries
from citizen.case_papers.forms import WHOLE_ROUND, PaperForm
from citizen.case_papers.views.blueprint import case_papers
from citizen.case_papers.views.files import make_files
from citizen.case_papers.views.lines import file_of, line_of
from citizen.config import Settings
from citizen.domain.permissions import Permission
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import HEARING, IDEAS, Process
from citizen.results.queries import find_results
from citizen.results.views.words import title_of as title_of_question
from citizen.web.clock import now
from citizen.web.forms import storable
from citizen.web.found import or_404
from citizen.web.locale import Language, both, spoken
from citizen.web.locale import gettext as _

PLACE = "/<any(nb,nn):lang>/stab/<municipality>/<process>/saksframlegg"
MOST_IDEAS = 300
"""So many ideas can be chosen from the list; any other by its address, as ?about=<its id>."""
LONGEST_CHOICE = 90


@case_papers.get(PLACE)
@permission_needed(Permission.PREPARE_CASES)
def show_papers(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    return _page(place, round_of, _form(place, round_of, storable(request.args.get("about", ""))))


@case_papers.post(PLACE)
@permission_needed(Permission.PREPARE_CASES)
def make_paper(municipality: str, process: str) -> ResponseReturnValue:
    """Both files at once, so that they can't say different numbers."""
    place, round_of = open_process(municipality, process)
    form = _form(place, round_of, storable(request.form.get("about", "")))
    if not form.validate_on_submit():
        return _page(place, round_of, form), 422
    with spoken("nn" if form.written_in.data == "nn" else "nb"):
        settings: Settings = current_app.config["CITIZEN"]
        at = now().replace(microsecond=0)
        made = make_files(place, round_of, form.chosen, made_at=at, public_url=settings.public_url)
    if made is None:
        flash(_why_not(round_of), "error")
        return _page(place, round_of, form), 422
    actions.keep_paper(round_of, made, get_current_account().id)
    flash(_("The case paper is made. Fetch it below."), "success")
    return redirect(url_for(".show_papers", municipality=municipality, process=process), 303)


@case_papers.get(f"{PLACE}/<sha256>.<any(docx,pdf,json):paper_file>")
@permission_needed(Permission.PREPARE_CASES)
def fetch_paper(municipality: str, process: str, sha256: str, paper_file: str) -> ResponseReturnValue:
    _place, round_of = open_process(municipality, process)
    return file_of(or_404(queries.find_paper_of(round_of.id, sha256)), round_of.slug, paper_file)


def _form(place: Municipality, process: Process, about: str) -> PaperForm:
    """`about` is what somebody asks for who may know of an idea that the list is too short for."""
    choices = {WHOLE_ROUND: _("The whole hearing") if process.kind == HEARING else _("The whole round")}
    if process.is_vote:
        choices |= _questions(process)
    elif process.kind == IDEAS:
        titles = [*queries.list_titles(process.id, MOST_IDEAS), *queries.find_titles(process.id, [about]).items()]
        choices |= {public_id: _shortened(title) for public_id, title in titles}
    own: Language = "nn" if place.language == "nn" else "nb"
    return PaperForm.of(choices, own, about if about in choices else WHOLE_ROUND)


def _questions(process: Process) -> dict[str, str]:
    found, choices = find_results(process), {}
    for outcome in found.questions if found else ():
        title = title_of_question(outcome)
        choices[outcome.slug] = f"{title}, {outcome.district_name}" if outcome.is_road else title
    return choices


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST_CHOICE else f"{title[: LONGEST_CHOICE - 1]}…"


def _why_not(process: Process) -> str:
    """Why no paper can be made yet; empty where one can."""
    if process.is_vote:
        return "" if find_results(process) else _("There is no result yet, so no case paper can be made.")
    return _("It has not opened yet, so no case paper can be made.") if now() < process.proposals_open_at else ""


def _page(place: Municipality, process: Process, form: PaperForm) -> str:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}

    def file_url(sha256: str, ending: str) -> str:
        return url_for(".fetch_paper", sha256=sha256, paper_file=ending, **at)

    return render_template(
        "case_papers/making.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        title=both(process.title_nb, process.title_nn),
        form=form,
        why_not=_why_not(process),
        is_vote=process.is_vote,
        papers=[line_of(place.slug, line, file_url) for line in queries.list_papers(process.id)],
        about_url=url_for("results.show_results" if process.is_vote else "pages.show_process", **at),
    )
