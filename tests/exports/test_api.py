"""The API for programs: read-only, in pages, described, and plain about what is wrong."""

from __future__ import annotations

import pytest

from citizen.domain.datasets import DATASETS
from citizen.domain.phases import Phase
from tests import factories as a
from tests.town import a_town

BEGIN = "/api/v1/municipalities"


@pytest.fixture
def town(app):
    town = a_town(Phase.PROPOSING, with_round=False)
    for number in range(7):
        a.a_proposal(town.question, f"Namn {number}", reason="Fordi")
    return town


def rows_at(town, query: str = "") -> str:
    return f"{BEGIN}/{town.place.slug}/processes/{town.process.slug}/datasets/proposals{query}"


def test_pages_hold_each_row_once(client, town):
    address, found, pages = rows_at(town, "?per_page=4"), [], 0
    while address:
        page = client.get(address).json
        found += page["rows"]
        pages += 1
        address = page["next"] and page["next"].partition(":8000")[2]
    assert pages == 3
    assert len(found) == len({row["forslag_id"] for row in found}) == 10
    whole = client.get(f"/data/{town.place.slug}/{town.process.slug}/proposals.json").json
    assert found == whole


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=-1", "?per_page=1001", "?per_page=", "?page=９"])
def test_a_page_that_can_not_be_is_refused_with_a_reason(client, town, query):
    answer = client.get(rows_at(town, query))
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
    assert "is a number from 1 to" in answer.json["detail"]


def test_a_page_beyond_the_last_is_empty(client, town):
    page = client.get(rows_at(town, "?page=1000000")).json
    assert (page["rows"], page["next"]) == ([], None)


def test_what_is_not_there_is_said_for_programs(client, town):
    for address in (
        f"{BEGIN}/finst-ikkje",
        f"{BEGIN}/{town.place.slug}/processes/finst-ikkje/datasets/proposals",
        f"{BEGIN}/{town.place.slug}/processes/{town.process.slug}/datasets/finst-ikkje",
    ):
        answer = client.get(address)
        assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(client, town, method):
    for address in (BEGIN, rows_at(town), "/api/v1/openapi.json"):
        answer = client.open(address, method=method)
        assert answer.status_code == 405
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
        assert (answer.content_type, answer.json["status"]) == ("application/problem+json", 405)


def test_an_address_that_no_part_of_the_api_has_is_said_for_programs_and_elsewhere_for_people(client, town):
    for address in ("/api/", "/api/v1/", "/api/v1/finst/ikkje", "/api/v2/municipalities"):
        answer = client.get(address)
        assert (answer.status_code, answer.content_type) == (404, "application/problem+json"), address
    for answer in (client.get("/nb/finst-ikkje/"), client.post(f"/nb/{town.place.slug}/")):
        assert answer.status_code in (400, 404, 405)
        assert answer.mimetype == "text/html"


def test_the_description_names_the_filters_that_the_open_edition_has(client):
    paths = client.get("/api/v1/openapi.json").json["paths"]
    (rows,) = [path for address, path in paths.items() if address.endswith("{dataset}")]
    named = {one["name"] for one in rows["get"]["parameters"] if one["in"] == "query"}
    assert {"q", "omrade", "sporsmal", "runde", "kommune", "hva", "gjelder", "forslag", "mening", "status"} <= named
    assert not {"vis", "til", "hvem", "om", "state"} & named, "what only staff may ask"


def test_a_municipality_says_what_it_has(client, town):
    (listed,) = client.get(BEGIN).json["municipalities"]
    about = client.get(listed["url"].partition(":8000")[2]).json
    assert {one["slug"] for one in about["processes"]} == {town.process.slug}
    for dataset in about["datasets"]:
        assert client.get(dataset["url"].partition(":8000")[2]).status_code == 200, dataset


def test_the_description_has_each_open_dataset_with_the_columns_of_the_answers(client, town):
    described = client.get("/api/v1/openapi.json").json
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {
        "/municipalities",
        "/municipalities/{municipality}",
        "/municipalities/{municipality}/processes/{process}/datasets/{dataset}",
    }
    schemas = described["components"]["schemas"]
    for dataset in DATASETS.values():
        assert (f"Row_{dataset.name.replace('-', '_')}" in schemas) is dataset.is_open
    row = client.get(rows_at(town)).json["rows"][0]
    assert list(row) == list(schemas["Row_proposals"]["properties"])


def test_pages_of_other_sites_may_read_it(client, town):
    answer = client.get(rows_at(town), headers={"Origin": "https://example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer.headers
