"""What the invented residents have proposed, supported and voted.

History can't be made through the actions, whose clock is the database's; so the rows are written here as the actions
would have written them at the time.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.ballots import actions
from citizen.ballots.models import Ballot, BallotQuestion, CastRequest, VoteRound, WaitingLeaf
from citizen.ballots.queries import list_options
from citizen.config import Settings
from citizen.database import transaction
from citizen.demo.content import DemoProposal, DemoRound, Place
from citizen.demo.people import People
from citizen.domain.ballots import canonical_choices, read_choices
from citizen.domain.box.commitments import Kind, commitment_of
from citizen.domain.box.receipts import new_receipt
from citizen.domain.naming.keys import name_key
from citizen.domain.sealed_ballots import SealedContents
from citizen.domain.tally import Method
from citizen.processes.models import Process
from citizen.proposals.models import Proposal, Support
from citizen.roads.models import Road, RoadQuestion

MOST_SUPPORT = 24
FEWEST_VOTERS, MOST_VOTERS = 36, 82
SHARE_BLANK = 0.05
TIED_ROADS = 1
NEIGHBOURS = 14
"""So many live on the first road that is not tied, so that the demonstration can show their votes beside all others."""
DAY = timedelta(days=1)


def make_proposals(
    process: Process, planned: DemoRound, roads: Mapping[Place, int], people: People, chance: random.Random
) -> dict[int, list[tuple[Proposal, DemoProposal]]]:
    """Store the proposals of a round with their supporters; returns them by question."""
    made: dict[int, list[tuple[Proposal, DemoProposal]]] = {}
    with transaction() as session:
        wanted = sa.select(RoadQuestion.road_id, RoadQuestion.id).where(RoadQuestion.process_id == process.id)
        questions = dict(session.execute(wanted).all())
        for number, item in enumerate(planned.proposals):
            question = questions[roads[item.place]]
            proposal = _proposal(process, planned, question, item, number, chance.choice(people.all), chance)
            session.add(proposal)
            session.flush()
            session.add_all(_supporters(proposal, item, people, chance))
            made.setdefault(question, []).append((proposal, item))
    return made


def make_ballots(
    settings: Settings,
    process: Process,
    planned: DemoRound,
    proposals: Mapping[int, Sequence[tuple[Proposal, DemoProposal]]],
    people: People,
    chance: random.Random,
    now: datetime,
) -> None:
    """Fix the ballots of a round that has come so far, and fill them; a closed round is closed afterwards."""
    if planned.phase not in ("voting", "closed"):
        return
    shortlist = {
        question: [proposal.id for proposal, item in items if item.is_shortlisted]
        for question, items in proposals.items()
    }
    opens_at, closes_at = process.voting_open_at, process.voting_close_at
    with transaction() as session:
        # The database freezes what has opened, and takes ballots in an open round only: so the round is made while it
        # is still to open, opened in the past, and given its deadline when all have voted.
        process.voting_open_at, process.voting_close_at = now + DAY, now + 2 * DAY
        session.flush()
        vote_round = actions.make_ballots(process, shortlist, settings=settings)
        if not isinstance(vote_round, VoteRound):
            raise RuntimeError(f"the ballots of {planned.slug} in the demonstration can't be made: {vote_round}")
        process.voting_open_at, vote_round.opens_at = opens_at, opens_at
        session.flush()
        options = {option.code: option.id for option in list_options(vote_round.id)}
        asked = {question.road_question_id: question for question in list_questions(session, vote_round)}
        for place, (road, items) in enumerate(sorted(proposals.items())):
            listed = [(options[one.public_id], item.popularity) for one, item in items if item.is_shortlisted]
            is_tied = planned.phase == "closed" and place < TIED_ROADS
            if listed:
                voters, choices = _votes(
                    session, road, listed, people, chance, is_tied=is_tied, has_neighbours=place == TIED_ROADS
                )
                votes = list(zip(voters, choices, strict=True))
                fill(session, settings, vote_round, process, asked[road], votes, chance)
        process.voting_close_at = vote_round.closes_at = closes_at


def _proposal(
    process: Process,
    planned: DemoRound,
    question: int,
    item: DemoProposal,
    number: int,
    proposer: Account,
    chance: random.Random,
) -> Proposal:
    last = min(planned.days["proposals_close"], -1)
    day = chance.randint(planned.days["proposals_open"], last) - planned.days["proposals_open"]
    return Proposal(
        public_id=hashlib.sha256(f"{planned.slug} {number}".encode()).hexdigest()[:26],
        question_id=question,
        name=item.name,
        name_key=name_key(item.name),
        reason=item.reason,
        language=item.language,
        proposer_id=proposer.id,
        proposed_at=process.proposals_open_at + timedelta(days=day, minutes=chance.randint(0, 600)),
        is_shortlisted=item.is_shortlisted,
    )


def _supporters(proposal: Proposal, item: DemoProposal, people: People, chance: random.Random) -> list[Support]:
    """The proposer, and more people the more popular the name is."""
    number = round(item.popularity / 100 * MOST_SUPPORT * chance.uniform(0.4, 1.0))
    supporters = {account.id for account in chance.sample(people.all, number)}
    if proposal.proposer_id is not None:
        supporters.add(proposal.proposer_id)
    return [Support(proposal_id=proposal.id, account_id=account) for account in sorted(supporters)]


def list_questions(session: Session, vote_round: VoteRound) -> Sequence[BallotQuestion]:
    """The questions of the round in their order."""
    wanted = sa.select(BallotQuestion).where(BallotQuestion.round_id == vote_round.id)
    return session.scalars(wanted.order_by(BallotQuestion.position)).all()


def fill(
    session: Session,
    settings: Settings,
    vote_round: VoteRound,
    process: Process,
    question: BallotQuestion,
    votes: Sequence[tuple[Account, Collection[int]]],
    chance: random.Random,
) -> None:
    """Store these votes as casting stores them: with receipt, nonce and leaf, all drawn from the same chance."""
    home = session.scalar(sa.select(RoadQuestion.road_id).where(RoadQuestion.id == question.road_question_id))
    seal = actions.seal_of(settings.keys_dir, vote_round)
    for voter, chosen in votes:
        slots = actions.find_slots(settings.keys_dir, vote_round, process, [question.id], voter.person_key)
        where = {"round_id": vote_round.id, "question_id": question.id, "slot": slots[question.id]}
        slot, receipt = slots[question.id], new_receipt(chance.randbytes(16))
        written = canonical_choices(tuple(chosen), Method(vote_round.method))
        said = SealedContents(read_choices(written), receipt, chance.randbytes(32))
        ballot = Ballot(
            **where,
            sealed=seal.seal(said, slot, chance.randbytes(12)),
            mark=seal.mark_of_receipt(receipt),
            rev=1,
            district_id=voter.district_id,
            lives_here=voter.home_road_id == home if home else None,
        )
        commitment = commitment_of(vote_round.id, question.id, Kind.CAST, receipt, said.choices, said.nonce)
        leaf = WaitingLeaf(
            round_id=vote_round.id, sealed=seal.seal_leaf(commitment, question.id, slot, chance.randbytes(12))
        )
        idem = chance.randbytes(32)
        request = CastRequest(
            **where,
            idem=idem,
            body_mark=seal.mark_of_form(written, slot, idem),
            rev=1,
            sealed_receipt=seal.seal_receipt(receipt, slot, chance.randbytes(12)),
            did="cast",
        )
        session.add_all([ballot, leaf, request])
    session.flush()


def _votes(
    session: Session,
    road: int,
    listed: Sequence[tuple[int, int]],
    people: People,
    chance: random.Random,
    *,
    is_tied: bool,
    has_neighbours: bool,
) -> tuple[list[Account], list[set[int]]]:
    district = session.scalar(
        sa.select(Road.district_id).join(RoadQuestion, RoadQuestion.road_id == Road.id).where(RoadQuestion.id == road)
    )
    voters = _voters(people, district, chance)
    if is_tied:
        choices = [_choice(listed, chance) for _voter in voters]
        _even_out([option for option, _popularity in listed[:2]], choices)
        return voters, choices
    home = session.scalar(sa.select(RoadQuestion.road_id).where(RoadQuestion.id == road))
    if has_neighbours:
        for voter in [one for one in voters if one.district_id == district][:NEIGHBOURS]:
            voter.home_road_id = home
    return voters, [_choice(listed, chance) for _voter in voters]


def _voters(people: People, district: int | None, chance: random.Random) -> list[Account]:
    """Those near the road are keenest, the others take part in equal shares; the named test people have not voted."""
    number = chance.randint(FEWEST_VOTERS, MOST_VOTERS)
    near = round(number * chance.uniform(0.35, 0.5))
    places = sorted({account.district_id for account in people.all if account.district_id is not None})
    far = (number - near) // (len(places) - 1)
    voters: list[Account] = []
    for place in places:
        there = [account for account in people.all if account.district_id == place]
        voters += chance.sample(there, min(len(there), near if place == district else far))
    return voters


def _choice(listed: Sequence[tuple[int, int]], chance: random.Random) -> set[int]:
    if chance.random() < SHARE_BLANK:
        return set()
    chosen = {option for option, popularity in listed if chance.random() < popularity / 130}
    return chosen or {max(listed, key=lambda pair: pair[1] * chance.random())[0]}


def _even_out(pair: Sequence[int], choices: Sequence[set[int]]) -> None:
    """Take votes from the one with more until both have the same, so that the demonstration has a tie to show."""
    first, second = pair
    for chosen in choices:
        votes = {option: sum(option in other for other in choices) for option in pair}
        more = first if votes[first] > votes[second] else second
        if votes[first] != votes[second] and more in chosen:
            chosen.discard(more)
