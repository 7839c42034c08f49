"""The answers to a hearing, all or those to one section, and each on a page of its own that can be shared."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, may
from citizen.domain.hearings import AnswerState
from citizen.domain.permissions import Permission
from citizen.hearings import queries
from citizen.hearings.access import closed_to_reader, open_hearing
from citizen.hearings.queries import AnswerRow
from citizen.hearings.views.blueprint import PLACE, hearings
from citizen.hearings.views.cards import card_of, shown_sections
from citizen.hearings.views.finding import as_query, filters_of, read_wanted, say_hits
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import both, ngettext
from citizen.web.paging import page_links, read_paging

ANSWERS_ON_PAGE = 20


@hearings.get(PLACE)
@public
def show_answers(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_hearing(municipality, process)
    account = current_account()
    reader_id = account.id if account else None
    wanted = read_wanted()
    total = queries.count_answers(round_of.id, reader_id, wanted)
    paging = read_paging(request.args.get("side", ""), size=ANSWERS_ON_PAGE, total=total)
    rows = queries.list_answers(round_of.id, reader_id, wanted, offset=paging.offset, limit=ANSWERS_ON_PAGE)
    at: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug}

    def address(number: int) -> str:
        return url_for(".show_answers", side=number, **as_query(wanted), **at)

    sections = shown_sections(round_of, can_answer=closed_to_reader(round_of) is None)
    return render_template(
        "hearings/answers.html",
        crumbs=crumbs_of(place, round_of),
        title=both(round_of.title_nb, round_of.title_nn),
        chosen=next((one for one in sections if one.number == wanted.section), None),
        text=wanted.text,
        filters=filters_of(wanted, sections),
        hits=say_hits(wanted, total),
        action=url_for(".show_answers", _anchor="treff", **at),
        clear_url=None if not as_query(wanted) else url_for(".show_answers", **at),
        feed_url=url_for(".send_feed", **at),
        count=ngettext("%(num)s answer", "%(num)s answers", total),
        cards=[card_of(row, round_of, reader_id, now()) for row in rows],
        links=page_links(paging, address),
        previous_url=address(paging.number - 1) if paging.number > 1 else None,
        next_url=address(paging.number + 1) if paging.number < paging.pages else None,
    )


@hearings.get(f"{PLACE}/<public_id>")
@public
def show_answer(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    place, round_of = open_hearing(municipality, process)
    row = or_404(queries.find_row(round_of.id, public_id))
    account = current_account()
    reader_id = account.id if account else None
    or_404(row if _may_read(place, row, reader_id) else None)
    at: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug}
    return render_template(
        "hearings/answer.html",
        crumbs=crumbs_of(place, round_of),
        title=both(round_of.title_nb, round_of.title_nn),
        card=card_of(row, round_of, reader_id, now()),
        all_url=url_for(".show_answers", **at),
    )


def crumbs_of(place: Municipality, process: Process) -> list[tuple[str, str]]:
    """The way here from the municipality's page."""
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return [
        (place.name, url_for("pages.show_municipality", municipality=place.slug)),
        (both(process.title_nb, process.title_nn), url_for("pages.show_process", **at)),
    ]


def _may_read(place: Municipality, row: AnswerRow, reader_id: int | None) -> bool:
    if row.state == AnswerState.PUBLISHED:
        return True
    if row.state == AnswerState.HELD and row.account_id is not None and row.account_id == reader_id:
        return True
    return row.state in (AnswerState.HELD, AnswerState.HIDDEN) and may(Permission.MODERATE, place.id)
