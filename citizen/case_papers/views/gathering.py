"""Put together all that a case paper says, in its language form; from here on nothing more is asked of the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from citizen.ballots.queries import find_round
from citizen.case_papers import queries
from citizen.case_papers.views.electorate import who_could_vote
from citizen.decisions.queries import CaseRow, list_cases, list_meetings
from citizen.domain.box.statements import instant
from citizen.domain.case_papers import PaperContent, PaperFinding, PaperOption, PaperQuestion, PaperUnvoted, Prepared
from citizen.domain.naming import Severity, Stage, check_name
from citizen.domain.tally import to_json
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.proposals.views.naming import surroundings_of
from citizen.proposals.views.words import what_happens_to_it, why_it_must_change
from citizen.results.queries import Groups, QuestionOutcome, RoundOutcome, find_results
from citizen.roads.models import RoadQuestion
from citizen.web.locale import both, language

Meetings = Mapping[int, str]
NOTHING_PREPARED = Prepared()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a paper says, and the counts that it says it of: the same questions in the same order."""

    content: PaperContent
    found: RoundOutcome
    outcomes: tuple[QuestionOutcome, ...]


def gather(place: Municipality, process: Process, about: str, made_at: datetime) -> Gathered | None:
    """Everything about one question of the process, or about all; None before the votes have been counted."""
    found, vote_round = find_results(process), find_round(process.id)
    if found is None or vote_round is None:
        return None
    outcomes = tuple(outcome for outcome in found.questions if about in ("", outcome.slug))
    if not outcomes:
        return None
    gatherer = _Gatherer(place, process)
    content = PaperContent(
        language=language(),
        made_at=instant(made_at),
        municipality_number=place.number,
        municipality=place.name,
        process=process.slug,
        about=about,
        title=both(process.title_nb, process.title_nn),
        why=both(process.why_nb, process.why_nn),
        decided_by=both(process.decided_by_nb, process.decided_by_nn),
        who=who_could_vote(process),
        proposals_from=instant(process.proposals_open_at),
        proposals_to=instant(process.proposals_close_at),
        voting_from=instant(vote_round.opens_at),
        voting_to=instant(vote_round.closes_at),
        method=found.method.value,
        electors=found.electors,
        rules_hash=bytes(vote_round.rules_hash).hex(),
        unvoted=() if about else tuple(gatherer.unvoted({outcome.slug for outcome in outcomes})),
        questions=tuple(gatherer.question(outcome) for outcome in outcomes),
    )
    return Gathered(content, found, outcomes)


class _Gatherer:
    """What is asked of the database once for all questions of the round."""

    def __init__(self, place: Municipality, process: Process) -> None:
        self.place = place
        self.roads = queries.list_roads_asked(process.id)
        self.proposed = queries.list_proposed(process.id)
        self.cases = {case.slug: case for case in list_cases(process)}
        self.bodies = {meeting.id: both(meeting.body_nb, meeting.body_nn) for meeting in list_meetings(place.id)}

    def question(self, outcome: QuestionOutcome) -> PaperQuestion:
        road = self.roads.get(outcome.slug) if outcome.is_road else None
        case = self.cases.get(outcome.slug)
        return PaperQuestion(
            slug=outcome.slug,
            title=both(outcome.title_nb, outcome.title_nn),
            is_road=outcome.is_road,
            district=outcome.district_name,
            addresses=road.old_addresses if road else 0,
            road_code=road.road.code if road else None,
            why=_why(road) if road else "",
            options=tuple(
                PaperOption(
                    option.id,
                    both(option.name_nb, option.name_nn),
                    option.cost,
                    both(option.text_nb, option.text_nn),
                )
                for option in outcome.options
            ),
            result=to_json(outcome.result),
            groups=_groups(outcome.groups),
            findings=tuple(self._findings(road, outcome, case)) if road else (),
            proposals=self.proposed.get(outcome.slug, ()) if outcome.is_road else (),
            prepared=_prepared(case, self.bodies) if case else NOTHING_PREPARED,
        )

    def unvoted(self, voted: Collection[str]) -> Iterator[PaperUnvoted]:
        """The roads of the round that no ballot asked about, by name."""
        for slug, road in sorted(self.roads.items(), key=lambda pair: (pair[1].old_name, pair[0])):
            if slug in voted:
                continue
            case = self.cases.get(slug)
            yield PaperUnvoted(
                title=road.old_name,
                district=road.road.district.name,
                becomes_part_of=road.into_road.name if road.into_road else "",
                prepared=_prepared(case, self.bodies) if case else NOTHING_PREPARED,
            )

    def _findings(self, road: RoadQuestion, outcome: QuestionOutcome, case: CaseRow | None) -> Iterator[PaperFinding]:
        """What the rules of the decision say of each name on the ballot, and of another that staff recommend."""
        names = [option.name_nb for option in outcome.options]
        if case and case.recommendation and case.recommendation.name and case.recommendation.name not in names:
            names.append(case.recommendation.name)
        context = replace(surroundings_of(self.place, road).context, stage=Stage.DECISION)
        for name in names:
            for finding in check_name(name, context):
                if finding.severity is not Severity.INFO:
                    said = finding.message(language())
                    yield PaperFinding(name, finding.rule.value, finding.severity.value, said)


def _why(road: RoadQuestion) -> str:
    said = (why_it_must_change(road), both(road.reason_nb, road.reason_nn), what_happens_to_it(road))
    return " ".join(sentence for sentence in said if sentence)


def _groups(groups: Groups) -> dict[str, object]:
    """Only the totals that everyone can see, each as it is stored, and which groups are too small."""
    return {
        "on_road": to_json(groups.here) if groups.here else None,
        "elsewhere": to_json(groups.elsewhere) if groups.elsewhere else None,
        "districts": {str(district): to_json(total) for district, total in groups.districts.items()},
        "hidden": sorted(groups.hidden),
    }


def _prepared(case: CaseRow, bodies: Meetings) -> Prepared:
    advice, recommended = case.advice, case.recommendation
    said = {}
    if recommended:
        said = {
            "outcome": recommended.outcome.value,
            "name": both(recommended.name, recommended.name_nn),
            "short_form": recommended.short_form,
            "reason": both(recommended.reason_nb, recommended.reason_nn),
        }
    return Prepared(
        case_number=case.case_number,
        meeting_on=_day(case.meeting_on),
        body=bodies.get(case.meeting_id, "") if case.meeting_id else "",
        advice_sent_on=_day(advice.sent_on),
        advice_sent_to=advice.sent_to,
        advice_received_on=_day(advice.received_on),
        advice=advice.text,
        needs_hearing=case.needs_hearing,
        hearing_opens_on=_day(case.hearing_opens),
        hearing_closes_on=_day(case.hearing_closes),
        parallel=case.parallel.value,
        parallel_names=case.parallel_names,
        **said,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
