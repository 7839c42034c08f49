"""The names whose spelling stadnamntenesta is to judge: those of the shortlist, and what staff recommend instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from citizen.database import db
from citizen.decisions.queries.cases import list_cases
from citizen.decisions.queries.rows import CaseRow
from citizen.domain.decisions.codes import Outcome, Parallel
from citizen.domain.editions import RawRow
from citizen.domain.naming.rule import Words
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.roads.models import Road, RoadQuestion

NOT_SENT = "usendt"
"""Narrows the list to undecided cases whose spelling has not been sent."""
UNDECIDED = "uavgjort"
"""Narrows it to undecided cases."""
OBJECT = "adressenavn", "adressenamn"
PARALLEL = {
    Parallel.UNKNOWN: Words("ikke undersøkt", "ikkje undersøkt"),
    Parallel.NONE: Words("nei", "nei"),
    Parallel.WAITING: Words("ja, saken er ikke reist", "ja, saka er ikkje reist"),
    Parallel.RAISED: Words("ja, sakene er reist samtidig", "ja, sakene er reiste samtidig"),
}
"""As the list says it, in the language form of the municipality."""
EVERYTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class SpelledName:
    """A name as the municipality would spell it."""

    name: str
    as_proposed: str
    """How the proposer spelled it, where that is another way; else empty."""
    is_recommended: bool
    origin: str
    """What it comes from and means, as the proposer said; for a name of staff's own, their reason."""
    language: str


@dataclass(frozen=True, slots=True)
class SpellingCase:
    """A case with the names whose spelling is asked about."""

    case: CaseRow
    names: tuple[SpelledName, ...]

    @property
    def is_sent(self) -> bool:
        return self.case.advice.sent_on is not None


def list_spellings(process: Process) -> list[SpellingCase]:
    """The cases of the process that are about a new spelling; one without a name has none on its shortlist yet."""
    cases = [case for case in list_cases(process) if case.is_road and _asks_for_a_name(case)]
    proposals = _proposals_of(process.id) if cases else {}
    form = _form_of(process)
    return [
        SpellingCase(case, tuple(_names(case, proposals.get(case.road_question_id or 0, ()), form))) for case in cases
    ]


def rows_of_spelling(process: Process, wanted: Mapping[str, str] = EVERYTHING) -> Iterator[RawRow]:
    """A row per name, road by road; with `uavgjort` = 1 only of undecided cases, with `usendt` = 1 not yet sent."""
    place = db.session.get_one(Municipality, process.municipality_id)
    roads = _roads_of(process.id)
    for one in list_spellings(process):
        if "1" in (wanted.get(NOT_SENT), wanted.get(UNDECIDED)) and not can_be_sent(one.case):
            continue
        if wanted.get(NOT_SENT) == "1" and one.is_sent:
            continue
        for name in one.names:
            yield _row(place, process, one.case, roads[one.case.road_question_id or 0], name)


def can_be_sent(case: CaseRow) -> bool:
    """Whether it matters what stadnamntenesta says: it is not decided, or an appeal has opened it again."""
    return case.decision is None or case.is_reopened


def _asks_for_a_name(case: CaseRow) -> bool:
    """A road that becomes part of its neighbour, or keeps its name, gets no new spelling."""
    advised = case.recommendation
    return advised.outcome is Outcome.NEW_NAME if advised else case.into_name is None


def _names(case: CaseRow, proposals: Sequence[Proposal], form: str) -> Iterator[SpelledName]:
    advised = case.recommendation
    for one in proposals:
        is_advised = advised is not None and advised.proposal_id == one.id
        if not one.is_shortlisted and not is_advised:
            continue
        name = advised.name if advised and is_advised else one.name
        yield SpelledName(name, one.name if one.name != name else "", is_advised, one.reason, one.language)
    if advised and advised.proposal_id not in {one.id for one in proposals}:
        reason = advised.reason_nn if form == "nn" else advised.reason_nb
        yield SpelledName(advised.name, "", is_recommended=True, origin=reason, language=form)


def _proposals_of(process_id: int) -> dict[int, list[Proposal]]:
    wanted = (
        sa.select(Proposal)
        .join(RoadQuestion, RoadQuestion.id == Proposal.question_id)
        .where(RoadQuestion.process_id == process_id, Proposal.withdrawn_at.is_(None))
        .order_by(Proposal.name, Proposal.id)
    )
    found: dict[int, list[Proposal]] = defaultdict(list)
    for one in db.session.scalars(wanted):
        found[one.question_id].append(one)
    return found


def _roads_of(process_id: int) -> dict[int, sa.Row[*tuple[Any, ...]]]:
    """Where each road lies, and why it must have a new name, by question."""
    wanted = (
        sa.select(
            RoadQuestion.id,
            District.number,
            Road.latitude,
            Road.longitude,
            RoadQuestion.reason_nb,
            RoadQuestion.reason_nn,
        )
        .join(Road, Road.id == RoadQuestion.road_id)
        .join(District, District.id == Road.district_id)
        .where(RoadQuestion.process_id == process_id)
    )
    return {row[0]: row for row in db.session.execute(wanted)}


def _form_of(process: Process) -> str:
    return db.session.get_one(Municipality, process.municipality_id).language


def _row(
    place: Municipality, process: Process, case: CaseRow, road: sa.Row[*tuple[Any, ...]], name: SpelledName
) -> RawRow:
    _question, district, latitude, longitude, *why = road
    short = case.recommendation.short_form if case.recommendation and name.is_recommended else ""
    return (
        place.number,
        place.name,
        process.slug,
        case.case_number,
        district,
        case.district_name,
        case.road_code,
        case.title,
        case.addresses,
        latitude,
        longitude,
        Words(*OBJECT).to(place.language),
        Words(*why).to(place.language),
        name.name,
        name.as_proposed,
        short,
        "ja" if name.is_recommended else "nei",
        name.origin,
        name.language,
        PARALLEL[case.parallel].to(place.language),
        case.parallel_names,
        case.hearing_opens,
        case.hearing_closes,
        case.meeting_on,
        case.advice.sent_on,
        case.advice.sent_to,
        case.advice.received_on,
        case.advice.text,
    )
