"""Staff announce a hearing, section by section, and change it until it opens."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.hearings.queries import list_sections
from citizen.processes.models import HEARING, Process
from citizen.web.clock import OSLO, now
from tests import factories as a
from tests.factories.hearings import a_hearing

DAYS = {"proposals_open_at": 7, "proposals_close_at": 70, "voting_close_at": 130}


def filled(**changes):
    """A form as staff fill it in: two sections in a row of three."""
    parts = ("title", "summary", "why", "influence", "next", "decided_by", "privacy")
    fields = {f"{part}_{lang}": f"{part} {lang}" for part in parts for lang in ("nb", "nn")}
    for name, days in DAYS.items():
        fields[name] = (now() + timedelta(days=days)).astimezone(OSLO).strftime("%Y-%m-%dT12:00")
    for number in (1, 3):
        for part in ("heading_nb", "heading_nn", "text_nb", "text_nn"):
            fields[f"section_{number}_{part}"] = f"{part} {number}"
    return {**fields, "rows": "3", "slug": "retningslinjer", **changes}


def a_desk(client):
    place = a.a_municipality()
    client.log_in(a.a_person_with_role(place, Role.STAFF))
    return place, f"/nb/stab/{place.slug}/horing/ny"


def hearings():
    return list(db.session.scalars(sa.select(Process).where(Process.kind == HEARING)))


def test_a_hearing_is_announced_with_its_sections_numbered_anew(client):
    place, there = a_desk(client)
    assert client.page(there)
    assert client.send(there, filled()).status_code == 303
    (process,) = hearings()
    assert [(one.number, one.heading_nn) for one in list_sections(process.id)] == [
        (1, "heading_nn 1"),
        (2, "heading_nn 3"),
    ]
    assert process.voting_open_at == process.voting_close_at
    assert "text_nb 3" in client.page(f"/nb/{place.slug}/{process.slug}/").text


def test_one_more_section_is_added_without_losing_what_was_typed(client):
    _, there = a_desk(client)
    answer = client.send(there, filled(do="add"))
    assert answer.status_code == 200
    assert 'name="section_4_heading_nb"' in answer.text
    assert "heading_nb 3" in answer.text
    assert not hearings()


def test_the_preview_stores_nothing(client):
    _, there = a_desk(client)
    answer = client.send(there, filled(do="preview"))
    assert answer.status_code == 200
    assert "text_nn 3" in answer.text
    assert not hearings()


def test_what_is_missing_is_said_at_its_field(client):
    _, there = a_desk(client)
    answer = client.send(there, filled(section_1_text_nn="", title_nb=""))
    assert answer.status_code == 422
    assert "heading_nb 1" in answer.text
    assert not hearings()


def test_a_hearing_without_any_section_is_refused(client):
    _, there = a_desk(client)
    empty = {
        f"section_{number}_{part}_{lang}": ""
        for number in (1, 3)
        for part in ("heading", "text")
        for lang in ("nb", "nn")
    }
    assert client.send(there, filled(**empty)).status_code == 422
    assert not hearings()


def test_less_than_two_months_is_noted_and_taken(client):
    _, there = a_desk(client)
    soon = (now() + timedelta(days=20)).astimezone(OSLO).strftime("%Y-%m-%dT12:00")
    assert "mindre enn to måneder" in client.send(there, filled(proposals_close_at=soon, do="preview")).text
    assert client.send(there, filled(proposals_close_at=soon)).status_code == 303


def test_the_answer_day_comes_after_the_deadline(client):
    _, there = a_desk(client)
    answer = client.send(there, filled(voting_close_at=filled()["proposals_open_at"]))
    assert answer.status_code == 422
    assert not hearings()


def test_sections_can_be_changed_until_it_opens(client):
    place, _ = a_desk(client)
    process = a_hearing(place, Phase.ANNOUNCED)
    there = f"/nb/stab/{place.slug}/{process.slug}/horing"
    assert "Hva del 2 gjelder" in client.get(there).text
    assert client.send(there, filled(version="1")).status_code == 303
    db.session.expire_all()
    assert [one.heading_nb for one in list_sections(process.id)] == ["heading_nb 1", "heading_nb 3"]
    assert client.send(there, filled(version="1")).status_code == 409, "a colleague was first"


def test_nothing_changes_once_it_is_open(client):
    place, _ = a_desk(client)
    process = a_hearing(place)
    there = f"/nb/stab/{place.slug}/{process.slug}/horing"
    assert client.send(there, filled(version="1")).status_code == 422
    assert len(list_sections(process.id)) == 2
    assert list_sections(process.id)[0].heading_nb == "Hva del 1 gjelder"
