"""The files about what was voted: the columns of a round about roads stay, and each way of voting has what it needs."""

from __future__ import annotations

import csv
import io

import pytest
from click.testing import CliRunner

from citizen.cli import main
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.datasets import DATASETS
from citizen.domain.permissions import Role
from citizen.domain.tally import Method
from tests import factories as a
from tests.results.counted import a_closed_town, a_counted_vote

COLUMNS_OF_VERSION_1 = {
    "results": (
        "kommunenummer", "prosess", "tidligere_kommunenummer", "tidligere_kommune", "adressekode",
        "gammelt_adressenavn", "adresser", "plassering", "navn", "stemmer", "andel", "avgitte_stemmer", "blanke",
        "stemmeberettigede", "uavgjort",
    ),
    "results-by-district": (
        "kommunenummer", "prosess", "tidligere_kommunenummer", "tidligere_kommune", "adressekode",
        "gammelt_adressenavn", "adresser", "navn", "gruppe_kommunenummer", "gruppe_kommune", "stemmer", "andel",
        "avgitte_stemmer", "blanke",
    ),
}  # fmt: skip


@pytest.fixture
def fetch(client):
    def rows(place, process, name):
        client.log_in(a.a_person_with_role(place, Role.STAFF))
        response = client.get(f"/nb/stab/{place.slug}/eksport/{process.slug}/{name}.csv")
        assert response.status_code == 200, name
        lines = csv.reader(io.StringIO(response.data.decode("utf-8-sig"), newline=""), delimiter=";")
        header = next(lines)
        return [dict(zip(header, line, strict=True)) for line in lines]

    return rows


@pytest.mark.parametrize("name", list(COLUMNS_OF_VERSION_1))
def test_a_new_version_only_adds_columns_at_the_end(name):
    stable = COLUMNS_OF_VERSION_1[name]
    assert DATASETS[name].header[: len(stable)] == stable
    assert DATASETS[name].version == 2


def test_the_row_of_a_road_says_where_it_is_and_who_won(fetch):
    town = a_closed_town(("havnes", [0], 40), ("lidal", [1], 20))
    first = fetch(town.place, town.process, "results")[0]
    assert (first["gammelt_adressenavn"], first["adresser"], first["tidligere_kommune"]) == (
        "Skulevegen",
        "12",
        "Lidal",
    )
    assert (first["navn"], first["vant"], first["uavgjort"], first["metode"]) == ("Furubakken", "ja", "nei", "approval")
    assert (first["stemmeberettigede"], first["spoersmaal"]) == ("1000", town.question.slug)


def test_those_who_live_on_the_road_and_the_others_have_a_file(fetch):
    town = a_closed_town(("lidal", [1], 20, True), ("lidal", [0], 5, True), ("havnes", [0], 40, False))
    rows = fetch(town.place, town.process, "results-by-residence")
    found = {(row["gruppe"], row["navn"]): (row["stemmer"], row["avgitte_stemmer"]) for row in rows}
    assert found["on-road", "Åsvegen"] == ("20", "25")
    assert found["elsewhere", "Furubakken"] == ("40", "40")


def test_a_vote_on_alternatives_leaves_the_columns_about_roads_empty(fetch):
    place, process = a_counted_vote(HowToCount(Method.YES_NO), ["Ja", "Nei"], ([0], 7), ([1], 7), ([], 2))
    yes, no = fetch(place, process, "results")
    assert (yes["prosess"], yes["gammelt_adressenavn"], yes["adressekode"]) == (process.slug, "", "")
    assert (yes["spoersmaal_nb"], yes["spoersmaal_nn"]) == ("Hva velger du?", "Kva vel du?")
    assert (yes["uavgjort"], yes["vant"], no["uavgjort"], yes["blanke"]) == ("ja", "nei", "ja", "2")


def test_the_rounds_of_a_ranking_and_its_pairs(fetch):
    ballots = (([0, 1], 5), ([1, 0], 4), ([2, 1], 2), ([2], 1))
    place, process = a_counted_vote(HowToCount(Method.RANKED), ["Ask", "Bjørk", "Or"], *ballots)
    rounds = fetch(place, process, "results-rounds")
    assert [(row["runde"], row["navn"], row["stemmer"], row["utfall"]) for row in rounds] == [
        ("1", "Ask", "5", "videre"), ("1", "Bjørk", "4", "videre"), ("1", "Or", "3", "ut"),
        ("2", "Bjørk", "6", "vinner"), ("2", "Ask", "5", ""),
    ]  # fmt: skip
    assert (rounds[0]["teller"], rounds[-1]["teller"], rounds[-1]["uten_flere_valg"]) == ("12", "11", "1")
    pairs = {
        (row["navn"], row["mot"]): (row["foretrekker"], row["foretrekker_mot"])
        for row in fetch(place, process, "results-pairs")
    }
    assert pairs["Ask", "Bjørk"] == ("5", "6")
    assert len(pairs) == 3


def test_the_projects_of_a_budget(fetch):
    ballots = (([1, 2], 50), ([1], 10), ([0], 40), ([], 5))
    place, process = a_counted_vote(
        HowToCount(Method.BUDGET, budget=120000), ["Benk=30000", "Bru=60000", "Badeplass=60000"], *ballots
    )
    rows = {row["navn"]: row for row in fetch(place, process, "results-budget")}
    assert [rows[name]["utfall"] for name in ("Benk", "Bru", "Badeplass")] == ["faar-penger", "faar-penger", "ingen"]
    assert [rows[name]["enkel_opptelling"] for name in ("Benk", "Bru", "Badeplass")] == [
        "ingen", "faar-penger", "faar-penger",
    ]  # fmt: skip
    assert (rows["Bru"]["steg"], rows["Bru"]["hoeyeste_betaling"], rows["Bru"]["kostnad"]) == ("1", "1000,0", "60000")
    assert (rows["Badeplass"]["steg"], rows["Badeplass"]["hoeyeste_betaling"]) == ("", "")


def test_only_files_that_suit_the_vote_are_offered(client):
    place, process = a_counted_vote(HowToCount(Method.BUDGET, budget=100), ["Benk=60", "Bru=90"], ([0], 3))
    client.log_in(a.a_person_with_role(place, Role.STAFF))
    text = client.page(f"/nb/stab/{place.slug}/eksport/").text
    assert "Prosjektene i et budsjett" in text
    for title in ("Veiene i runden", "Navneforslagene", "Rundene i opptellingen", "dem som bor langs veien"):
        assert title not in text, title
    assert client.get(f"/nb/stab/{place.slug}/eksport/{process.slug}/results-rounds.csv").status_code == 404


def test_the_command_refuses_a_file_that_does_not_suit_the_vote_and_one_that_comes_too_early(app, tmp_path):
    place, process = a_counted_vote(HowToCount(Method.BUDGET, budget=100), ["Benk=60", "Bru=90"], ([0], 3))
    running = a.a_vote(place, HowToCount(Method.SINGLE), ["Fjell", "Fjord"], slug="gaar-no")
    assert running.status == "open"
    for slug, name, said in (
        (process.slug, "results-rounds", "this vote has no file results-rounds"),
        (process.slug, "proposals", "this vote has no file proposals"),
        ("gaar-no", "results", "there is no count before the voting has closed"),
    ):
        wanted = ["export", slug, "--dataset", name, "--output", str(tmp_path / "ut.csv")]
        result = CliRunner().invoke(main, wanted)
        assert result.exit_code == 2
        assert said in result.output
    assert list(tmp_path.iterdir()) == []
