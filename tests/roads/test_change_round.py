"""Changing a round until it opens, and the desk that leads there."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.phases import Phase
from citizen.processes.models import Process
from citizen.roads.actions import import_register
from citizen.web.clock import now
from tests import factories as a
from tests.counting import counted_statements
from tests.reading import Page, ReadingClient
from tests.roads.registers import HAVNES, LIDAL, Place, a_place, a_place_with_roads, a_register, as_staff
from tests.roads.test_set_up_round import page_fields


def announced(place: Place) -> Process:
    return a.a_process(place.municipality, Phase.ANNOUNCED, slug="nye-namn")


def test_texts_and_dates_can_be_changed_before_it_opens(client: ReadingClient) -> None:
    place = a_place()
    announced(place)
    as_staff(client, place)
    address = f"{place.stem}nye-namn/endre"
    fields = {**page_fields(client.get(address).text), "title_nb": "Nytt spørsmål?"}
    assert client.send(address, fields).status_code == 303
    stored = db.session.scalars(sa.select(Process).execution_options(populate_existing=True)).one()
    assert (stored.title_nb, stored.slug, stored.version) == ("Nytt spørsmål?", "nye-namn", 2)


def test_two_at_once_see_both_versions(client: ReadingClient) -> None:
    place = a_place()
    announced(place)
    as_staff(client, place)
    address = f"{place.stem}nye-namn/endre"
    fields = page_fields(client.get(address).text)
    client.send(address, {**fields, "title_nb": "Kollegaens?"})
    refused = client.send(address, {**fields, "title_nb": "Min?"})
    assert refused.status_code == 409
    assert "En kollega endret dette mens du arbeidet" in Page(refused.text).text
    assert "Kollegaens?" in refused.text
    assert page_fields(refused.text)["title_nb"] == "Min?"


def test_a_round_that_opened_while_the_form_was_open_stays_as_it_was(client: ReadingClient) -> None:
    place = a_place()
    process = announced(place)
    as_staff(client, place)
    address = f"{place.stem}nye-namn/endre"
    fields = page_fields(client.get(address).text)
    with transaction() as session:
        opened = now() - timedelta(minutes=1)
        session.execute(sa.update(Process).where(Process.id == process.id).values(proposals_open_at=opened))
    refused = client.send(address, {**fields, "title_nb": "For sent?"})
    assert refused.status_code == 422
    stored = db.session.scalars(sa.select(Process).execution_options(populate_existing=True)).one()
    assert stored.title_nb == "Hva skal veiene hete?"


def test_the_desk_says_what_waits(client: ReadingClient) -> None:
    place = a_place()
    import_register(place.municipality, a_register(HAVNES, Skulevegen=10, Torget=90))
    import_register(place.municipality, a_register(LIDAL, Skulevegen=10, Sagabakken=90))
    a.a_process(place.municipality, Phase.REVIEWING, title_nb="Hva nå?", slug="vurderes")
    as_staff(client, place)
    text = client.page(place.stem).text
    assert "Velg hvem som beholder navnet i 1 par" in text
    assert "1 par med like navn er ikke i noen runde ennå" in text
    assert "Last inn veiregisteret for Øyrane" in text
    assert "Lag stemmesedlene for «Hva nå?»" in text


def test_a_good_day_is_said(client: ReadingClient) -> None:
    place = a_place_with_roads()
    with transaction() as session:
        session.execute(sa.text("DELETE FROM collision"))
    as_staff(client, place)
    assert "Ingenting venter på deg" in client.page(place.stem).text
    assert "Ingenting ventar på deg" in client.page(place.stem.replace("/nb/", "/nn/")).text


@pytest.mark.parametrize(
    ("phase", "action"),
    [
        (Phase.ANNOUNCED, "Endre tekster og datoer"),
        (Phase.PROPOSING, "Se forslagene"),
        (Phase.REVIEWING, "Lag stemmesedlene"),
        (Phase.VOTING, "Følg avstemningen"),
        (Phase.CLOSED, "Se resultatet"),
    ],
)
def test_each_phase_has_its_next_step(client: ReadingClient, phase: Phase, action: str) -> None:
    place = a_place()
    a.a_process(place.municipality, phase)
    as_staff(client, place)
    assert action in client.page(place.stem).text


def test_many_rounds_take_no_more_statements_than_one(client: ReadingClient) -> None:
    place = a_place_with_roads()
    a.a_process(place.municipality)
    as_staff(client, place)
    client.get(place.stem)
    with counted_statements() as one:
        client.get(place.stem)
    for _number in range(5):
        a.a_process(place.municipality)
    with counted_statements() as many:
        client.get(place.stem)
    assert len(many) == len(one), many
