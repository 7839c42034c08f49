"""A road that residents are asked about, with its addresses, and what is stored about it."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.phases import Phase
from citizen.proposals.models import Proposal, Support
from tests.reading import ReadingClient
from tests.town import Town, a_town

REASON = "Det står furutrær langs vegen."


def an_asked_road(phase: Phase = Phase.PROPOSING) -> Town:
    """Skulevegen in Lidal, open for proposals; Furubakken, Åsvegen and Elvestien are proposed already."""
    return a_town(phase, with_round=phase in (Phase.VOTING, Phase.CLOSED))


def road_address(town: Town, lang: str = "nb") -> str:
    return f"/{lang}/{town.place.slug}/{town.process.slug}/veg/{town.question.slug}"


def proposal_address(town: Town, proposal: Proposal, lang: str = "nb") -> str:
    return f"/{lang}/{town.place.slug}/{town.process.slug}/forslag/{proposal.public_id}"


def a_neighbour_in(client: ReadingClient, town: Town, **changes: object) -> Account:
    """Somebody who lives in Lidal, logged in."""
    neighbour = town.a_neighbour(**changes)
    client.log_in(neighbour)
    return neighbour


def proposed() -> dict[str, Proposal]:
    """Every stored proposal by its name, as the database has it now."""
    rows = db.session.scalars(sa.select(Proposal).execution_options(populate_existing=True))
    return {proposal.name: proposal for proposal in rows}


def supporters(proposal: Proposal) -> Sequence[int]:
    return db.session.scalars(sa.select(Support.account_id).where(Support.proposal_id == proposal.id)).all()
