"""Every file holds what the database holds, cell by cell, in every format; the page and the command give the same."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, datetime
from hashlib import sha256

import openpyxl
import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from openpyxl.utils.escape import unescape

from citizen.accounts.models import Account
from citizen.cli import main
from citizen.database import db
from citizen.domain.datasets import DATASETS
from citizen.domain.office_csv import guard
from citizen.domain.permissions import Role
from citizen.exports.access import WHOLE
from citizen.exports.actions import FORMATS, internal, write_file
from citizen.exports.queries import Subject
from citizen.proposals.models import Proposal, Support
from citizen.roads.models import Collision
from tests import factories as a
from tests.exports.fetching import fetched
from tests.exports.hostile import CELLS
from tests.results.counted import a_closed_town
from tests.town import Town


@pytest.fixture
def town(app) -> Town:
    """A counted round whose proposals hold all that is hard to carry, with a pair of like names beside it."""
    town = a_closed_town(("havnes", [0], 40, False), ("lidal", [1, 2], 12, True), ("havnes", [], 15, False))
    for number, cell in enumerate(CELLS):
        a.a_proposal(town.question, f"Namn {number:02}", town.a_neighbour(shown_name=cell), reason=cell)
    roads = (a.a_road(town.havnes, "Kyrkjevegen"), a.a_road(town.lidal, "Kirkevegen"))
    a.stored(
        Collision(
            municipality_id=town.place.id,
            level="sound-alike",
            road_a_id=roads[0].id,
            road_b_id=roads[1].id,
            advised_keeper_id=roads[1].id,
            reason_nb="=1+1",
            reason_nn="linje\nlinje",
            note="-2",
        )
    )
    return town


def subjects(town: Town):
    """Each file that this town has."""
    for dataset in DATASETS.values():
        if dataset.of_municipality:
            yield dataset, Subject(town.place)
        elif dataset.suits(town.process.kind, "approval"):
            yield dataset, Subject(town.place, town.process)


def in_csv(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def plain(cell: object) -> object:
    """A cell as a workbook gives it back: an empty text is an empty cell, a day has a clock time."""
    if isinstance(cell, datetime):
        return cell.date()
    return None if cell == "" else cell


def read(cell: object) -> object:
    """What stands in a cell; the reader leaves it to us to undo the escapes of a workbook."""
    return unescape(cell) if isinstance(cell, str) else cell


def test_every_file_holds_the_rows_of_the_database_in_every_format(town, tmp_path):
    seen = 0
    for dataset, subject in subjects(town):
        contents = internal(dataset, subject)
        rows = [list(row) for row in contents.rows()]
        seen += len(rows)
        for file_format in FORMATS:
            write_file(contents, file_format, tmp_path / f"ut.{file_format}")
        header, *lines = in_csv((tmp_path / "ut.csv").read_bytes())
        assert tuple(header) == dataset.header
        assert lines == [["" if cell is None else str(guard(cell)) for cell in row] for row in rows], dataset.name
        objects = json.loads((tmp_path / "ut.json").read_text("utf-8"))
        as_said = [[str(cell) if isinstance(cell, date) else cell for cell in row] for row in rows]
        assert objects == [dict(zip(dataset.header, row, strict=True)) for row in as_said], dataset.name
        book = openpyxl.load_workbook(tmp_path / "ut.xlsx")
        header, *lines = [[plain(read(cell)) for cell in row] for row in book["data"].iter_rows(values_only=True)]
        assert tuple(header) == dataset.header
        assert lines == [[plain(cell) for cell in row] for row in rows], dataset.name
        assert [row[0].value for row in book["kodebok"].iter_rows(min_row=2)] == list(dataset.header)
        with zipfile.ZipFile(tmp_path / "ut.zip") as archive:
            assert archive.testzip() is None
            assert archive.read(f"{contents.name}.csv") == (tmp_path / "ut.csv").read_bytes()
            assert archive.read(f"{contents.name}.json") == (tmp_path / "ut.json").read_bytes()
    assert seen > len(CELLS)


def test_the_proposals_are_those_of_the_tables(town, tmp_path):
    write_file(internal(DATASETS["proposals"], Subject(town.place, town.process)), "csv", tmp_path / "ut.csv")
    header, *lines = in_csv((tmp_path / "ut.csv").read_bytes())
    found = {line[header.index("forslag_id")]: dict(zip(header, line, strict=True)) for line in lines}
    stored = db.session.scalars(sa.select(Proposal).where(Proposal.withdrawn_at.is_(None))).all()
    assert set(found) == {proposal.public_id for proposal in stored}
    for proposal in stored:
        row = found[proposal.public_id]
        shown = db.session.get_one(Account, proposal.proposer_id).shown_name if proposal.proposer_id else None
        supports = db.session.scalar(
            sa.select(sa.func.count()).select_from(Support).where(Support.proposal_id == proposal.id)
        )
        assert (row["foreslaatt_navn"], row["stotte"]) == (proposal.name, str(supports))
        assert row["begrunnelse"] == guard(proposal.reason)
        assert row["forslagsstiller"] == (guard(shown) or "")


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("name", ["results", "proposals", "ballots", "collisions"])
def test_the_page_and_the_command_give_the_same_bytes(client, town, tmp_path, name, file_format):
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    whole = DATASETS[name].of_municipality
    about = WHOLE if whole else town.process.slug
    page = fetched(client, f"/nb/stab/{town.place.slug}/eksport/{about}/{name}.{file_format}")
    assert page.status_code == 200
    file = tmp_path / f"ut.{file_format}"
    named = town.place.slug if whole else f"{town.place.slug}/{town.process.slug}"
    result = CliRunner().invoke(main, ["export", named, "--dataset", name, "--output", str(file)])
    assert result.exit_code == 0, result.output
    assert sha256(file.read_bytes()).hexdigest() == sha256(page.data).hexdigest()


def test_the_open_edition_is_the_same_from_the_command(client, town, tmp_path):
    address = f"/data/{town.place.slug}/{town.process.slug}/proposals.csv"
    wanted = ["export", town.process.slug, "--dataset", "proposals", "--edition", "open"]
    assert CliRunner().invoke(main, [*wanted, "--output", str(tmp_path / "ut.csv")]).exit_code == 0
    assert (tmp_path / "ut.csv").read_bytes() == client.get(address).data


def test_a_workbook_does_not_say_when_it_was_made(town, tmp_path):
    write_file(internal(DATASETS["roads"], Subject(town.place, town.process)), "xlsx", tmp_path / "ut.xlsx")
    with zipfile.ZipFile(tmp_path / "ut.xlsx") as archive:
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_the_archive_says_what_it_is_in_both_forms(town, tmp_path):
    contents = internal(DATASETS["proposals"], Subject(town.place, town.process))
    write_file(contents, "zip", tmp_path / "ut.zip")
    with zipfile.ZipFile(tmp_path / "ut.zip") as archive:
        readme = archive.read("LES-MEG.txt").decode("utf-8-sig")
        version = json.loads(archive.read("versjon.json"))
        codebook = in_csv(archive.read("kodebok.csv"))
    assert "Navneforslagene" in readme
    assert "Namneforslaga" in readme
    assert (version["dataset"], version["version"], version["edition"]) == ("proposals", 1, "internal")
    assert [row[0] for row in codebook[1:]] == version["columns"] == list(DATASETS["proposals"].header)


def test_a_file_is_narrowed_as_the_list_is(client, town):
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    begin = f"/nb/stab/{town.place.slug}/eksport/{town.process.slug}/proposals"
    whole = in_csv(fetched(client, f"{begin}.csv").data)
    assert len(in_csv(client.send(f"{begin}?q=skule", {"purpose": "Møtet"}, follow_redirects=True).data)) == len(whole)
    assert len(in_csv(client.send(f"{begin}?q=finst", {"purpose": "Møtet"}, follow_redirects=True).data)) == 1
    other = f"{begin}?omrade={town.havnes.number}"
    assert len(in_csv(client.send(other, {"purpose": "Møtet"}, follow_redirects=True).data)) == 1
    assert "Listen er avgrenset" in client.page(other).text


@pytest.mark.parametrize(
    ("query", "number"), [("", 1), ("?level=identical", 0), ("?q=kyrkje", 1), ("?q=fjell", 0), ("?state=undecided", 0)]
)
def test_like_names_are_narrowed_as_their_list_is(client, town, query, number):
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    page = f"/nb/stab/{town.place.slug}/eksport/-/collisions{query}"
    answer = client.send(page, {"purpose": "Møtet", "format": "csv"}, follow_redirects=True)
    assert len(in_csv(answer.data)) == number + 1
