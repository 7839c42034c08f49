"""Anyone can check a case paper, by the checksum that is printed in it or by the file."""

from __future__ import annotations

import io

import pytest
import sqlalchemy as sa

from citizen.case_papers.models import CasePaper
from citizen.database import db
from citizen.domain.case_papers import find_hash, in_groups
from tests import factories as a
from tests.case_papers.cases import REASON, a_prepared_town, making, staff_of

LARGE = 3 * 1024 * 1024


@pytest.fixture
def town(app):
    return a_prepared_town()


@pytest.fixture
def paper(client, town) -> CasePaper:
    client.log_in(staff_of(town))
    client.send(making(town), {"about": town.question.slug, "written_in": "nn"})
    client.post("/nb/logg-ut", data={"csrf_token": client.csrf_token()})
    return db.session.scalars(sa.select(CasePaper)).one()


def checking(town, lang: str = "nb") -> str:
    return f"/{lang}/{town.place.slug}/saksframlegg"


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_the_checksum_as_it_is_printed_leads_to_the_numbers(client, town, paper, lang):
    typed = in_groups(paper.sha256).upper()
    page = client.page(f"{checking(town, lang)}?sum={typed.replace(' ', '+')}")
    assert paper.title in page.text
    assert "45" in page.text.split()
    assert "Furubakken" in page.text


def test_what_staff_recommend_in_a_draft_is_not_told(client, town, paper):
    page = client.page(f"{checking(town)}/{paper.sha256}")
    assert REASON not in page.text
    assert "112/2026" not in page.text


@pytest.mark.parametrize("part", ["word", "pdf", "content"])
def test_the_file_as_it_was_made_is_known(client, town, paper, part):
    held = getattr(paper, part)
    file = io.BytesIO(held.encode() if isinstance(held, str) else held)
    fields = {"csrf_token": client.csrf_token(), "file": (file, "x")}
    response = client.post(checking(town), data=fields, follow_redirects=True)
    assert response.status_code == 200
    assert paper.title in response.text


def test_a_file_that_was_changed_is_not_known(client, town, paper):
    fields = {"csrf_token": client.csrf_token(), "file": (io.BytesIO(paper.word + b" "), "x.docx")}
    response = client.post(checking(town), data=fields, follow_redirects=True)
    assert response.status_code == 404
    assert "Ingen saksframlegg har denne kontrollsummen" in response.text


def test_a_large_file_is_read_too(client, town, paper):
    fields = {"csrf_token": client.csrf_token(), "file": (io.BytesIO(b"x" * LARGE), "x.pdf")}
    assert client.post(checking(town), data=fields, follow_redirects=True).status_code == 404


@pytest.mark.parametrize("typed", ["x", "12ab", "<script>", "g" * 64, "\0"])
def test_what_is_no_checksum_is_said_to_be_none(client, town, typed):
    response = client.get(checking(town), query_string={"sum": typed})
    assert response.status_code in (200, 422)
    assert "<script>" not in response.text.replace("<script type", "")


def test_no_file_is_asked_for_again(client, town):
    response = client.send(checking(town), {})
    assert response.status_code == 422
    assert "Velg en fil først" in response.text


def test_another_municipality_does_not_know_it(client, town, paper):
    other = a.a_municipality("Nabovik")
    assert client.get(f"/nb/{other.slug}/saksframlegg/{paper.sha256}").status_code == 404


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("AB" * 32, "ab" * 32),
        (" ".join(["abcdef01"] * 8) + "\n", "abcdef01" * 8),
        ("ab" * 31, None),
        ("zz" * 32, None),
        ("", None),
    ],
)
def test_a_checksum_is_read_as_people_write_it(typed, found):
    assert find_hash(typed) == found
