"""A person's own word for their age: an unticked box, kept for one process, and taken back when they wish."""

from __future__ import annotations

from datetime import date

import pytest

from citizen.domain.electorates import Electorate, Source
from citizen.domain.phases import Phase
from citizen.electorates.queries import has_declared_age
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.electorates import voters
from tests.reading import Page, ReadingClient

DAY = date(2026, 12, 1)
SIXTEEN = Electorate(min_age=16, age_on=DAY)


@pytest.fixture
def process(client: ReadingClient) -> Process:
    municipality = a.a_municipality()
    a.a_district(municipality)
    process = a.a_process(municipality, Phase.REVIEWING, voting_close_at=now() + 20 * a.DAY)
    return voters.set_electorate(process, SIXTEEN)


def page_of(process: Process, lang: str = "nb") -> str:
    return f"/{lang}/fjordsund/{process.slug}/alder"


@pytest.mark.parametrize(
    ("lang", "statement"),
    [("nb", "Jeg er 16 år eller eldre 1. desember 2026."), ("nn", "Eg er 16 år eller eldre 1. desember 2026.")],
)
def test_the_box_is_empty_until_the_person_ticks_it(
    client: ReadingClient, process: Process, lang: str, statement: str
) -> None:
    account = a.a_resident()
    client.log_in(account)
    page = client.page(page_of(process, lang))
    (box,) = [control for control in page.all("input") if control.get("type") == "checkbox"]
    assert "checked" not in box
    assert statement in page.text

    empty = client.send(page_of(process, lang), {"next": "/nn/"})
    assert empty.status_code == 422
    assert not has_declared_age(account.id, process.id)
    ticked = client.send(page_of(process, lang), {"is_old_enough": "y", "next": "/nn/fjordsund/?a=b"})
    assert (ticked.status_code, ticked.location) == (303, "/nn/fjordsund/?a=b")
    assert has_declared_age(account.id, process.id)


def test_it_can_be_taken_back(client: ReadingClient, process: Process) -> None:
    account = a.a_resident()
    client.log_in(account)
    client.send(page_of(process), {"is_old_enough": "y"})
    assert "Du har sagt:" in client.page(page_of(process)).text
    response = client.send(f"{page_of(process)}/trekk", {}, follow_redirects=True)
    assert "slettet" in Page(response.text).text
    assert not has_declared_age(account.id, process.id)


def test_it_leads_on_to_the_process_and_to_no_other_site(client: ReadingClient, process: Process) -> None:
    client.log_in(a.a_resident())
    response = client.send(page_of(process), {"is_old_enough": "y", "next": "https://evil.example/"})
    assert response.location == f"/nb/fjordsund/{process.slug}/"


def test_whose_login_says_it_need_not_say_anything(client: ReadingClient, process: Process) -> None:
    voters.log_in(client, a.a_resident(), born_on=date(1990, 1, 1))
    page = client.page(page_of(process))
    assert "Innloggingen sier når du er født" in page.text
    assert not [control for control in page.all("input") if control.get("type") == "checkbox"]


@pytest.mark.parametrize("electorate", [Electorate(), Electorate(source=Source.LOGIN, min_age=16, age_on=DAY)])
def test_where_no_word_is_taken_there_is_no_page(
    client: ReadingClient, process: Process, electorate: Electorate
) -> None:
    voters.set_electorate(process, electorate)
    account = a.a_resident()
    client.log_in(account)
    assert client.get(page_of(process)).status_code == 404
    assert client.send(page_of(process), {"is_old_enough": "y"}).status_code == 404
    assert not has_declared_age(account.id, process.id)


def test_who_is_logged_out_meanwhile_comes_back_to_the_page(client: ReadingClient, process: Process) -> None:
    response = client.send(page_of(process), {"is_old_enough": "y"})
    assert response.status_code == 303
    assert response.location.startswith("/nb/logg-inn?next=/nb/fjordsund/")
