"""What is done after a login was pressed by the one who logs in: never by another page, and never by the one before."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.accounts.models import SavedForm
from citizen.database import db
from citizen.domain.phases import Phase
from citizen.ideas.models import IdeaSupport
from citizen.municipalities.models import District
from citizen.proposals.models import ProposalSupport
from citizen.roads.models import Road
from tests import factories as a
from tests.oidc.demo_login import a_test_person, log_in_as
from tests.town import a_town

FOREIGN = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.test"},
    {"Origin": "null"},
)


@pytest.fixture(params=["idea", "name"])
def button(request, client):
    """The address of a button of support, in a place where the test person lives."""
    if request.param == "idea":
        place = a.a_municipality()
        a.a_district(place, number="9901")
        idea = a.an_idea(a.an_idea_round(place))
        process = idea.process
        return f"/nb/{place.slug}/{process.slug}/ide/{idea.public_id}/stott"
    town = a_town(Phase.PROPOSING)
    return f"{town.page}/{town.names[0].public_id}/stotte"


def supports() -> int:
    counted = (sa.select(sa.func.count()).select_from(table) for table in (IdeaSupport, ProposalSupport))
    return sum(db.session.scalars(one).one() for one in counted)
