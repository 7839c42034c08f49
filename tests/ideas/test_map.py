"""The map: set a point by pressing it, see it in words, and find all ideas in the list beside it."""

from __future__ import annotations

import re

import pytest

from citizen.database import transaction
from citizen.domain.ideas.states import IdeaState
from citizen.domain.maps import WIDTH, Area, frame_of, read_position
from citizen.ideas.views.write_page import MAP_WIDTH
from tests import factories as a
from tests.ideas.writing import a_round, the_idea, write

SPOTS = {"Strandvegen": (61.6, 5.0), "Fjellvegen": (61.7, 5.3)}


def a_mapped_round():
    here = a_round()
    for name, (latitude, longitude) in SPOTS.items():
        a.a_road(here.district, name, latitude=latitude, longitude=longitude)
    return here


def pressed_at(name: str) -> dict[str, str]:
    """Where a browser says that the map was pressed, when it was pressed on this road."""
    frame = frame_of(Area(61.6, 5.0, 61.7, 5.3))
    x, y = frame.place_of(read_position("{:.5f},{:.5f}".format(*SPOTS[name])))
    return {"kart.x": str(round(x * MAP_WIDTH / WIDTH)), "kart.y": str(round(y * MAP_WIDTH / WIDTH)), "do": ""}


def test_pressing_the_map_sets_a_point_and_stores_what_was_typed(client):
    here = a_mapped_round()
    here.a_writer(client)
    answer = client.send(here.address("ny", "nn"), here.fields(**pressed_at("Fjellvegen")))
    assert "Punktet er sett: ved Fjellvegen" in client.page(answer.location).text
    idea = the_idea()
    assert (idea.state, idea.title) == (IdeaState.DRAFT, here.fields()["title"])
    assert (idea.latitude, idea.longitude) == pytest.approx(SPOTS["Fjellvegen"], abs=0.01)


def test_the_point_can_be_removed_again(client):
    here = a_mapped_round()
    here.a_writer(client)
    answer = client.send(here.address("ny"), here.fields(**pressed_at("Strandvegen")))
    client.send(answer.location.split("#")[0], here.fields(point="61.60000,5.00000", do="no-point"))
    assert the_idea().position is None


@pytest.mark.parametrize(
    "fields", [{"kart.x": "0", "kart.y": "0"}, {"kart.x": "12", "kart.y": "-4"}, {"kart.x": "٣"}, {"point": "41,2"}]
)
def test_what_is_no_point_on_the_map_sets_none(client, fields):
    here = a_mapped_round()
    here.a_writer(client)
    client.send(here.address("ny"), here.fields(**fields, do="draft"))
    assert the_idea().position is None


BY_KEY = {"kart.x": "0", "kart.y": "0", "do": ""}


@pytest.mark.parametrize(
    ("lang", "said"), [("nb", "Velg et sted i denne listen"), ("nn", "Vel ein stad i denne lista")]
)
def test_a_key_on_the_map_sets_no_point_and_the_page_points_to_the_list_of_places(client, lang, said):
    here = a_mapped_round()
    a.a_spot(here.process)
    here.a_writer(client)
    answer = client.send(here.address("ny", lang), here.fields(**BY_KEY))
    assert answer.status_code == 422
    assert re.search(f'href="#place">[^<]*{said}', answer.text)
    assert (the_idea().title, the_idea().position) == (here.fields()["title"], None)
    assert here.fields()["title"] in answer.text
    nothing = {"title": "", "body": ""}
    assert said in client.send(here.address("ny", lang), here.fields(**BY_KEY, **nothing)).text


def test_without_a_list_of_places_the_text_is_where_the_place_is_named(client):
    here = a_mapped_round()
    here.a_writer(client)
    answer = client.send(here.address("ny"), here.fields(**BY_KEY))
    assert "Skriv hvor det er her i teksten" in answer.text


def test_the_picture_shows_every_road_and_the_mark(client):
    here = a_mapped_round()
    slug = here.place.slug
    answer = client.get(f"/kart/{slug}.svg?punkt=61.65000,5.15000")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert answer.text.count("<circle") == len(SPOTS)
    assert answer.text.count("<path") == 1
    assert client.get(f"/kart/{slug}.svg?punkt=<script>").text.count("<path") == 0


def test_without_positions_there_is_no_map_and_the_form_has_none(client):
    here = a_round()
    here.a_writer(client)
    assert client.get(f"/kart/{here.place.slug}.svg").status_code == 404
    assert 'name="kart"' not in client.page(here.address("ny")).text


def test_the_list_beside_the_map_has_the_same_ideas_and_no_hidden_one(client):
    here = a_mapped_round()
    here.a_writer(client)
    idea = write(client, here)
    with transaction():
        idea.latitude, idea.longitude = SPOTS["Strandvegen"]
    address = f"/nb/{here.place.slug}/{here.process.slug}/kart"
    page = client.page(address)
    assert page.text.count(idea.title) == 1
    assert "ved Strandvegen" in page.text
    with transaction():
        idea.state = IdeaState.HIDDEN
    assert idea.title not in client.page(address).text


def test_the_point_is_said_before_the_proposal_is_sent(client):
    here = a_mapped_round()
    here.a_writer(client)
    client.send(here.address("ny", "nn"), here.fields(**pressed_at("Fjellvegen")))
    page = client.page(here.address(f"{the_idea().public_id}/send", "nn"))
    assert "Forslaget gjeld ein stad ved Fjellvegen" in page.text
