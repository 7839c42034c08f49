"""Cases in a table, in finished words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citizen.decisions.views.words import name_decided, say_outcome
from citizen.desk.access import DeskCase, RoundOnDesk, lead_share_of
from citizen.desk.views.blueprint import address_of
from citizen.desk.views.listing import Wanted
from citizen.domain.desk import Flag
from citizen.domain.tally import BudgetResult, RankedResult
from citizen.results.queries import QuestionOutcome
from citizen.results.views.budget import funded_in_short
from citizen.results.views.groups import here_in_short
from citizen.results.views.ranked import lead_of
from citizen.results.views.words import list_names, names_of
from citizen.web.locale import both, show_number, show_percent
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

COLOURS = {
    Flag.RULE_BROKEN: "danger",
    Flag.NO_ADVICE: "neutral",
    Flag.REOPENED: "info",
    Flag.CLOSE: "info",
}
"""Of the tags; the others are warnings. The words say the same."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `is_more` where a case beside the table says the same, and the table makes room for it."""

    label: str
    numeric: bool
    is_more: bool
    sort_url: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A case in a table."""

    slug: str
    title: str
    href: str
    district: str
    addresses: int
    leading: str
    lead: str
    turnout: str
    here: str
    flags: list[tuple[str, str]]
    advised: str
    state: tuple[str, str]
    """Whether it is decided or read, with the colour of the tag; no words where it is neither."""
    has_note: bool


def rows_of(round_on_desk: RoundOnDesk, cases: Sequence[DeskCase], wanted: Wanted) -> list[Row]:
    """The cases in this order; each link takes the state of the list along."""
    return [_row(round_on_desk, case, wanted) for case in cases]


def heads_of(round_on_desk: RoundOnDesk, wanted: Wanted, *, about_roads: bool) -> list[Head]:
    """The heads of the table; a link sorts by the column, and turns the order round where it is sorted by it."""
    here = {"municipality": round_on_desk.place.slug, "process": round_on_desk.process.slug}

    def head(label: str, name: str = "", *, numeric: bool = False, more: bool = False) -> Head:
        if not name:
            return Head(label, numeric, more)
        is_on, is_turned = wanted.sort.removeprefix("-") == name, wanted.sort.startswith("-")
        order = ("descending" if is_turned else "ascending") if is_on else ""
        sort = f"-{name}" if is_on and not is_turned else name
        url = address_of("show_list", **here, **wanted.as_query(sort=sort), _anchor="sakene")
        return Head(label, numeric, more, url, order)

    heads = [
        head(_("Old name") if about_roads else _("Question"), "name"),
        head(_("Most votes") if about_roads else _("Result")),
        head(_("Lead"), "lead", numeric=True),
        head(_("Turnout"), "turnout", numeric=True, more=True),
    ]
    if about_roads:
        heads.insert(1, head(_("Addresses"), "addresses", numeric=True, more=True))
        heads.append(head(_("Those who live on the road"), more=True))
    return [*heads, head(_("To look at"), "flags"), head(_("Recommendation"))]


def tags_of(case: DeskCase) -> list[tuple[str, str]]:
    """The marks of the case with the colours of their tags."""
    return [(explain(flag), COLOURS.get(flag, "warning")) for flag in case.flags]


def title_of(case: DeskCase) -> str:
    return both(case.entry.title_nb, case.entry.title_nn)


def case_url(round_on_desk: RoundOnDesk, case: DeskCase, wanted: Wanted, page: str = "show_case") -> str:
    """The page of the case, with the state of the list that it was opened from."""
    here = {"municipality": round_on_desk.place.slug, "process": round_on_desk.process.slug}
    return address_of(page, **here, slug=case.slug, **wanted.as_query())


def leading_in_short(case: DeskCase) -> str:
    """What got most votes, for a cell."""
    outcome, road = case.outcome, case.entry.road
    if outcome is None:
        into = road.into_name if road else None
        return _("Becomes part of %(road)s", road=into) if into else _("Not voted on")
    if isinstance(outcome.result, BudgetResult):
        return funded_in_short(outcome.result)
    leaders = outcome.result.leaders
    if not leaders:
        return _("Nobody voted") if not outcome.result.ballots else _("None of them")
    return list_names(names_of(outcome), leaders)


def lead_in_short(outcome: QuestionOutcome | None) -> str:
    """Votes ahead of the next one and their share, for a cell; a dash where nothing leads."""
    share = lead_share_of(outcome) if outcome else None
    if outcome is None or share is None:
        return "–"
    lead = lead_of(outcome.result) if isinstance(outcome.result, RankedResult) else outcome.count.lead
    return f"{show_number(lead)} ({show_percent(share)})"


def turnout_in_short(outcome: QuestionOutcome | None, electors: int | None) -> str:
    """How many voted, and their share of those who could, for a cell."""
    if outcome is None:
        return "–"
    voted = show_number(outcome.count.ballots)
    return f"{voted} ({show_percent(outcome.count.ballots / electors, decimals=1)})" if electors else voted


def advised_in_short(case: DeskCase) -> str:
    """What staff recommend, for a cell."""
    advised = case.case.recommendation if case.case else None
    if advised is None:
        return "–"
    return say_outcome(advised.outcome, both(advised.name, advised.name_nn), is_road=case.entry.road is not None)


def _row(round_on_desk: RoundOnDesk, case: DeskCase, wanted: Wanted) -> Row:
    found, outcome, road = round_on_desk.found, case.outcome, case.entry.road
    return Row(
        slug=case.slug,
        title=title_of(case),
        href=case_url(round_on_desk, case, wanted),
        district=road.district_name if road else "",
        addresses=road.addresses if road else 0,
        leading=leading_in_short(case),
        lead=lead_in_short(outcome),
        turnout=turnout_in_short(outcome, found.electors if found else None),
        here=here_in_short(outcome) if outcome and outcome.is_road else "–",
        flags=tags_of(case),
        advised=advised_in_short(case),
        state=_state(case),
        has_note=bool(case.entry.mark.note),
    )


def _state(case: DeskCase) -> tuple[str, str]:
    if case.is_decided:
        decision = case.case.decision if case.case else None
        return _("Decided: %(name)s", name=name_decided(decision)) if decision else _("Decided"), "success"
    return (_("Is read"), "neutral") if case.entry.mark.is_read else ("", "")
