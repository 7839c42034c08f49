"""How many questions a list puts to the database when somebody is logged in: few, whatever its length."""

from __future__ import annotations

import pytest

from citizen.domain.phases import Phase
from tests.counting import counted_statements
from tests.town import a_town


@pytest.mark.parametrize(("page", "most"), [("", 8), ("veg/{slug}", 6), ("stem", 8)])
def test_a_list_asks_few_questions_for_somebody_who_is_logged_in(client, page, most):
    town = a_town(Phase.VOTING)
    client.log_in(town.a_neighbour())
    address = f"/nb/{town.place.slug}/{town.process.slug}/{page.format(slug=town.question.slug)}"
    client.get(address)
    with counted_statements() as statements:
        assert client.get(address).status_code == 200
    assert len(statements) <= most, statements
