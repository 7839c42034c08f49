"""The page of an idea round: search, filters, order and pages, all of which stand in the address."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from citizen.domain.phases import Phase
from citizen.ideas.views.cards import excerpt_of
from citizen.web.clock import now
from tests import factories as a
from tests.counting import counted_statements
from tests.ideas.writing import a_round


def titles(client, address: str) -> list[str]:
    html = client.get(address).text
    return re.findall(r'class="card__title"[^>]*><a href="[^"]*">([^<]+)</a>', html)


@pytest.fixture
def round_():
    return a_round()


def stem(round_, lang: str = "nb") -> str:
    return f"/{lang}/{round_.place.slug}/{round_.process.slug}/"


def test_the_page_says_what_is_asked_who_decides_when_who_and_what_happens_with_my_data(client, round_):
    text = client.page(stem(round_)).text
    for said in (
        "Hvordan vil du styrke lokaldemokratiet?",
        "Vi er en ny kommune.",
        "Alle forslag får svar.",
        "Kommunestyret avgjør.",
        "Hvem kan delta: alle som bor i Fjordsund.",
        "Forslaget står her med det navnet du har valgt.",
        "Skriv et forslag",
        "Innbyggerne skriver forslag",
    ):
        assert said in text, said
    assert "stemme" not in text.partition("Her er vi nå")[2].partition("Trenger du hjelp")[0]


def test_it_is_there_in_nynorsk(client, round_):
    text = client.page(stem(round_, "nn")).text
    assert "Korleis vil du styrkje lokaldemokratiet?" in text
    assert "Kven kan delta: alle som bur i Fjordsund." in text
    assert "Skriv eit forslag" in text


@pytest.mark.parametrize("state", ["draft", "held", "hidden", "withdrawn"])
def test_what_is_not_published_is_on_no_list_no_count_and_in_no_feed(client, round_, state):
    idea = a.an_idea(round_.process, state=state, title="Hemmelig ferjeforslag", body="Hemmelig")
    for address in ("", "?q=Hemmelig", "?sorter=nye", "forslag.atom", f"?tema={round_.theme.slug}"):
        assert "ferjeforslag" not in client.get(stem(round_) + address).text
    assert "0 forslag" in client.page(stem(round_)).text
    assert client.get(stem(round_) + f"ide/{idea.public_id}").status_code == 404


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferje", ["Ferja må rekke til møtet"]),
        ("FERJA møtet", ["Ferja må rekke til møtet"]),
        ("ÅPEN", ["Åpen talerstol"]),
        ("øy", ["Ferja må rekke til møtet"]),
        ("ferja talerstol", []),
        ('"', []),
        ("100%", ["Åpen talerstol"]),
        ("AND OR NOT (", []),
    ],
)
def test_search_finds_parts_of_words_in_title_and_text(client, round_, words, found):
    a.an_idea(round_.process, title="Ferja må rekke til møtet", body="Siste ferje til øya går for tidlig.")
    a.an_idea(round_.process, title="Åpen talerstol", body="Fem minutter, 100% åpent")
    page = client.get(stem(round_), query_string={"q": words})
    assert titles(client, page.request.path + "?" + page.request.query_string.decode()) == found


def test_hits_are_said_in_words_and_in_the_title(client, round_):
    a.an_idea(round_.process, title="Ferja må rekke til møtet")
    page = client.page(stem(round_) + "?q=ferja")
    assert "1 treff på «ferja»" in page.text or "1 treff for «ferja»" in page.text
    assert "ferja" in page.title


def test_theme_and_place_choose_and_what_is_not_there_chooses_nothing_away(client, round_):
    spot = a.a_spot(round_.process, "Øyrane")
    a.an_idea(round_.process, title="Med tema", theme_id=round_.theme.id)
    a.an_idea(round_.process, title="Med sted", place_id=spot.id)
    assert titles(client, stem(round_) + f"?tema={round_.theme.slug}") == ["Med tema"]
    assert titles(client, stem(round_) + f"?sted={spot.slug}") == ["Med sted"]
    assert titles(client, stem(round_) + f"?sted={spot.slug}&tema={round_.theme.slug}") == []
    assert len(titles(client, stem(round_) + "?tema=finst-ikkje&sorter=tull&side=x&svar=y")) == 2


def test_orders(client, round_):
    at = now()
    a.an_idea(round_.process, title="Gammel", sent_at=at - 3 * a.DAY, supports=1, arguments=0)
    a.an_idea(round_.process, title="Ny", sent_at=at - a.DAY, supports=2, arguments=1)
    a.an_idea(round_.process, title="Støttet", sent_at=at - 2 * a.DAY, supports=9, arguments=5)
    assert titles(client, stem(round_) + "?sorter=nye") == ["Ny", "Støttet", "Gammel"]
    assert titles(client, stem(round_) + "?sorter=stotte") == ["Støttet", "Ny", "Gammel"]
    assert titles(client, stem(round_) + "?sorter=diskutert") == ["Støttet", "Ny", "Gammel"]
    assert titles(client, stem(round_) + "?sorter=venter") == ["Gammel", "Støttet", "Ny"]


def test_the_order_is_random_while_the_round_is_open_and_each_reader_keeps_theirs(client, round_):
    for number in range(12):
        a.an_idea(round_.process, title=f"Forslag {number}")
    first = titles(client, stem(round_) + "?fro=17")
    assert first == titles(client, stem(round_) + "?fro=17")
    assert sorted(first) == sorted(f"Forslag {number}" for number in range(12))
    assert len({tuple(titles(client, stem(round_) + f"?fro={seed}")) for seed in range(8)}) > 4
    client.log_in(a.a_resident(round_.district))
    mine = titles(client, stem(round_))
    assert mine == titles(client, stem(round_)) == titles(client, stem(round_) + "?fro=5")


def test_the_random_order_of_no_reader_is_the_order_in_which_they_were_written(client, round_):
    for number in range(16):
        a.an_idea(round_.process, title=str(number))
    for seed in range(12):
        order = [int(title) for title in titles(client, stem(round_) + f"?fro={seed}")]
        steps = [abs(one - other) for one, other in pairwise(order)]
        assert max(steps.count(step) for step in set(steps)) < 9, (seed, order)


def test_who_has_chosen_comes_to_what_was_found(client, round_):
    """On a phone the form alone fills the screen."""
    html = client.get(stem(round_) + "?q=ferje").text
    assert f'action="{stem(round_)}#treff"' in html
    assert 'id="treff"' in html


def test_pages_keep_the_readers_own_order_without_a_cookie(client, round_):
    for number in range(25):
        a.an_idea(round_.process, title=f"Forslag {number}")
    answer = client.get(stem(round_))
    following = re.search(r'href="([^"]*side=2[^"]*)"', answer.text)[1].replace("&amp;", "&")
    assert "fro=" in following
    seed = re.search(r"fro=(\d+)", following)[1]
    client.delete_cookie("session", domain="127.0.0.1")
    both = titles(client, stem(round_) + f"?fro={seed}") + titles(client, following)
    assert sorted(both) == sorted(f"Forslag {number}" for number in range(25))


def test_mine_and_those_that_i_support(client, round_):
    me = a.a_resident(round_.district)
    a.an_idea(round_.process, me, title="Mitt eget")
    a.a_supporter(a.an_idea(round_.process, title="Et jeg støtter"), me)
    a.an_idea(round_.process, title="En annens")
    assert len(titles(client, stem(round_) + "?vis=mine")) == 3, "nobody is logged in"
    client.log_in(me)
    assert titles(client, stem(round_) + "?vis=mine") == ["Mitt eget"]
    assert titles(client, stem(round_) + "?vis=stottet") == ["Et jeg støtter"]


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.PROPOSING, Phase.REVIEWING, Phase.CLOSED])
@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_every_phase_has_its_page_and_its_card(client, phase, lang):
    round_ = a_round(phase)
    a.an_idea(round_.process)
    assert client.get(stem(round_, lang)).status_code == 200
    front = client.page(f"/{lang}/{round_.place.slug}/").text
    assert "lokaldemokratiet?" in front
    assert (
        "resultat" not in client.get(f"/{lang}/{round_.place.slug}/").text.partition("<main")[2].partition("</main")[0]
    )


def test_who_may_not_take_part_is_told_so_and_how_to_mend_it(client, round_):
    client.log_in(a.a_resident())
    page = client.page(stem(round_))
    assert "Du har ikke sagt hvor du bor" in page.text
    assert "stemme her" not in page.text


@pytest.mark.parametrize("logged_in", [False, True])
def test_the_list_asks_at_most_eight_questions(client, round_, logged_in):
    spot = a.a_spot(round_.process)
    for number in range(25):
        a.an_idea(round_.process, a.a_resident(), theme_id=round_.theme.id, place_id=spot.id, title=f"Forslag {number}")
    if logged_in:
        client.log_in(a.a_resident(round_.district))
    address = stem(round_) + f"?q=forslag&tema={round_.theme.slug}&side=2"
    client.get(address)
    with counted_statements() as statements:
        assert client.get(address).status_code == 200
    assert len(statements) <= 8, "\n".join(statements)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[fjernet av moderator] Nye **husker**.", "[fjernet av moderator] Nye husker."),
        ("- Les [planen](https://www.example.no/plan) først", "Les planen først"),
    ],
)
def test_the_start_of_a_text_is_without_signs_but_shows_what_was_taken_out(written, shown):
    assert excerpt_of(written) == shown
