"""Taking a vote back: asked once more, done once, and said so."""

from __future__ import annotations

import pytest

from citizen.domain.tally import Method
from tests import factories as a
from tests.ballots.booth import Booth, booth_for
from tests.reading import Page


@pytest.fixture
def booth(client):
    booth = booth_for(client, Method.SINGLE)
    booth.send("Furulia")
    return booth


def test_a_vote_is_withdrawn_after_one_more_question(booth):
    assert f"{booth.address}/trekk" in [link.get("href") for link in booth.page().all("a")]
    assert "Vil du trekke stemmen tilbake?" in booth.client.page(f"{booth.address}/trekk").text
    assert booth.stored() == [("Furulia",)]
    page = Page(booth.withdraw().text)
    assert "Stemmen din ble trukket tilbake kl." in page.text
    assert "Du har ingen stemme her nå" in page.text
    assert "Kvitteringen din" not in page.text
    assert booth.stored() == []


def test_it_is_said_in_nynorsk_too(booth):
    page = booth.client.page(f"{booth.address}/trekk".replace("/nb/", "/nn/"))
    assert "Vil du trekkje røysta tilbake?" in page.text


def test_one_can_vote_again_after_withdrawing(booth):
    booth.withdraw()
    booth.send("Åsen")
    assert booth.stored() == [("Åsen",)]


def test_the_same_withdrawal_sent_twice_leaves_a_later_vote_alone(booth):
    booth.withdraw(idem="the same")
    booth.send("Åsen")
    booth.withdraw(idem="the same")
    assert booth.stored() == [("Åsen",)]


def test_nobody_withdraws_what_is_not_there(booth):
    booth.withdraw()
    page = booth.client.page(f"{booth.address}/trekk")
    assert "ingenting å trekke tilbake" in page.text
    assert not [form for form in page.all("form") if (form.get("action") or "").endswith("/trekk")]
    assert booth.withdraw(idem="later").status_code == 200


def test_the_vote_of_another_person_stays(booth):
    booth.client.log_in(a.a_resident())
    booth.withdraw()
    assert booth.stored() == [("Furulia",)]


def test_after_the_deadline_nothing_is_withdrawn(booth):
    drawn = Booth(booth.client, f"{booth.address}/trekk", booth.round).drawn()
    a.let_it_end(booth.round)
    answer = booth.withdraw(**drawn)
    assert answer.status_code == 422
    assert "for sent" in Page(answer.text).text
    assert booth.stored() == [("Furulia",)]


def test_whoever_was_logged_out_meanwhile_withdraws_nothing(booth):
    booth.client.delete_cookie("citizen", domain="127.0.0.1")
    answer = booth.client.post(f"{booth.address}/trekk", data={"csrf_token": "old", "idem": "x"})
    assert answer.status_code == 303
    assert "/logg-inn" in answer.location
    assert booth.stored() == [("Furulia",)]
