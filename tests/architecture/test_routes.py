"""Who may call what: every route stands in the table, says the same itself, and behaves so for every role."""

from __future__ import annotations

import pytest

from citizen.domain.permissions import GRANTED, Permission, Role
from citizen.domain.phases import Phase
from tests import factories as a
from tests.answers.desk import things_to_answer
from tests.architecture.who_may import GUARDED, LOGGED_IN, PUBLIC, WHO_MAY
from tests.factories.case_papers import the_paper
from tests.factories.cases import the_appeal, the_meeting
from tests.factories.files import the_order
from tests.factories.hearings import the_hearing
from tests.factories.ideas import the_idea
from tests.factories.initiatives import the_initiative
from tests.register.decided import decided_address
from tests.town import a_town


def rules_of(app, endpoint):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint]


WHERE_NAMED = {
    "ref": lambda town: {"kind": "ide", "ref": the_idea(town.process).public_id},
    "initiative": lambda town: {"initiative": the_initiative(town.place).public_id},
    "order": lambda town: {"order": the_order(town.place, town.process).public_id},
}
"""What is made for the routes with such a name in their address."""
OF_FEATURE = {
    "answers": lambda town: things_to_answer(town.process),
    "setting_up": lambda _town: {"kind": "ideer", "person": "abc", "role": "staff"},
    "register": lambda town: {"name": decided_address(town.question)},
    "decisions": lambda town: {"appeal": the_appeal(town.process).id, "meeting": the_meeting(town.place).id},
    "case_papers": lambda town: {"sha256": the_paper(town.place, town.process).sha256, "paper_file": "pdf"},
}
"""What is made for all routes of a feature."""


def things_of(app, endpoint, town):
    """What only some routes are about, made for the one that asks for it."""
    values = {"file_format": "csv", "ending": "ttl"}
    named = {name for rule in rules_of(app, endpoint) for name in rule.arguments}
    for name, make in WHERE_NAMED.items():
        values |= make(town) if name in named else {}
    if endpoint == "hearings.tell_back":
        values["process"] = the_hearing(town.place).slug
    return values | OF_FEATURE.get(endpoint.partition(".")[0], lambda _town: {})(town)


def calls_of(app, endpoint, town):
    """Every (method, address) of a route, filled with what the town has."""
    values = {
        "lang": "nb",
        "municipality": town.place.slug,
        "process": town.process.slug,
        "slug": town.question.slug,
        "public_id": town.names[0].public_id,
        "token": "abc",
        "argument": "argument1",
        "dataset": "proposals",
        "what": "runde",
        "witness": 1,
        "code": 1,
        "number": 1,
        "name": "ballots.csv",
        "rest": "",
        "text": "did-hide",
    }
    values |= things_of(app, endpoint, town)
    values.setdefault("kind", "process")
    with app.test_request_context(base_url="http://127.0.0.1:8000"):
        for rule in rules_of(app, endpoint):
            address = app.url_map.bind("127.0.0.1").build(
                endpoint,
                {name: values[name] for name in rule.arguments},
                method=min(rule.methods - {"HEAD", "OPTIONS"}),
            )
            for method in rule.methods & {"GET", "POST"}:
                yield method, address


def call(client, method, address):
    return client.get(address) if method == "GET" else client.send(address, {})


def test_the_table_and_the_routes_say_the_same(app):
    marks = {
        rule.endpoint: getattr(app.view_functions[rule.endpoint], "__access__", None)
        for rule in app.url_map.iter_rules()
    }
    marks["static"] = PUBLIC
    assert marks == WHO_MAY


@pytest.mark.parametrize("endpoint", GUARDED + LOGGED_IN)
def test_somebody_who_is_not_logged_in_is_sent_to_the_login(app, client, endpoint):
    town = a_town()
    for method, address in calls_of(app, endpoint, town):
        response = call(client, method, address)
        assert response.status_code == 303, (method, address)
        assert "/logg-inn" in response.headers["Location"]


@pytest.mark.parametrize("endpoint", GUARDED)
@pytest.mark.parametrize("role", [None, *Role])
def test_a_guarded_route_lets_in_exactly_the_roles_that_the_table_of_permissions_names(app, client, endpoint, role):
    town = a_town(Phase.REVIEWING, with_round=False)
    permission = Permission(WHO_MAY[endpoint].removeprefix("permission:"))
    client.log_in(a.a_person_with_role(town.place, role) if role else town.a_neighbour())
    for method, address in calls_of(app, endpoint, town):
        status = call(client, method, address).status_code
        if role in GRANTED[permission]:
            assert status in (200, 303, 422), (method, address, status)
        else:
            assert status == 403, (method, address, status)


@pytest.mark.parametrize("endpoint", GUARDED)
@pytest.mark.parametrize("role", list(Role))
def test_a_role_in_one_municipality_gives_nothing_in_another(app, client, endpoint, role):
    town = a_town()
    client.log_in(a.a_person_with_role(a.a_municipality("Nabolaget"), role))
    for method, address in calls_of(app, endpoint, town):
        assert call(client, method, address).status_code == 403, (method, address)


@pytest.mark.parametrize(
    "endpoint",
    sorted(set(WHO_MAY) - {"static", "accounts.end_by_back_channel", "demo_login.token", "notices.stop_letters"}),
)
def test_no_form_is_taken_without_its_token(app, client, endpoint):
    town = a_town()
    client.log_in(a.a_person_with_role(town.place, Role.ADMIN, district=town.lidal))
    for method, address in calls_of(app, endpoint, town):
        if method == "POST":
            assert client.post(address, data={}).status_code == 400, address
            crossed = client.post(address, data={}, headers={"Sec-Fetch-Site": "cross-site"})
            assert crossed.status_code == 403, address


@pytest.mark.parametrize("endpoint", sorted(set(WHO_MAY) - {"static"}))
def test_things_of_a_neighbouring_municipality_are_not_found_under_this_one(app, client, endpoint):
    town, other = a_town(), a.a_municipality("Nabolaget")
    client.log_in(a.a_person_with_role(other, Role.ADMIN))
    for method, address in calls_of(app, endpoint, town):
        swapped = address.replace(f"/{town.place.slug}/", f"/{other.slug}/")
        if swapped != address and town.process.slug in address:
            response = client.get(swapped, follow_redirects=True) if method == "GET" else client.send(swapped, {})
            assert response.status_code == 404, (method, swapped)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_not_allowed_and_the_answer_says_which_are(client, method):
    town = a_town()
    response = client.open(town.ballot, method=method)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
