"""What a councillor keeps about a case is stored once, and nobody else ever sees it."""

from __future__ import annotations

import pytest

from citizen.desk.actions import LONGEST_NOTE, keep_note, mark_read, mark_unread
from citizen.domain.permissions import Role
from tests import factories as a
from tests.desk.piles import a_pile, marks_of

NOTE = "Spør ordføreren om brua"


@pytest.fixture
def pile(app):
    return a_pile(3)


def test_read_leads_to_the_next_that_is_not_read_and_at_the_end_to_the_list(client, pile):
    client.log_in(pile.councillor())
    client.send(pile.case(1, "/lest"), {})
    answers = [client.send(pile.case(number, "/lest"), {}).headers["Location"] for number in (0, 2)]
    assert answers == [pile.case(2), pile.list]
    assert "Du har lest alle sakene på listen." in client.page(pile.list).text


def test_read_keeps_to_the_list_that_the_case_was_opened_from(client, pile):
    client.log_in(pile.councillor())
    answer = client.send(pile.case(2, "/lest?sort=-name"), {})
    assert answer.headers["Location"] == pile.case(1) + "?sort=-name"


def test_a_case_can_be_put_back_and_its_note_stays(client, pile):
    reader = pile.councillor()
    client.log_in(reader)
    client.send(pile.case(0, "/notat"), {"note": NOTE})
    client.send(pile.case(0, "/lest"), {})
    client.send(pile.case(0, "/lest"), {"do": "unread"})
    assert marks_of(reader) == {pile.questions[0].slug: (False, NOTE)}


def test_what_stands_in_the_note_is_stored_when_the_reader_goes_on(client, pile):
    reader = pile.councillor()
    client.log_in(reader)
    assert client.send(pile.case(0, "/lest"), {"note": NOTE, "do": "read"}).headers["Location"] == pile.case(1)
    assert marks_of(reader) == {pile.questions[0].slug: (True, NOTE)}
    answer = client.send(pile.case(1, "/lest"), {"note": "x" * (LONGEST_NOTE + 1), "do": "read"})
    assert answer.status_code == 422
    assert "x" * (LONGEST_NOTE + 1) in answer.text
    client.send(pile.case(0, "/lest"), {"do": "unread"})
    assert marks_of(reader) == {pile.questions[0].slug: (False, NOTE)}


def test_a_note_is_seen_by_its_writer_alone(client, pile):
    writer = pile.councillor()
    client.log_in(writer)
    assert client.send(pile.case(0, "/notat"), {"note": NOTE}).status_code == 303
    assert NOTE in client.page(pile.case(0)).text
    for other in (pile.councillor(), *(a.a_person_with_role(pile.place, role) for role in (Role.STAFF, Role.ADMIN))):
        client.log_in(other)
        for page in (pile.case(0), pile.list, f"{pile.list}?show=noted", f"{pile.list}/utskrift?notes=1"):
            assert NOTE not in client.get(page).text, page


def test_a_note_that_is_too_long_is_kept_in_the_form(client, pile):
    reader = pile.councillor()
    client.log_in(reader)
    answer = client.send(pile.case(0, "/notat"), {"note": "x" * (LONGEST_NOTE + 1)})
    assert answer.status_code == 422
    assert "x" * (LONGEST_NOTE + 1) in answer.text
    assert marks_of(reader) == {}


@pytest.mark.parametrize(
    ("acts", "left"),
    [
        ([("note", NOTE), ("note", "")], {}),
        ([("read", ""), ("unread", "")], {}),
        ([("unread", "")], {}),
        ([("note", "")], {}),
        ([("read", ""), ("read", "")], {"sak": (True, "")}),
        ([("read", ""), ("note", NOTE), ("note", "")], {"sak": (True, "")}),
        ([("note", NOTE), ("note", "Nytt")], {"sak": (False, "Nytt")}),
    ],
)
def test_a_row_stands_as_long_as_it_says_something(app, acts, left):
    process, reader = a.a_process(a.a_municipality()), a.a_resident()
    for what, note in acts:
        match what:
            case "note":
                keep_note(reader.id, process.id, "sak", note)
            case "read":
                mark_read(reader.id, process.id, "sak")
            case _:
                mark_unread(reader.id, process.id, "sak")
    assert marks_of(reader) == left


def test_marks_of_another_case_and_another_reader_stay(app):
    process, reader, other = a.a_process(a.a_municipality()), a.a_resident(), a.a_resident()
    for who in (reader, other):
        for slug in ("en", "to"):
            keep_note(who.id, process.id, slug, NOTE)
    keep_note(reader.id, process.id, "en", "")
    assert marks_of(reader) == {"to": (False, NOTE)}
    assert marks_of(other) == {"en": (False, NOTE), "to": (False, NOTE)}
