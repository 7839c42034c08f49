"""Staff make a case paper with one press, and fetch the papers that were made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from flask import Response, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.case_papers import actions, queries
from citizen.case_papers.forms import WHOLE_ROUND, PaperForm
from citizen.case_papers.queries import PaperLine
from citizen.case_papers.views.blueprint import case_papers
from citizen.case_papers.views.files import make_files
from citizen.config import Settings
from citizen.domain.case_papers import in_groups
from citizen.domain.permissions import Permission
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.results.queries import RoundOutcome, find_results
from citizen.results.views.words import title_of as title_of_question
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import LANGUAGE_NAMES, Language, both, show_moment, spoken
from citizen.web.locale import gettext as _

PLACE = "/<any(nb,nn):lang>/stab/<municipality>/<process>/saksframlegg"
FILES: dict[str, tuple[Literal["word", "pdf", "content"], str]] = {
    "docx": ("word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("pdf", "application/pdf"),
    "json": ("content", "application/json"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A paper that was made, in finished words."""

    title: str
    made: str
    form: str
    language: str
    checksum: str
    files: list[tuple[str, str]]
    check_url: str


@case_papers.get(PLACE)
@permission_needed(Permission.PREPARE_CASES)
def show_papers(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    return _page(place, round_of, _form(place, find_results(round_of)))


@case_papers.post(PLACE)
@permission_needed(Permission.PREPARE_CASES)
def make_paper(municipality: str, process: str) -> ResponseReturnValue:
    """Both files at once, so that they can't say different numbers."""
    place, round_of = open_vote(municipality, process)
    form = _form(place, find_results(round_of))
    if not form.validate_on_submit():
        return _page(place, round_of, form), 422
    with spoken("nn" if form.written_in.data == "nn" else "nb"):
        settings: Settings = current_app.config["CITIZEN"]
        at = now().replace(microsecond=0)
        made = make_files(place, round_of, form.chosen, made_at=at, public_url=settings.public_url)
    if made is None:
        flash(_("There is no result yet, so no case paper can be made."), "error")
        return _page(place, round_of, form), 422
    actions.keep_paper(round_of, made, get_current_account().id)
    flash(_("The case paper is made. Fetch it below."), "success")
    return redirect(url_for(".show_papers", municipality=municipality, process=process), 303)


@case_papers.get(f"{PLACE}/<sha256>.<any(docx,pdf,json):paper_file>")
@permission_needed(Permission.PREPARE_CASES)
def fetch_paper(municipality: str, process: str, sha256: str, paper_file: str) -> ResponseReturnValue:
    _place, round_of = open_vote(municipality, process)
    paper = or_404(queries.find_paper_of(round_of.id, sha256))
    part, mimetype = FILES[paper_file]
    response = Response(queries.find_file(paper.id, part), mimetype=mimetype)
    name = f"saksframlegg-{paper.about or process}-{paper.language}-{sha256[:12]}.{paper_file}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _form(place: Municipality, found: RoundOutcome | None) -> PaperForm:
    choices = {WHOLE_ROUND: _("The whole round")}
    for outcome in found.questions if found else ():
        title = title_of_question(outcome)
        choices[outcome.slug] = f"{title}, {outcome.district_name}" if outcome.is_road else title
    own: Language = "nn" if place.language == "nn" else "nb"
    return PaperForm.of(choices, own)


def _page(place: Municipality, process: Process, form: PaperForm) -> str:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return render_template(
        "case_papers/making.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        title=both(process.title_nb, process.title_nn),
        form=form,
        is_counted=find_results(process) is not None,
        papers=[_line(line, at) for line in queries.list_papers(process.id)],
        results_url=url_for("results.show_results", **at),
    )


def _line(line: PaperLine, at: dict[str, Any]) -> Line:
    labels = {"docx": _("Word"), "pdf": _("PDF"), "json": _("The frozen content (JSON)")}
    made = show_moment(line.made_at)
    return Line(
        title=line.title,
        made=_("Made %(moment)s by %(name)s", moment=made, name=line.made_by)
        if line.made_by
        else _("Made %(moment)s", moment=made),
        form=LANGUAGE_NAMES[line.language],
        language=line.language,
        checksum=in_groups(line.sha256),
        files=[
            (label, url_for(".fetch_paper", sha256=line.sha256, paper_file=ending, **at))
            for ending, label in labels.items()
        ],
        check_url=url_for(".show_paper", municipality=at["municipality"], sha256=line.sha256),
    )
