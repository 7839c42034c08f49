"""Pages where residents vote, and where staff make the ballots."""

from flask import Blueprint

ballots = Blueprint("ballots", __name__)
