"""Count the ballots of a round that has just ended, and store the result with the groups that may be shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions.emptying import Atom, Counted
from citizen.ballots.models import BallotFinal, QuestionResult, VoteRound
from citizen.ballots.queries import list_asked
from citizen.database import db
from citizen.domain.ballot_rules import count_rules
from citizen.domain.ballots import read_choices
from citizen.domain.disclosure import publishable
from citizen.domain.tally import Choices, Method, count, to_json
from citizen.electorates.queries import count_electors
from citizen.processes.models import Process

HERE, ELSEWHERE = "lives-on-the-road", "lives-elsewhere"
Profile = list[tuple[Choices, int]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A question whose stored result is not what its published ballots give."""

    question_id: int
    stored: str
    counted: str


def group_of_district(district_id: int) -> str:
    """The name under which the totals of a former municipality are stored."""
    return f"district:{district_id}"


def count_round(session: Session, vote_round: VoteRound, counted: Counted) -> None:
    """Store the result of every question, for use inside the transaction that ends the round."""
    process = session.get_one(Process, vote_round.process_id)
    vote_round.electors = count_electors(process)
    rules = json.loads(vote_round.rules)
    for asked in list_asked(vote_round.id):
        of_question = {atom: sorted(profile.items()) for atom, profile in counted.get(asked.id, {}).items()}
        how = count_rules(rules, asked.id)
        everyone = count(how, _together(of_question))
        session.add(
            QuestionResult(
                question_id=asked.id,
                round_id=vote_round.id,
                ballots=everyone.ballots,
                blank=everyone.blank,
                result=_written(to_json(everyone)),
                groups=_written(_totals_of_groups(of_question, rules, asked.id)),
            )
        )
    session.flush()


def recount(round_id: int) -> list[Difference]:
    """Count the published ballots again; every question whose stored result differs."""
    vote_round = db.session.get_one(VoteRound, round_id)
    rules = json.loads(vote_round.rules)
    results = sa.select(QuestionResult.question_id, QuestionResult.result).where(QuestionResult.round_id == round_id)
    stored = {row.question_id: row.result for row in db.session.execute(results)}
    wanted = (
        sa.select(BallotFinal.question_id, BallotFinal.choices, sa.func.count())
        .where(BallotFinal.round_id == round_id)
        .group_by(BallotFinal.question_id, BallotFinal.choices)
    )
    profiles: dict[int, Profile] = {}
    for question, choices, number in db.session.execute(wanted):
        profiles.setdefault(question, []).append((read_choices(choices), number))
    differences = []
    for question in sorted({one["id"] for one in rules["questions"]} | stored.keys()):
        counted = _written(to_json(count(count_rules(rules, question), profiles.get(question, []))))
        if stored.get(question) != counted:
            differences.append(Difference(question, stored.get(question, ""), counted))
    return differences


def _together(atoms: Mapping[Atom, Profile]) -> Profile:
    return [pair for profile in atoms.values() for pair in profile]


def _totals_of_groups(
    atoms: Mapping[Atom, Profile], rules: Mapping[str, object], question_id: int
) -> dict[str, object]:
    """The totals of each group that may be shown, and the names of those that have voters but may not."""
    groups = _groups(atoms)
    how = count_rules(rules, question_id)
    shown = publishable({atom: _as_shown(how.method, profile) for atom, profile in atoms.items()}, groups)
    totals = {
        name: to_json(count(how, _together({atom: atoms[atom] for atom in members})).support)
        for name, members in groups.items()
        if name in shown
    }
    return {"shown": totals, "hidden": sorted(name for name in groups if name not in shown)}


def _as_shown(method: Method, profile: Profile) -> Profile:
    """What a group's totals tell of its ballots: of a ranking only the first choice."""
    return [(choices[:1], number) for choices, number in profile] if method is Method.RANKED else profile


def _groups(atoms: Mapping[Atom, Profile]) -> dict[str, frozenset[Atom]]:
    """Those who live on the road and the others, then the former municipalities with most voters first."""
    groups = {
        HERE: frozenset(atom for atom in atoms if atom[1] is True),
        ELSEWHERE: frozenset(atom for atom in atoms if atom[1] is False),
    }
    if not groups[HERE]:
        groups = {}
    places = {atom[0] for atom in atoms if atom[0] is not None}

    def voters(place: int) -> int:
        return sum(number for atom, profile in atoms.items() if atom[0] == place for _choices, number in profile)

    for place in sorted(places, key=lambda place: (-voters(place), place)):
        groups[group_of_district(place)] = frozenset(atom for atom in atoms if atom[0] == place)
    return groups


def _written(content: object) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"))
