"""Loading a roll on the staff page: as it was made or not at all, and not while people vote."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from citizen.database import db, transaction
from citizen.domain.electorates import Electorate, ElectorateRefusal, Source
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.electorates import actions
from citizen.electorates.models import Roll, RollEntry
from citizen.electorates.queries import figures_of, find_roll
from citizen.processes.models import Process
from citizen.rolls import hash_for_roll, make_roll
from citizen.web.clock import now
from tests import factories as a
from tests.electorates import voters
from tests.electorates.voters import BY_ROLL, NUMBERS, content_of, fresh, person, staff_page, stored_rolls, upload
from tests.reading import Page, ReadingClient
from tests.roads.registers import HAVNES, LIDAL, Place, a_place_with_roads

ANNE, BIRK, CARI, DINA = NUMBERS[:4]
DAY = date(2026, 12, 1)
PEOPLE = [
    person(ANNE, LIDAL, 1000, born_on=date(2008, 5, 17), wants_paper=True),
    person(BIRK, LIDAL),
    person(CARI, HAVNES, 1003),
    person(DINA),
]


@pytest.fixture
def place(client: ReadingClient) -> Place:
    place = a_place_with_roads()
    client.log_in(place.staff)
    return place


@pytest.fixture
def process(place: Place) -> Process:
    process = a.a_process(place.municipality, Phase.REVIEWING, voting_close_at=now() + 20 * a.DAY)
    return voters.set_electorate(process, BY_ROLL)


def entries() -> dict[int, tuple[bytes, int | None, int | None, date | None, bool]]:
    columns = (
        RollEntry.person_hash,
        RollEntry.district_id,
        RollEntry.road_id,
        RollEntry.born_on,
        RollEntry.wants_paper,
    )
    db.session.rollback()
    return {number: tuple(rest) for number, *rest in db.session.execute(sa.select(RollEntry.number, *columns))}


@pytest.mark.parametrize(
    ("lang", "said", "not_stated"),
    [
        ("nb", "Listen er lastet inn: 4 personer.", "Tidligere kommune ikke oppgitt 1"),
        ("nn", "Lista er lasta inn: 4 personar.", "Tidlegare kommune ikkje oppgitt 1"),
    ],
)
def test_a_roll_is_loaded_and_counted_by_former_municipality(
    client: ReadingClient, place: Place, process: Process, lang: str, said: str, not_stated: str
) -> None:
    response = upload(client, staff_page(place, process, lang), content_of(PEOPLE))
    assert response.status_code == 303
    text = client.page(response.location).text
    assert said in text
    assert "Havnes 1 Lidal 2" in text
    assert not_stated in text
    assert find_roll(process.id).uploaded_by == place.staff.id
    lidal, havnes = place.districts[LIDAL].id, place.districts[HAVNES].id
    stored = entries()
    assert stored[1][0] == hash_for_roll(voters.roll_key(), ANNE)
    assert [(row[1], row[2] is not None, row[3], row[4]) for _number, row in sorted(stored.items())] == [
        (lidal, True, date(2008, 5, 17), True),
        (lidal, False, None, False),
        (havnes, True, None, False),
        (None, False, None, False),
    ]


def test_a_newer_roll_takes_the_place_of_the_one_before(client: ReadingClient, place: Place, process: Process) -> None:
    other = voters.set_electorate(a.a_process(place.municipality, Phase.REVIEWING), BY_ROLL)
    voters.load(other, [person(ANNE)], place.staff)
    page = staff_page(place, process)
    upload(client, page, content_of(PEOPLE))
    first = find_roll(process.id)
    upload(client, page, content_of([person(DINA), person(ANNE)]))
    second = db.session.get_one(Roll, first.id, populate_existing=True)
    assert (second.version, second.rows, figures_of(second).people) == (2, 2, 2)
    assert figures_of(find_roll(other.id)).people == 1


def broken(content: bytes, old: str, new: str) -> bytes:
    text = content.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


HOSTILE = {
    "empty": (lambda: b"", "filen har ingen personer"),
    "another key": (lambda: content_of(PEOPLE, bytes(32)), "laget med en annen nøkkel"),
    "birth numbers": (f"fodselsnummer;navn\n{ANNE};Anne\n".encode, "filen inneholder fødselsnumre"),
    "a birth number in a row": (lambda: broken(content_of(PEOPLE), ";9902;", f";{BIRK};"), "linje 3: filen inneholder"),
    "ragged": (lambda: broken(content_of(PEOPLE), "\r\n2;", "\r\n2;;"), "linje 4: linjen er endret"),
    "cut off": (lambda: content_of(PEOPLE)[:-60], "linje 6: linjen er endret"),
    "a line less": (lambda: content_of(PEOPLE).rsplit(b"\r\n", 2)[0], "ikke så mange linjer"),
    "twice": (lambda: broken(content_of(PEOPLE), "\r\n2;", "\r\n1;"), "linje 4: samme person"),
    "unknown places": (
        lambda: content_of([person(ANNE, "9999", 1), person(BIRK, LIDAL, 999), person(CARI, "9998")]),
        "linje 3 og 5: kommunenummeret er ikke et av",
    ),
    "an unknown road": (lambda: content_of([*PEOPLE, person(NUMBERS[9], LIDAL, 999)]), "linje 7: adressekoden finnes"),
    "latin-1": (lambda: content_of(PEOPLE) + "Å".encode("latin-1"), "ikke UTF-8"),
    "NUL": (lambda: content_of(PEOPLE) + b"\0", "nulltegn"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000), "nulltegn"),
    "a page": (lambda: b"<!DOCTYPE html>\n<script>alert(1)</script>", "ikke en liste"),
    "a long line": (lambda: b"x" * 5_000_000, "ikke en liste"),
    "many lines": (lambda: content_of(PEOPLE) + b"x\r\n" * 300_000, "linje 7, 8, 9, 10, 11 og 299995 til"),
}


@pytest.mark.parametrize("fault", HOSTILE)
def test_a_spoilt_file_says_what_to_do_and_leaves_everything_as_it_was(
    client: ReadingClient, place: Place, process: Process, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = staff_page(place, process)
    upload(client, page, content_of([person(DINA)]))
    before = stored_rolls()
    make, words = HOSTILE[fault]
    content = make()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    response = upload(client, page, content, name="C:\\lister\\kj\x1bære.csv")
    assert response.status_code == 422
    read = Page(response.text)
    assert words in read.text
    assert read.title.startswith("Feil:")
    assert not any(number in response.text for number in NUMBERS)
    assert stored_rolls() == before
    assert list(tmp_path.iterdir()) == []


def test_a_large_file_with_birth_numbers_does_not_even_reach_a_temporary_file(
    client: ReadingClient, place: Place, process: Process, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no folder for temporary files, writing one would fail."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    people = f"fodselsnummer;navn\n{ANNE};Anne\n" * 50_000
    response = upload(client, staff_page(place, process), people.encode())
    assert response.status_code == 422
    assert "filen inneholder fødselsnumre" in Page(response.text).text


def test_both_kinds_of_unknown_places_are_told_at_once(client: ReadingClient, place: Place, process: Process) -> None:
    response = upload(client, staff_page(place, process, "nn"), HOSTILE["unknown places"][0]())
    text = Page(response.text).text
    assert "linje 3 og 5: kommunenummeret er ikkje eit av dei tidlegare" in text
    assert "linje 4: adressekoden finst ikkje i vegregisteret" in text


@pytest.mark.parametrize("fields", [{}, {"file": "citizen-roll-1"}])
def test_without_a_file_one_is_asked_for(
    client: ReadingClient, place: Place, process: Process, fields: dict[str, str]
) -> None:
    response = client.send(f"{staff_page(place, process)}/liste", fields)
    assert response.status_code == 422
    assert "Velg filen" in Page(response.text).text


def test_where_no_list_is_asked_for_none_is_taken(client: ReadingClient, place: Place, process: Process) -> None:
    voters.set_electorate(process, Electorate())
    response = upload(client, staff_page(place, process), content_of(PEOPLE))
    assert response.status_code == 422
    assert "Velg først at en liste" in Page(response.text).text
    assert find_roll(process.id) is None


def test_once_the_voting_has_opened_the_roll_stands(client: ReadingClient, place: Place, process: Process) -> None:
    voters.load(process, PEOPLE, place.staff)
    process = voters.open_voting(process)
    before = stored_rolls()
    response = upload(client, staff_page(place, process), content_of([person(ANNE)]))
    assert response.status_code == 422
    assert "Avstemningen har begynt" in Page(response.text).text
    assert stored_rolls() == before
    assert not client.page(f"{staff_page(place, process)}/liste").all("input")[1:]
    lines = make_roll(PEOPLE, voters.roll_key())
    begun = ElectorateRefusal.VOTING_HAS_BEGUN
    assert actions.load_roll(process.id, lines, "roll.csv", place.staff.id, now()) is begun


@pytest.mark.parametrize(
    "statement",
    [
        sa.insert(RollEntry).values(roll_id=sa.select(Roll.id).scalar_subquery(), person_hash=bytes(32), number=99,
                                    wants_paper=False),
        sa.update(RollEntry).values(born_on=date(1950, 1, 1)),
        sa.delete(RollEntry),
        sa.update(Roll).values(rows=1),
    ],
    ids=["add", "change", "strike out", "miscount"],
)  # fmt: skip
def test_the_database_itself_keeps_the_roll_while_people_vote(
    place: Place, process: Process, statement: sa.Executable
) -> None:
    voters.load(process, PEOPLE, place.staff)
    voters.open_voting(process)
    before = stored_rolls()
    with pytest.raises(DBAPIError, match="the roll stands while people vote"), transaction() as session:
        session.execute(statement)
    assert stored_rolls() == before


def test_nobody_is_on_a_roll_twice(place: Place, process: Process) -> None:
    voters.load(process, [person(ANNE)], place.staff)
    roll = find_roll(process.id)
    twice = {"roll_id": roll.id, "wants_paper": False}
    known = hash_for_roll(voters.roll_key(), ANNE)
    for row in ({"person_hash": known, "number": 2}, {"person_hash": bytes(32), "number": 1}):
        with pytest.raises(DBAPIError), transaction() as session:
            session.execute(sa.insert(RollEntry).values(**twice, **row))


def test_missing_dates_of_birth_are_warned_of_where_an_age_is_asked_for(
    client: ReadingClient, place: Place, process: Process
) -> None:
    voters.load(process, PEOPLE, place.staff)
    assert "ingen fødselsdato" not in client.page(staff_page(place, process)).text
    voters.set_electorate(process, Electorate(source=Source.ROLL, min_age=16, age_on=DAY))
    assert "3 personer på listen har ingen fødselsdato" in client.page(staff_page(place, process)).text


def test_until_a_list_is_loaded_the_page_says_that_nobody_can_vote(
    client: ReadingClient, place: Place, process: Process
) -> None:
    assert "Før det er gjort, kan ingen stemme." in client.page(staff_page(place, process)).text


def test_a_councillor_can_not_load_a_list(client: ReadingClient, place: Place, process: Process) -> None:
    client.log_in(a.a_person_with_role(place.municipality, Role.COUNCILLOR))
    assert upload(client, staff_page(place, process), content_of(PEOPLE)).status_code == 403
    assert find_roll(fresh(process).id) is None
