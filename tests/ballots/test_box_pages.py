"""The public ballot box: what it shows while the vote is open, and the whole of it afterwards."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile

import pytest
import sqlalchemy as sa

from citizen.ballots import queries
from citizen.ballots.actions import seal_of
from citizen.ballots.models import Ballot
from citizen.boxes import writing
from citizen.database import db
from tests import factories as a
from tests.town import a_town


def a_full_town():
    town = a_town()
    for place, number, times in ((town.havnes, 0, 31), (town.lidal, 1, 17), (town.lidal, 2, 9)):
        a.some_ballots(town.round, town.asked.id, [town.options[number]], times, district=place)
    return town


def page_of(town, lang="nb"):
    return f"/{lang}/{town.place.slug}/{town.process.slug}/urne"


def file_of(town, name):
    return f"/urne/{town.place.slug}/{town.process.slug}/1/{name}"


def receipt_of(town, number=0):
    lines = list(queries.stream_ballots(town.round.id))
    return next(receipt for _question, receipt, choices, _nonce in lines if town.options[number] in choices)


@pytest.mark.parametrize("name", [*writing.HASHED_FILES, writing.MANIFEST, writing.SIGNATURE, "urne.zip"])
def test_no_file_of_the_box_is_given_out_while_the_vote_is_open(client, name):
    town = a_full_town()
    assert client.get(file_of(town, name)).status_code == 404


def test_while_the_vote_is_open_a_receipt_tells_that_it_is_registered_and_nothing_more(client):
    town = a_town()
    a.some_ballots(town.round, town.asked.id, [town.options[0]])
    ballot = db.session.scalars(sa.select(Ballot)).one()
    receipt = seal_of(a.the_keys_dir(), town.round).open(ballot.sealed, ballot.slot).receipt
    page = client.send(page_of(town), {"receipt": receipt})
    assert "er registrert" in page.text
    assert "Furubakken" not in page.text


def test_after_the_close_a_receipt_shows_its_line_and_the_proof(client):
    town = a_full_town()
    a.let_it_close(town.round)
    receipt = receipt_of(town)
    page = client.send(page_of(town, "nn"), {"receipt": receipt.lower().replace("-", " ")})
    assert page.status_code == 200
    assert "Furubakken" in page.text
    manifest = json.loads(client.get(file_of(town, "manifest.json")).data)
    assert manifest["batches"][-1]["root"] in page.text


def test_a_receipt_of_another_round_is_not_in_the_box(client):
    town = a_full_town()
    a.let_it_close(town.round)
    page = client.send(page_of(town), {"receipt": "0000-0000-0000-0000-0000-0000-000"})
    assert "Ingen stemmeseddel i denne urnen" in page.text


@pytest.mark.parametrize(
    "typed", ["", "abc", "0000-0000-0000-0000-0000-0000-001", "<script>alert(1)</script>", "9" * 5000]
)
def test_what_is_no_receipt_is_said_to_be_none(client, typed):
    town = a_full_town()
    page = client.send(page_of(town), {"receipt": typed})
    assert page.status_code == 422
    assert "ikke en hel kvittering" in page.text


def test_the_files_are_those_of_the_manifest_and_the_small_program_counts_them(client, tmp_path):
    town = a_full_town()
    a.let_it_close(town.round)
    with client.get(file_of(town, "urne.zip")) as answer:
        archive = zipfile.ZipFile(io.BytesIO(answer.data))
    archive.extractall(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_bytes())
    for name, wanted in manifest["files"].items():
        content = client.get(file_of(town, name)).data
        assert hashlib.sha256(content).hexdigest() == wanted
        assert (tmp_path / name).read_bytes() == content
    assert manifest["counts"]["ballots"] == 57
    program = subprocess.run(
        [sys.executable, "-I", "-S", tmp_path / "recount.py", tmp_path], capture_output=True, text=True, check=False
    )
    assert program.returncode == 0, program.stdout + program.stderr
    assert "57" in program.stdout


def test_the_signed_roots_can_be_fetched_at_any_time(client):
    town = a_full_town()
    assert json.loads(client.get(file_of(town, "roots.json")).data)["batches"] == []
    a.let_it_close(town.round)
    assert len(json.loads(client.get(file_of(town, "roots.json")).data)["batches"]) == 1


def test_a_round_that_does_not_exist_has_no_box(client):
    town = a_town(with_round=False)
    assert client.get(page_of(town)).status_code == 404
    assert client.get(file_of(town, "roots.json")).status_code == 404
