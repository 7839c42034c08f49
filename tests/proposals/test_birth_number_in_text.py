"""A birth number in a proposal is pointed out to the writer and stored nowhere."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.accounts.models import SavedForm
from citizen.database import db
from citizen.domain.phases import Phase
from citizen.proposals.models import Proposal
from tests.reading import Page
from tests.town import a_town

NUMBER = "209146 95016"


@pytest.mark.parametrize("fields", [{"reason": f"Eg, {NUMBER}, bur her."}, {"name": f"Veg {NUMBER}"}])
def test_the_writer_is_told_and_nothing_is_stored(client, fields):
    town = a_town(Phase.PROPOSING, with_round=False)
    client.log_in(town.a_neighbour())
    address = f"/nn/{town.place.slug}/{town.process.slug}/veg/{town.question.slug}"
    answer = client.send(address, {"name": "Kvernstien", "reason": "Kverna står her.", **fields})
    assert answer.status_code == 422
    assert "fødselsnummer" in Page(answer.text).text
    assert not db.session.scalars(sa.select(Proposal).where(Proposal.name == "Kvernstien")).all()


def test_a_form_kept_for_the_login_holds_no_number(client):
    town = a_town(Phase.PROPOSING, with_round=False)
    address = f"/nn/{town.place.slug}/{town.process.slug}/veg/{town.question.slug}"
    client.send(address, {"name": "Kvernstien", "reason": f"Eg er {NUMBER}."})
    assert [saved.fields for saved in db.session.scalars(sa.select(SavedForm))] == [{}]
