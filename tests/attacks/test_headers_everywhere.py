"""Every answer has its headers, also those that say no, and nothing personal may be kept by a cache."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.app import create_app
from citizen.database import transaction
from citizen.domain.phases import Phase
from citizen.pages.views import front
from tests import factories as a
from tests.attacks.places import Call, a_town_with_everything, ask, every_call, visitors
from tests.oidc.conftest import real_settings

NEEDED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = ("default-src 'self'", "base-uri 'none'", "object-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
OTHERS = ("/nb/nope", "/static/css/citizen.css?v=1", "/static/nope.css?v=1", "/static/", "/nb", "/healthz")


def faults_of(answer):
    headers = answer.headers
    faults = [name for name, value in NEEDED.items() if headers.get(name) != value]
    policy = headers.get("Content-Security-Policy", "")
    faults += [part for part in POLICY if part not in policy]
    faults += [word for word in ("unsafe-inline", "unsafe-eval", "*", "data:") if word in policy]
    if answer.mimetype.startswith("text/") and "charset=utf-8" not in headers["Content-Type"].lower():
        faults.append("charset")
    if "Set-Cookie" in headers and "public" in headers.get("Cache-Control", ""):
        faults.append("a cookie that a cache may keep")
    return faults


def test_every_answer_to_everyone_has_the_headers(app):
    town = a_town_with_everything(Phase.VOTING)
    calls = [*every_call(app, town), *(Call("", method, path) for path in OTHERS for method in ("GET", "POST", "PUT"))]
    for name, browser in visitors(app, town).items():
        if name in ("stranger", "resident", "admin"):
            for call in calls:
                assert faults_of(ask(browser, call)) == [], (name, call)


@pytest.mark.parametrize("headers", [{"Host": "evil.test"}, {"Referer": "http://["}, {"Origin": "http://["}])
def test_an_answer_to_a_malformed_request_has_them_too(client, headers):
    assert faults_of(client.get("/nb/logg-inn", headers=headers)) == []
    assert faults_of(client.post("/nb/logg-inn/start", headers=headers)) == []


def test_a_broken_page_has_them_too_and_does_not_ask_the_database(app, client, monkeypatch):
    town = a_town_with_everything()
    client.log_in(a.a_resident())

    def break_down(*_args):
        raise RuntimeError("personal words")

    monkeypatch.setattr(front, "list_processes", break_down)
    monkeypatch.setattr("citizen.layout.current_account", break_down)
    answer = client.get(f"/nb/{town.place.slug}/")
    assert answer.status_code == 500
    assert faults_of(answer) == []
    assert "personal words" not in answer.text
    assert "Noe gikk galt hos oss" in answer.text


@pytest.mark.parametrize(
    "path", ["/nb/a/b/c/d", "/nb/fjordsund/", "/nb/personvern", "/static/nope.css", "/nb/min-side"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_when_the_database_is_gone_a_page_says_so(client, path, method):
    client.log_in(a.a_resident())
    with transaction() as session:
        session.execute(sa.text("ALTER TABLE municipality RENAME TO gone"))
        session.execute(sa.text("ALTER TABLE login_session RENAME TO gone_too"))
    answer = client.open(path, method=method)
    assert answer.status_code in (400, 405, 500)
    assert "Noe gikk galt hos oss" in answer.text
    assert faults_of(answer) == []


def test_no_cache_keeps_an_error_page_that_names_its_reader(client):
    client.log_in(a.a_resident(shown_name="Kari Nordmann"))
    for path in ("/static/nope.css?v=1", "/static/css/nope/x?v=1", "/nb/min-side/x/y.css?v=1"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.headers["Cache-Control"] == "no-store", path


def test_strict_transport_is_asked_for_in_production_only(client, tmp_path):
    assert "Strict-Transport-Security" not in client.get("/nb/logg-inn").headers
    answer = create_app(real_settings(tmp_path)).test_client().get("/healthz", base_url="https://citizen.test")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize("origin", ["https://evil.test", "null", "http://127.0.0.1:8000.evil.test", "http://["])
def test_a_form_that_another_site_sends_is_refused_even_with_a_token(client, origin):
    client.log_in(a.a_resident())
    fields = {"shown_name": "Ola", "language": "nb"}
    assert client.send("/nb/min-side", fields, headers={"Origin": origin}).status_code == 403
    assert client.send("/nb/min-side", fields, headers={"Origin": "http://127.0.0.1:8000"}).status_code == 303


@pytest.mark.parametrize(
    "address", ["/nb/fjordsund%00/", "/nb/%00", "/nb/fjordsund/runde%01/veg/x", "/nb/fjordsund/%0a"]
)
def test_an_address_with_a_control_character_is_not_found_on_any_database(client, address):
    assert client.get(address).status_code == 404
