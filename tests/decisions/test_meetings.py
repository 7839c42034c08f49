"""Meetings that were noted wrong are mended or taken away, as long as nothing is decided at them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.decisions import queries
from citizen.decisions.actions import add_meeting
from citizen.domain.acts import Act
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


def at(council: CouncilTown, *more: str) -> str:
    return "/".join([f"/nb/stab/{council.town.place.slug}/saker/mote/{council.meeting.id}", *more])


def fields(**changes: str) -> dict[str, str]:
    return {
        "held_on": str(today() + timedelta(days=9)),
        "body_nb": "Formannskapet",
        "body_nn": "Formannskapet",
    } | changes


def acts_of(act: Act) -> list[ActOfStaff]:
    return list(db.session.scalars(sa.select(ActOfStaff).where(ActOfStaff.act == act)))


def meetings(council: CouncilTown) -> list[tuple[object, str]]:
    return [(one.held_on, one.body_nb) for one in queries.list_meetings(council.town.place.id)]


def test_a_meeting_with_cases_that_are_not_decided_can_be_moved(council, staff):
    council.get_ready()
    assert "1 sak står på møtets liste." in staff.page(at(council)).text
    assert staff.send(at(council), fields()).status_code == 303
    assert meetings(council) == [(today() + timedelta(days=9), "Formannskapet")]
    assert council.case.meeting_on == today() + timedelta(days=9)
    [act] = acts_of(Act.MEETING_CHANGED)
    assert act.account_id == council.staff.id
    assert '"was_body": "Kommunestyret"' in act.details
    staff.send(at(council), fields())
    assert len(acts_of(Act.MEETING_CHANGED)) == 1, "what changes nothing is not noted"


def test_a_meeting_where_something_is_decided_stays(council, staff):
    council.get_ready()
    staff.send(council.decision_form, council.decided_as(0))
    before = meetings(council)
    page = staff.send(at(council), fields())
    assert page.status_code == 422
    assert "Noe er vedtatt på dette møtet" in page.text
    staff.send(at(council, "fjern"), {})
    assert meetings(council) == before
    assert "Noe er vedtatt på dette møtet" in staff.page(at(council)).text
    assert at(council) not in staff.get(f"/nb/stab/{council.town.place.slug}/saker/").text


def test_a_decision_keeps_its_meeting_also_when_the_case_is_moved_or_opened_again(council, staff):
    council.get_ready()
    staff.send(council.decision_form, council.decided_as(0))
    council.prepare(meeting_id=None)
    assert staff.send(at(council), fields()).status_code == 422
    assert staff.send(at(council, "fjern"), {}).status_code == 303
    assert len(meetings(council)) == 1


def test_an_empty_meeting_is_taken_away_and_one_with_cases_is_not(council, staff):
    council.get_ready()
    staff.send(at(council, "fjern"), {})
    assert "Et møte med saker kan ikke fjernes" in staff.page(at(council)).text
    assert len(meetings(council)) == 1
    council.prepare(meeting_id=None)
    assert staff.send(at(council, "fjern"), {}).status_code == 303
    assert meetings(council) == []
    [act] = acts_of(Act.MEETING_REMOVED)
    assert '"body": "Kommunestyret"' in act.details
    assert staff.get(at(council)).status_code == 404


def test_a_meeting_is_there_once(council, staff):
    add_meeting(council.town.place.id, today() + timedelta(days=9), "Formannskapet", "Formannskapet")
    page = staff.send(at(council), fields())
    assert page.status_code == 422
    assert "allerede notert" in page.text
    assert staff.send(at(council), fields(body_nn=" ")).status_code == 422
    assert staff.send(at(council), fields(held_on="")).status_code == 422


def test_the_meeting_of_another_municipality_is_not_there(council, staff):
    other = a.a_municipality(slug="nabovik", name="Nabovik")
    elsewhere = add_meeting(other.id, today(), "Kommunestyret", "Kommunestyret")
    address = f"/nb/stab/{council.town.place.slug}/saker/mote/{elsewhere.id}"
    assert staff.get(address).status_code == 404
    assert staff.send(f"{address}/fjern", {}).status_code == 404
