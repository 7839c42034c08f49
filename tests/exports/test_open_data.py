"""Open data: for everyone, without names, with a licence, a catalogue and an API."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from citizen.domain.datasets import DATASETS, InTheOpen
from citizen.domain.editions import TAKEN_OUT
from citizen.domain.phases import Phase
from citizen.domain.readmes import LICENCE
from citizen.exports.models import FileOrder
from citizen.proposals.models import Support
from tests import factories as a
from tests.results.counted import a_closed_town
from tests.town import a_town

SAID = "Ring meg på 98 76 54 32 eller kari@example.no"


@pytest.fixture
def town(app):
    town = a_town(Phase.PROPOSING, with_round=False)
    kari = town.a_neighbour(shown_name="Kari Nordmann")
    for name in ("Bjørkevegen", "Ærfuglvegen"):
        a.a_proposal(town.question, name, kari, reason=SAID)
    return town


def rows_of(response):
    header, *lines = csv.reader(io.StringIO(response.data.decode("utf-8-sig"), newline=""), delimiter=";")
    return [dict(zip(header, line, strict=True)) for line in lines]


def file_of(town, name, ending="csv"):
    return f"/data/{town.place.slug}/{town.process.slug}/{name}.{ending}"


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx", "zip"])
def test_anyone_can_fetch_a_file_and_no_name_stands_in_it(client, town, ending):
    answer = client.get(file_of(town, "proposals", ending))
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    for words in (b"Nordmann", b"98 76 54 32", b"kari@example.no"):
        assert words not in answer.data


def test_a_person_is_told_apart_by_a_pseudonym_and_private_details_are_taken_out(client, town):
    rows = {row["foreslaatt_navn"]: row for row in rows_of(client.get(file_of(town, "proposals")))}
    called = {rows[name]["forslagsstiller"] for name in ("Bjørkevegen", "Ærfuglvegen")}
    assert len(called) == 1
    assert re.fullmatch(r"person-[a-z2-7]{12}", called.pop())
    assert rows["Bjørkevegen"]["begrunnelse"] == f"Ring meg på {TAKEN_OUT} eller {TAKEN_OUT}"


def test_what_is_for_staff_is_in_no_open_file(client, town):
    header = client.get(f"/data/{town.place.slug}/-/moderation.csv").data.decode("utf-8-sig").strip().split(";")
    kept = [c.name for c in DATASETS["moderation"].columns if c.in_the_open is not InTheOpen.LEFT_OUT]
    assert header == kept
    assert not {"moderator", "begrunnelse_nb", "klage"} & set(header)


def test_support_by_former_municipality_leaves_small_groups_out(client, town):
    proposal = town.names[0]
    others = [town.a_neighbour() for _one in range(12)] + [a.a_resident(town.havnes) for _one in range(3)]
    for person in others:
        a.stored(Support(proposal_id=proposal.id, account_id=person.id))
    assert rows_of(client.get(file_of(town, "supports"))) == [], "what is left of the total would be three people"
    for _one in range(10):
        a.stored(Support(proposal_id=proposal.id, account_id=a.a_resident(town.havnes).id))
    shown = {row["gruppe_kommune"]: row["stotte"] for row in rows_of(client.get(file_of(town, "supports")))}
    assert shown == {"Lidal": "12", "Havnes": "13"}


def test_nothing_about_a_vote_is_open_before_it_is_counted(client):
    town = a_town(Phase.VOTING)
    for name in ("results", "ballots", "results-by-district"):
        for address in (
            file_of(town, name),
            f"/api/v1/municipalities/{town.place.slug}/processes/{town.process.slug}/datasets/{name}",
        ):
            assert client.get(address).status_code == 404
    (row,) = rows_of(client.get(file_of(town, "rounds")))
    assert (row["status"], row["avgitte_stemmer"], row["stemmeberettigede"]) == ("open", "", "")


def test_the_ballots_are_those_of_the_published_box(client):
    town = a_closed_town(("havnes", [0], 3), ("lidal", [1, 2], 2), ("havnes", [], 1))
    rows = rows_of(client.get(file_of(town, "ballots")))
    box = rows_of(client.get(f"/urne/{town.place.slug}/{town.process.slug}/1/ballots.csv"))
    assert [(row["kvittering"], row["valg_id"]) for row in rows] == [(row["receipt"], row["choices"]) for row in box]
    assert {row["valg_nb"] for row in rows} == {"Furubakken", "Åsvegen | Elvestien", ""}


@pytest.mark.parametrize(("lang", "title"), [("nb", "Åpne data"), ("nn", "Opne data")])
def test_the_page_lists_what_there_is_with_the_licence(client, town, lang, title):
    page = client.page(f"/{lang}/{town.place.slug}/apne-data")
    assert title in page.title
    addresses = {link.get("href") for link in page.all("a")}
    assert {LICENCE, file_of(town, "proposals"), file_of(town, "roads", "zip"), "/api/v1/openapi.json"} <= addresses
    for address in addresses:
        if address and address.startswith(("/data/", "/api/")):
            assert client.get(address).status_code == 200, address


def test_the_catalogue_has_each_dataset_with_publisher_licence_and_files(client, town):
    turtle = client.get(f"/data/{town.place.slug}/katalog.ttl")
    assert turtle.mimetype == "text/turtle"
    assert "rdf:type <http://www.w3.org/ns/dcat#Catalog>" in turtle.text
    graph = json.loads(client.get(f"/data/{town.place.slug}/katalog.jsonld").data)["@graph"]
    by_type: dict[str, list[dict]] = {}
    for thing in graph:
        by_type.setdefault(thing["@type"].rpartition("#")[2], []).append(thing)
    (catalogue,) = by_type["Catalog"]
    listed = {one["@id"] for one in catalogue["dcat:dataset"]}
    assert listed == {one["@id"] for one in by_type["Dataset"]}
    for needed in ("dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dct:license"):
        assert catalogue[needed]
    files = {one["@id"]: one for one in by_type["Distribution"]}
    for dataset in by_type["Dataset"]:
        assert {title["@language"] for title in dataset["dct:title"]} == {"nb", "nn"}
        for needed in ("dct:description", "dct:publisher", "dct:identifier", "dcat:theme", "dct:accessRights"):
            assert dataset[needed]
        for distribution in dataset["dcat:distribution"]:
            file = files[distribution["@id"]]
            assert file["dct:license"] == [{"@id": LICENCE}]
            address = file["dcat:downloadURL"][0]["@id"]
            assert client.get(address.partition("8000")[2]).status_code == 200


def test_open_files_leave_no_line_in_the_log(client, town):
    from citizen.database import db

    client.get(file_of(town, "proposals"))
    assert db.session.query(FileOrder).count() == 0


def test_an_unknown_file_is_not_found(client, town):
    for address in (
        f"/data/{town.place.slug}/{town.process.slug}/finst-ikkje.csv",
        f"/data/{town.place.slug}/{town.process.slug}/ideas.csv",
        f"/data/{town.place.slug}/-/proposals.csv",
        f"/data/{town.place.slug}/finst-ikkje/proposals.csv",
        "/data/finst-ikkje/-/collisions.csv",
        "/data/kodebok/finst-ikkje.csv",
    ):
        assert client.get(address).status_code == 404, address
