"""Pages where residents vote, and where staff make the ballots."""

from citizen.accounts.views import my_page_sections
from citizen.ballots.views import ballot, own, road_list, shortlist
from citizen.ballots.views.blueprint import ballots

my_page_sections.append(own.open_rounds)

__all__ = ["ballot", "ballots", "own", "road_list", "shortlist"]
