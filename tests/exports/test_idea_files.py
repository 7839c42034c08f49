"""The file of an idea round: what everyone can see with the answer that stands, and nothing that is hidden."""

from __future__ import annotations

import pytest

from citizen.domain.permissions import Role
from tests import factories as a
from tests.answers.desk import Desk, a_desk, answer
from tests.exports.fetching import fetched
from tests.exports.test_files import rows_of
from tests.factories.hearings import a_hearing, an_answer


@pytest.fixture
def desk(client) -> Desk:
    desk = a_desk()
    client.log_in(desk.staff)
    return desk


def file_of(desk: Desk, suffix: str = ".csv") -> str:
    return f"/nb/stab/{desk.place.slug}/eksport/{desk.process.slug}/ideas{suffix}"


def test_every_visible_proposal_is_there_with_its_answer(client, desk):
    a.an_idea(desk.process, state="hidden", title="Hemmeleg skjult")
    a.an_idea(desk.process, title='=HYPERLINK("http://evil")')
    assert client.send(desk.answer_page(desk.second), answer()).status_code == 303
    assert client.send(desk.answer_page(desk.second), answer(verdict="verdict-changed", seen="1")).status_code == 303
    header, *rows = rows_of(fetched(client, file_of(desk)))
    listed = {row[header.index("tittel")]: dict(zip(header, row, strict=True)) for row in rows}
    assert len(listed) == 3
    assert "Hemmeleg skjult" not in listed
    assert not any(title.startswith("=") for title in listed), "a text stays a text"
    assert listed[desk.first.title]["svar"] == ""
    assert listed[desk.second.title]["svar"] == "verdict-changed", "the answer that stands now"
    assert listed[desk.second.title]["forslagsstillere"] == "Bjørn"
    assert listed[desk.first.title]["forslag_id"] == desk.first.public_id


def test_it_is_offered_beside_the_other_files_and_to_staff_alone(client, desk):
    assert "Forslagene og svarene" in client.page(f"/nb/stab/{desk.place.slug}/eksport/").text
    assert client.get(file_of(desk, "")).status_code == 200
    client.log_in(a.a_person_with_role(desk.place, Role.COUNCILLOR))
    assert client.get(file_of(desk)).status_code == 403


def test_answers_to_a_hearing_are_a_file_too_and_what_is_hidden_is_not_in_it(client, desk):
    hearing = a_hearing(desk.place)
    an_answer(hearing, desk.anne, text="Bra forslag.", organisation="Velforeningen", stance="agree")
    for state in ("hidden", "held", "withdrawn"):
        an_answer(hearing, desk.bjorn, text="Borte", state=state)
    header, *rows = rows_of(fetched(client, f"/nb/stab/{desk.place.slug}/eksport/{hearing.slug}/hearing-answers.csv"))
    (row,) = [dict(zip(header, row, strict=True)) for row in rows]
    assert (row["svarer"], row["organisasjon"], row["holdning"]) == ("Anne", "Velforeningen", "agree")
    assert row["tekst"] == "Bra forslag."
    assert client.get(f"/nb/stab/{desk.place.slug}/eksport/{hearing.slug}/ideas.csv").status_code == 404
