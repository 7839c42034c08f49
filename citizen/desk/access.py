"""A round as it lies on the desk: every question with its count, its case, what the rules say, the reader's marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citizen.accounts.access import get_current_account
from citizen.decisions.queries import CaseRow, list_cases
from citizen.desk.queries import Entry, list_entries
from citizen.domain.decisions.codes import Outcome
from citizen.domain.desk import Counted, Flag, Prepared, flags_of
from citizen.domain.names_of_round import NamesOfRound
from citizen.domain.naming import Finding
from citizen.domain.tally import BudgetResult, RankedResult
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.results.queries import QuestionOutcome, RoundOutcome, find_results
from citizen.roads.queries import name_index


@dataclass(frozen=True, slots=True)
class DeskCase:
    """One question that has to be decided; `outcome` is None where it was not voted on, `case` where none is opened."""

    entry: Entry
    outcome: QuestionOutcome | None
    case: CaseRow | None
    findings: Mapping[str, Sequence[Finding]]
    """What the rules say of each name that can be decided on now: those that lead, and the recommended one."""
    flags: tuple[Flag, ...]

    @property
    def slug(self) -> str:
        return self.entry.slug

    @property
    def is_decided(self) -> bool:
        return self.case is not None and self.case.decision is not None and not self.case.is_reopened


@dataclass(frozen=True, slots=True)
class RoundOnDesk:
    """A round with all its questions; `found` is None until it has been counted."""

    place: Municipality
    process: Process
    found: RoundOutcome | None
    cases: tuple[DeskCase, ...]
    names: NamesOfRound

    def find(self, slug: str) -> DeskCase | None:
        return next((case for case in self.cases if case.slug == slug), None)


def open_round(municipality: str, process: str) -> RoundOnDesk:
    """The round in the address, as the person who is calling sees it; a 404 for what has no voting."""
    place, round_of = open_vote(municipality, process)
    found = find_results(round_of)
    entries = list_entries(round_of, get_current_account().id)
    outcomes = {outcome.slug: outcome for outcome in found.questions} if found else {}
    cases = {case.slug: case for case in list_cases(round_of)}
    in_question = {
        entry.slug: names_in_question(outcomes.get(entry.slug), cases.get(entry.slug))
        for entry in entries
        if entry.road
    }
    titles = {entry.slug: entry.title_nb for entry in entries}
    names = NamesOfRound(name_index(place.id), place.road_form, in_question, titles)
    shown = tuple(
        _case(entry, outcomes.get(entry.slug), cases.get(entry.slug), in_question.get(entry.slug, ()), names)
        for entry in entries
    )
    return RoundOnDesk(place, round_of, found, shown, names)


def names_in_question(outcome: QuestionOutcome | None, case: CaseRow | None) -> tuple[str, ...]:
    """The names that a road can get as things stand: those that lead, and what staff recommend."""
    names = list(outcome.leading_names) if outcome else []
    if case and case.recommendation and case.recommendation.outcome is Outcome.NEW_NAME:
        names.append(case.recommendation.name)
    return tuple(dict.fromkeys(names))


def _case(
    entry: Entry, outcome: QuestionOutcome | None, case: CaseRow | None, names: Sequence[str], others: NamesOfRound
) -> DeskCase:
    theme = entry.road.theme if entry.road else None
    findings = {name: others.findings(name, entry.slug, theme, short_form_of(name, case)) for name in names}
    severities = {one.severity for found in findings.values() for one in found}
    counted = counted_of(outcome) if outcome else None
    return DeskCase(entry, outcome, case, findings, flags_of(counted, _prepared(case, outcome), severities))


def short_form_of(name: str, case: CaseRow | None) -> str:
    """The short form that staff have noted for this name; empty where there is none."""
    advised = case.recommendation if case else None
    return advised.short_form if advised and advised.name == name else ""


def counted_of(outcome: QuestionOutcome) -> Counted:
    """The count as the marks look at it."""
    result, here = outcome.result, outcome.groups.here
    return Counted(
        leaders=frozenset(str(option) for option in result.leaders),
        is_tie=result.is_tie,
        lead_share=lead_share_of(outcome),
        here=frozenset(str(option) for option in here.leaders) if here and here.leaders else None,
    )


def lead_share_of(outcome: QuestionOutcome) -> float | None:
    """The lead as a share of those who voted; in a ranked vote of the votes that count in the last round."""
    result = outcome.result
    if len(result.leaders) != 1 or isinstance(result, BudgetResult):
        return None
    if isinstance(result, RankedResult):
        last = result.rounds[-1]
        if len(last.standings) < 2 or not last.continuing:
            return None
        return (last.standings[0].votes - last.standings[1].votes) / last.continuing
    count = outcome.count
    return count.lead / count.ballots if len(count.standings) > 1 and count.ballots else None


def _prepared(case: CaseRow | None, outcome: QuestionOutcome | None) -> Prepared | None:
    if case is None:
        return None
    return Prepared(
        recommended=_recommended(case, outcome),
        lacks_advice=case.is_road and case.decision is None and case.advice.received_on is None,
        is_reopened=case.is_reopened,
    )


def _recommended(case: CaseRow, outcome: QuestionOutcome | None) -> frozenset[str] | None:
    advised = case.recommendation
    if advised is None or advised.outcome not in (Outcome.NEW_NAME, Outcome.OPTION):
        return None
    if advised.outcome is Outcome.OPTION:
        return frozenset(str(option) for option in advised.option_ids)
    options = {option.name_nb: str(option.id) for option in outcome.options} if outcome else {}
    return frozenset({options.get(advised.name, advised.name)})
