"""A text that was being sent when the session had ended is kept over the login and given back once."""

from __future__ import annotations

from citizen.accounts.access import take_saved_form
from citizen.accounts.models import SavedForm
from citizen.database import db
from tests.factories import a_resident
from tests.oidc.demo_login import a_test_person, log_in_as

BASE = "http://127.0.0.1:8000"


def typed(client, text="Kari Nordmann"):
    """Sends a form without being logged in; the answer leads to the login page."""
    return client.send("/nn/min-side", {"shown_name": text, "language": "nn", "idem": "once"})


def given_back(app, client):
    """What a page takes back in this browser."""
    with app.test_request_context("/nn/min-side", base_url=BASE, headers={"Cookie": cookie_of(client)}):
        return take_saved_form("/nn/min-side")


def cookie_of(client):
    return f"citizen={client.get_cookie('citizen', domain='127.0.0.1').value}"


def test_the_text_survives_the_login_with_a_new_session(app, client):
    answer = typed(client)
    assert answer.status_code == 303
    assert answer.location == "/nn/logg-inn?next=/nn/min-side"
    assert "Det du skreiv, er teke vare på" in client.page(answer.location).text

    log_in_as(client, a_test_person(), "/nn/min-side", "nn")
    kept = given_back(app, client)

    assert kept["shown_name"] == ["Kari Nordmann"]
    assert "csrf_token" not in kept
    assert "idem" not in kept


def test_the_text_is_given_back_once_and_then_forgotten(app, client):
    typed(client)
    log_in_as(client, a_test_person(), lang="nn")

    assert given_back(app, client) != {}
    assert given_back(app, client) == {}
    assert db.session.query(SavedForm).count() == 0


def test_another_browser_does_not_get_it(app, client):
    typed(client)
    other = app.test_client()
    other.log_in(a_resident())
    other.get("/nn/min-side")

    assert given_back(app, other) == {}
