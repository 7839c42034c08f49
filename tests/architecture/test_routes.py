"""Who may call what: every route stands in the table, says the same itself, and behaves so for every role."""

from __future__ import annotations

import pytest

from citizen.domain.permissions import GRANTED, Permission, Role
from citizen.domain.phases import Phase
from tests import factories as a
from tests.town import a_town

PUBLIC, RESIDENTS = "public", "residents"
SET_UP = f"permission:{Permission.SET_UP_ROUNDS}"
STAFF = f"permission:{Permission.SEE_STAFF_PAGES}"
EXPORT = f"permission:{Permission.EXPORT}"
PAPER = f"permission:{Permission.HANDLE_PAPER}"
COUNCIL = f"permission:{Permission.SEE_COUNCIL_PAGES}"

WHO_MAY = {
    "accounts.end_by_back_channel": PUBLIC,
    "accounts.end_by_front_channel": PUBLIC,
    "accounts.finish_login": PUBLIC,
    "accounts.log_in": PUBLIC,
    "accounts.log_out": PUBLIC,
    "accounts.log_out_everywhere": RESIDENTS,
    "accounts.save_profile": RESIDENTS,
    "accounts.save_residence": RESIDENTS,
    "accounts.show_my_page": RESIDENTS,
    "accounts.show_residence": RESIDENTS,
    "accounts.start_login": PUBLIC,
    "ballots.add_witness": SET_UP,
    "ballots.cast_ballot": RESIDENTS,
    "ballots.change_deadline": SET_UP,
    "ballots.change_vote": SET_UP,
    "ballots.confirm_withdrawal": RESIDENTS,
    "ballots.download_receipt": RESIDENTS,
    "ballots.download_receipts": RESIDENTS,
    "ballots.remove_witness": SET_UP,
    "ballots.save_shortlist": SET_UP,
    "ballots.set_up_vote": SET_UP,
    "ballots.look_up_receipt": PUBLIC,
    "ballots.send_box_file": PUBLIC,
    "ballots.send_roots": PUBLIC,
    "ballots.send_zip": PUBLIC,
    "ballots.show_box": PUBLIC,
    "ballots.show_ballot": PUBLIC,
    "ballots.show_ballots": PUBLIC,
    "ballots.show_receipt": RESIDENTS,
    "ballots.show_receipts": RESIDENTS,
    "ballots.show_running": SET_UP,
    "ballots.show_safety": PUBLIC,
    "ballots.show_safety_in_nynorsk": PUBLIC,
    "ballots.show_shortlist": SET_UP,
    "ballots.stop_round": SET_UP,
    "ballots.withdraw_vote": RESIDENTS,
    "demo_login.authorize": PUBLIC,
    "demo_login.choose_person": PUBLIC,
    "demo_login.describe": PUBLIC,
    "demo_login.end_session": PUBLIC,
    "demo_login.jwks": PUBLIC,
    "demo_login.log_in_as": PUBLIC,
    "demo_login.token": PUBLIC,
    "electorates.save_age": RESIDENTS,
    "electorates.save_electorate": SET_UP,
    "electorates.show_age": RESIDENTS,
    "electorates.show_electorate": SET_UP,
    "electorates.upload_roll": SET_UP,
    "electorates.withdraw_age": RESIDENTS,
    "exports.download": EXPORT,
    "exports.download_codebook": EXPORT,
    "exports.show_exports": EXPORT,
    "exports.show_file": EXPORT,
    "pages.healthz": PUBLIC,
    "pages.home": PUBLIC,
    "pages.readyz": PUBLIC,
    "pages.root": PUBLIC,
    "pages.show_about": PUBLIC,
    "pages.show_accessibility": PUBLIC,
    "pages.show_components": PUBLIC,
    "pages.show_municipality": PUBLIC,
    "pages.show_name_rules": PUBLIC,
    "pages.show_privacy": PUBLIC,
    "pages.show_process": PUBLIC,
    "paper.enter_ballot": PAPER,
    "paper.make_codes": PAPER,
    "paper.settle_difference": PAPER,
    "paper.show_codes": PAPER,
    "paper.show_difference": PAPER,
    "paper.show_overview": PAPER,
    "paper.show_reading": PAPER,
    "proposals.check_name": PUBLIC,
    "proposals.propose_name": RESIDENTS,
    "proposals.show_after_login": PUBLIC,
    "proposals.show_proposal": PUBLIC,
    "proposals.show_road": PUBLIC,
    "proposals.support_proposal": RESIDENTS,
    "proposals.withdraw_proposal": RESIDENTS,
    "proposals.withdraw_support": RESIDENTS,
    "results.show_council_page": COUNCIL,
    "results.show_council_page_in_nynorsk": COUNCIL,
    "results.show_result": PUBLIC,
    "results.show_results": PUBLIC,
    "roads.change_round": SET_UP,
    "roads.choose": SET_UP,
    "roads.compare_registers": SET_UP,
    "roads.set_up_round": SET_UP,
    "roads.show_collisions": SET_UP,
    "roads.show_staff_desk": STAFF,
    "roads.upload_register": SET_UP,
    "static": PUBLIC,
}
GUARDED = sorted(name for name, access in WHO_MAY.items() if access.startswith("permission:"))
LOGGED_IN = sorted(name for name, access in WHO_MAY.items() if access == RESIDENTS)


def rules_of(app, endpoint):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint]


def calls_of(app, endpoint, town):
    """Every (method, address) of a route, filled with what the town has."""
    values = {
        "lang": "nb",
        "municipality": town.place.slug,
        "process": town.process.slug,
        "slug": town.question.slug,
        "public_id": town.names[0].public_id,
        "dataset": "proposals",
        "witness": 1,
        "code": 1,
        "number": 1,
        "name": "ballots.csv",
    }
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
    "endpoint", sorted(set(WHO_MAY) - {"static", "accounts.end_by_back_channel", "demo_login.token"})
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
