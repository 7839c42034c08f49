"""What councillors find beside their pile: initiatives that they must decide, and what people say."""

from __future__ import annotations

from citizen.database import transaction
from citizen.domain.initiatives.states import InitiativeState
from citizen.domain.permissions import Role
from citizen.initiatives.models import Initiative
from tests import factories as a
from tests.factories.hearings import a_hearing
from tests.factories.initiatives import an_initiative


def test_councillors_find_what_they_must_decide_and_what_people_say(client):
    place = a.a_municipality()
    author = a.a_resident(a.a_district(place, "Lidal"))
    an_initiative(place, InitiativeState.HANDED_OVER, author, title="Behold biblioteket")
    an_initiative(place, InitiativeState.COLLECTING, author, title="Bygg gangveg")
    hidden = an_initiative(place, InitiativeState.HANDED_OVER, author, title="Skjult forslag")
    with transaction() as session:
        session.get_one(Initiative, hidden.id).is_hidden = True
    asked = a.an_idea_round(place)
    a.an_idea(asked, author)
    a.an_idea(asked, author, state="hidden")
    a_hearing(place)
    client.log_in(a.a_person_with_role(place, Role.COUNCILLOR))
    text = client.page(f"/nb/folkevalgte/{place.slug}/").text.replace("\xa0", " ")
    assert "Behold biblioteket" in text
    assert "Kommunestyret må ta stilling innen" in text
    assert "Bygg gangveg" not in text
    assert "Skjult forslag" not in text
    assert "1 forslag · 1 venter på svar" in text
    assert "Retningslinjer" in text


def test_an_empty_pile_says_that_nothing_waits(client):
    place = a.a_municipality()
    client.log_in(a.a_person_with_role(place, Role.COUNCILLOR))
    text = client.page(f"/nn/folkevalde/{place.slug}/").text
    assert "Ingenting ventar på å bli avgjort" in text
    assert "Idérundar og høyringar" not in text
