"""What the forms of voting send: a voter's ballot, and what staff fill in about a vote."""

from citizen.ballots.forms.ballot import (
    BLANK,
    NUMBER,
    UNKNOWN,
    BallotForm,
    WithdrawalForm,
    idem_bytes,
    write_shown,
)
from citizen.ballots.forms.counting import CountingForm
from citizen.ballots.forms.running import DeadlineForm, ReasonForm, StopForm, WitnessForm
from citizen.ballots.forms.vote import LONGEST_NAME, LONGEST_REASON, ROW_PARTS, Row, VoteForm, rows_said, vote_form
from citizen.ballots.forms.vote_pictures import LONGEST_ALT, OF_IDEA, PICTURE_PARTS, alt_of, kept_picture, sent_file

__all__ = [
    "BLANK",
    "LONGEST_ALT",
    "LONGEST_NAME",
    "LONGEST_REASON",
    "NUMBER",
    "OF_IDEA",
    "PICTURE_PARTS",
    "ROW_PARTS",
    "UNKNOWN",
    "BallotForm",
    "CountingForm",
    "DeadlineForm",
    "ReasonForm",
    "Row",
    "StopForm",
    "VoteForm",
    "WithdrawalForm",
    "WitnessForm",
    "alt_of",
    "idem_bytes",
    "kept_picture",
    "rows_said",
    "sent_file",
    "vote_form",
    "write_shown",
]
