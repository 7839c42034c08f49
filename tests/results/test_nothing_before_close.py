"""No count before the close, by any path: pages, files, headers, and the order of what is listed."""

from __future__ import annotations

import itertools
import re

import pytest
import sqlalchemy as sa

from citizen.ballots.models import Ballot, CastRequest, WaitingLeaf
from citizen.ballots.views.box_files import NAMES
from citizen.database import transaction
from citizen.domain.datasets import DATASETS
from citizen.domain.permissions import Role
from tests import factories as a
from tests.architecture.test_routes import calls_of
from tests.results.counted import fill, tells
from tests.town import a_town

ODD = 37
"""So many vote for the first name in secret; no other number of the town is or holds it."""
NOT_STABLE = re.compile(
    r"(?m)^DTSTAMP:\S+|\"made_at\": \"[^\"]+\"|<p>Laget [^<]+|"
    r"csrf_token\"[^>]*value=\"[^\"]+\"|nonce-[\w+/=-]+|nonce=\"[^\"]+\"|name=\"idem\"[^>]*value=\"[^\"]+\""
)
READERS = [None, "resident", *Role]


def log_in(client, town, reader):
    if reader == "resident":
        client.log_in(town.a_neighbour(shown_name="Kari"))
    elif reader:
        client.log_in(a.a_person_with_role(town.place, reader, shown_name="Kari"))


def pages_of(app, client, town):
    """Every address that can be asked for, with what it answers."""
    rules = sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule))
    asked = [rule for rule in rules if "GET" in rule.methods and rule.endpoint != "static"]
    addresses = [address for rule in asked for address in addresses_of(app, rule, town)]  # some are made by asking
    for address in addresses:
        yield address, client.get(address, buffered=True)


def addresses_of(app, rule, town):
    """The addresses of a route, with every value that its parts can have where votes are near, else with one."""
    values = {
        "lang": ["nb"],
        "municipality": [town.place.slug],
        "process": [town.process.slug],
        "slug": [town.question.slug],
        "public_id": [name.public_id for name in town.names],
        "dataset": list(DATASETS),
        "name": NAMES,
        "number": [town.round.number],
        "code": [1],
        "witness": [1],
    }
    if rule.arguments - values.keys():
        yield from (address for method, address in calls_of(app, rule.endpoint, town) if method == "GET")
        return
    parts = sorted(rule.arguments)
    urls = app.url_map.bind("127.0.0.1")
    for chosen in itertools.product(*(values[part] for part in parts)):
        yield urls.build(rule.endpoint, dict(zip(parts, chosen, strict=True)), method="GET")


@pytest.mark.parametrize("reader", READERS)
def test_no_page_and_no_header_tells_how_many_voted_for_a_name(app, client, reader):
    town = a_town()
    fill(town, ("havnes", [0], ODD), ("lidal", [1], 8), ("lidal", [], 3))
    log_in(client, town, reader)
    told = []
    for address, response in pages_of(app, client, town):
        headers = "\n".join(f"{name}: {value}" for name, value in response.headers if name != "Content-Length")
        if tells(text_of(response), ODD) or tells(headers, ODD):
            told.append(address)
    assert told == []


def test_nor_between_the_deadline_and_the_count(app, client):
    town = a_town()
    fill(town, ("havnes", [0], ODD), ("lidal", [1], 8))
    a.let_it_end(town.round)
    log_in(client, town, Role.ADMIN)
    assert [address for address, response in pages_of(app, client, town) if tells(text_of(response), ODD)] == []


def test_a_page_that_tells_would_be_caught(app, client):
    town = a_town()
    fill(town, ("havnes", [0], ODD))
    a.let_it_close(town.round)
    told = [address for address, response in pages_of(app, client, town) if tells(text_of(response), ODD)]
    assert any("/resultat" in address for address in told)


@pytest.mark.parametrize("reader", [None, Role.COUNCILLOR, Role.ADMIN])
def test_what_people_choose_changes_no_page_nor_its_length_tag_or_order(app, client, reader):
    town = a_town()
    log_in(client, town, reader)
    fill(town, ("havnes", [0], 30), ("lidal", [1], 2))
    before = answers(app, client, town)
    forget_ballots(town)
    fill(town, ("lidal", [2], 29), ("havnes", [], 3))
    after = answers(app, client, town)
    in_any_order = () if reader else (town.ballot,)  # somebody unknown gets the names in a new order each time
    for address in in_any_order:
        before[address], after[address] = before[address][:-1], after[address][:-1]
    assert [address for address in before if before[address] != after[address]] == []


def forget_ballots(town):
    with transaction() as session:
        for table in (Ballot, CastRequest, WaitingLeaf):
            session.execute(sa.delete(table).where(table.round_id == town.round.id))


def text_of(response):
    return response.get_data().decode("utf-8", "replace")


def answers(app, client, town):
    return {address: seen(response) for address, response in pages_of(app, client, town)}


def seen(response):
    """The answer without what is drawn anew for each request."""
    text = NOT_STABLE.sub("", text_of(response))
    return response.status_code, response.headers.get("ETag"), len(text), sorted(text), text
