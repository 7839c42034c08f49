"""The archive package: whole, checkable file by file, described by its own schema, and the same when made again."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime

import pikepdf
import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from lxml import etree
from pdfua import validate

from citizen.archive.views.package import Keeper, pack
from citizen.cli import main
from citizen.database import db, transaction
from citizen.decisions.models import Decision
from citizen.domain.acts import Act
from citizen.domain.archive import NAMESPACE
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.decisions.codes import Outcome
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from citizen.staff_log.models import ActOfStaff
from citizen.web.clock import now
from tests import factories as a
from tests.case_papers.cases import ADVICE, a_case, making, staff_of
from tests.documents.papers import run
from tests.factories.hearings import a_hearing
from tests.results.counted import a_closed_town, a_counted_vote
from tests.town import Town, a_town

AT = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)


def a_decided_town(client) -> Town:
    """Voted, decided, and with a case paper."""
    town = a_closed_town(("lidal", [1], 25, True), ("havnes", [0], 20, False))
    case = a_case(town.place, town.process, town.question, "Åsvegen")
    with transaction() as session:
        session.add(
            Decision(
                case_id=case.id,
                number=1,
                outcome=Outcome.NEW_NAME.value,
                name_nb="Åsvegen",
                name_nn="Åsvegen",
                options="[]",
                short_form="",
                body_nb="Kommunestyret",
                body_nn="Kommunestyret",
                decided_on=date(2026, 11, 20),
                case_number="112/2026",
                text="Skulevegen i Lidal får namnet Åsvegen.",
                reason="",
                language="nn",
                follows_vote=True,
                recorded_at=now(),
            )
        )
    client.log_in(staff_of(town))
    client.send(making(town), {"about": "alle", "written_in": "nn"})
    return town


def packed(place, process, **keeper) -> dict[str, bytes]:
    """What is in the package, by path."""
    with zipfile.ZipFile(io.BytesIO(zipped(place, process, **keeper))) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(place, process, **keeper) -> bytes:
    from flask import g

    g.language = "nb"
    made = io.BytesIO()
    pack(place, process, AT, made, Keeper(**keeper))
    return made.getvalue()


@pytest.fixture
def town(client) -> Town:
    return a_decided_town(client)


@pytest.fixture
def held(town) -> dict[str, bytes]:
    return packed(town.place, town.process, unit="Plan", responsible="Kari")


def test_every_file_has_its_sum_and_nothing_else_is_there(held):
    sums = dict(reversed(line.split("  ")) for line in held["sjekksummer.txt"].decode().splitlines())
    assert sums == {
        name: hashlib.sha256(content).hexdigest() for name, content in held.items() if name != "sjekksummer.txt"
    }
    manifest = json.loads(held["manifest.json"])
    said = {one["path"]: (one["sha256"], one["bytes"]) for one in manifest["files"]}
    assert said == {
        name: (sums[name], len(held[name])) for name in held if name not in ("sjekksummer.txt", "manifest.json")
    }


def test_the_description_follows_its_schema(held):
    schema = etree.XMLSchema(etree.fromstring(held["arkivstruktur.xsd"]))
    schema.assertValid(etree.fromstring(held["arkivstruktur.xml"]))


def test_a_description_that_does_not_follow_the_schema_is_seen(held):
    schema = etree.XMLSchema(etree.fromstring(held["arkivstruktur.xsd"]))
    broken = held["arkivstruktur.xml"].replace(b"<journalposttype>U<", b"<journalposttype>Q<", 1)
    assert not schema.validate(etree.fromstring(broken))


def test_every_document_is_described_with_its_sum(held):
    root, space = etree.fromstring(held["arkivstruktur.xml"]), f"{{{NAMESPACE}}}"
    described = {
        one.findtext(f"{space}referanseDokumentfil"): one.findtext(f"{space}sjekksum")
        for one in root.iter(f"{space}dokumentobjekt")
    }
    assert described == {name: hashlib.sha256(held[name]).hexdigest() for name in held if "/" in name}
    assert root.findtext(f".//{space}administrativEnhet") == "Plan"
    assert root.findtext(f".//{space}saksansvarlig") == "Kari"
    assert {one.text for one in root.iter(f"{space}journalposttype")} == {"I", "U", "X"}


def test_it_has_all_that_there_is(held):
    for name in ("kunngjoring", "proposals", "moderering", "resultat", "vedtak"):
        assert {f"dokumenter/{name}-nb.pdf", f"dokumenter/{name}-nn.pdf"} <= set(held)
    assert {f"urne/1/{name}" for name in ("ballots.csv", "manifest.json", "manifest.sig", "recount.py")} <= set(held)
    assert len([name for name in held if name.startswith("saksframlegg/")]) == 3
    assert any(name.startswith("data/proposals") for name in held)
    assert any(name.startswith("data/kodebok-proposals") for name in held)


def test_the_box_in_it_can_be_counted_again(held):
    manifest = json.loads(held["urne/1/manifest.json"])
    for name, sum_of in manifest["files"].items():
        assert hashlib.sha256(held[f"urne/1/{name}"]).hexdigest() == sum_of


def test_documents_say_that_they_are_for_archives_and_can_be_read_aloud(held, tmp_path):
    for name, content in held.items():
        if not name.endswith(".pdf"):
            continue
        file = tmp_path / "one.pdf"
        file.write_bytes(content)
        assert list(validate(file).findings) == [], name
        with pikepdf.open(file) as pdf, pdf.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) in (("2", "A"), ("3", "A")), name
            assert about["pdfuaid:part"] == "1"


def test_the_same_process_gives_the_same_bytes_at_the_same_instant(town):
    assert zipped(town.place, town.process) == zipped(town.place, town.process)


def test_the_decision_and_the_advice_are_in_it(held, tmp_path):
    file = tmp_path / "one.pdf"
    file.write_bytes(held["dokumenter/vedtak-nn.pdf"])
    text = " ".join(run("pdftotext", "-layout", str(file), "-").split())
    assert "Skulevegen i Lidal får namnet Åsvegen." in text
    assert ADVICE in text


@pytest.mark.parametrize("method", [Method.RANKED, Method.YES_NO])
def test_a_vote_on_alternatives_has_a_package(app, method):
    place, process = a_counted_vote(HowToCount(method), ["Ja", "Nei"], ([0], 20), ([1], 15))
    held = packed(place, process)
    assert "dokumenter/resultat-nn.pdf" in held
    assert "dokumenter/proposals-nn.pdf" not in held


def test_a_hearing_has_its_answers(app):
    place = a.a_municipality()
    process = a_hearing(place, Phase.CLOSED)
    held = packed(place, process)
    assert {"dokumenter/hearing-answers-nb.pdf", "dokumenter/kunngjoring-nn.pdf"} <= set(held)
    assert not [name for name in held if name.startswith("urne/")]


def test_the_command_writes_it(app, client, tmp_path):
    town = a_decided_town(client)
    file = tmp_path / "arkiv.zip"
    done = CliRunner().invoke(main, ["archive", f"{town.place.slug}/{town.process.slug}", "--output", str(file)])
    assert (done.exit_code, done.output.strip()) == (0, str(file))
    assert zipfile.ZipFile(file).testzip() is None
    assert [one.name for one in tmp_path.iterdir()] == ["arkiv.zip"]


def test_the_command_refuses_what_is_not_finished_and_what_is_not_there(app, tmp_path):
    town = a_town()
    file = tmp_path / "arkiv.zip"
    for named, words in ((town.process.slug, "not finished"), ("finst-ikkje", "no such process")):
        done = CliRunner().invoke(main, ["archive", named, "--output", str(file)])
        assert done.exit_code == 2
        assert words in done.stderr
    assert not file.exists()


def test_staff_fetch_it_and_others_do_not(client, town):
    page = f"/nn/stab/{town.place.slug}/{town.process.slug}/arkiv"
    assert "Arkivpakke" in client.page(page).text
    response = client.send(page, {})
    assert response.headers["Cache-Control"] == "no-store"
    noted = db.session.scalars(sa.select(ActOfStaff).where(ActOfStaff.act == Act.FILE_FETCHED.value)).one()
    assert hashlib.sha256(response.data).hexdigest() in noted.details
    assert "sjekksummer.txt" in zipfile.ZipFile(io.BytesIO(response.data)).namelist()
    client.log_in(a.a_person_with_role(town.place, Role.COUNCILLOR))
    assert client.send(page, {}).status_code == 403


def test_there_is_none_before_the_process_is_finished(client, app):
    town = a_town()
    client.log_in(staff_of(town))
    page = f"/nb/stab/{town.place.slug}/{town.process.slug}/arkiv"
    assert "Prosessen er ikke ferdig" in client.page(page).text
    assert client.send(page, {}).headers["Location"].endswith("/arkiv")
