"""One case beside the table, so that a whole list can be gone through without leaving it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citizen.desk.access import DeskCase, RoundOnDesk
from citizen.desk.views.blueprint import address_of
from citizen.desk.views.case_parts import Advised, advised_of, shown_findings
from citizen.desk.views.listing import Wanted
from citizen.desk.views.rows import case_url, tags_of, title_of
from citizen.domain.desk import Flag
from citizen.proposals.views.cards import ShownFinding
from citizen.results.views.groups import agreement_in_words
from citizen.results.views.pages import show_outcome
from citizen.results.views.shown import Shown
from citizen.results.views.words import names_of


@dataclass(frozen=True, slots=True)
class Glance:
    """The most important of a case."""

    slug: str
    title: str
    is_road: bool
    url: str
    close_url: str
    tags: list[tuple[str, str]]
    shown: Shown | None
    agreement: str
    findings: list[ShownFinding]
    advised: Advised | None
    note: str


def glance_at(round_on_desk: RoundOnDesk, listed: Sequence[DeskCase], wanted: Wanted, slug: str) -> Glance | None:
    """The case that the address asks to see beside the list; None where it asks for none that is listed."""
    case = next((case for case in listed if case.slug == slug), None)
    if case is None:
        return None
    outcome, found = case.outcome, round_on_desk.found
    here = {"municipality": round_on_desk.place.slug, "process": round_on_desk.process.slug}
    return Glance(
        slug=case.slug,
        title=title_of(case),
        is_road=case.entry.road is not None,
        url=case_url(round_on_desk, case, wanted),
        close_url=address_of("show_list", **here, **wanted.as_query()),
        tags=tags_of(case),
        shown=show_outcome(outcome, found) if outcome and found else None,
        agreement=agreement_in_words(outcome, names_of(outcome)) if outcome and outcome.is_road else "",
        findings=[one for findings in case.findings.values() for one in shown_findings(findings)],
        advised=advised_of(case.case, outcome, departs=Flag.DEPARTS in case.flags),
        note=case.entry.mark.note,
    )
