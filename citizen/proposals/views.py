"""Pages of a road in a round: why it must change, propose a name, support a proposal."""

from flask import Blueprint

proposals = Blueprint("proposals", __name__)
