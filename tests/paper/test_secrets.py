"""What must stand nowhere: codes in clear, whose they are, and what one person has read from a ballot."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag

from citizen.accounts.models import SavedForm
from citizen.ballots.actions import scrub_due
from citizen.database import Base, db
from citizen.domain.paper import PaperBallot, written
from citizen.paper.actions.sealing import seal, unseal
from citizen.paper.models import PaperCode
from tests import factories as a
from tests.paper.town import CODE, a_paper_town, at_the_desk, count_of, hash_of


def everything_stored():
    """Each cell of each table as bytes; on SQLite the files too, with what was deleted from them."""
    db.session.commit()
    cells = b""
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(sa.select(table)):
            cells += b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)
    db.session.commit()
    if db.engine.dialect.name == "sqlite":
        file = Path(db.engine.url.database)
        cells += b"".join(one.read_bytes() for one in file.parent.glob(file.name + "*"))
    return cells


def made_through_the_page(app, town, caplog, shape):
    with caplog.at_level(logging.DEBUG):
        desk = at_the_desk(app, town.staff[0])
        response = desk.send(f"{town.desk}/koder", {"whom": "missing", "shape": shape})
    return CODE.findall(response.get_data(as_text=True))


@pytest.mark.parametrize("shape", ["sheets", "file"])
def test_a_code_stands_only_in_the_answer_to_the_form(app, caplog, shape):
    town = a_paper_town()
    codes = made_through_the_page(app, town, caplog, shape)
    assert len(codes) == 3
    stored, logged = everything_stored(), caplog.text
    for code in codes:
        for written_so in (code, code.replace("-", ""), code[5:], code.lower()):
            assert written_so.encode() not in stored
            assert written_so not in logged
    for address in (town.desk, f"{town.desk}/koder", f"{town.desk}/registrer"):
        assert not CODE.search(at_the_desk(app, town.staff[0]).get(address).text)


def test_the_rows_of_codes_do_not_say_whose_they_are(app):
    town = a_paper_town()
    town.make_codes()
    for row in db.session.execute(sa.select(PaperCode.__table__)):
        cells = b"|".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)
        assert not any(hash_of(number) in cells for number in (1, 2, 3))


def test_what_one_person_has_read_waits_sealed_and_tells_nothing_by_its_length(app):
    town = a_paper_town()
    codes = town.make_codes()
    first, second = town.questions
    town.enter(codes[1], town.reading(town.options(first), town.options(second)))
    town.enter(codes[2], town.reading((), None))
    lengths = db.session.scalars(sa.text("SELECT length(sealed) FROM paper_entry")).all()
    assert len(set(lengths)) == 1
    stored = everything_stored()
    assert b'"answers"' not in stored
    assert b'"invalid"' not in stored


def test_what_is_sealed_opens_only_with_the_key_and_as_what_it_is_about():
    content = written(PaperBallot({1: (2,)}))
    sealed = seal(b"k" * 32, content, b"this")
    assert unseal(b"k" * 32, sealed, b"this") == content
    for key, about in ((b"q" * 32, b"this"), (b"k" * 32, b"that")):
        with pytest.raises(InvalidTag):
            unseal(key, sealed, about)


def test_a_reading_that_was_sent_after_the_session_had_ended_is_not_kept(app, client):
    town = a_paper_town()
    code = town.make_codes()[1]
    answer = client.send(f"{town.desk}/registrer", {"code": code, "blank-1": "1"})
    assert answer.status_code == 303
    assert count_of(SavedForm) == 0
    assert f"next={town.desk}/registrer".replace("/", "%2F") in answer.headers["Location"].replace("/", "%2F")


def test_when_the_round_is_over_no_trace_leads_from_a_code_to_a_ballot(app):
    town = a_paper_town()
    codes = town.make_codes()
    hashes = db.session.scalars(sa.select(PaperCode.code_hash)).all()
    town.enter_twice(codes[1], town.reading((), ()))
    a.let_it_close(town.round)
    scrub_due()
    stored = everything_stored()
    assert not any(one in stored for one in hashes)
