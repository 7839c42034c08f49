"""Tables of voting: rounds with their questions, the ballots while a round is open, the log, and what is kept after."""

from citizen.ballots.models.ballots import Ballot, CastRequest, PaperVote, WaitingLeaf
from citizen.ballots.models.log import LogBatch, LogLeaf, Witness, WitnessNotice
from citizen.ballots.models.outcome import BallotFinal, QuestionResult, ReplacedReceipt
from citizen.ballots.models.pictures import OptionPicture, VotePicture
from citizen.ballots.models.rounds import BallotOption, BallotQuestion, RoundEvent, VoteRound

__all__ = [
    "Ballot",
    "BallotFinal",
    "BallotOption",
    "BallotQuestion",
    "CastRequest",
    "LogBatch",
    "LogLeaf",
    "OptionPicture",
    "PaperVote",
    "QuestionResult",
    "ReplacedReceipt",
    "RoundEvent",
    "VotePicture",
    "VoteRound",
    "WaitingLeaf",
    "Witness",
    "WitnessNotice",
]
