"""Those who decide find the case papers: of one case, or all of the municipality's."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account
from citizen.case_papers import queries
from citizen.case_papers.queries import PaperLine
from citizen.case_papers.views.blueprint import council_address, council_page
from citizen.case_papers.views.lines import Line, file_of, line_of
from citizen.desk.queries import list_entries
from citizen.desk.views.blueprint import address_of
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.queries import get_process
from citizen.web.found import or_404
from citizen.web.locale import both, ngettext
from citizen.web.locale import gettext as _
from citizen.web.paging import page_links, read_paging

ON_A_PAGE = 30


@council_page("/saksframlegg")
def show_all_papers(municipality: str) -> ResponseReturnValue:
    """The newest on top, those about idea rounds and hearings too."""
    place = open_municipality(municipality)
    total = queries.count_papers_of_place(place.id)
    paging = read_paging(request.args.get("side", ""), size=ON_A_PAGE, total=total)

    def address(page: int) -> str:
        return council_address("show_all_papers", municipality=place.slug, side=page)

    lines = queries.list_papers_of_place(place.id, offset=paging.offset, limit=ON_A_PAGE)
    return render_template(
        "case_papers/council.html",
        crumbs=[_pile(place)],
        about="",
        about_url="",
        papers=_lines(place, lines),
        all_url="",
        total=ngettext("%(num)s case paper", "%(num)s case papers", total),
        links=page_links(paging, address),
        previous_url=address(paging.number - 1) if paging.number > 1 else None,
        next_url=address(paging.number + 1) if paging.number < paging.pages else None,
    )


@council_page("/sak/<process>/<slug>/saksframlegg")
def show_case_papers(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    """Every edition about the case, and about the whole round that it is a part of."""
    place, round_of = open_vote(municipality, process)
    entries = list_entries(round_of, get_current_account().id)
    entry = or_404(next((one for one in entries if one.slug == slug), None))
    case_url = address_of("show_case", municipality=place.slug, process=round_of.slug, slug=slug)
    title = both(entry.title_nb, entry.title_nn)
    return render_template(
        "case_papers/council.html",
        crumbs=[_pile(place), (title, case_url)],
        about=title,
        about_url=case_url,
        papers=_lines(place, queries.list_papers(round_of.id, ("", slug))),
        all_url=council_address("show_all_papers", municipality=place.slug),
        total="",
        links=[],
        previous_url=None,
        next_url=None,
    )


@council_page("/saksframlegg/<sha256>.<any(docx,pdf,json):paper_file>")
def fetch_for_council(municipality: str, sha256: str, paper_file: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    paper = or_404(queries.find_kept(place.id, sha256))
    return file_of(paper, get_process(paper.process_id).slug, paper_file)


def _pile(place: Municipality) -> tuple[str, str]:
    return _("My pile"), address_of("show_pile", municipality=place.slug)


def _lines(place: Municipality, lines: Sequence[PaperLine]) -> list[Line]:
    def file_url(sha256: str, ending: str) -> str:
        at = {"municipality": place.slug, "sha256": sha256, "paper_file": ending}
        return council_address("fetch_for_council", **at)

    return [line_of(place.slug, line, file_url) for line in lines]
