"""How many questions the pages ask of the database, however many initiatives there are."""

from __future__ import annotations

from tests.counting import counted_statements
from tests.factories.initiatives import an_initiative, sign
from tests.initiatives.town import an_initiative_town

MOST = 8


def test_the_list_asks_as_few_questions_for_many_as_for_one(app, client):
    town = an_initiative_town()
    for _number in range(25):
        initiative = an_initiative(town.place)
    sign(initiative, town.a_neighbour())
    person = town.a_neighbour()
    for address in (f"{town.pages}/", town.page_of(initiative)):
        with counted_statements() as asked:
            client.get(address)
        assert len(asked) <= MOST, asked
    client.log_in(person)
    with counted_statements() as asked:
        client.get(town.page_of(initiative))
    assert len(asked) <= MOST, asked
