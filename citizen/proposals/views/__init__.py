"""Pages of a road in a round: why it must change, propose a name, support a proposal."""

from flask import Blueprint

from citizen.accounts.views import my_page_sections

proposals = Blueprint("proposals", __name__)

from citizen.proposals.views import own, proposal, road  # noqa: E402 — they hang their routes on the blueprint

my_page_sections.append(own.own_proposals)

__all__ = ["own", "proposal", "proposals", "road"]
