"""A new round, one question at a time, in both language forms."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.ready_texts import READY
from citizen.processes.models import HEARING, IDEAS
from citizen.processes.queries import list_processes
from citizen.setting_up.views.beginning import KINDS
from citizen.web.clock import now, today
from tests import factories as a

OPENS = today() + timedelta(days=10)


@pytest.fixture
def place(client):
    place = a.a_municipality()
    a.a_district(place, "Havnes")
    client.log_in(a.a_person_with_role(place, Role.STAFF))
    return place


def typed_on(page):
    """What stands in the lines of the form."""
    return {one.get("value") for one in page.all("input") if one.get("value")}


@pytest.mark.parametrize("kind", READY)
def test_every_kind_has_texts_in_both_forms_that_its_form_takes(client, place, kind):
    assert len(READY[kind]) >= 3
    for ready in READY[kind]:
        assert all(all(pair) and pair[0] for pair in (ready.name, ready.title, ready.summary, ready.why))
    address = f"/nb/stab/{place.slug}/ny-runde/{KINDS[kind].slug}"
    answer = client.send(address, {"source": f"tekst-{READY[kind][0].code}", "opens_on": OPENS.isoformat()})
    assert answer.status_code == 303
    if kind != "road-names":
        page = client.page(answer.headers["Location"])
        assert set(READY[kind][0].title) <= typed_on(page)
        assert f"{OPENS}T09:00" in typed_on(page)


@pytest.mark.parametrize(("lang", "law"), [("nb", "Dette krever loven"), ("nn", "Dette krev lova")])
def test_the_first_question_says_what_the_law_asks(client, place, lang, law):
    page = client.page(f"/{lang}/stab/{place.slug}/ny-runde/").text
    assert page.count(law) == len(KINDS)
    assert "§ 8" in page


@pytest.mark.parametrize("kind", [IDEAS, HEARING])
def test_an_earlier_round_is_copied_with_the_lengths_of_its_phases(client, place, kind):
    with_answer = now() + timedelta(days=60)
    moved = a.a_process(
        place,
        Phase.PROPOSING,
        kind=kind,
        title_nb="Hva med torget?",
        title_nn="Kva med torget?",
        voting_open_at=with_answer,
        voting_close_at=with_answer,
    )
    address = f"/nb/stab/{place.slug}/ny-runde/{KINDS[kind].slug}"
    answer = client.send(address, {"source": f"runde-{moved.slug}", "opens_on": OPENS.isoformat()})
    typed = typed_on(client.page(answer.headers["Location"]))
    days = (moved.proposals_close_at - moved.proposals_open_at).days
    assert {"Hva med torget?", "Kva med torget?"} <= typed
    assert {str(OPENS), str(OPENS + timedelta(days=days))} <= {one[:10] for one in typed}


def test_a_day_that_is_gone_is_refused_and_the_choice_stays(client, place):
    address = f"/nb/stab/{place.slug}/ny-runde/ideer"
    page = client.send(address, {"source": "tekst-unge", "opens_on": today().isoformat()})
    assert page.status_code == 422
    assert list_processes(place.id) == []


def test_councillors_set_up_nothing(client, place):
    client.log_in(a.a_person_with_role(place, Role.COUNCILLOR))
    assert client.get(f"/nb/stab/{place.slug}/ny-runde/").status_code == 403
    assert client.get(f"/nb/stab/{place.slug}/ny-runde/tull").status_code == 403


def test_a_round_about_roads_says_first_that_registers_are_missing(client, place):
    address = f"/nn/stab/{place.slug}/ny-runde/veinavn"
    page = client.page(address)
    assert "Ingen like namn er funne enno" in page.text
    assert "Gå vidare til namnepara" in page.text
    assert any(link.get("href", "").endswith("/vegregister") for link in page.all("a"))
    answer = client.send(address, {"source": f"tekst-{READY['road-names'][0].code}", "opens_on": OPENS.isoformat()})
    assert "Vel no namnepara" in client.page(answer.location).text
