"""Pages about the site itself, and the two addresses that machines ask."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.naming import RULES
from tests import factories as a
from tests.conftest import settings_for_tests
from tests.databases import InFile


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/nb/personvern", "fødselsnummeret ditt blir ikke lagret"),
        ("/nn/personvern", "fødselsnummeret ditt blir ikkje lagra"),
        ("/nb/tilgjengelighet", "Hva vi ikke har kontrollert"),
        ("/nn/tilgjengelegheit", "Kva vi ikkje har kontrollert"),
        ("/nb/om", "Fjordsund finnes ikke"),
        ("/nn/om", "Fjordsund finst ikkje"),
    ],
)
def test_each_page_is_honest(client, address, words):
    assert words in client.page(address).text


def test_they_carry_the_name_of_the_only_municipality(client):
    a.a_municipality("Fjordsund")
    assert "Fjordsund kommune" in client.page("/nb/personvern").title


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_every_rule_has_its_anchor_words_and_source(client, lang):
    page = client.page(f"/{lang}/navneregler")
    anchors = {attributes["id"] for _, attributes in page.elements if attributes.get("id")}
    for rule in RULES.values():
        assert rule.id.value in anchors
        assert rule.title.to(lang) in page.text
        assert rule.source.to(lang) in page.text


def test_the_components_are_shown_in_the_demonstration_only(app, client, monkeypatch, tmp_path):
    assert client.get("/nb/components").status_code == 200
    production = settings_for_tests(tmp_path, InFile(tmp_path))
    object.__setattr__(production, "env", "production")
    monkeypatch.setitem(app.config, "CITIZEN", production)
    assert client.get("/nb/components").status_code == 404


def test_a_live_process_says_so_without_the_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "ok\n", "text/plain")


def test_a_site_that_can_serve_says_so(client):
    assert (client.get("/readyz").status_code, client.get("/readyz").text) == (200, "ok\n")


def test_a_database_of_an_older_version_is_not_ready(client):
    with db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "citizen database upgrade" in answer.text


def test_a_database_that_does_not_answer_is_not_ready(client):
    with db.engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE alembic_version"))
    assert client.get("/readyz").status_code == 503


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_machines_get_no_cookie(client, address):
    assert "Set-Cookie" not in client.get(address).headers
