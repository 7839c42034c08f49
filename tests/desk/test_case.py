"""One case: what residents said, the rules, the advice and the recommendation, and the way through the pile."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.answers.actions.voting import put_on_ballot
from citizen.ballots.models import LogBatch
from citizen.database import transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.permissions import Role
from citizen.domain.tally import Method
from citizen.processes.models import Process
from citizen.web.clock import now, today
from tests import factories as a
from tests.desk.piles import a_meeting, a_pile, recommend
from tests.factories.discussion import an_argument
from tests.results.counted import a_closed_town, a_counted_vote, cast


@pytest.fixture
def pile(app, client):
    made = a_pile(3)
    client.log_in(made.councillor())
    return made


def test_a_case_says_it_in_the_order_in_which_it_is_read(client, pile):
    a_meeting(pile)
    recommend(pile, 1, "Bdlmyra", reason_nb="Myra lå der før veien.", advice_sent_on=today() - timedelta(days=30))
    text = client.page(pile.case(1)).text.replace("\xa0", " ")
    parts = [
        "Hva skal denne veien hete?", "Hva innbyggerne sa", "Bdrabakken fikk flest stemmer: 2 av 2 (100 %).",
        "Med innbyggernes egne ord", "Det står furutrær langs vegen.", "Reglene for navnene",
        "Tilråding om skrivemåten", "Tilrådingen er ikke kommet ennå", "Innstillingen fra administrasjonen",
        "Dette er ikke det flest innbyggere valgte: Bdrabakken.", "Myra lå der før veien.", "Bare for meg",
    ]  # fmt: skip
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_the_same_in_nynorsk(client, pile):
    a_meeting(pile)
    recommend(pile, 1, "Bdlmyra", reason_nn="Myra låg der før vegen.")
    text = client.page(pile.page(f"sak/{pile.process.slug}/{pile.questions[1].slug}", "nn")).text
    for words in ("Kva innbyggjarane sa", "Innstillinga frå administrasjonen", "Myra låg der før vegen."):
        assert words in text, words


def test_the_cases_before_and_after_keep_the_order_of_the_list(client, pile):
    page = client.page(pile.case(1) + "?sort=-name")
    assert "Sak 2 av 3" in page.text
    ways = {link.get("rel"): link["href"] for link in page.all("a") if link.get("rel") in ("prev", "next")}
    assert ways == {"prev": pile.case(2) + "?sort=-name", "next": pile.case(0) + "?sort=-name"}


def test_names_say_which_rule_they_break_and_who_proposed_them(client):
    town = a_closed_town(("havnes", [0], 12))
    resident = a.a_resident(town.lidal, shown_name="Kari Nordmann")
    a.a_proposal(town.question, "Skulevegen", resident)
    client.log_in(a.a_person_with_role(town.place, Role.COUNCILLOR))
    text = client.page(f"/nb/folkevalgte/{town.place.slug}/sak/{town.process.slug}/{town.question.slug}").text
    assert "Foreslått av \u2068Kari Nordmann\u2069" in text
    assert "Må endres" in text


def test_every_round_of_a_ranked_count_is_drawn_with_the_same_numbers_in_a_table(client):
    place, process = a_counted_vote(HowToCount(Method.RANKED), ["Ask", "Bjørk", "Or"], ([0], 4), ([1], 3), ([2, 1], 2))
    client.log_in(a.a_person_with_role(place, Role.COUNCILLOR))
    page = client.get(f"/nb/folkevalgte/{place.slug}/sak/{process.slug}/sak").text.replace("\xa0", " ")
    assert "Streken viser halvparten" in page
    assert "5 (56 %)" in page
    assert "Stemmer i hver runde" in page


@pytest.mark.parametrize(
    ("how", "names", "ballots", "said"),
    [
        (HowToCount(Method.SINGLE), ["Fjell", "Fjord"], [([0], 12), ([1], 10)], "Fjell fikk flest stemmer"),
        (HowToCount(Method.YES_NO), ["Ja", "Nei"], [([0], 3), ([1], 3)], "Uavgjort: Ja og Nei"),
        (HowToCount(Method.BUDGET, budget=100), ["Benk=60", "Bru=90"], [([0], 3), ([1], 2)], "1 prosjekt får penger"),
    ],
)
def test_a_vote_of_each_method_has_its_case_and_its_list(client, how, names, ballots, said):
    place, process = a_counted_vote(how, names, *ballots)
    client.log_in(a.a_person_with_role(place, Role.COUNCILLOR))
    address = f"/nb/folkevalgte/{place.slug}"
    assert said in client.page(f"{address}/sak/{process.slug}/sak").text
    for page in ("", "/utskrift"):
        assert "bor langs veien" not in client.page(f"{address}/saker/{process.slug}{page}").text


@pytest.mark.parametrize(("earlier", "is_told"), [([], False), ([41], True)])
def test_turnout_by_day_comes_from_the_log_and_only_where_there_are_days_to_tell(client, earlier, is_told):
    place = a.a_municipality()
    vote_round = a.a_vote(place, HowToCount(Method.SINGLE), ["Fjell", "Fjord"])
    cast(vote_round, ([0], 60))
    client.log_in(a.a_person_with_role(place, Role.COUNCILLOR))
    with transaction() as session:
        address = f"/nb/folkevalgte/{place.slug}/sak/{session.get_one(Process, vote_round.process_id).slug}/sak"
        for size in earlier:
            sealed = {"round_id": vote_round.id, "batch": 1, "tree_size": size, "root": b"r" * 32, "signature": b"s"}
            session.execute(sa.insert(LogBatch).values(**sealed, sealed_at=now() - timedelta(days=3)))
    title = "Hvordan loggen over avstemningen ble fylt"
    assert title not in client.page(address).text
    a.let_it_close(vote_round)
    text = client.page(address).text
    assert (title in text) is is_told
    assert ("19 linjer ble forseglet den siste dagen" in text) is is_told


def test_the_strongest_arguments_stand_beside_a_vote_about_ideas(client):
    place, process = a_counted_vote(HowToCount(Method.SINGLE), ["Ferje", "Bru"], ([0], 12))
    author = a.a_resident(a.a_district(place, "Lidal"))
    idea = a.an_idea(a.an_idea_round(place), author, title="Ferja må vente")
    for number in range(3):
        an_argument(idea, author, text=f"Møta sluttar seint {number}", useful=number)
    put_on_ballot(process.id, [idea.public_id])
    client.log_in(a.a_person_with_role(place, Role.COUNCILLOR))
    text = client.page(f"/nb/folkevalgte/{place.slug}/sak/{process.slug}/sak").text
    assert text.index("Møta sluttar seint 2") < text.index("Møta sluttar seint 1")
    assert "Møta sluttar seint 0" not in text


def test_a_case_that_is_not_there_is_not_found(client, pile):
    assert client.get(pile.page(f"sak/{pile.process.slug}/finst-ikkje")).status_code == 404


def test_the_pile_on_paper_has_every_case_and_notes_only_when_asked_for(client, pile):
    client.send(pile.case(0, "/notat"), {"note": "Bare for meg: husk brua"})
    plain, noted = client.page(f"{pile.list}/utskrift").text, client.page(f"{pile.list}/utskrift?notes=1").text
    for question in pile.questions:
        assert question.old_name in plain
    assert "husk brua" not in plain
    assert "husk brua" in noted
