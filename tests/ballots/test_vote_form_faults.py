"""The form for a vote: names that are alike, prices above the sum, limits that limit nothing; each at its field."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.processes.models import Process
from tests import factories as a
from tests.ballots.test_set_up_vote import NEW, sent
from tests.reading import Page
from tests.town import a_town

BUDGET = {"method": "budget", "budget": "100 000", "option_1_cost": "50 000", "option_2_cost": "60 000"}


@pytest.fixture
def staff(client):
    client.log_in(a.a_person_with_role(a.a_municipality(), Role.STAFF))
    return client


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"option_2_name_nb": " RØD "}, "option_2_name_nb", "Alternativ 1 har samme navn"),
        ({"option_2_name_nn": "rød"}, "option_2_name_nn", "Alternativ 1 har samme navn"),
        ({**BUDGET, "option_2_cost": "100 001"}, "option_2_cost", "mer enn hele summen på 100 000 kroner"),
        ({**BUDGET, "budget": "mange"}, "budget", "Skriv et helt tall"),
        ({**BUDGET, "option_1_cost": "dyrt"}, "option_1_cost", "Skriv et helt tall"),
        ({"method": "approval", "max_choices": "2"}, "max_choices", "Det er bare 2 alternativer"),
        ({"method": "yes-no"}, "method", "har sine egne to svar"),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field_alone(staff, changes, field, said):
    refused = staff.send(NEW, sent(staff, **changes))
    assert refused.status_code == 422
    text = Page(refused.text).text.replace("\u00a0", " ")
    assert said in text
    assert f'href="#{field}' in refused.text
    assert "Alle alternativene koster mer" not in text
    assert "Oppgi hvor stor summen er" not in text
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Process)) == 0


def test_names_that_are_alike_only_to_a_hasty_eye_are_two(staff):
    assert staff.send(NEW, sent(staff, option_1_name_nb="Rød", option_2_name_nb="Rod")).status_code == 303


def test_a_road_with_one_name_to_rank_is_named_and_linked_to(client):
    town = a_town(Phase.REVIEWING, with_round=False)
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    address = f"/nb/stab/{town.place.slug}/{town.process.slug}/utvalg"
    refused = client.send(address, {"name": [town.names[0].public_id], "method": "ranked"})
    assert refused.status_code == 422
    assert "har bare ett navn på stemmeseddelen" in Page(refused.text).text
    links = [one["href"] for one in Page(refused.text).all("a") if one.get("href", "").startswith("#veg-")]
    assert len(links) == 1
    assert f'id="{links[0][1:]}"' in refused.text
