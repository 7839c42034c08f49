"""Several proposers: by a link that one person can use once, until people can sign."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.about_me.actions import delete_account
from citizen.accounts.queries import as_resident
from citizen.database import db, transaction
from citizen.domain.initiatives.states import InitiativeState
from citizen.domain.initiatives.writing import InitiativeRefusal, Joined
from citizen.initiatives import actions, queries
from citizen.initiatives.models import Initiative, InitiativeInvitation
from citizen.moderation.queries.of_words import find_initiatives
from citizen.web.clock import now
from tests import factories as a
from tests.factories.initiatives import an_initiative, fresh
from tests.initiatives.town import an_initiative_town, notices_of, the_only

S = InitiativeState


@pytest.fixture
def town(app):
    return an_initiative_town()


def a_link(client, town, initiative) -> str:
    client.send(f"{town.page_of(initiative)}/forslagsstillere", {})
    shown = client.get(f"{town.page_of(initiative)}/forslagsstillere").text
    return re.search(r'value="http://[^/"]+(/[^"]+)"', shown).group(1)


def joined(initiative, first, guest):
    return actions.join_initiative(initiative.id, as_resident(guest), actions.invite_proposer(initiative.id, first.id))


def proposers(initiative) -> list[int]:
    db.session.rollback()
    return queries.find_proposers(db.session(), fresh(initiative))


def test_a_link_makes_one_person_a_proposer_once_who_then_writes_along(app, client, town):
    first, friend, late = (town.a_neighbour() for _ in range(3))
    initiative = an_initiative(town.place, S.DRAFT, first)
    client.log_in(first)
    link = a_link(client, town, initiative)
    token = link.rpartition("/")[2]
    assert token.encode() not in db.session.scalars(sa.select(InitiativeInvitation.token_hash)).one()
    theirs, others = app.test_client(), app.test_client()
    theirs.log_in(friend)
    others.log_in(late)
    assert others.get(f"{town.page_of(initiative)}/rediger").status_code == 404
    assert initiative.title in theirs.page(link).text
    assert theirs.send(link, {}).status_code == 303
    assert others.get(link).status_code == 404
    assert others.send(link, {}).status_code == 404
    assert proposers(initiative) == [first.id, friend.id]
    text = {"title": "Bygg gangvei nå", "what": "Kommunen bygger.", "why": "Barna.", "do": "send"}
    assert theirs.send(f"{town.page_of(initiative)}/rediger", text).status_code == 303
    assert the_only(town).state == S.CHECKING


def test_all_who_are_behind_it_are_shown_and_told(client, town):
    first, friend = town.a_neighbour(shown_name="Kari N."), town.a_neighbour(shown_name="Ola M.")
    initiative = an_initiative(town.place, S.CHECKING, first, threshold=None)
    assert joined(initiative, first, friend) is Joined.JOINED
    actions.accept_initiative(initiative.id, town.staff.id, "", "", a.the_settings())
    page = client.page(town.page_of(initiative)).text
    assert "Kari N." in page
    assert "Ola M." in page
    assert notices_of(first) == notices_of(friend) == ["initiative-notice-accepted"]
    assert find_initiatives([initiative.public_id])[0].authors == {first.id, friend.id}


@pytest.mark.parametrize("state", [S.COLLECTING, S.HANDED_OVER])
def test_who_signs_knows_who_proposes_it(town, state):
    first = town.a_neighbour()
    assert actions.invite_proposer(an_initiative(town.place, state, first).id, first.id) is InitiativeRefusal.NOT_NOW


def test_a_link_is_no_use_for_another_initiative_when_old_or_for_who_lives_elsewhere(town):
    first, guest = town.a_neighbour(), town.a_neighbour()
    initiative, other = an_initiative(town.place, S.DRAFT, first), an_initiative(town.place, S.DRAFT, first)
    token = actions.invite_proposer(initiative.id, first.id)
    stranger = as_resident(a.a_resident(lives_elsewhere=True))
    assert actions.join_initiative(initiative.id, stranger, token) is InitiativeRefusal.NOT_RESIDENT
    assert actions.join_initiative(other.id, as_resident(guest), token) is InitiativeRefusal.INVITATION_OVER
    with transaction() as session:
        session.execute(sa.update(InitiativeInvitation).values(made_at=now() - timedelta(days=14)))
    assert actions.join_initiative(initiative.id, as_resident(guest), token) is InitiativeRefusal.INVITATION_OVER


def test_one_leaves_it_to_the_others_with_the_links_and_the_last_one_stays(client, town):
    first, friend = town.a_neighbour(), town.a_neighbour()
    initiative = an_initiative(town.place, S.DRAFT, first)
    assert actions.leave_initiative(initiative.id, first.id) is InitiativeRefusal.LAST_PROPOSER
    joined(initiative, first, friend)
    token = actions.invite_proposer(initiative.id, first.id)
    client.log_in(first)
    client.send(f"{town.page_of(initiative)}/forslagsstillere/gaa-ut", {})
    assert proposers(initiative) == [friend.id]
    assert client.get(f"{town.page_of(initiative)}/rediger").status_code == 404
    guest = as_resident(town.a_neighbour())
    assert actions.join_initiative(initiative.id, guest, token) is InitiativeRefusal.INVITATION_OVER


def test_one_can_withdraw_it_and_the_others_are_told(town):
    first, friend = town.a_neighbour(), town.a_neighbour()
    initiative = an_initiative(town.place, S.CHECKING, first)
    joined(initiative, first, friend)
    assert actions.withdraw_initiative(initiative.id, as_resident(friend), a.the_keys_dir()) is None
    assert notices_of(first) == ["initiative-notice-given-up"]
    assert notices_of(friend) == []


def test_a_deleted_proposer_leaves_the_initiative_to_the_others_and_no_link_outlives_them(town):
    first, friend = town.a_neighbour(), town.a_neighbour()
    draft, sent = an_initiative(town.place, S.DRAFT, first), an_initiative(town.place, S.CHECKING, first)
    alone = an_initiative(town.place, S.DRAFT, first).id
    joined(draft, first, friend)
    token = actions.invite_proposer(sent.id, first.id)
    delete_account(first.id, a.the_keys_dir())
    assert (proposers(draft), proposers(sent)) == ([friend.id], [])
    guest = as_resident(town.a_neighbour())
    assert actions.join_initiative(sent.id, guest, token) is InitiativeRefusal.INVITATION_OVER
    assert db.session.get(Initiative, alone) is None
    delete_account(friend.id, a.the_keys_dir())
    db.session.rollback()
    assert db.session.get(Initiative, draft.id) is None
