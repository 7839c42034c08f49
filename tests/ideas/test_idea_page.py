"""The page of an idea: who sees it in which state, what stands on it, following, and how few questions it asks."""

from __future__ import annotations

import pytest

from citizen.domain.notices import FollowKind
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.notices.queries import followers_of
from tests import factories as a
from tests.counting import counted_statements
from tests.ideas.writing import a_round


@pytest.fixture
def round_():
    return a_round()


def address(round_, idea, lang: str = "nb") -> str:
    return round_.address(idea.public_id, lang)


def test_title_authors_date_theme_place_text_and_address_to_share(client, round_):
    kari, ola = a.a_resident(shown_name="Kari N."), a.a_resident(shown_name=None)
    spot = a.a_spot(round_.process, "Øyrane")
    idea = a.an_idea(round_.process, kari, ola, theme_id=round_.theme.id, place_id=spot.id, body="Da kan **alle** se.")
    html = client.get(address(round_, idea)).text
    page = client.page(address(round_, idea))
    assert "Kari N." in page.text
    assert "1 til" in page.text
    for said in ("Digitale løsninger", "Øyrane", f"http://127.0.0.1:8000{address(round_, idea)}"):
        assert said in page.text
    assert "<strong>alle</strong>" in html
    assert "Digitale løysingar" in client.page(address(round_, idea, "nn")).text


def test_hostile_text_is_text_only(client, round_):
    wild = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    idea = a.an_idea(round_.process, a.a_resident(shown_name=wild), title=wild, body=f"{wild} [x](javascript:alert(1))")
    a.a_supporter(idea, a.a_resident(shown_name=wild))
    for page in (address(round_, idea), f"/nb/{round_.place.slug}/{round_.process.slug}/"):
        html = client.get(page).text
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert 'href="javascript' not in html


@pytest.mark.parametrize(
    ("state", "who", "status"),
    [
        ("draft", "author", 200),
        ("draft", "moderator", 404),
        ("draft", "staff", 404),
        ("held", "author", 200),
        ("held", "moderator", 200),
        ("held", "neighbour", 404),
        ("hidden", "author", 200),
        ("hidden", "moderator", 200),
        ("hidden", "staff", 404),
        ("hidden", "stranger", 404),
        ("withdrawn", "author", 200),
        ("withdrawn", "moderator", 404),
        ("published", "stranger", 200),
    ],
)
def test_who_sees_an_idea_in_which_state(client, round_, state, who, status):
    author = a.a_resident(round_.district)
    idea = a.an_idea(round_.process, author, state=state)
    people = {
        "author": lambda: author,
        "moderator": lambda: a.a_person_with_role(round_.place, Role.MODERATOR),
        "staff": lambda: a.a_person_with_role(round_.place, Role.STAFF),
        "neighbour": lambda: a.a_resident(round_.district),
    }
    if who in people:
        client.log_in(people[who]())
    assert client.get(address(round_, idea)).status_code == status


def test_a_moderator_of_another_municipality_sees_nothing_hidden_here(client, round_):
    idea = a.an_idea(round_.process, state="hidden")
    client.log_in(a.a_person_with_role(a.a_municipality("Nabolaget"), Role.MODERATOR))
    assert client.get(address(round_, idea)).status_code == 404


def test_an_idea_is_found_in_its_own_round_only(client, round_):
    other = a.an_idea_round(round_.place)
    idea = a.an_idea(round_.process)
    assert client.get(f"/nb/{round_.place.slug}/{other.slug}/ide/{idea.public_id}").status_code == 404


def test_idea_theme_place_and_round_are_followed_by_a_press_each_and_left_by_another(client, round_):
    spot, me = a.a_spot(round_.process), a.a_resident(round_.district)
    idea = a.an_idea(round_.process, theme_id=round_.theme.id, place_id=spot.id)
    client.log_in(me)
    things = {
        f"ide/{idea.public_id}": (FollowKind.IDEA, idea.id),
        f"tema/{round_.theme.slug}": (FollowKind.THEME, round_.theme.id),
        f"sted/{spot.slug}": (FollowKind.PLACE, spot.id),
        f"runde/{round_.process.slug}": (FollowKind.PROCESS, round_.process.id),
    }
    stem = f"/nb/{round_.place.slug}/{round_.process.slug}"
    for path, (kind, target_id) in things.items():
        assert client.send(f"{stem}/folg/{path}", {}).status_code == 303
        assert followers_of(kind, target_id) == {me.id}
    assert "Slutt å følge forslaget" in client.page(address(round_, idea)).text
    for path, (kind, target_id) in things.items():
        client.send(f"{stem}/folg/{path}/slutt", {"back": "//evil.example/"})
        assert followers_of(kind, target_id) == frozenset()
    assert client.send(f"{stem}/folg/tema/finst-ikkje", {}).status_code == 404


def test_nothing_hidden_can_be_followed(client, round_):
    idea = a.an_idea(round_.process, a.a_resident(), state="hidden")
    client.log_in(a.a_resident(round_.district))
    stem = f"/nb/{round_.place.slug}/{round_.process.slug}"
    assert client.send(f"{stem}/folg/ide/{idea.public_id}", {}).status_code == 404


@pytest.mark.parametrize("phase", [Phase.PROPOSING, Phase.REVIEWING])
@pytest.mark.parametrize("who", ["stranger", "neighbour"])
def test_the_page_asks_few_questions(client, phase, who):
    round_ = a_round(phase)
    idea = a.an_idea(round_.process, a.a_resident(), theme_id=round_.theme.id)
    for _ in range(3):
        a.a_supporter(idea, a.a_resident())
    if who == "neighbour":
        client.log_in(a.a_resident(round_.district))
    client.get(address(round_, idea))
    with counted_statements() as statements:
        assert client.get(address(round_, idea)).status_code == 200
    assert len(statements) <= 8, statements
