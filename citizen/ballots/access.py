"""What the person who is calling has on the ballots of a round, and why they may not vote."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import current_app

from citizen.accounts.access import current_account, current_resident
from citizen.ballots import actions, queries
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import RoadOnBallot
from citizen.domain.ballots import BallotRefusal
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class OwnVote:
    """A road on the ballot, with what this person has chosen on it: None where they have not voted, () is blank."""

    road: RoadOnBallot
    is_home: bool
    choices: tuple[int, ...] | None


def keys_dir() -> Path:
    """The folder of keys, from the settings."""
    folder: Path = current_app.config["CITIZEN"].keys_dir
    return folder


def list_own_votes(process: Process, vote_round: VoteRound) -> list[OwnVote]:
    """The roads that can be voted on, the person's own road first, each with what they have chosen."""
    roads = queries.list_roads_on_ballot(vote_round.id)
    account = current_account()
    if account is None:
        return [OwnVote(road, is_home=False, choices=None) for road in roads]
    done = queries.find_choices(vote_round.id, _slots(process, vote_round, [road.question_id for road in roads]))
    votes = [OwnVote(road, road.road_id == account.home_road_id, done.get(road.question_id)) for road in roads]
    return sorted(votes, key=lambda vote: not vote.is_home)


def seed_of_order(process: Process, vote_round: VoteRound, question_id: int) -> bytes:
    """What the order of the names is drawn from: the person's slot; a new draw each time for those not logged in."""
    if current_account() is None:
        return secrets.token_bytes(32)
    return _slots(process, vote_round, [question_id])[question_id]


def refuse_voter(municipality_id: int) -> BallotRefusal | None:
    """Why the person who is logged in may not vote here; None when they may, or are not logged in."""
    if current_account() is None:
        return None
    resident = current_resident()
    if resident.municipality_id is None and not resident.lives_elsewhere:
        return BallotRefusal.RESIDENCE_UNKNOWN
    return None if resident.municipality_id == municipality_id else BallotRefusal.LIVES_ELSEWHERE


def _slots(process: Process, vote_round: VoteRound, questions: list[int]) -> Mapping[int, bytes]:
    account = current_account()
    if account is None:
        return {}
    return actions.find_slots(keys_dir(), vote_round, process, questions, account.person_key)
