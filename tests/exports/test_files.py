"""The files that offices fetch: they open right, hold nothing hidden, and can't become formulas."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from click.testing import CliRunner

from citizen.cli import main
from citizen.domain.datasets import DATASETS
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.exports.actions import internal, write_file
from citizen.exports.queries import Subject
from citizen.web.clock import now
from tests import factories as a
from tests.exports.fetching import PURPOSE, fetched
from tests.results.counted import a_closed_town
from tests.town import a_town

FORMULA = '=HYPERLINK("http://evil";"Klikk")'


def rows_of(response):
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in response.data
    return list(csv.reader(io.StringIO(response.data.decode("utf-8-sig"), newline=""), delimiter=";"))


def address(town, name, suffix=".csv"):
    return f"/nb/stab/{town.place.slug}/eksport/{town.process.slug}/{name}{suffix}"


@pytest.fixture
def staff(client):
    def log_in(town):
        client.log_in(a.a_person_with_role(town.place, Role.STAFF))
        return client

    return log_in


def test_every_dataset_has_its_columns_in_order_and_a_codebook_in_both_forms(staff):
    town = a_closed_town(
        ("havnes", [0], 20, False), ("havnes", [], 5, False), ("lidal", [1], 12, True), ("lidal", [0], 3, True)
    )
    client = staff(town)
    for dataset in DATASETS.values():
        if dataset.method or dataset.only_kind or dataset.of_municipality:
            continue
        rows = rows_of(fetched(client, address(town, dataset.name)))
        assert tuple(rows[0]) == dataset.header
        assert len(rows) > 1 or dataset.name in ("supports", "decisions"), dataset.name
        book = rows_of(client.get(f"/nb/stab/{town.place.slug}/eksport/kodebok/{dataset.name}.csv"))
        assert [row[0] for row in book[1:]] == list(dataset.header)
        assert all(row[2] and row[3] for row in book[1:])


def test_the_proposals_are_there_with_reason_and_support(staff):
    town = a_town(Phase.PROPOSING, with_round=False)
    neighbour = town.a_neighbour(shown_name="Åse Østbø")
    a.a_proposal(town.question, "Ærfuglvegen", neighbour, reason="Ærfugl; «hekker» her.\nHver vår.")
    rows = rows_of(fetched(staff(town), address(town, "proposals")))
    found = next(dict(zip(rows[0], row, strict=True)) for row in rows if "Ærfuglvegen" in row)
    assert found["begrunnelse"] == "Ærfugl; «hekker» her.\nHver vår."
    assert (found["forslagsstiller"], found["stotte"], found["gammelt_adressenavn"]) == ("Åse Østbø", "1", "Skulevegen")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
def test_a_text_that_could_be_a_formula_stays_a_text(staff, start):
    town = a_town(Phase.PROPOSING, with_round=False)
    a.a_proposal(town.question, "Bjørkevegen", reason=f"{start}1+1", proposer=town.a_neighbour(shown_name=FORMULA))
    rows = rows_of(fetched(staff(town), address(town, "proposals")))
    cells = [cell for row in rows for cell in row]
    assert f"'{start}1+1" in cells
    assert f"'{FORMULA}" in cells


def test_a_workbook_holds_texts_where_there_could_be_formulas(app, tmp_path):
    town = a_town(Phase.PROPOSING, with_round=False)
    a.a_proposal(town.question, "Bjørkevegen", reason="=1+1")
    write_file(internal(DATASETS["proposals"], Subject(town.place, town.process)), "xlsx", tmp_path / "ut.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "ut.xlsx")["data"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_withdrawn_proposals_are_in_no_file(staff, app, tmp_path):
    town = a_town(Phase.PROPOSING, with_round=False)
    a.a_proposal(town.question, "Hemmelegvegen", withdrawn_at=now())
    assert b"Hemmelegvegen" not in fetched(staff(town), address(town, "proposals")).data
    write_file(internal(DATASETS["proposals"], Subject(town.place, town.process)), "json", tmp_path / "ut.json")
    assert "Hemmelegvegen" not in (tmp_path / "ut.json").read_text("utf-8")


def test_no_file_with_results_before_the_votes_have_been_counted(staff):
    town = a_town(Phase.VOTING)
    client = staff(town)
    for end in (lambda: None, lambda: a.let_it_end(town.round)):
        end()
        for name in DATASETS:
            if name.startswith("results"):
                assert client.get(address(town, name)).status_code == 404
                assert client.get(address(town, name, "")).status_code == 404
        assert "Resultatet" not in client.page(f"/nb/stab/{town.place.slug}/eksport/").text


def test_the_results_say_votes_shares_with_a_decimal_comma_and_ties(staff):
    town = a_closed_town(("havnes", [0], 20), ("lidal", [1], 20))
    rows = rows_of(staff(town).get(address(town, "results")))
    named = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    tied = [row for row in named if row["uavgjort"] == "ja"]
    assert {row["navn"] for row in tied} == {"Furubakken", "Åsvegen"}
    assert {row["andel"] for row in tied} == {"0,5"}


def test_small_groups_are_in_no_file(staff):
    town = a_closed_town(("havnes", [0], 40, False), ("havnes", [1], 10, False), ("lidal", [1], 3, True))
    client = staff(town)
    assert len(rows_of(client.get(address(town, "results-by-district")))) == 1
    assert len(rows_of(client.get(address(town, "results-by-residence")))) == 1


@pytest.mark.parametrize("role", [Role.COUNCILLOR, Role.MODERATOR])
def test_others_than_staff_can_not_fetch_files(client, role):
    town = a_closed_town(("havnes", [0], 40))
    client.log_in(a.a_person_with_role(town.place, role))
    assert client.get(address(town, "proposals")).status_code == 403
    assert client.send(address(town, "proposals", ""), {"purpose": PURPOSE}).status_code == 403


def test_staff_of_another_municipality_can_not_fetch_files(client):
    town = a_closed_town(("havnes", [0], 40))
    client.log_in(a.a_person_with_role(a.a_municipality("Nabolaget"), Role.STAFF))
    assert client.get(address(town, "proposals")).status_code == 403
    assert client.send(address(town, "proposals", ""), {"purpose": PURPOSE}).status_code == 403


def test_downloads_are_never_cached_and_have_a_plain_name(staff):
    town = a_closed_town(("havnes", [0], 40))
    response = staff(town).get(address(town, "results"))
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{town.process.slug}-results-v2.csv"'


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "json"])
def test_a_file_is_whole_or_not_there(app, tmp_path, file_format):
    town = a_closed_town(("havnes", [0], 40))
    write_file(internal(DATASETS["results"], Subject(town.place, town.process)), file_format, tmp_path / "ut")
    assert [file.name for file in tmp_path.iterdir()] == ["ut"]
    if file_format == "json":
        assert json.loads((tmp_path / "ut").read_text("utf-8"))[0]["navn"] == "Furubakken"


def test_the_command_refuses_a_folder_that_is_not_there(app, tmp_path):
    town = a_town()
    there = tmp_path / "no" / "ut.csv"
    result = CliRunner().invoke(main, ["export", town.process.slug, "--dataset", "roads", "--output", str(there)])
    assert result.exit_code == 2
    assert "does not exist" in result.output


@pytest.mark.parametrize(("process", "words"), [("finst-ikkje", "no such process"), ("nabo/runde", "no such process")])
def test_the_command_says_when_there_is_no_such_process(app, tmp_path, process, words):
    result = CliRunner().invoke(main, ["export", process, "--dataset", "roads", "--output", str(tmp_path / "ut.csv")])
    assert result.exit_code == 2
    assert words in result.output


def test_the_command_gives_the_same_file_as_the_page(staff, tmp_path):
    town = a_closed_town(("havnes", [0], 40))
    name = f"{town.place.slug}/{town.process.slug}"
    result = CliRunner().invoke(main, ["export", name, "--dataset", "results", "--output", str(tmp_path / "ut.csv")])
    assert result.exit_code == 0
    assert (tmp_path / "ut.csv").read_bytes() == staff(town).get(address(town, "results")).data
