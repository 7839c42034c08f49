"""Logging in from the button to the page that the person wanted, and every wrong turn on the way."""

from __future__ import annotations

import threading
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa

from citizen import oidc
from citizen.accounts.access import hash_of_token
from citizen.accounts.actions import disable_account, find_or_create_account
from citizen.accounts.models import Account, LoginSession
from citizen.accounts.queries import find_home
from citizen.database import db
from citizen.web.clock import now
from tests.factories import a_district, a_municipality, a_road
from tests.oidc.demo_login import a_test_person, bring_back, log_in_as, open_provider, press_log_in
from tests.reading import ReadingClient

BASE = "http://127.0.0.1:8000"


def account_of(app, person) -> Account | None:
    key = oidc.person_key(app.config["CITIZEN"], person.pid)
    db.session.expire_all()
    return db.session.scalar(sa.select(Account).where(Account.person_key == key))


def is_logged_in(client) -> bool:
    return client.get("/nb/min-side").status_code == 200


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_a_person_comes_back_logged_in_to_the_page_they_wanted(app, client, lang):
    person = a_test_person()
    log_in_as(client, person, lang=lang)

    response = log_in_as(client, person, f"/{lang}/om?a=b", lang)

    assert response.status_code == 303
    assert response.location == f"/{lang}/om?a=b"
    assert is_logged_in(client)
    assert account_of(app, person).language == lang


def test_the_first_login_asks_where_the_person_lives_and_goes_on(client):
    response = log_in_as(client, a_test_person(), "/nb/om")

    assert response.location == "/nb/min-side/adresse?next=/nb/om"
    page = client.page(response.location)
    assert "Hvor bor du?" in page.title
    assert any(link.get("href") == "/nb/om" for link in page.all("a"))


def test_a_test_person_lives_where_the_demonstration_says(app, client):
    person = a_test_person()
    district = a_district(a_municipality(), number=person.district)
    a_road(district, "Heimvegen", code=int(person.road_code))

    response = log_in_as(client, person, "/nb/om")

    home = find_home(account_of(app, person))
    assert response.location == "/nb/om"
    assert (home.district, home.road) == ("Havnes", "Heimvegen")


def test_the_provider_is_asked_in_the_language_of_the_page(client):
    asked = parse_qs(urlsplit(press_log_in(client, lang="nn").location).query)

    assert asked["ui_locales"] == ["nn"]
    assert asked["acr_values"] == ["idporten-loa-substantial"]


def test_logging_in_changes_the_session_and_ends_the_old_one(client):
    log_in_as(client, a_test_person())
    with client.session_transaction(base_url=BASE) as cookie:
        old = cookie["login"]
    client.get("/nb/min-side")
    with client.session_transaction(base_url=BASE) as cookie:
        csrf = cookie["csrf_token"]

    log_in_as(client, a_test_person(number=1))

    with client.session_transaction(base_url=BASE) as cookie:
        assert cookie["login"] != old
        assert cookie.get("csrf_token") != csrf
        assert "logins" not in cookie
    ended = db.session.scalar(sa.select(LoginSession.ended_at).where(LoginSession.token_hash == hash_of_token(old)))
    assert ended is not None


@pytest.mark.parametrize("state", ["", "another", None])
def test_a_callback_with_another_state_logs_nobody_in(client, state):
    address = bring_back(client, a_test_person())
    query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    changed = {**query, "state": state} if state is not None else {"code": query["code"]}

    response = client.get("/login/callback", query_string=changed)

    assert response.status_code == 400
    assert "Prøv igjen" in response.text
    assert not is_logged_in(client)


def test_a_callback_in_another_browser_logs_nobody_in(app, client):
    address = bring_back(client, a_test_person())
    other = app.test_client()

    assert other.get(address).status_code == 400
    assert not is_logged_in(other)


def test_a_callback_counts_once(client):
    address = bring_back(client, a_test_person())

    assert client.get(address).status_code == 303
    assert client.get(address).status_code == 400
    assert is_logged_in(client)


def test_an_answer_of_another_issuer_is_refused(client):
    address = bring_back(client, a_test_person())

    assert client.get(address.replace("iss=http", "iss=https")).status_code == 400
    assert not is_logged_in(client)


