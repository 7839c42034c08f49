"""The page of one case, in the order in which it is read: the question, what residents said, the rules, the advice."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import take_saved_form
from citizen.ballots.queries import list_sealed_days
from citizen.desk import queries
from citizen.desk.access import DeskCase, RoundOnDesk, open_round
from citizen.desk.actions import LONGEST_NOTE
from citizen.desk.forms import NoteForm
from citizen.desk.views.blueprint import address_of, council_page
from citizen.desk.views.case_parts import advice_in_words, advised_of, rules_of, voices_of
from citizen.desk.views.decided import decided_of, way_to_decide
from citizen.desk.views.gauge import gauge_of
from citizen.desk.views.listing import Wanted, choose, neighbours, read_wanted
from citizen.desk.views.rows import case_url, tags_of, title_of
from citizen.domain.desk import Flag
from citizen.domain.ideas.arguing import Side
from citizen.domain.roads import Treatment
from citizen.domain.tally import BudgetResult
from citizen.proposals.views.words import why_in_words
from citizen.results.views.budget import sharing_of
from citizen.results.views.days_chart import days_chart_of
from citizen.results.views.groups import show_groups
from citizen.results.views.pages import show_outcome
from citizen.results.views.rounds_chart import rounds_chart_of
from citizen.web.found import or_404
from citizen.web.locale import both, ngettext, show_number
from citizen.web.locale import gettext as _

EACH_SIDE = 2
"""Arguments shown for and against each idea that was voted on."""
FIRST_NAMES = 6
"""Names whose reasons are shown at once; the others stand behind a line that opens."""


@council_page("/sak/<process>/<slug>")
def show_case(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    round_on_desk = open_round(municipality, process)
    kept = take_saved_form(request.path)
    return render_case(round_on_desk, slug, NoteForm.kept(kept) if kept else None)


def render_case(round_on_desk: RoundOnDesk, slug: str, form: NoteForm | None = None) -> str:
    """The page; with a form where a note could not be stored."""
    case = or_404(round_on_desk.find(slug))
    wanted = read_wanted(request.args)
    form = form or NoteForm(formdata=None, note=case.entry.mark.note)
    return render_template(
        "desk/case.html",
        crumbs=crumbs_of(round_on_desk, wanted),
        title=title_of(case),
        is_road=case.entry.road is not None,
        facts=facts_of(case),
        asks_for_name=asks_for_name(case),
        tags=tags_of(case),
        is_read=case.entry.mark.is_read,
        has_note=bool(case.entry.mark.note),
        form=form,
        longest=LONGEST_NOTE,
        read_url=case_url(round_on_desk, case, wanted, "mark_case"),
        note_url=case_url(round_on_desk, case, wanted, "keep_note"),
        papers_url=url_for(
            both("case_papers.show_case_papers", "case_papers.show_case_papers_in_nynorsk"),
            municipality=round_on_desk.place.slug,
            process=round_on_desk.process.slug,
            slug=slug,
        ),
        decided=decided_of(round_on_desk, case),
        decide=way_to_decide(round_on_desk, case),
        **_way(round_on_desk, case, wanted),
        **_said(round_on_desk, case),
        **_voices(round_on_desk, case),
        **prepared(case),
    )


def crumbs_of(round_on_desk: RoundOnDesk, wanted: Wanted | None = None) -> list[tuple[str, str]]:
    """The pile, and with a wanted list that list."""
    place, process = round_on_desk.place.slug, round_on_desk.process
    crumbs = [(_("My pile"), address_of("show_pile", municipality=place))]
    if wanted is not None:
        url = address_of("show_list", municipality=place, process=process.slug, **wanted.as_query())
        crumbs.append((both(process.title_nb, process.title_nn), url))
    return crumbs


def asks_for_name(case: DeskCase) -> bool:
    """Whether the road is to have a name of its own, which rules and the advice on the spelling are about."""
    road = case.entry.road
    return road is not None and road.treatment is not Treatment.ABSORB


def facts_of(case: DeskCase) -> list[str]:
    """The question in a few sentences."""
    road = case.entry.road
    if road is None:
        return []
    size = ngettext("%(num)s address", "%(num)s addresses", road.addresses)
    facts = [
        f"{road.district_name} · {size}",
        why_in_words(road.level, road.because_name, road.because_district, is_for_both=road.other_changes_too),
    ]
    if road.treatment is Treatment.ABSORB and road.into_name:
        facts.append(_("The road becomes part of %(road)s, so it needs no new name.", road=road.into_name))
    return facts


def prepared(case: DeskCase) -> dict[str, Any]:
    """What staff have prepared."""
    row = case.case
    return {
        "advice": advice_in_words(row),
        "advice_text": row.advice.text if row else "",
        "advised": advised_of(row, case.outcome, departs=Flag.DEPARTS in case.flags),
        "case_number": row.case_number if row else "",
    }


def _way(round_on_desk: RoundOnDesk, case: DeskCase, wanted: Wanted) -> dict[str, Any]:
    """Where in the list the case stands, and the cases before and after it."""
    listed = choose(round_on_desk, wanted, keep=case.slug)
    number, before, after = neighbours(listed, case.slug)
    left = sum(not one.entry.mark.is_read for one in listed)
    return {
        "place": _("Case %(number)s of %(total)s", number=show_number(number), total=show_number(len(listed))),
        "number": number,
        "total": len(listed),
        "left": left,
        "before": (title_of(before), case_url(round_on_desk, before, wanted)) if before else None,
        "after": (title_of(after), case_url(round_on_desk, after, wanted)) if after else None,
    }


def _said(round_on_desk: RoundOnDesk, case: DeskCase) -> dict[str, Any]:
    """The result in words, charts and groups; nothing of it where the case was not voted on or not counted yet."""
    outcome, found = case.outcome, round_on_desk.found
    if outcome is None or found is None:
        return {"shown": None}
    place, process = round_on_desk.place.slug, round_on_desk.process
    is_alone = len(round_on_desk.cases) == 1
    shares = queries.list_shares(process) if outcome.is_road else ()
    return {
        "shown": show_outcome(outcome, found),
        "groups": show_groups(outcome, found),
        "rounds": rounds_chart_of(outcome),
        "sharing": sharing_of(outcome, outcome.result) if isinstance(outcome.result, BudgetResult) else None,
        "days": days_chart_of(list_sealed_days(process.id)) if is_alone else None,
        "gauge": gauge_of(round_on_desk, shares) if shares else None,
        "result_url": url_for("results.show_result", municipality=place, process=process.slug, slug=case.slug),
    }


def _voices(round_on_desk: RoundOnDesk, case: DeskCase) -> dict[str, Any]:
    """For a road the names with their reasons; else the options, and what was said of the ideas behind them."""
    process = round_on_desk.process
    if case.entry.road is not None:
        voices = voices_of(round_on_desk, case, queries.list_reasons(process.id, case.slug))
        shown = {"voices": voices[:FIRST_NAMES], "more_voices": voices[FIRST_NAMES:]}
        return {**shown, "rules": rules_of(voices), "spoken": [], "options": []}
    options = case.outcome.options if case.outcome else ()
    return {
        "voices": [],
        "more_voices": [],
        "rules": [],
        "spoken": [
            (spoken, _("For") if spoken.side == Side.FOR else _("Against"))
            for spoken in queries.list_spoken(process.id, EACH_SIDE)
        ],
        "options": [
            (both(option.name_nb, option.name_nn), both(option.text_nb, option.text_nn))
            for option in options
            if option.text_nb or option.text_nn
        ],
    }
