"""Where the pages of this feature hang their routes."""

from flask import Blueprint

ballots = Blueprint("ballots", __name__)
