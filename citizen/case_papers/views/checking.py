"""Anyone checks a case paper: by the checksum that is printed in it, or by the file itself."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.case_papers import queries
from citizen.case_papers.forms import FileForm
from citizen.case_papers.models import CasePaper
from citizen.case_papers.views.blueprint import case_papers
from citizen.case_papers.views.numbers import numbers_of, title_shown
from citizen.domain.case_papers import find_hash, hash_of, in_groups
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.results.views.words import Table
from citizen.web.access import public
from citizen.web.forms import storable
from citizen.web.locale import LANGUAGE_NAMES, show_moment
from citizen.web.locale import gettext as _

PLACE = "/<any(nb,nn):lang>/<municipality>/saksframlegg"
LONGEST_TYPED = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A paper that was found, and what the checksum that was asked for belongs to."""

    title: str
    matches: str
    made: str
    form: str
    language: str
    sums: list[tuple[str, str]]
    tables: list[Table]


@case_papers.get(PLACE)
@public
def show_check(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    typed = storable(request.args.get("sum", ""))[:LONGEST_TYPED]
    if not typed.strip():
        return _page(place)
    found = find_hash(typed)
    if found is None:
        return _page(place, typed, _("This is no checksum: it must be 64 figures and letters from a to f.")), 422
    return redirect(url_for(".show_paper", municipality=municipality, sha256=found), 303)


@case_papers.post(PLACE)
@public
def check_file(municipality: str) -> ResponseReturnValue:
    """The file is only read to make its checksum; nothing of it is kept."""
    place = open_municipality(municipality)
    form = FileForm()
    if not form.validate_on_submit() or not form.file.data:
        return _page(place, refusal=_("Choose a file first.")), 422
    sha256 = hash_of(form.file.data.read())
    return redirect(url_for(".show_paper", municipality=municipality, sha256=sha256), 303)


@case_papers.get(f"{PLACE}/<sha256>")
@public
def show_paper(municipality: str, sha256: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    wanted = find_hash(sha256)
    paper = queries.find_paper(place.id, wanted) if wanted else None
    if wanted is None or paper is None:
        return _page(place, in_groups(wanted) if wanted else "", asked=wanted or ""), 404
    return render_template("case_papers/paper.html", crumbs=_crumbs(place), found=_found(paper, wanted))


def _page(place: Municipality, typed: str = "", refusal: str = "", asked: str = "") -> str:
    return render_template(
        "case_papers/check.html",
        crumbs=_crumbs(place)[:1],
        form=FileForm(formdata=None),
        typed=typed,
        refusal=refusal,
        asked=in_groups(asked),
        check_url=url_for(".show_check", municipality=place.slug),
    )


def _crumbs(place: Municipality) -> list[tuple[str, str]]:
    return [
        (place.name, url_for("pages.show_municipality", municipality=place.slug)),
        (_("Check a case paper"), url_for(".show_check", municipality=place.slug)),
    ]


def _found(paper: CasePaper, wanted: str) -> Found:
    matches = {
        paper.sha256: _("This is the checksum of what a case paper says. The numbers below are those that it shows."),
        paper.word_sha256: _("This is the Word file as it was made. Not a character of it has been changed."),
        paper.pdf_sha256: _("This is the PDF as it was made. Not a character of it has been changed."),
    }
    return Found(
        title=title_shown(paper),
        matches=matches[wanted],
        made=_("Made %(moment)s", moment=show_moment(paper.made_at, with_year=True)),
        form=LANGUAGE_NAMES[paper.language],
        language=paper.language,
        sums=[
            (_("What the paper says"), in_groups(paper.sha256)),
            (_("Word"), in_groups(paper.word_sha256)),
            (_("PDF"), in_groups(paper.pdf_sha256)),
        ],
        tables=numbers_of(paper),
    )
