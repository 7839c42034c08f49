"""What is hidden is gone, what belongs to a neighbour is not here, and hostile text does nothing."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.initiatives.states import InitiativeState
from citizen.domain.initiatives.writing import InitiativeRefusal
from citizen.domain.permissions import Role
from citizen.initiatives import actions, queries
from citizen.initiatives.models import Initiative, InitiativeEvent
from tests import factories as a
from tests.factories.initiatives import an_initiative, fresh, sign
from tests.initiatives.town import an_initiative_town, count_signatures, kinds_noted

S = InitiativeState
HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}%(x)s%s\u202e'


@pytest.fixture
def town(app):
    return an_initiative_town()


@pytest.mark.parametrize("state", [S.COLLECTING, S.HANDED_OVER, S.WITHDRAWN])
def test_what_is_hidden_is_gone_from_every_page_and_nobody_signs_it(town, client, state):
    initiative = an_initiative(town.place, state, town.a_neighbour())
    with transaction() as session:
        actions.hide_initiative(session, initiative.id)
    assert client.get(town.page_of(initiative)).status_code == 404
    for address in (
        f"{town.pages}/",
        f"{town.pages}/?vis=samler",
        f"{town.pages}/?vis=overlevert",
        f"/nb/{town.place.slug}/",
    ):
        assert initiative.title not in client.get(address).text
    assert queries.titles_of_visible([initiative.id]) == {}
    assert queries.count_listed(town.place.id) == {}
    person = town.a_neighbour()
    client.log_in(person)
    assert client.send(f"{town.page_of(initiative)}/signer", {"name": "K", "consent": "y"}).status_code == 404
    if state is S.COLLECTING:
        assert sign(initiative, person) is InitiativeRefusal.HIDDEN


@pytest.mark.parametrize("state", [S.DRAFT, S.CHECKING, S.REFUSED, S.COLLECTING])
def test_what_has_lost_its_writer_is_shown_to_no_stranger_for_that(town, client, state):
    initiative = an_initiative(town.place, state, None, is_hidden=state is S.COLLECTING)
    assert client.get(town.page_of(initiative)).status_code == 404


def test_what_is_hidden_comes_back_and_its_text_can_be_changed(town, client):
    initiative = an_initiative(town.place)
    with transaction() as session:
        actions.hide_initiative(session, initiative.id)
        actions.redact_initiative(session, initiative.id, title="Uten navn", what="[fjernet]", why="[fjernet]")
        actions.restore_initiative(session, initiative.id)
    assert "Uten navn" in client.get(town.page_of(initiative)).text
    assert "veikanten" not in client.get(town.page_of(initiative)).text
    assert kinds_noted(initiative) == ["hidden", "redacted", "restored"]


def test_a_hidden_one_is_seen_by_its_writer_and_staff(town, client, app):
    writer = town.a_neighbour()
    initiative = an_initiative(town.place, author=writer, is_hidden=True)
    client.log_in(writer)
    assert "En moderator har skjult dette" in client.get(town.page_of(initiative)).text
    staff = app.test_client()
    staff.log_in(town.staff)
    assert staff.get(town.desk_of(initiative)).status_code == 200


def test_nothing_of_one_municipality_is_found_under_another(town, client):
    other = an_initiative_town("Nabolaget")
    initiative = an_initiative(town.place)
    client.log_in(a.a_person_with_role(other.place, Role.ADMIN, other.district))
    assert client.get(other.page_of(initiative)).status_code == 404
    assert client.get(other.desk_of(initiative)).status_code == 404
    for way in ("kontroll", "overlever", "pakke", "vedtak"):
        assert client.send(f"{other.desk_of(initiative)}/{way}", {}).status_code == 404
        assert client.send(f"{town.desk_of(initiative)}/{way}", {}).status_code == 403
    for way in ("signer", "signer/trekk", "trekk", "rediger", "slett"):
        assert client.send(f"{other.page_of(initiative)}/{way}", {"name": "K", "consent": "y"}).status_code == 404
    assert initiative.title not in client.get(f"{other.pages}/").text
    assert fresh(initiative).state == S.COLLECTING
    assert count_signatures(initiative) == 0


@pytest.mark.parametrize("role", [None, Role.COUNCILLOR, Role.MODERATOR])
def test_neither_councillors_nor_moderators_handle_initiatives(town, client, role):
    initiative = an_initiative(town.place)
    client.log_in(a.a_person_with_role(town.place, role) if role else town.a_neighbour())
    assert client.get(town.desk_of(initiative)).status_code == 403
    assert client.send(f"{town.desk_of(initiative)}/pakke", {}).status_code == 403


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_hostile_text_is_only_text_on_every_page(town, client, lang):
    texts = {"title": HOSTILE, "what": HOSTILE, "why": HOSTILE}
    shown = [an_initiative(town.place, state, **texts) for state in (S.COLLECTING, S.HANDED_OVER)]
    checking = an_initiative(town.place, S.CHECKING, **texts)
    client.log_in(town.staff)
    addresses = [town.pages + "/", town.desk + "/", f"/nb/stab/{town.place.slug}/"]
    addresses += [town.page_of(one) for one in shown] + [town.desk_of(one) for one in (*shown, checking)]
    for address in addresses:
        page = client.get(address.replace("/nb/", f"/{lang}/", 1))
        assert page.status_code == 200, address
        assert "<img src=x" not in page.text
        assert "<script>alert" not in page.text


@pytest.mark.parametrize("rest", ["", "?vis=samler", "ny", "//evil.example", "../../x", "%0d%0aX-A:b", "%25%00"])
def test_the_nynorsk_word_leads_to_the_same_page(town, client, rest):
    answer = client.get(f"/nn/{town.place.slug}/innbyggjarforslag/{rest}")
    assert answer.status_code in (308, 404)
    own_site = ("/nn/", "http://127.0.0.1:8000/nn/")
    assert answer.headers.get("Location", "/nn/").startswith(own_site)
    assert "X-A" not in answer.headers


def test_an_account_that_is_deleted_leaves_what_the_council_has_and_nothing_else(town):
    person = town.a_neighbour()
    collecting, handed = an_initiative(town.place, author=person), an_initiative(town.place)
    an_initiative(town.place, S.DRAFT, person)
    for initiative in (collecting, handed):
        sign(initiative, person)
        sign(initiative, town.a_neighbour())
    assert actions.hand_over(handed.id, person.id, a.the_keys_dir(), a_zone()) is None
    data = queries.personal_data_of(person.id, a.the_keys_dir())
    assert [len(part) for part in data.values()] == [2, 2]
    assert json.loads(json.dumps(data)) == data
    with transaction() as session:
        actions.forget_signer(session, person.id, a.the_keys_dir())
    assert (count_signatures(collecting), fresh(collecting).signatures, fresh(collecting).author_id) == (1, 1, None)
    assert count_signatures(handed) == 2
    assert db.session.scalar(sa.select(sa.func.count()).where(Initiative.state == "initiative-draft")) == 0
    assert db.session.scalar(sa.select(sa.func.count()).where(InitiativeEvent.account_id == person.id)) == 0


def a_zone():
    from citizen.web.clock import OSLO

    return OSLO
