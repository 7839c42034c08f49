"""Make codes for ballots on paper, enter the ballots twice, settle differences, and forget all when the round ends."""

from citizen.paper.actions.codes import Batch, MadeCode, make_code_at_desk, make_codes_anew, make_missing_codes
from citizen.paper.actions.entering import (
    Entered,
    Misread,
    enter_ballot,
    find_difference,
    settle_ballot,
)
from citizen.paper.actions.forgetting import forget_paper

__all__ = [
    "Batch",
    "Entered",
    "MadeCode",
    "Misread",
    "enter_ballot",
    "find_difference",
    "forget_paper",
    "make_code_at_desk",
    "make_codes_anew",
    "make_missing_codes",
    "settle_ballot",
]
