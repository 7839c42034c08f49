"""What is done after a login was pressed by the one who logs in: never by another page, and never by the one before."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.accounts.access import PRESSED
from citizen.accounts.models import Account, LoginSession, SavedForm
from citizen.database import db, transaction
from citizen.ideas.models import Idea, IdeaSupport
from citizen.municipalities.models import District
from citizen.processes.models import Process
from citizen.proposals.models import Support
from citizen.web.clock import now
from tests import factories as a
from tests.oidc.demo_login import a_test_person, log_in_as
from tests.proposals.asked import an_asked_road, proposal_address

HOME = "9901"
"""The register's number of the district where the test people live."""


def an_idea_to_support() -> str:
    place = a.a_municipality()
    a.a_district(place, number=HOME)
    round_of = a.an_idea_round(place)
    idea = a.an_idea(round_of, a.a_resident())
    return f"/nb/{place.slug}/{round_of.slug}/ide/{idea.public_id}/stott"


def a_name_to_support() -> str:
    town = an_asked_road()
    with transaction() as session:
        session.execute(sa.update(District).where(District.id == town.lidal.id).values(number=HOME))
    return f"{proposal_address(town, town.names[0])}/stotte"


@pytest.fixture(params=[an_idea_to_support, a_name_to_support], ids=["idea", "name"])
def button(request, app):
    """The address of a button, where the test people live."""
    return request.param()


def supporters() -> list[int]:
    return [*db.session.scalars(sa.select(IdeaSupport.account_id)), *db.session.scalars(sa.select(Support.account_id))]


def newest_account() -> int | None:
    return db.session.scalar(sa.select(sa.func.max(Account.id)))


def test_who_pressed_and_logs_in_supports(client, button):
    answer = client.send(button, {})
    assert answer.location == f"/nb/logg-inn?next={button}"
    assert log_in_as(client, a_test_person(), go_to=button).location == button
    client.get(button)
    assert supporters() == [newest_account()]


@pytest.mark.parametrize("go_to", ["", "/nb/", "/nb/min-side"])
def test_the_next_one_who_logs_in_for_something_else_supports_nothing(client, button, go_to):
    """One pressed and went away; the next one is led to the button's address by a link."""
    client.send(button, {})
    log_in_as(client, a_test_person(number=1), go_to=go_to)
    assert db.session.scalars(sa.select(SavedForm)).all() == []
    client.get(button)
    assert supporters() == []


def test_a_button_is_forgotten_when_something_else_is_sent_before_the_login(client, app):
    button = an_idea_to_support()
    client.send(button, {})
    with client.session_transaction(base_url="http://127.0.0.1:8000") as kept:
        assert kept[PRESSED] == button
    client.send(f"{button.partition('/ide/')[0]}/ide/ny", {"title": "Ein benk", "text": "Ved fjorden."})
    with client.session_transaction(base_url="http://127.0.0.1:8000") as kept:
        assert PRESSED not in kept


def test_who_is_another_than_the_one_whose_session_ended_supports_nothing(client, button):
    log_in_as(client, a_test_person())
    with transaction() as session:
        session.execute(sa.update(LoginSession).values(seen_at=now() - timedelta(hours=1)))
    client.send(button, {})
    log_in_as(client, a_test_person(number=1), go_to=button)
    client.get(button)
    assert supporters() == []


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.test"},
     {"Origin": "null"}, {}],
    ids=["cross-site", "same-site", "origin", "no origin", "an old browser"],
)  # fmt: skip
@pytest.mark.parametrize("logged_in_before", [True, False])
def test_no_other_site_can_press(client, button, headers, logged_in_before):
    forged = {"pressed": now().isoformat(), "csrf_token": "x", "back": button}
    if logged_in_before:
        log_in_as(client, a_test_person())
        with transaction() as session:
            session.execute(sa.update(LoginSession).values(seen_at=now() - timedelta(hours=1)))
    for fields in (forged, {"pressed": now().isoformat()}, {}):
        assert client.post(button, data=fields, headers=headers).status_code in (303, 400, 403)
    client.get(button)  # before, and after
    log_in_as(client, a_test_person(), go_to=button)
    client.get(button, headers=headers)
    assert supporters() == []


def test_what_another_page_sends_after_the_press_is_not_pressed(client, button):
    """The same browser pressed here, and is then led to send a form of its own to where the button stood."""
    client.send(button, {})
    client.post(button, data={"back": button})
    log_in_as(client, a_test_person(), go_to=button)
    client.get(button)
    assert supporters() == []


@pytest.mark.parametrize("back", ["//evil.test", "/\\evil.test", "https://evil.test", "/%2f/evil.test", "/nb/\r\nX: y"])
def test_the_way_back_from_a_press_stays_on_the_site(client, back):
    button = an_idea_to_support()
    client.send(button, {"back": back})
    log_in_as(client, a_test_person(), go_to=button)
    answer = client.get(button)
    assert answer.location.startswith(button.removesuffix("/stott"))
    assert len(supporters()) == 1


def test_what_was_closed_or_hidden_meanwhile_is_not_supported(client):
    button = an_idea_to_support()
    client.send(button, {})
    with transaction() as session:
        session.execute(sa.update(Idea).values(state="hidden"))
    log_in_as(client, a_test_person(), go_to=button)
    assert client.get(button).status_code == 404
    assert supporters() == []
    with transaction() as session:
        session.execute(sa.update(Idea).values(state="published"))
    assert client.get(button).status_code == 303
    assert supporters() == []


def test_a_press_after_the_end_of_a_round_is_told_so(client):
    button = an_idea_to_support()
    client.send(button, {})
    past = now() - timedelta(seconds=1)
    with transaction() as session:
        session.execute(sa.update(Process).values(proposals_close_at=past))
    log_in_as(client, a_test_person(), go_to=button)
    assert client.get(button).status_code == 303
    assert supporters() == []
