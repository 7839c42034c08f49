"""Staff prepare cases, one and many, and note appeals."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citizen.decisions import queries
from citizen.decisions.actions import find_preparation
from citizen.domain.decisions.codes import Outcome, Parallel
from citizen.web.clock import today
from tests import factories as a
from tests.decisions.town import a_council_town, notices_of


@pytest.fixture
def council(app):
    return a_council_town()


@pytest.fixture
def staff(council, client):
    client.log_in(council.staff)
    return client


def stored(council):
    return find_preparation(council.case.case_id)


def test_cases_are_opened_by_one_press_and_once(app, client):
    council = a_council_town()
    client.log_in(council.staff)
    address = f"/nb/stab/{council.town.place.slug}/saker/{council.town.process.slug}/opne"
    client.send(address, {})
    assert len(queries.list_cases(council.town.process)) == 1
    assert "0 av 1 saker er avgjort" in client.page(f"/nb/stab/{council.town.place.slug}/saker/").text


def test_a_meeting_is_noted_once(council, staff):
    address = f"/nb/stab/{council.town.place.slug}/saker/mote"
    fields = {"held_on": str(today()), "body_nb": "Formannskapet", "body_nn": "Formannskapet"}
    assert staff.send(address, fields).status_code == 303
    assert "allerede notert" in staff.send(address, fields).text
    assert staff.send(address, {**fields, "body_nn": " "}).status_code == 422


def test_the_table_fills_in_the_same_for_many(council, staff):
    case = council.case
    fields = {
        "pick": str(case.case_id),
        f"version-{case.case_id}": str(case.version),
        "recommend": "leading",
        "meeting": str(council.meeting.id),
        "case_number": "47/26",
        "advice_sent_on": str(today() - timedelta(days=20)),
        "advice_received_on": str(today() - timedelta(days=3)),
        "parallel": Parallel.NONE.value,
        "reason_nb": "Flest valgte det.",
        "reason_nn": "Flest valde det.",
        "do": "ticked",
    }
    assert staff.send(council.table, fields).status_code == 303
    now = stored(council)
    assert (now.recommended, now.recommended_nb, now.case_number) == (Outcome.NEW_NAME, "Furubakken", "47/26")
    assert now.recommended_proposal_id == council.town.names[0].id
    text = staff.page(council.table).text
    assert "1 sak er klar for møtet." in text
    fields = {f"version-{case.case_id}": "2", "case_number": "48/26", "recommend": Outcome.NO_CHANGE.value, "do": "all"}
    assert staff.send(council.table, fields).status_code == 303
    now = stored(council)
    assert (now.case_number, now.recommended_nb, now.reason_nb) == ("48/26", "Furubakken", "Flest valgte det.")


def test_a_colleagues_change_is_not_overwritten(council, staff):
    case = council.case
    council.prepare(case_number="1/26")
    fields = {"pick": str(case.case_id), f"version-{case.case_id}": str(case.version), "case_number": "2/26"}
    page = staff.send(council.table, {**fields, "do": "ticked"})
    assert page.status_code == 409
    assert "En kollega har endret denne saken" in page.text
    assert stored(council).case_number == "1/26"


def test_nothing_ticked_is_said_and_nothing_lost(council, staff):
    page = staff.send(council.table, {"case_number": "9/26", "do": "ticked"})
    assert page.status_code == 422
    assert "Kryss av for sakene" in page.text
    assert "9/26" in page.text


def test_a_tie_is_left_for_somebody_to_choose(app, client):
    council = a_council_town((None, [0], 3), (None, [1], 3))
    client.log_in(council.staff)
    case = council.case
    fields = {"pick": str(case.case_id), f"version-{case.case_id}": "1", "recommend": "leading", "do": "ticked"}
    client.send(council.table, fields)
    assert stored(council).recommended is None
    assert "3 stemmer hver: stemmelikhet" in client.page(council.table).text


def test_a_long_name_gets_its_short_form_in_its_row(council, staff):
    council.get_ready(recommended_nb="Prestegardsskogvegen øst", recommended_nn="Prestegardsskogvegen øst")
    case = council.case
    assert "Navnet har mer enn 22 tegn" in staff.page(council.table).text
    fields = {f"short-{case.case_id}": " Presteg.skogvegen ø ", f"version-{case.case_id}": str(case.version)}
    staff.send(council.table, {**fields, "do": "short"})
    assert stored(council).recommended_short == "Presteg.skogvegen ø"


def test_one_case_is_prepared_on_its_page_and_reads_back(council, staff):
    fields = {
        "version": "1",
        "choice": council.choice(1),
        "name": "Åsveien",
        "reason_nb": "Fordi.",
        "reason_nn": "Fordi.",
        "parallel": Parallel.RAISED.value,
        "parallel_names": "Vuovdegeaidnu",
        "needs_hearing": "y",
        "hearing_opens_on": "2026-01-10",
        "hearing_closes_on": "2026-03-20",
    }
    assert staff.send(council.page, fields).status_code == 303
    now = stored(council)
    assert (now.recommended_nb, now.recommended_proposal_id) == ("Åsveien", council.town.names[1].id)
    assert (now.parallel, now.needs_hearing, now.parallel_names) == (Parallel.RAISED, True, "Vuovdegeaidnu")
    page = staff.page(council.page)
    values = {one.get("name"): one.get("value") for one in page.all("input") if one.get("type") != "radio"}
    assert (values["name"], values["hearing_opens_on"]) == ("Åsveien", "2026-01-10")


def test_two_who_prepare_the_same_case_get_both_texts(council, staff):
    council.prepare(case_number="1/26", advice_sent_to="Sametinget")
    page = staff.send(council.page, {"version": "1", "case_number": "2/26"})
    assert page.status_code == 409
    for said in ("Dette lagret kollegaen din", "1/26", "2/26", "Sametinget"):
        assert said in page.text
    staff.send(council.page, {"version": "2", "case_number": "2/26"})
    assert stored(council).case_number == "2/26"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"advice_sent_on": "2026-03-02", "advice_received_on": "2026-03-01"}, "kan ikke ha kommet før"),
        ({"advice_received_on": "2999-01-01"}, "Denne dagen har ikke kommet"),
        ({"hearing_opens_on": "2026-03-01"}, "både en første og en siste dag"),
        ({"reason_nb": "Bare her"}, "mangler på denne målformen"),
        ({"case_number": "1" * 201}, "for lang"),
    ],
)
def test_what_can_not_be_right_is_said_at_its_field(council, staff, fields, said):
    page = staff.send(council.page, {"version": "1", **fields})
    assert page.status_code == 422
    assert said in page.text


def test_a_councillor_does_not_prepare(council, client):
    client.log_in(council.councillor)
    assert client.get(council.table).status_code == 403


def test_an_appeal_is_noted_and_opens_the_case_again(council, staff):
    council.get_ready()
    staff.send(council.decision_form, council.decided_as(0))
    appeal = {
        "received_on": str(today()),
        "sender_kind": "appeal-from-organisation",
        "sender": "Lidal sogelag",
        "appeal": "Det heter Furebakken.",
    }
    assert staff.send(f"{council.page}/klage", {**appeal, "sender": " "}).status_code == 422
    assert staff.send(f"{council.page}/klage", appeal).status_code == 303
    assert "Lidal sogelag" in staff.page(council.page).text
    (one,) = queries.list_appeals(council.case.case_id)
    staff.send(f"{council.page}/klage/{one.id}", {"outcome": "appeal-reopens", "outcome_text": "Vi ser på det."})
    assert council.case.is_reopened
    public = staff.page(council.public).text
    assert "En klage på skrivemåten har åpnet saken igjen." in public
    assert "Lidal sogelag" not in public
    assert notices_of(council.proposer) == ["decision-made", "case-reopened"]
    again = council.decided_as(0, name="Furebakken", reason="Etter klagen.", seen="1")
    staff.send(council.decision_form, again)
    assert not council.case.is_reopened
    rows = queries.find_decided(council.town.process.id, council.town.question.slug)
    assert [row.new_name for row in rows] == ["Furebakken", "Furubakken"]


def test_a_settled_appeal_is_settled_once(council, staff):
    council.get_ready()
    staff.send(council.decision_form, council.decided_as(0))
    fields = {"received_on": str(today()), "sender_kind": "appeal-from-body", "sender": "Fylket", "appeal": "Nei."}
    staff.send(f"{council.page}/klage", fields)
    (one,) = queries.list_appeals(council.case.case_id)
    staff.send(f"{council.page}/klage/{one.id}", {"outcome": "appeal-refused"})
    staff.send(f"{council.page}/klage/{one.id}", {"outcome": "appeal-reopens"})
    assert not council.case.is_reopened


def test_what_waits_for_staff_is_named(council, staff):
    assert "Forbered 1 sak for kommunestyret" in staff.page(f"/nb/stab/{council.town.place.slug}/").text
    council.get_ready()
    assert "for kommunestyret" not in staff.page(f"/nb/stab/{council.town.place.slug}/").text


def test_a_person_of_another_town_has_no_such_meeting(council, staff):
    other = a.a_municipality(slug="nabovik", name="Nabovik")
    from citizen.decisions.actions import add_meeting

    elsewhere = add_meeting(other.id, today(), "Kommunestyret", "Kommunestyret")
    staff.send(council.page, {"version": "1", "meeting": str(elsewhere.id)})
    assert stored(council).meeting_id is None
