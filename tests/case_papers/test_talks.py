"""Papers about an idea, an idea round and a hearing: what came in, what was done with it, and never who wrote it."""

from __future__ import annotations

import io
import json
import re

import pytest
import sqlalchemy as sa
from docx import Document
from pdfua import validate

from citizen.case_papers.models import CasePaper
from citizen.database import db, transaction
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.talk_papers import plain
from citizen.ideas.models import Idea
from tests import factories as a
from tests.answers.desk import answer
from tests.factories.discussion import a_mark, an_argument
from tests.factories.hearings import a_hearing, a_section, an_answer


@pytest.fixture
def place(app):
    return a.a_municipality("Fjordsund")


@pytest.fixture
def round_of(place):
    return a.an_idea_round(place, Phase.REVIEWING)


@pytest.fixture
def ideas(round_of):
    """One that three support, with arguments on both sides; one that one supports; one that is hidden."""
    anne = a.a_resident(shown_name="Anne Testdotter")
    first = a.an_idea(round_of, anne, title="Direktesend møta", body="**Alle** kan sjå.\n\n- heime\n- på jobb")
    second = a.an_idea(round_of, anne, title="Benk ved kaia")
    hidden = a.an_idea(round_of, anne, title="Løynd tekst", state="hidden")
    for _number in range(3):
        a.a_supporter(first, a.a_resident())
    a.a_supporter(second, a.a_resident())
    useful = an_argument(first, anne, text="Da slipper folk å reise.")
    a_mark(useful, a.a_resident())
    an_argument(first, a.a_resident(), side="against", text="Det koster for mye.")
    an_argument(first, anne, text="Borte vekk.", state="hidden")
    return first, second, hidden


@pytest.fixture
def make(client, place):
    """Staff press the button; the paper that is made."""

    def press(process, about: str = "alle", written_in: str = "nn") -> CasePaper:
        client.log_in(a.a_person_with_role(place, Role.STAFF))
        response = client.send(page_of(place, process), {"about": about, "written_in": written_in})
        assert response.status_code == 303
        return db.session.scalars(sa.select(CasePaper).order_by(CasePaper.id.desc()).limit(1)).one()

    return press


def page_of(place, process) -> str:
    return f"/nb/stab/{place.slug}/{process.slug}/saksframlegg"


def words_of(paper: CasePaper) -> str:
    body = Document(io.BytesIO(paper.word)).element.body
    return re.sub(r"\s+", " ", " ".join(one.text or "" for one in body.iter() if one.tag.endswith("}t")))


def test_the_paper_of_an_idea_has_its_support_arguments_steps_and_the_whole_round(make, round_of, ideas):
    paper = make(round_of, ideas[0].public_id)
    said = words_of(paper)
    assert paper.title == "Saksframlegg: Direktesend møta"
    for words in (
        "3 personar støttar det",
        "nummer 1 av dei 2 forslaga",
        "1 argument for · 1 argument mot",
        "Da slipper folk å reise.",
        "Det koster for mye.",
        "Motteke",
        "Vedlegg: Alle forslag",
        "Benk ved kaia",
        "– heime",
        "Forslaget til vedtak må fyllast ut.",
    ):
        assert words in said, words
    content = json.loads(paper.content)
    assert [idea["supports"] for idea in content["ideas"]] == [3, 1]
    assert content["voices"]["strongest"][0] == {
        "side": "for", "text": "Da slipper folk å reise.", "language": "nb", "useful": 1,
    }  # fmt: skip


def test_what_nobody_can_read_and_who_wrote_are_in_no_part_of_it(make, round_of, ideas):
    for about in ("alle", ideas[0].public_id):
        paper = make(round_of, about)
        for words in ("Løynd tekst", "Borte vekk", "Anne Testdotter"):
            assert words not in paper.content
            assert words not in words_of(paper)


