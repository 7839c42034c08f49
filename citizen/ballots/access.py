"""What the person who is calling has on the ballots of a round, and as whom they vote."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import current_app, g

from citizen.accounts.access import current_account, get_current_account
from citizen.ballots import actions, queries
from citizen.ballots.models import BallotQuestion, VoteRound
from citizen.ballots.queries import Asked, Booth, Option, OwnBallot, booth_of
from citizen.domain.ballots import canonical_choices
from citizen.domain.electorates import Source
from citizen.domain.residents import ResidenceRefusal
from citizen.domain.round_states import RoundState, state_of
from citizen.domain.tally import Method
from citizen.electorates.access import current_elector, current_voter_key, groups_of
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Franchise, Process
from citizen.web.clock import now
from citizen.web.found import or_404

SHEETS_REMEMBERED = 512
BOOTHS_REMEMBERED = 512

_booths: dict[tuple[str, str, str, str], Booth] = {}
"""By address and round, in each worker: what the database keeps as it is once a round has opened."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A ballot sheet: the question and its options, in which round of which process."""

    place: Municipality
    process: Process
    round: VoteRound
    question: BallotQuestion
    asked: Asked
    options: Sequence[Option]

    @property
    def method(self) -> Method:
        return Method(self.round.method)

    @property
    def booth(self) -> Booth:
        """Where it is cast."""
        return booth_of(self.process, self.round, self.question)

    @property
    def is_about_road(self) -> bool:
        return self.asked.road_id is not None


@dataclass(frozen=True, slots=True)
class OwnVote:
    """A question of the round, and the ballot of the person who is calling; None where they have not voted."""

    asked: Asked
    is_home: bool
    ballot: OwnBallot | None

    @property
    def choices(self) -> tuple[int, ...] | None:
        """What they have chosen; () is blank."""
        return self.ballot.choices if self.ballot else None


def keys_dir() -> Path:
    """The folder of keys, from the settings."""
    folder: Path = current_app.config["CITIZEN"].keys_dir
    return folder


def open_sheet(municipality: str, process: str, slug: str) -> Sheet:
    """The ballot that the address names, or a 404; that of a stopped round only where no later round asks the same."""
    found = queries.find_sheet(municipality, process, slug)
    if found is None:
        open_process(municipality, process)  # the page that says so stands in the municipality's name
    place, round_of, vote_round, question = or_404(found)
    g.municipality = place
    asked, options = _asked_with_options(vote_round.key_id, vote_round.rules_hash, vote_round.id, question.id)
    return Sheet(place, round_of, vote_round, question, asked, options)


def open_booth(municipality: str, process: str, slug: str) -> Booth:
    """As much of the same ballot as casting needs, which is asked for with every vote; or a 404."""
    found = queries.find_booth(municipality, process, slug)
    if found is None:
        open_process(municipality, process)  # as above
    booth = or_404(found)
    if booth.has_opened and booth.status == "open":
        if len(_booths) >= BOOTHS_REMEMBERED:
            _booths.clear()
        _booths[municipality, process, slug, str(booth.round_id)] = booth
    return booth


def known_booth(municipality: str, process: str, slug: str, round_said: str) -> Booth | None:
    """The booth of the round for which the form was made, if this worker has opened it before.

    The round may have ended since: whoever is refused there must be asked again in the booth that `open_booth` finds.
    """
    return _booths.get((municipality, process, slug, round_said))


def options_of(booth: Booth) -> Sequence[Option]:
    """What can be chosen there."""
    _asked, options = _asked_with_options(booth.key_id, booth.rules_hash, booth.round_id, booth.question_id)
    return options


@lru_cache(SHEETS_REMEMBERED)
def _asked_with_options(
    _key_id: str, _rules_hash: bytes, round_id: int, question_id: int
) -> tuple[Asked, list[Option]]:
    """Asked once in the life of a worker: with other options the round has other rules, and another hash of them."""
    [asked] = queries.list_asked(round_id, question_id)
    return asked, list(queries.list_options(round_id, question_id))


