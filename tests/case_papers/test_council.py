"""Those who decide find every edition of the papers from their desk, and nobody else comes to them that way."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.case_papers.models import CasePaper
from citizen.database import db, transaction
from citizen.decisions.models import CouncilCase
from citizen.domain.case_papers import in_groups
from citizen.domain.permissions import Role
from tests import factories as a
from tests.case_papers.cases import a_prepared_town, making, staff_of

ROOMS = {"nb": "folkevalgte", "nn": "folkevalde"}


@pytest.fixture
def town(app):
    return a_prepared_town()


@pytest.fixture
def papers(client, town) -> list[CasePaper]:
    """One about the road in nynorsk, one about the whole round in bokmål, and a later edition of the first."""
    client.log_in(staff_of(town))
    for about, form in ((town.question.slug, "nn"), ("alle", "nb"), (town.question.slug, "nn")):
        client.send(making(town), {"about": about, "written_in": form})
        with transaction() as session:
            session.execute(sa.update(CouncilCase).values(reason_nn="Ho er kortare.", reason_nb="Den er kortere."))
    return list(db.session.scalars(sa.select(CasePaper).order_by(CasePaper.id)))


def room(town, rest: str, lang: str = "nb") -> str:
    return f"/{lang}/{ROOMS[lang]}/{town.place.slug}/{rest}"


def case(town, rest: str = "", lang: str = "nb") -> str:
    return room(town, f"sak/{town.process.slug}/{town.question.slug}{rest}", lang)


@pytest.mark.parametrize(("lang", "edition"), [("nb", "Utgave 2"), ("nn", "Utgåve 2")])
def test_a_councillor_goes_from_the_case_to_every_edition_of_its_papers(client, town, papers, lang, edition):
    client.log_in(a.a_person_with_role(town.place, Role.COUNCILLOR))
    ways = [link["href"] for link in client.page(case(town, lang=lang)).all("a")]
    assert case(town, "/saksframlegg", lang) in ways
    page = client.page(case(town, "/saksframlegg", lang))
    assert edition in page.text
    for paper in papers:
        assert in_groups(paper.sha256) in page.text
        assert room(town, f"saksframlegg/{paper.sha256}.docx", lang) in [link["href"] for link in page.all("a")]


def test_the_files_are_those_that_staff_made(client, town, papers):
    client.log_in(a.a_person_with_role(town.place, Role.COUNCILLOR))
    paper = papers[0]
    for ending, kept in (("docx", paper.word), ("pdf", paper.pdf), ("json", paper.content.encode())):
        response = client.get(room(town, f"saksframlegg/{paper.sha256}.{ending}"))
        assert response.data == kept
        assert response.headers["Cache-Control"] == "no-store"


def test_papers_about_another_road_are_not_among_those_of_the_case(client, town, papers):
    elsewhere = a.a_question(town.process, a.a_road(town.havnes, "Nyvegen"), town.question.road)
    client.log_in(a.a_person_with_role(town.place, Role.COUNCILLOR))
    page = client.page(room(town, f"sak/{town.process.slug}/{elsewhere.slug}/saksframlegg"))
    assert in_groups(papers[1].sha256) in page.text
    assert in_groups(papers[0].sha256) not in page.text


def test_all_papers_of_the_municipality_are_one_link_from_the_pile(client, town, papers):
    client.log_in(a.a_person_with_role(town.place, Role.COUNCILLOR))
    assert room(town, "saksframlegg") in [link["href"] for link in client.page(room(town, "")).all("a")]
    page = client.page(room(town, "saksframlegg"))
    assert [in_groups(paper.sha256) in page.text for paper in papers] == [True] * 3
    assert "3 saksframlegg" in page.text


def test_a_case_that_is_not_there_has_no_papers(client, town):
    client.log_in(a.a_person_with_role(town.place, Role.COUNCILLOR))
    assert client.get(room(town, f"sak/{town.process.slug}/finst-ikkje/saksframlegg")).status_code == 404
    assert client.get(room(town, f"saksframlegg/{'a' * 64}.pdf")).status_code == 404


@pytest.mark.parametrize("role", [Role.MODERATOR, None])
def test_neither_moderators_nor_residents_come_in(client, town, papers, role):
    client.log_in(a.a_person_with_role(town.place, role) if role else a.a_resident())
    for page in (case(town, "/saksframlegg"), room(town, "saksframlegg")):
        assert client.get(page).status_code == 403
    assert client.get(room(town, f"saksframlegg/{papers[0].sha256}.pdf")).status_code == 403


def test_a_councillor_of_another_municipality_gets_nothing(client, town, papers):
    elsewhere = a.a_municipality("Nabovik")
    client.log_in(a.a_person_with_role(elsewhere, Role.COUNCILLOR))
    assert client.get(room(town, f"saksframlegg/{papers[0].sha256}.pdf")).status_code == 403
    own = f"/nb/folkevalgte/{elsewhere.slug}/saksframlegg"
    assert in_groups(papers[0].sha256) not in client.page(own).text
    assert client.get(f"{own}/{papers[0].sha256}.pdf").status_code == 404
