"""Pages where residents vote, and where staff make the ballots."""

from citizen.accounts.actions import residence_locks
from citizen.accounts.views import my_page_sections
from citizen.ballots.access import refuse_move
from citizen.ballots.views import (
    ballot,
    box,
    box_files,
    option_pictures,
    own,
    receipts,
    removing_witness,
    road_list,
    running,
    safety,
    set_up_vote,
    shortlist,
    stopping,
    withdrawal,
)
from citizen.ballots.views.blueprint import ballots

my_page_sections.append(own.open_rounds)
residence_locks.append(refuse_move)

__all__ = [
    "ballot",
    "ballots",
    "box",
    "box_files",
    "option_pictures",
    "own",
    "receipts",
    "removing_witness",
    "road_list",
    "running",
    "safety",
    "set_up_vote",
    "shortlist",
    "stopping",
    "withdrawal",
]