def state_now(vote_round: VoteRound) -> RoundState:
    """Where the round stands at this moment."""
    return state_of(vote_round.status, vote_round.opens_at, vote_round.closes_at, now())


def current_voter(booth: Booth) -> actions.Voter:
    """The person who is logged in, as the one who votes on this question."""
    process = booth.franchise
    asked, _options = _asked_with_options(booth.key_id, booth.rules_hash, booth.round_id, booth.question_id)
    by_own_words = process.as_electorate().source is Source.DECLARATION
    return actions.Voter(
        current_elector(process),
        _voter_key(process),
        *groups_of(process, asked.road_id),
        account_id=get_current_account().id if by_own_words else None,
    )


def list_own_votes(process: Process, vote_round: VoteRound) -> list[OwnVote]:
    """The questions that can be voted on, the person's own road first, each with their ballot.

    Once the round is closed nobody's ballot can be found any more.
    """
    asked = queries.list_asked(vote_round.id)
    account = current_account()
    if account is None:
        return [OwnVote(one, is_home=False, ballot=None) for one in asked]
    slots = _slots(process, vote_round, [one.id for one in asked])
    done = _open(vote_round, slots)
    home = account.home_road_id
    votes = [OwnVote(one, home is not None and one.road_id == home, done.get(one.id)) for one in asked]
    return sorted(votes, key=lambda vote: not vote.is_home)


def find_own_ballot(sheet: Sheet) -> OwnBallot | None:
    """The person's ballot on this question."""
    slots = _slots(sheet.process, sheet.round, [sheet.question.id])
    return _open(sheet.round, slots).get(sheet.question.id)


def what_is_shown(sheet: Sheet, own: OwnBallot | None, idem: bytes) -> actions.Shown:
    """What the page shows of the person's vote, for the form with this key: sent back, it saves looking once more."""
    if own is None:
        return actions.Shown(0, b"")
    [slot] = _slots(sheet.process, sheet.round, [sheet.question.id]).values()
    said = canonical_choices(own.choices, sheet.method)
    return actions.Shown(own.rev, actions.seal_of(keys_dir(), sheet.round).mark_of_form(said, slot, idem))


def has_voted_on_paper(process: Process, vote_round: VoteRound, question_id: int) -> bool:
    """Whether the person has voted on paper, and so can't vote here; a paper ballot has all the round's questions."""
    return queries.is_on_paper(vote_round.id, list(_slots(process, vote_round, [question_id]).values()))


def seed_of_order(sheet: Sheet) -> bytes:
    """What the order of the options is drawn from: the person's slot; a new draw each time for those without one."""
    slots = _slots(sheet.process, sheet.round, [sheet.question.id])
    return slots.get(sheet.question.id) or secrets.token_bytes(32)


def refuse_move(person_key: bytes) -> ResidenceRefusal | None:
    """Why the person must leave it at where they have said that they live: it was what let them vote in an open round.

    Otherwise one person could vote in one place after the other. When they withdraw the vote, or the round has closed,
    they may move.
    """
    for vote_round, _place, process in queries.list_all_rounds():
        if vote_round.status != "open" or process.as_electorate().source is not Source.DECLARATION:
            continue
        asked = [one.id for one in queries.list_asked(vote_round.id)]
        slots = actions.find_slots(keys_dir(), vote_round, process, asked, person_key)
        if queries.has_vote(vote_round.id, list(slots.values())):
            return ResidenceRefusal.VOTED_IN_OPEN_ROUND
    return None


def _open(vote_round: VoteRound, slots: Mapping[int, bytes]) -> dict[int, OwnBallot]:
    if not slots:
        return {}
    return queries.find_own_ballots(vote_round.id, slots, actions.seal_of(keys_dir(), vote_round))


def _slots(process: Process, vote_round: VoteRound, questions: list[int]) -> Mapping[int, bytes]:
    """Where the person's ballots lie. A round that is closed has none, and its key may be destroyed."""
    if current_account() is None or vote_round.status != "open":
        return {}
    return actions.find_slots(keys_dir(), vote_round, process, questions, _voter_key(process))


def _voter_key(process: Process | Franchise) -> bytes:
    return current_voter_key(process) or get_current_account().person_key