def test_the_answer_of_the_municipality_is_in_it(client, make, place, round_of, ideas):
    client.log_in(a.a_person_with_role(place, Role.STAFF))
    client.send(f"/nb/stab/{place.slug}/{round_of.slug}/ideer/{ideas[0].public_id}/svar", answer())
    said = words_of(make(round_of, ideas[0].public_id, "nb"))
    assert "Vi setter opp kameraer i kommunestyresalen." in said
    assert "24/118" in said
    assert "1 av dem har fått svar fra kommunen" in words_of(make(round_of, "alle", "nb"))


def test_the_paper_of_a_hearing_counts_the_answers_and_has_them_all(make, place):
    process = a_hearing(place, Phase.REVIEWING)
    section = a_section(process, 3)
    an_answer(process, a.a_resident(shown_name="Bjørn Testson"), stance="agree", text="Godt skrive.")
    an_answer(process, organisation="Velforeininga", stance="disagree", section_id=section.id, text="Stryk dette.")
    an_answer(process, section_id=section.id, text="Løynd tekst", state="hidden")
    paper = make(process)
    said = words_of(paper)
    for words in ("2 svar har kome inn.", "1 av dei er frå ein organisasjon.", "Velforeininga", "Stryk dette."):
        assert words in said, words
    assert "Løynd tekst" not in paper.content
    assert "Bjørn Testson" not in paper.content
    sections = {one["number"]: one for one in json.loads(paper.content)["sections"]}
    assert (sections[0]["agree"], sections[3]["disagree"], sections[1]["agree"]) == (1, 1, 0)


def test_the_pdf_can_be_read_aloud(make, place, round_of, ideas, tmp_path):
    hearing = a_hearing(place)
    an_answer(hearing, stance="partly")
    for number, (process, about) in enumerate(((round_of, ideas[0].public_id), (round_of, "alle"), (hearing, "alle"))):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(make(process, about).pdf)
        assert list(validate(file).findings) == []


@pytest.mark.parametrize("begun", [a.an_idea_round, a_hearing])
def test_there_is_a_paper_where_nothing_has_come_in_but_none_before_it_opens(client, make, place, begun):
    assert "0" in words_of(make(begun(place), "alle", "nb"))
    later = begun(place, Phase.ANNOUNCED)
    assert "ikke åpnet ennå" in client.page(page_of(place, later)).text
    assert client.send(page_of(place, later), {"about": "alle", "written_in": "nb"}).status_code == 422


def test_an_idea_that_nobody_can_read_can_not_be_chosen(client, place, round_of, ideas):
    client.log_in(a.a_person_with_role(place, Role.STAFF))
    fields = {"about": ideas[2].public_id, "written_in": "nb"}
    assert client.send(page_of(place, round_of), fields).status_code == 422


def test_the_public_page_has_the_numbers_and_no_title_that_was_hidden_afterwards(client, make, place, round_of, ideas):
    paper = make(round_of, ideas[0].public_id)
    check = f"/nb/{place.slug}/saksframlegg/{paper.sha256}"
    assert "Direktesend møta" in client.page(check).text
    with transaction() as session:
        session.execute(sa.update(Idea).where(Idea.id == ideas[0].id).values(state="hidden"))
    page = client.page(check)
    assert "Direktesend møta" not in page.text + page.title
    assert "Benk ved kaia" in page.text
    assert "3" in page.text.split()


def test_the_public_page_of_a_hearing_has_its_counts(client, make, place):
    hearing = a_hearing(place)
    an_answer(hearing, stance="partly", text="Hemmeleg nok.")
    page = client.page(f"/nn/{place.slug}/saksframlegg/{make(hearing).sha256}")
    assert "Delvis einig" in page.text or "Delvis samd" in page.text
    assert "Hemmeleg nok." not in page.text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("# Tittel\n**feit** og *skrå*", "Tittel\nfeit og skrå"),
        ("- ein\n* to", "– ein\n– to"),
        ("[her](https://example.no)", "her (https://example.no)"),
        ("> sitat", "sitat"),
        ("2 * 3", "2 * 3"),
    ],
)
def test_marks_of_markdown_are_taken_out(written, read):
    assert plain(written) == read
