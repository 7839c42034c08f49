"""Everything that decides what stands between the cases of a process and their decisions, read once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from citizen.ballots.queries import list_candidates
from citizen.database import database_now, db
from citizen.decisions.queries.cases import list_cases
from citizen.decisions.queries.decided import list_decided
from citizen.decisions.queries.rows import CaseRow, DecidedRow
from citizen.domain.decisions.codes import Outcome
from citizen.domain.decisions.following import follows_for_question, follows_for_road
from citizen.domain.decisions.gates import Hit, NamesAround, Prepared, Proposed, find_gates
from citizen.domain.naming import name_key
from citizen.domain.tally import Method
from citizen.processes.models import Process
from citizen.results.queries import QuestionOutcome, find_results, find_way_of_voting
from citizen.roads.models import RoadQuestion
from citizen.roads.queries import name_index


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something that can be decided: a proposed name, or an option of the vote."""

    code: str
    """As forms send it."""
    name_nb: str
    name_nn: str
    option_id: int | None
    proposal_id: int | None
    votes: int | None
    """None where it was not on a ballot."""
    leads: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The cases of a process with what residents chose and the names around them."""

    process: Process
    cases: tuple[CaseRow, ...]
    is_counted: bool
    outcomes: Mapping[str, QuestionOutcome]
    """By the question's slug; those that were voted on."""
    in_use: Mapping[str, str]
    decided: Mapping[int, Mapping[str, str]]
    """By case: the names that its decision gave out, by key, each with the road."""
    proposals: Mapping[int, Sequence[tuple[str, str, int]]]
    """By road question: public id, name and id of each proposal, the most supported first."""
    staying: Mapping[int, str]
    """By road question: the other road that has the same name and keeps it."""

    def find(self, slug: str) -> CaseRow | None:
        return next((case for case in self.cases if case.slug == slug), None)

    def alternatives(self, case: CaseRow) -> list[Alternative]:
        """What can be chosen, those that residents put first on top."""
        outcome = self.outcomes.get(case.slug)
        ids = {public_id: proposal for public_id, _, proposal in self._proposed(case)}
        if outcome is None:
            named = self._proposed(case)
            return [Alternative(code, name, name, None, proposal, None, leads=False) for code, name, proposal in named]
        votes = {standing.option: standing.votes for standing in outcome.count.standings}
        leaders = outcome.result.leaders
        made = [
            Alternative(
                one.code, one.name_nb, one.name_nn, one.id, ids.get(one.code), votes.get(one.id, 0), one.id in leaders
            )
            for one in outcome.options
        ]
        return sorted(made, key=lambda one: (not one.leads, -(one.votes or 0)))

    def leading(self, case: CaseRow) -> list[Alternative]:
        """What residents chose: one, several in a tie or a budget, or none."""
        return [one for one in self.alternatives(case) if one.leads]

    def departs(self, case: CaseRow, outcome: Outcome | None, name: str, options: Sequence[int]) -> bool:
        """Whether this is something else than residents chose; also where they chose nothing."""
        if outcome is None:
            return False
        leading = self.leading(case)
        if case.is_road:
            return not follows_for_road(outcome, name, [one.name_nb for one in leading])
        asked = self.outcomes.get(case.slug)
        is_budget = asked is not None and asked.method is Method.BUDGET
        leaders = [one.option_id for one in leading if one.option_id is not None]
        return not follows_for_question(outcome, options, leaders, is_budget=is_budget)

    def gates(self, case: CaseRow, proposed: Proposed, today: date) -> tuple[Hit, ...]:
        """What stands between this and a decision in the case."""
        return find_gates(proposed, self._prepared(case), self._around(case), today)

    def as_recommended(self, case: CaseRow, held_on: date | None = None) -> Proposed:
        """What it would be to decide as staff recommend, at this meeting or the one where the case comes up."""
        advised, decided_on = case.recommendation, held_on or case.meeting_on
        if advised is None:
            return Proposed(None, decided_on=decided_on)
        return Proposed(
            outcome=advised.outcome,
            name=advised.name,
            short_form=advised.short_form,
            decided_on=decided_on,
            departs=self.departs(case, advised.outcome, advised.name, advised.option_ids),
            reason=advised.reason_nb or advised.reason_nn,
        )

    def _proposed(self, case: CaseRow) -> Sequence[tuple[str, str, int]]:
        return self.proposals.get(case.road_question_id or 0, ())

    def _prepared(self, case: CaseRow) -> Prepared:
        return Prepared(
            is_road=case.is_road,
            is_counted=self.is_counted,
            advice_sent_on=case.advice.sent_on,
            advice_received_on=case.advice.received_on,
            needs_hearing=case.needs_hearing,
            hearing_opens_on=case.hearing_opens,
            hearing_closes_on=case.hearing_closes,
            parallel=case.parallel,
            old_name_stays_elsewhere=self.staying.get(case.road_question_id or 0, ""),
        )

    def _around(self, case: CaseRow) -> NamesAround:
        decided = {
            key: about
            for case_id, names in self.decided.items()
            if case_id != case.case_id
            for key, about in names.items()
        }
        wanted = {
            name_key(name): f"{other.title} ({other.district_name})"
            for other in self.cases
            if other.case_id != case.case_id and other.decision is None
            for name in _wanted_by(other)
        }
        return NamesAround(self.in_use, decided, wanted)


def board_of(process: Process) -> Board:
    """The board of the process, as everything stands now."""
    found = find_results(process)
    way = find_way_of_voting(process)
    is_over = way.round is None and database_now(db.session()) >= process.voting_close_at
    proposals: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for one in list_candidates(process.id):
        if one.proposal_id:
            proposals[one.question_id].append((one.public_id, one.name, one.proposal_id))
    return Board(
        process=process,
        cases=tuple(list_cases(process)),
        is_counted=found is not None or is_over,
        outcomes={question.slug: question for question in found.questions} if found else {},
        in_use=_list_in_use(process.municipality_id),
        decided={row.case_id: _given_out(row) for row in list_decided(process.municipality_id)},
        proposals=proposals,
        staying=_list_staying(process.id),
    )


def _list_in_use(municipality_id: int) -> dict[str, str]:
    """Every name in the registers, by key, with each place where it is in use."""
    places: dict[str, list[str]] = defaultdict(list)
    for known in name_index(municipality_id).names:
        places[name_key(known.name)].append(f"{known.name} ({known.municipality})")
    return {key: ", ".join(listed) for key, listed in places.items()}


def _wanted_by(case: CaseRow) -> tuple[str, ...]:
    """The name and the short form that staff recommend for the road."""
    advised = case.recommendation
    if advised is None or advised.outcome is not Outcome.NEW_NAME:
        return ()
    return (advised.name, advised.short_form) if advised.short_form else (advised.name,)


def _given_out(row: DecidedRow) -> dict[str, str]:
    if row.outcome is not Outcome.NEW_NAME:
        return {}
    about = f"{row.old_name} ({row.district_name})"
    return {name_key(name): about for name in (row.new_name, row.short_form) if name}


def _list_staying(process_id: int) -> dict[int, str]:
    wanted = sa.select(RoadQuestion.id, RoadQuestion.because_name).where(
        RoadQuestion.process_id == process_id,
        RoadQuestion.level == "identical",
        RoadQuestion.other_changes_too.is_(False),
    )
    return dict(db.session.execute(wanted).all())
