"""What the card of a hearing on the front page says once the municipality has answered."""

from __future__ import annotations

import pytest

from citizen.domain.phases import Phase
from citizen.hearings.models import HearingOutcome
from citizen.web.clock import now
from citizen.web.locale import show_date, spoken
from tests import factories as a
from tests.factories.hearings import a_hearing

PROMISES = ("lovet å svare", "lova å svare", "svarer innen", "svarar innan")


def tell_what_came_of(hearing, days_ago=3, number=1):
    text = {"text_nb": "Vi flyttet tiden.", "text_nn": "Vi flytta tida.", "case_number": "", "case_url": ""}
    at = now() - days_ago * a.DAY
    return a.stored(HearingOutcome(process_id=hearing.id, number=number, published_at=at, **text))


@pytest.mark.parametrize("phase", [Phase.REVIEWING, Phase.CLOSED])
@pytest.mark.parametrize(("lang", "answered"), [("nb", "Kommunen svarte"), ("nn", "Kommunen svarte")])
def test_an_answered_hearing_promises_nothing(client, phase, lang, answered):
    place = a.a_municipality()
    hearing = a_hearing(place, phase)
    tell_what_came_of(hearing, days_ago=3)
    tell_what_came_of(hearing, days_ago=1, number=2)
    with client.application.test_request_context(), spoken(lang):
        day = show_date(now() - 3 * a.DAY)
    page = client.page(f"/{lang}/{place.slug}/").text
    assert f"{answered} {day}." in page
    assert not any(promise in page for promise in PROMISES)


def test_what_is_answered_early_leads_to_the_answer(client):
    place = a.a_municipality()
    hearing = a_hearing(place, Phase.REVIEWING)
    tell_what_came_of(hearing)
    page = client.page(f"/nb/{place.slug}/")
    links = {link.get("href") for link in page.all("a")}
    assert f"/nb/{place.slug}/{hearing.slug}/#utfall" in links
    assert "Se hva som ble gjort med svarene" in page.text
    assert "Kommunen leser svarene" not in page.text


def test_a_hearing_that_waits_still_says_what_is_promised(client):
    place = a.a_municipality()
    a_hearing(place, Phase.CLOSED)
    assert "Kommunen lovet å svare innen" in client.page(f"/nb/{place.slug}/").text
