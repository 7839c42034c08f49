"""The list for stadnamntenesta, fetched by one press, and the day of sending, noted for many roads at once."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.decisions import queries
from citizen.decisions.actions import find_preparation, open_cases
from citizen.domain.acts import Act
from citizen.domain.datasets.about_spelling import SPELLING
from citizen.domain.decisions.codes import Outcome, Parallel
from citizen.staff_log.models import ActOfStaff
from citizen.web.clock import today
from tests import factories as a
from tests.decisions.town import CouncilTown, a_council_town


@pytest.fixture
def council(app):
    return a_council_town()


@pytest.fixture
def staff(council, client):
    client.log_in(council.staff)
    return client


def address(council: CouncilTown) -> str:
    return f"{council.table}skrivemaate"


def rows_of(council: CouncilTown, client, *, only_not_sent: bool = True) -> list[dict[str, str]]:
    where = f"{address(council)}.csv{'?usendt=1' if only_not_sent else ''}"
    answer = client.send(where, {}, follow_redirects=True)
    assert answer.status_code == 200
    text = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def add_road(council: CouncilTown, slug: str, name: str, proposed: str) -> None:
    """One more road with a shortlisted name, and its case."""
    town = council.town
    question = a.a_question(town.process, a.a_road(town.lidal, name), a.a_road(town.havnes, name), slug=slug)
    proposal = a.a_proposal(question, proposed)
    db.session.execute(sa.update(type(proposal)).where(type(proposal).id == proposal.id).values(is_shortlisted=True))
    db.session.commit()
    open_cases(town.process.id)


def ticked(council: CouncilTown, *, day: object = None, to: str = "Språkrådet") -> dict[str, object]:
    cases = queries.list_cases(council.town.process)
    versions = {f"version-{case.case_id}": str(case.version) for case in cases}
    return {"pick": [str(case.case_id) for case in cases], "sent_on": str(day or today()), "sent_to": to, **versions}


def test_the_list_has_each_shortlisted_name_with_what_the_service_must_know(council, staff):
    council.prepare(parallel=Parallel.RAISED, parallel_names="Vuovdegeaidnu", case_number="47/26")
    listed = rows_of(council, staff)
    assert tuple(listed[0]) == SPELLING.header
    assert [row["foreslaatt_skrivemaate"] for row in listed] == ["Elvestien", "Furubakken", "Åsvegen"]
    one, proposal = listed[1], council.town.names[0]
    assert one["opphav_og_betydning"] == proposal.reason != ""
    assert one["maalform"] == proposal.language
    told = (one["gammelt_adressenavn"], one["tidligere_kommune"], one["samisk_kvensk_navn"], one["saksnummer"])
    assert told == ("Skulevegen", "Lidal", "Vuovdegeaidnu", "47/26")
    assert one["parallelt_navn"] in ("ja, sakene er reist samtidig", "ja, sakene er reiste samtidig")
    assert one["hvorfor_nytt_navn"]
    assert council.proposer.shown_name not in str(listed), "the service judges names, not people"


def test_a_recommended_name_stands_as_the_municipality_would_spell_it(council, staff):
    council.prepare(
        recommended=Outcome.NEW_NAME,
        recommended_nb="Furebakken",
        recommended_nn="Furebakken",
        recommended_proposal_id=council.town.names[0].id,
    )
    one = next(row for row in rows_of(council, staff) if row["innstilt"] == "ja")
    assert (one["foreslaatt_skrivemaate"], one["slik_det_ble_foreslaatt"]) == ("Furebakken", "Furubakken")
    council.prepare(
        recommended=Outcome.NEW_NAME,
        recommended_nb="Kvernhusbakken",
        recommended_nn="Kvernhusbakken",
        recommended_proposal_id=None,
        reason_nb="Kverna lå her.",
        reason_nn="Kverna låg her.",
    )
    one = next(row for row in rows_of(council, staff) if row["innstilt"] == "ja")
    assert one["foreslaatt_skrivemaate"] == "Kvernhusbakken"
    assert one["opphav_og_betydning"] in ("Kverna lå her.", "Kverna låg her.")
    council.prepare(recommended=Outcome.NO_CHANGE, recommended_nb="Skulevegen", recommended_nn="Skulevegen")
    assert rows_of(council, staff) == [], "what keeps its name gets no new spelling"


def test_the_workbook_has_the_same_and_who_took_it_is_noted(council, staff):
    answer = staff.send(f"{address(council)}.xlsx?usendt=1", {}, follow_redirects=True)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data))["data"]
    assert [cell.value for cell in sheet[1]] == list(SPELLING.header)
    assert sheet.max_row == 4
    [act] = db.session.scalars(sa.select(ActOfStaff).where(ActOfStaff.act == Act.FILE_FETCHED)).all()
    assert (act.account_id, act.why) == (council.staff.id, "Til stedsnavntjenesten, som vurderer skrivemåten")


def test_the_day_is_noted_for_many_by_one_form_and_they_leave_the_list(council, staff):
    for number in range(3):
        add_road(council, f"ekstra-{number}", f"Gamleveg{'abc'[number]}", f"Nytun{'abc'[number]}")
    page = staff.page(address(council))
    assert "6 navn i listen" in page.text
    assert sum("checked" in one for one in page.all("input") if one.get("name") == "pick") == 4
    day = today() - timedelta(days=2)
    assert staff.send(address(council), ticked(council, day=day)).status_code == 303
    for case in queries.list_cases(council.town.process):
        stored = find_preparation(case.case_id)
        assert (stored.advice_sent_on, stored.advice_sent_to) == (day, "Språkrådet")
    assert rows_of(council, staff) == []
    assert len(rows_of(council, staff, only_not_sent=False)) == 6
    assert "Ingenting å sende" in staff.page(address(council)).text
    assert "Furubakken" in staff.page(f"{address(council)}?vis=alle").text


def test_what_is_decided_is_asked_about_no_more(council, staff):
    council.get_ready()
    everything = f"{address(council)}.csv?uavgjort=1"
    assert 'action="' + everything in staff.get(f"{address(council)}?vis=alle").text
    staff.send(council.decision_form, council.decided_as(0))
    assert staff.send(everything, {}, follow_redirects=True).data.count(b"\r\n") == 1
    assert len(rows_of(council, staff, only_not_sent=False)) == 3, "the whole list keeps it, for the archive"


def test_a_colleagues_change_is_not_overwritten_by_the_day(council, staff):
    add_road(council, "ekstra", "Gamlevegen", "Nytunet")
    fields = ticked(council)
    council.prepare(case_number="9/26", advice_sent_on=today() - timedelta(days=5), advice_sent_to="Sametinget")
    page = staff.send(address(council), fields)
    assert page.status_code == 409
    assert "En kollega har endret denne saken" in page.text
    assert (council.case.advice.sent_to, council.case.case_number) == ("Sametinget", "9/26")
    other = queries.find_case(council.town.process, "ekstra")
    assert other.advice.sent_to == "Språkrådet"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sent_on": str(today() + timedelta(days=1))}, "Denne dagen har ikke kommet"),
        ({"sent_on": ""}, "feltet"),
        ({"sent_to": "x" * 201}, "for lang"),
        ({"pick": []}, "Kryss av for veiene"),
    ],
)
def test_what_can_not_be_noted_is_said_and_nothing_lost(council, staff, changes, said):
    page = staff.send(address(council), {**ticked(council), **changes})
    assert page.status_code == 422
    assert said in page.text
    assert "Furubakken" in page.text
    assert council.case.advice.sent_on is None


def test_a_road_without_a_name_is_pointed_out(council, staff):
    town = council.town
    a.a_question(town.process, a.a_road(town.lidal, "Tomvegen"), a.a_road(town.havnes, "Tomvegen"), slug="tom")
    open_cases(town.process.id)
    assert "innstilt for: Tomvegen" in staff.page(address(council)).text
    assert "Tomvegen" not in str(rows_of(council, staff))


def test_the_way_there_stands_over_the_cases(council, staff):
    assert 'href="' + address(council) + '"' in staff.get(council.table).text
    assert "Send skrivemåten" in staff.page(address(council).replace("/nb/", "/nn/")).text
