"""The rows about what was voted, from the stored results; nothing before a round has been counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeVar

import sqlalchemy as sa

from citizen.ballots.models import BallotQuestion
from citizen.ballots.queries import Option
from citizen.database import db
from citizen.domain.office_csv import Cell
from citizen.domain.tally import ApprovalResult, BudgetResult, RankedResult, RankedRound
from citizen.exports.queries.about_roads import road_columns
from citizen.exports.queries.asked import ids_of_asked
from citizen.exports.queries.cells import Filter
from citizen.municipalities.models import District
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process
from citizen.results.queries import QuestionOutcome, RoundOutcome, find_results
from citizen.roads.models import Road, RoadQuestion

Row = tuple[Cell, ...]
Kind = TypeVar("Kind", RankedResult, BudgetResult)
LIVES_HERE, LIVES_ELSEWHERE = "on-road", "elsewhere"
NO_ROAD: tuple[Cell, ...] = (None,) * 5
"""The columns about a road, where the question is about something else."""


def rows_of_results(process: Process, wanted: Filter) -> Iterator[Row]:
    """Every option on every ballot with its votes and whether it won."""
    found = _find(process, wanted)
    if found is None:
        return
    places = _places(process)
    for outcome in found.questions:
        result = outcome.result
        tied = result.tied if isinstance(result, BudgetResult) else result.leaders if result.is_tie else ()
        won = result.leaders if isinstance(result, BudgetResult) or not result.is_tie else ()
        for rank, option, votes in _ranked(outcome):
            yield (
                *_place(process, outcome, places),
                rank,
                option.name_nb,
                *_votes(outcome.count, votes),
                found.electors,
                _yes(option.id, tied),
                option.name_nn,
                *_asked(outcome),
                outcome.method.value,
                _yes(option.id, won),
            )


def rows_of_district_results(process: Process, wanted: Filter) -> Iterator[Row]:
    """The same votes by former municipality, for the groups that may be shown."""
    found = _find(process, wanted)
    if found is None:
        return
    places = _places(process)
    for outcome in found.questions:
        for district in found.districts:
            count = outcome.groups.districts.get(district.id)
            for _rank, option, _total in _ranked(outcome) if count else ():
                votes = _votes(count, count.votes_for(option.id)) if count else ()
                yield (
                    *_place(process, outcome, places),
                    option.name_nb,
                    district.number,
                    district.name,
                    *votes,
                    option.name_nn,
                    *_asked(outcome),
                )


def rows_of_residence_results(process: Process, wanted: Filter) -> Iterator[Row]:
    """The same votes of those who live on the road and of the others, where they may be shown."""
    found = _find(process, wanted)
    if found is None:
        return
    places = _places(process)
    for outcome in found.roads:
        for group, count in ((LIVES_HERE, outcome.groups.here), (LIVES_ELSEWHERE, outcome.groups.elsewhere)):
            if count is None:
                continue
            for _rank, option, _total in _ranked(outcome):
                votes = _votes(count, count.votes_for(option.id))
                yield (*_place(process, outcome, places), option.name_nb, group, *votes, *_asked(outcome))


def rows_of_rounds(process: Process, wanted: Filter) -> Iterator[Row]:
    """Every round of a runoff with the votes of those who remain."""
    for outcome, result in _results_of(process, wanted, RankedResult):
        names = {option.id: option for option in outcome.options}
        for number, each in enumerate(result.rounds, start=1):
            for standing in each.standings:
                option = names[standing.option]
                yield (
                    *_question(process, outcome),
                    number,
                    option.name_nb,
                    option.name_nn,
                    standing.votes,
                    each.continuing,
                    each.exhausted,
                    _fate_in_round(standing.option, each, result),
                )


def rows_of_pairs(process: Process, wanted: Filter) -> Iterator[Row]:
    """Each alternative against each other one, once."""
    for outcome, result in _results_of(process, wanted, RankedResult):
        names = {option.id: option.name_nb for option in outcome.options}
        compared = result.comparison
        for place, option in enumerate(compared.options):
            for other in compared.options[place + 1 :]:
                yield (
                    *_question(process, outcome),
                    names[option],
                    names[other],
                    compared.voters_for(option, other),
                    compared.voters_for(other, option),
                )


def rows_of_budget(process: Process, wanted: Filter) -> Iterator[Row]:
    """Every project with its cost and votes, whether it gets money, and whether the plain count would have given it."""
    for outcome, result in _results_of(process, wanted, BudgetResult):
        steps = {step.option: (number, step) for number, step in enumerate(result.steps, start=1)}
        for option in outcome.options:
            number, step = steps.get(option.id, (None, None))
            yield (
                *_question(process, outcome),
                option.name_nb,
                option.name_nn,
                option.cost,
                outcome.count.votes_for(option.id),
                _fate(option.id, result.funded, result.tied),
                number,
                round(float(step.highest_share), 2) if step else None,
                _fate(option.id, result.greedy.funded, result.greedy.tied),
            )


def _find(process: Process, wanted: Filter) -> RoundOutcome | None:
    """The counts, of the wanted questions alone."""
    found = find_results(process)
    if found is None or not wanted:
        return found
    asked = ids_of_asked(process, wanted)
    return replace(found, questions=tuple(one for one in found.questions if one.question_id in asked))


def _results_of(process: Process, wanted: Filter, kind: type[Kind]) -> Iterator[tuple[QuestionOutcome, Kind]]:
    found = _find(process, wanted)
    for outcome in found.questions if found else ():
        if isinstance(outcome.result, kind):
            yield outcome, outcome.result


def _ranked(outcome: QuestionOutcome) -> list[tuple[int, Option, int]]:
    """(rank, option, votes); equal numbers share a rank and stand in alphabetical order."""
    options = {option.id: option for option in outcome.options}
    rows = sorted(outcome.count.standings, key=lambda row: (-row.votes, options[row.option].name_nb))
    return [(1 + sum(1 for other in rows if other.votes > row.votes), options[row.option], row.votes) for row in rows]


def _votes(count: ApprovalResult, votes: int) -> Row:
    share = round(votes / count.ballots, 4) if count.ballots else 0.0
    return votes, share, count.ballots, count.blank


def _fate_in_round(option: int, each: RankedRound, result: RankedResult) -> str:
    if option in each.leaving:
        return "ut"
    if each is not result.rounds[-1]:
        return "videre"
    if option not in result.leaders:
        return ""
    return "uavgjort" if result.is_tie else "vinner"


def _fate(option: int, funded: Collection[int], tied: Collection[int]) -> str:
    if option in funded:
        return "faar-penger"
    return "uavgjort" if option in tied else "ingen"


def _yes(option: int, among: Collection[int]) -> str:
    return "ja" if option in among else "nei"


def _asked(outcome: QuestionOutcome) -> Row:
    return outcome.slug, outcome.title_nb, outcome.title_nn


def _question(process: Process, outcome: QuestionOutcome) -> Row:
    return get_municipality(process.municipality_id).number, process.slug, *_asked(outcome)


def _place(process: Process, outcome: QuestionOutcome, places: dict[int, Row]) -> Row:
    """The columns about the road; only the first two are filled where there is none."""
    number = get_municipality(process.municipality_id).number
    return places.get(outcome.question_id, (number, process.slug, *NO_ROAD))


def _places(process: Process) -> dict[int, Row]:
    """Question on the ballot to the columns that say which road it is."""
    query = (
        sa.select(*road_columns(process), BallotQuestion.id)
        .select_from(RoadQuestion)
        .join(Road, Road.id == RoadQuestion.road_id)
        .join(District, District.id == Road.district_id)
        .join(BallotQuestion, BallotQuestion.road_question_id == RoadQuestion.id)
        .where(RoadQuestion.process_id == process.id)
    )
    return {row[-1]: tuple(row[:-1]) for row in db.session.execute(query)}
