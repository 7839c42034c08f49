"""Pages of a road in a round: why it must change, propose a name, support a proposal."""

from flask import Blueprint

proposals = Blueprint("proposals", __name__)

from citizen.proposals.views import proposal, road  # noqa: E402 — they hang their routes on the blueprint

__all__ = ["proposal", "proposals", "road"]