def test_stopping_at_the_provider_is_no_fault(client):
    page = open_provider(client, press_log_in(client, lang="nn", go_to="/nn/om"))
    stop = next(str(link["href"]) for link in page.all("a") if "access_denied" in str(link.get("href")))

    response = client.get(stop)

    assert response.status_code == 400
    assert "Du avbraut innlogginga" in response.text
    assert 'value="/nn/om"' in response.text


def test_three_tabs_may_log_in_at_once(client):
    first = bring_back(client, a_test_person(), "/nb/om")
    second = bring_back(client, a_test_person(), "/nb/personvern")

    assert client.get(second).status_code == 303
    assert client.get(first).status_code == 400, "the login empties the cookie, so the other tab starts afresh"


def test_the_callback_cant_be_opened_without_a_login_before(client):
    response = client.get("/login/callback?code=x&state=y", headers={"Accept-Language": "nn"})

    assert response.status_code == 400
    assert "Vi finn ikkje innlogginga" in response.text


def test_the_button_needs_its_own_form(client):
    assert client.post("/nb/logg-inn/start").status_code == 400
    assert client.get("/nb/logg-inn/start", follow_redirects=True).status_code == 404
    sent = client.post("/nb/logg-inn/start", headers={"Sec-Fetch-Site": "cross-site"})
    assert sent.status_code == 403


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.test",
        "///evil.test",
        "/\\evil.test",
        "\\\\evil.test",
        "https:evil.test",
        "https://evil.test",
        "%2f%2fevil.test",
        "/%2fevil.test",
        "/%5cevil.test",
        "/\t/evil.test",
        "/%09/evil.test",
        "\n//evil.test",
        "javascript:alert(1)",
        "data:text/html,x",
        "/nb/om\r\nSet-Cookie: a=b",
        "/" + "x" * 501,
        "nb/om",
        "",
        "/nb/logg-inn?next=/nb/om",
        "/login/callback",
        "/login/frontchannel?iss=x",
    ],
)
def test_after_the_login_only_pages_of_our_own_are_opened(client, wanted):
    log_in_as(client, a_test_person())

    response = log_in_as(client, a_test_person(), wanted)

    assert response.location == "/nb/min-side"


def test_a_closed_account_lets_nobody_in(app, client):
    person = a_test_person()
    log_in_as(client, person)
    disable_account(account_of(app, person).id, now())

    assert not is_logged_in(client)
    response = log_in_as(client, person)

    assert response.status_code == 400
    assert "er stengt" in response.text
    assert not is_logged_in(client)


def test_two_people_log_in_at_the_same_time_and_stay_themselves(app, client):
    other = app.test_client()
    kari, ola = a_test_person(), a_test_person(number=1)
    kari_back, ola_back = bring_back(client, kari), bring_back(other, ola)

    other.get(ola_back)
    client.get(kari_back)

    assert kari.email in client.page("/nb/min-side").text
    assert ola.email in other.page("/nb/min-side").text


def test_two_first_logins_of_one_person_at_the_same_instant_make_one_account(app):
    key, seen = b"k" * 32, []
    barrier = threading.Barrier(4)

    def log_in() -> None:
        with app.app_context():
            barrier.wait()
            account, is_new = find_or_create_account(key, email="kari@example.com", language="nb", now=now())
            seen.append((account.id, is_new))

    threads = [threading.Thread(target=log_in) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 4
    assert len({account_id for account_id, _ in seen}) == 1
    assert sum(is_new for _, is_new in seen) == 1


def test_an_address_that_another_person_has_is_not_taken_over(app):
    first, _ = find_or_create_account(b"a" * 32, email="felles@example.com", language="nb", now=now())
    second, _ = find_or_create_account(b"b" * 32, email="felles@example.com", language="nb", now=now())

    assert (first.email, second.email) == ("felles@example.com", None)


def test_the_login_page_says_what_is_stored_and_keeps_the_wanted_page(client: ReadingClient):
    page = client.page("/nn/logg-inn?next=/nn/om")

    assert "Fødselsnummeret ditt blir aldri lagra" in page.text
    assert {"type": "hidden", "name": "next", "value": "/nn/om"} in page.all("input")
