"""Make the ballots of a round, cast and withdraw votes, seal the log, close the round and publish its box."""

from citizen.ballots.actions.announcing import VoteWish, announce_vote, change_vote, plan_of_round
from citizen.ballots.actions.casting import (
    Cast,
    Shown,
    Voter,
    Withdrawn,
    cast_ballot,
    cast_on_paper,
    find_slots,
    seal_of,
    withdraw_ballot,
)
from citizen.ballots.actions.changing import change_deadline, stop_round
from citizen.ballots.actions.closing import (
    close_due,
    close_round,
    end_round,
    scrub_due,
    shred_due,
    when_a_round_ends,
)
from citizen.ballots.actions.counting import Difference, group_of_district, recount
from citizen.ballots.actions.locking import lock_for_casting
from citizen.ballots.actions.making import (
    PlannedOption,
    PlannedPicture,
    PlannedQuestion,
    make_ballots,
    make_vote,
)
from citizen.ballots.actions.pictures import copy_picture_of_idea, keep_picture
from citizen.ballots.actions.restating import restate_rules
from citizen.ballots.actions.sealing import seal_due
from citizen.ballots.actions.telling import tell_followers
from citizen.ballots.actions.witnessing import Mailed, add_witness, mail_due, remove_witness

__all__ = [
    "Cast",
    "Difference",
    "Mailed",
    "PlannedOption",
    "PlannedPicture",
    "PlannedQuestion",
    "Shown",
    "VoteWish",
    "Voter",
    "Withdrawn",
    "add_witness",
    "announce_vote",
    "cast_ballot",
    "cast_on_paper",
    "change_deadline",
    "change_vote",
    "close_due",
    "close_round",
    "copy_picture_of_idea",
    "end_round",
    "find_slots",
    "group_of_district",
    "keep_picture",
    "lock_for_casting",
    "mail_due",
    "make_ballots",
    "make_vote",
    "plan_of_round",
    "recount",
    "remove_witness",
    "restate_rules",
    "scrub_due",
    "seal_due",
    "seal_of",
    "shred_due",
    "stop_round",
    "tell_followers",
    "when_a_round_ends",
    "withdraw_ballot",
]
