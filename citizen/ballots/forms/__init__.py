"""What the forms of voting send: a voter's ballot, and what staff fill in about a vote."""

from citizen.ballots.forms.ballot import BLANK, NUMBER, UNKNOWN, BallotForm, WithdrawalForm
from citizen.ballots.forms.counting import CountingForm
from citizen.ballots.forms.running import DeadlineForm, ReasonForm, StopForm, WitnessForm
from citizen.ballots.forms.vote import ROW_PARTS, VoteForm, rows_said, vote_form

__all__ = [
    "BLANK",
    "NUMBER",
    "ROW_PARTS",
    "UNKNOWN",
    "BallotForm",
    "CountingForm",
    "DeadlineForm",
    "ReasonForm",
    "StopForm",
    "VoteForm",
    "WithdrawalForm",
    "WitnessForm",
    "rows_said",
    "vote_form",
]
