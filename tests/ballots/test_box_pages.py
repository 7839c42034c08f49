"""The public ballot box: what it shows while the vote is open, and the whole of it afterwards."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
import sqlalchemy as sa

from citizen.ballots import queries
from citizen.ballots.actions import add_witness, seal_of
from citizen.ballots.models import Ballot
from citizen.ballots.queries import box
from citizen.ballots.views.kept_archives import KeptArchives
from citizen.boxes import writing
from citizen.boxes.findings import Check
from citizen.boxes.verifying import verify_box
from citizen.database import db
from tests import factories as a
from tests.reading import Page
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


@pytest.mark.parametrize("close", [None, a.let_it_end])
def test_before_the_box_is_published_a_receipt_is_answered_as_anything_else_that_is_typed(client, close):
    town = a_town()
    a.some_ballots(town.round, town.asked.id, [town.options[0]])
    ballot = db.session.scalars(sa.select(Ballot)).one()
    receipt = seal_of(a.the_keys_dir(), town.round).open(ballot.sealed, ballot.slot).receipt
    if close:
        close(town.round)
    asked = [receipt, "0000-0000-0000-0000-0000-0000-000", "abc", ""]
    answers = [client.send(page_of(town), {"receipt": typed}) for typed in asked]
    assert {answer.status_code for answer in answers} == {200}
    assert len({Page(answer.text).text for answer in answers}) == 1
    assert "Urnen blir åpnet når avstemningen er slutt" in answers[0].text
    assert receipt not in answers[0].text


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
    "typed", ["", "abc", "0000-0000-0000-0000-0000-0000-00", "<script>alert(1)</script>", "9" * 5000]
)
def test_what_is_no_receipt_is_said_to_be_none(client, typed):
    town = a_full_town()
    a.let_it_close(town.round)
    page = client.send(page_of(town), {"receipt": typed})
    assert page.status_code == 422
    assert "ikke en hel kvittering" in page.text


@pytest.mark.parametrize(("lang", "words"), [("nb", "Ett tegn er nok feil"), ("nn", "Eitt teikn er nok feil")])
def test_a_receipt_with_a_wrong_character_is_not_called_half(client, lang, words):
    town = a_full_town()
    a.let_it_close(town.round)
    typed = {"receipt": "0000-0000-0000-0000-0000-0000-001"}
    page = client.send(page_of(town).replace("/nb/", f"/{lang}/"), typed)
    assert page.status_code == 422
    assert words in page.text


def test_the_command_speaks_the_language_of_the_page(client):
    town = a_full_town()
    a.let_it_close(town.round)
    assert "python3 recount.py</code>" in client.get(page_of(town)).text
    assert "python3 recount.py --language nn</code>" in client.get(page_of(town).replace("/nb/", "/nn/")).text


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


def test_a_box_is_packed_once_and_its_tree_is_built_once(client, monkeypatch):
    town = a_full_town()
    a.let_it_close(town.round)
    first_line, second_line = receipt_of(town, 0), receipt_of(town, 1)
    packed = client.get(file_of(town, "urne.zip")).data
    client.send(page_of(town), {"receipt": first_line})

    def read_again(*_arguments):
        raise AssertionError("what has been published was read once more")

    monkeypatch.setattr(box, "stream_leaves", read_again)
    monkeypatch.setattr(queries, "stream_leaves", read_again)
    assert client.get(file_of(town, "urne.zip")).data == packed
    manifest = json.loads(client.get(file_of(town, "manifest.json")).data)
    assert manifest["batches"][-1]["root"] in client.send(page_of(town), {"receipt": second_line}).text


def test_witnesses_are_not_said_to_get_letters_that_nobody_sends(app, client, monkeypatch):
    town = a_full_town()
    add_witness(town.place.id, "Kari Nordmann", "kari@example.no")
    assert "Disse vitnene er oppnevnt" in client.get(page_of(town)).text
    settings = replace(a.the_settings(), smtp_url="smtp://mail.example")
    monkeypatch.setitem(app.config, "CITIZEN", settings)
    assert "Disse vitnene får hver rot" in client.get(page_of(town)).text


def test_the_signed_roots_can_be_fetched_at_any_time(client):
    town = a_full_town()
    assert json.loads(client.get(file_of(town, "roots.json")).data)["batches"] == []
    a.let_it_close(town.round)
    published = json.loads(client.get(file_of(town, "roots.json")).data)
    assert len(published["batches"]) == 1
    assert published["rules_hash"] == town.round.rules_hash.hex()


def test_a_round_that_does_not_exist_has_no_box(client):
    town = a_town(with_round=False)
    assert client.get(page_of(town)).status_code == 404
    assert client.get(file_of(town, "roots.json")).status_code == 404


def test_an_archive_that_is_no_longer_kept_is_read_to_its_end_by_who_began():
    kept = KeptArchives(1)
    size, content = kept.open(b"first", lambda file: file.write(b"1" * 200_000))
    began = next(content)
    kept.open(b"second", lambda file: file.write(b"2"))
    assert began + b"".join(content) == b"1" * size
    again = kept.open(b"first", lambda file: file.write(b"packed anew"))
    assert b"".join(again[1]) == b"packed anew"


def test_the_zip_that_is_given_out_is_verified_with_what_a_witness_has(client, tmp_path):
    town = a_full_town()
    a.let_it_close(town.round)
    (tmp_path / "urne.zip").write_bytes(client.get(file_of(town, "urne.zip")).data)
    told = json.loads(client.get(file_of(town, "roots.json")).data)
    root, key, rules = told["batches"][-1]["root"], told["public_key"], told["rules_hash"]
    findings = verify_box(tmp_path / "urne.zip", root, key, rules)
    assert [finding.check for finding in findings if not finding.holds] == []
    assert {finding.check for finding in findings} == set(Check)
