"""The check, the handing over, the package and the decision, as staff do them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest

from citizen.domain.initiatives.states import InitiativeState
from citizen.initiatives import queries
from citizen.web.clock import today
from tests.factories.initiatives import an_initiative, fresh, sign
from tests.initiatives.town import an_initiative_town, kinds_noted, notices_of

S = InitiativeState
REASONS = {"reason_nb": "Saken er en annen.", "reason_nn": "Saka er ei anna."}
DECISION = {
    "outcome": "initiative-adopted-in-part",
    "body": "Kommunestyret",
    "case_number": "45/26",
    "text_nb": "Gangveien bygges i 2028.",
    "text_nn": "Gangvegen blir bygd i 2028.",
    "reason_nb": "Det er ikke penger før.",
    "reason_nn": "Det er ikkje pengar før.",
}


@pytest.fixture
def town(app):
    return an_initiative_town()


@pytest.fixture
def staff(town, client):
    client.log_in(town.staff)
    return client


def test_what_is_let_through_gets_its_threshold_and_its_writer_is_told(town, staff):
    writer = town.a_neighbour()
    initiative = an_initiative(town.place, S.CHECKING, writer, threshold=None)
    assert "Kontroller det innen" in staff.get(town.desk_of(initiative)).text
    staff.send(f"{town.desk_of(initiative)}/kontroll", {"verdict": "accept"})
    assert (fresh(initiative).state, fresh(initiative).threshold) == (S.COLLECTING, 2)
    assert notices_of(writer) == ["initiative-notice-accepted"]
    assert "0 av 2 underskrifter" in staff.get(town.page_of(initiative)).text


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"verdict": "refuse", **REASONS},
        {"verdict": "refuse", "ground": "because", **REASONS},
        {"verdict": "refuse", "ground": "initiative-ground-not-ours", "reason_nb": "Bare på bokmål."},
        {"verdict": "perhaps"},
    ],
)
def test_a_check_without_its_reason_is_not_stored(town, staff, fields):
    initiative = an_initiative(town.place, S.CHECKING)
    assert staff.send(f"{town.desk_of(initiative)}/kontroll", fields).status_code == 422
    assert fresh(initiative).state == S.CHECKING


def test_what_is_not_let_through_is_seen_by_its_writer_with_the_reason_and_by_nobody_else(town, staff, app):
    writer = town.a_neighbour()
    initiative = an_initiative(town.place, S.CHECKING, writer)
    staff.send(
        f"{town.desk_of(initiative)}/kontroll", {"verdict": "refuse", "ground": "initiative-ground-not-ours", **REASONS}
    )
    assert notices_of(writer) == ["initiative-notice-refused"]
    assert staff.get(town.page_of(initiative)).status_code == 404
    own = app.test_client()
    own.log_in(writer)
    assert REASONS["reason_nb"] in own.get(town.page_of(initiative)).text
    assert REASONS["reason_nn"] in own.get(town.page_of(initiative).replace("/nb/", "/nn/")).text


def test_something_alike_in_this_period_needs_a_reason(town, staff):
    an_initiative(town.place, S.HANDED_OVER, title="Gangvei langs Fjordvegen")
    initiative = an_initiative(town.place, S.CHECKING)
    way = f"{town.desk_of(initiative)}/kontroll"
    assert "Gangvei langs Fjordvegen" in staff.get(town.desk_of(initiative)).text
    assert staff.send(way, {"verdict": "accept"}).status_code == 422
    assert staff.send(way, {"verdict": "accept", **REASONS}).status_code == 303
    assert REASONS["reason_nb"] in staff.get(town.page_of(initiative)).text


def test_what_was_up_before_this_period_or_elsewhere_or_came_to_nothing_is_not_in_the_way(town, staff):
    long_ago = queries.find_settings(town.place.id).period_begins_on - timedelta(days=2)
    at = fresh(an_initiative(town.place)).begun_at
    an_initiative(an_initiative_town("Nabolaget").place, S.COLLECTING)
    an_initiative(town.place, S.WITHDRAWN)
    an_initiative(town.place, S.REFUSED)
    initiative = an_initiative(town.place, S.CHECKING)
    assert len(queries.titles_of_period(initiative)) == 1  # the one that collects here
    an_initiative(town.place, collecting_from=at.replace(year=long_ago.year, month=long_ago.month, day=1))
    assert len(queries.titles_of_period(initiative)) == 1


def test_it_is_handed_over_when_enough_have_signed_and_the_six_months_run(town, staff):
    initiative, signer = an_initiative(town.place), town.a_neighbour()
    sign(initiative, signer)
    staff.send(f"{town.desk_of(initiative)}/overlever", {})
    assert fresh(initiative).state == S.COLLECTING
    sign(initiative, town.a_neighbour())
    assert "Overlever 1 innbyggerforslag til kommunestyret" in staff.get(f"/nb/stab/{town.place.slug}/").text
    answer = staff.send(f"{town.desk_of(initiative)}/overlever", {}, follow_redirects=True)
    assert "de seks månedene" in answer.text
    assert fresh(initiative).state == S.HANDED_OVER
    assert 180 < (fresh(initiative).due_on - today()).days < 185
    assert "Kommunestyret må ta stilling innen" in staff.get(town.page_of(initiative)).text
    assert notices_of(signer) == ["initiative-notice-handed-over"]


def test_the_package_has_the_names_and_it_is_noted_who_fetched_it(town, staff):
    initiative = an_initiative(town.place)
    sign(initiative, town.a_neighbour(), "=Kari;Ås")
    sign(initiative, town.a_neighbour(), "Bo Åsen")
    assert staff.send(f"{town.desk_of(initiative)}/pakke", {}).status_code == 303  # not before it is handed over
    staff.send(f"{town.desk_of(initiative)}/overlever", {})
    answer = staff.send(f"{town.desk_of(initiative)}/pakke", {})
    assert answer.headers["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        listed = archive.read("underskrifter.csv")
    assert "'=Kari;Ås" in listed.decode()
    assert "Bo Åsen" in listed.decode()
    assert hashlib.sha256(listed).hexdigest() == fresh(initiative).list_hash
    assert kinds_noted(initiative) == ["met", "handed-over", "package-fetched"]
    assert town.staff.shown_name in staff.get(town.desk_of(initiative)).text


def test_no_page_shows_a_name_not_even_to_staff(town, staff, client):
    initiative = an_initiative(town.place)
    for name in ("Kari Hemmelig", "Bo Hemmelig"):
        sign(initiative, town.a_neighbour(), name)
    staff.send(f"{town.desk_of(initiative)}/overlever", {})
    for address in (town.page_of(initiative), town.desk_of(initiative), f"{town.desk}/", f"{town.pages}/"):
        assert "Hemmelig" not in staff.get(address).text


def test_the_decision_is_public_and_told_to_all_who_signed(town, staff, app):
    writer, signer = town.a_neighbour(), town.a_neighbour()
    initiative = an_initiative(town.place, author=writer)
    for person in (writer, signer):
        sign(initiative, person)
    staff.send(f"{town.desk_of(initiative)}/overlever", {})
    fields = {**DECISION, "decided_on": today().isoformat()}
    answer = staff.send(f"{town.desk_of(initiative)}/vedtak", fields, follow_redirects=True)
    assert "Vedtaket er offentlig" in answer.text
    page = app.test_client().get(town.page_of(initiative).replace("/nb/", "/nn/")).text
    for words in ("Kommunestyret sa delvis ja", "45/26", DECISION["text_nn"], DECISION["reason_nn"]):
        assert words in page
    assert notices_of(signer) == ["initiative-notice-handed-over", "initiative-notice-decided"]
    assert notices_of(writer).count("initiative-notice-decided") == 1
    assert kinds_noted(initiative)[-1] == "decided"
    assert staff.send(f"{town.desk_of(initiative)}/vedtak", fields).status_code == 303  # once


@pytest.mark.parametrize(("name", "value"), [(name, "") for name in (*DECISION, "decided_on")])
def test_a_decision_lacks_nothing(town, staff, name, value):
    initiative = an_initiative(town.place, S.HANDED_OVER)
    fields = {**DECISION, "decided_on": today().isoformat(), name: value}
    assert staff.send(f"{town.desk_of(initiative)}/vedtak", fields).status_code == 422
    assert fresh(initiative).state == S.HANDED_OVER


@pytest.mark.parametrize("days", [-1, 1])
def test_a_decision_is_of_a_day_that_can_be(town, staff, days):
    initiative = an_initiative(town.place, S.HANDED_OVER)
    fields = {**DECISION, "decided_on": (today() + timedelta(days=days)).isoformat()}
    answer = staff.send(f"{town.desk_of(initiative)}/vedtak", fields)
    assert answer.status_code == 422
    assert DECISION["reason_nn"] in answer.text


def test_the_settings_are_stored_and_hold_for_what_is_let_through_later(town, staff):
    collecting = an_initiative(town.place)
    fields = {
        "kind": "council-of-county",
        "residents": "10651",
        "counted_on": "2026-01-01",
        "source": "SSB, tabell 07459",
        "period_begins_on": "2023-10-01",
        "period_ends_on": "2027-09-30",
        "check_days": "7",
    }
    assert staff.send(f"{town.desk}/innstillinger", fields).status_code == 303
    assert fresh(collecting).threshold == 2
    assert "214" in staff.get(f"{town.pages}/").text
    unusable = {
        "residents": "0",
        "period_ends_on": "2023-10-01",
        "counted_on": "2199-01-01",
        "source": " ",
        "kind": "x",
    }
    for name, wrong in [*unusable.items(), ("residents", "x"), ("check_days", "99")]:
        assert staff.send(f"{town.desk}/innstillinger", {**fields, name: wrong}).status_code == 422, (name, wrong)
