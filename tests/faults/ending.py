"""The end of a campaign: the round closes, and what it published is gathered for the checker."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

import sqlalchemy as sa

from citizen.ballots.actions import close_round, find_slots
from citizen.ballots.actions.casting import seal_of
from citizen.ballots.models import Ballot, QuestionResult
from citizen.ballots.queries import stream_ballots, stream_leaves, stream_replaced
from citizen.database import db
from citizen.domain.tally import Method, from_json
from tests import factories as a
from tests.faults.history import Counted
from tests.faults.voters import Campaign
from tests.published import faults_of_box


def end_and_gather(campaign: Campaign, folder: Path, *, passed: bool = False) -> Counted:
    """What lay in the voters' slots, and what the round has published after it. `passed`: its deadline has passed."""
    vote = campaign.vote
    receipt_of = receipts_of(campaign)
    if passed:
        while close_round(vote.round.id, a.the_settings()) is None:
            time.sleep(1 / 4)  # until the grace is over
    else:
        a.let_it_close(vote.round)
    lines = [(receipt, tuple(choices)) for _question, receipt, choices, _nonce in stream_ballots(vote.round.id)]
    result = db.session.execute(
        sa.select(QuestionResult.result, QuestionResult.ballots).filter_by(question_id=vote.question.id)
    ).one()
    support = from_json(Method.APPROVAL, json.loads(result.result)).support
    return Counted(
        lines=dict(lines),
        replaced=frozenset(stream_replaced(vote.round.id)),
        tally={option: support.votes_for(option) for option in vote.options},
        ballots=result.ballots,
        leaves=sum(1 for _leaf in stream_leaves(vote.round.id)),
        receipt_of=receipt_of,
        faults=tuple(faults_of_box(vote.round.id, folder)),
        twice=tuple(receipt for receipt, times in Counter(receipt for receipt, _c in lines).items() if times > 1),
    )


def receipts_of(campaign: Campaign) -> dict[int, str]:
    """The receipt of what lies in each voter's slot, as only the key of the round can tell."""
    vote, found = campaign.vote, {}
    seal, question = seal_of(vote.keys_dir, vote.round), vote.question.id
    ballots = dict(db.session.execute(sa.select(Ballot.slot, Ballot.sealed).filter_by(question_id=question)).all())
    for browser in campaign.browsers:
        key = browser.account.person_key
        slot = find_slots(vote.keys_dir, vote.round, vote.process, [question], key)[question]
        if slot in ballots:
            found[browser.number] = seal.open(ballots.pop(slot), slot).receipt
    assert not ballots, f"{len(ballots)} ballots belong to nobody"
    db.session.commit()
    return found
