"""Pages where residents vote, and where staff make the ballots."""

from flask import Blueprint

ballots = Blueprint("ballots", __name__)

from citizen.ballots.views import ballot, road_list, shortlist  # noqa: E402 — they hang their routes on the blueprint

__all__ = ["ballot", "ballots", "road_list", "shortlist"]
