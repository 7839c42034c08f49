"""Pages where residents vote, and where staff make the ballots."""

from citizen.ballots.views import ballot, road_list, shortlist
from citizen.ballots.views.blueprint import ballots

__all__ = ["ballot", "ballots", "road_list", "shortlist"]
