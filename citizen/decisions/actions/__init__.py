"""What staff and councillors do with cases."""

from citizen.decisions.actions.appealing import Appeal, record_appeal, settle_appeal
from citizen.decisions.actions.deciding import (
    DecidedMany,
    Refused,
    ToDecide,
    decide,
    decide_as_recommended,
    stopping_together,
)
from citizen.decisions.actions.meetings import add_meeting, change_meeting, remove_meeting
from citizen.decisions.actions.opening import open_cases
from citizen.decisions.actions.preparing import Edit, PreparedCases, find_preparation, prepare_cases

__all__ = [
    "Appeal",
    "DecidedMany",
    "Edit",
    "PreparedCases",
    "Refused",
    "ToDecide",
    "add_meeting",
    "change_meeting",
    "decide",
    "decide_as_recommended",
    "find_preparation",
    "open_cases",
    "prepare_cases",
    "record_appeal",
    "remove_meeting",
    "settle_appeal",
    "stopping_together",
]
