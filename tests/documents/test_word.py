"""Papers as Word: real headings, heads of tables, alternative texts and a language; opened by LibreOffice too."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from citizen.documents.blocks import Table
from citizen.documents.word import make_word
from tests.documents.papers import READ_AS, a_paper, run


@pytest.fixture(scope="module")
def made() -> bytes:
    return make_word(a_paper())


@pytest.fixture
def paper(made):
    return Document(io.BytesIO(made))


def test_headings_are_headings(paper):
    styles = [(line.style.name, line.text) for line in paper.paragraphs]
    assert ("Title", "Nytt namn på Skulevegen & Co <b>") in styles
    assert ("Heading 1", "Bakgrunn") in styles
    assert ("Heading 2", "Ein del") in styles
    assert ("Heading 3", "Ein mindre del") in styles
    assert ("List Bullet", "fyrste") in styles


def test_nothing_of_the_template_is_left(paper):
    words = [line.text for line in paper.paragraphs]
    assert not [line for line in words if "{%p" in line or "block." in line]


def test_words_that_look_like_commands_are_only_read(paper):
    assert [line.text for line in paper.paragraphs if line.text.startswith(READ_AS)]
    assert paper.tables[1].cell(2, 0).text.startswith(READ_AS)


def test_the_head_of_a_table_is_repeated_and_its_numbers_stand_to_the_right(paper):
    table = paper.tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["Namn", "Røyster"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert table.cell(1, 1).paragraphs[0].alignment == 2
    assert table.cell(1, 0).paragraphs[0].alignment is None


def test_a_small_table_leaves_no_row_alone_on_a_page(paper):
    rows = paper.tables[1].rows
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]
    assert kept == [True] * (len(rows) - 1) + [None]


def test_a_chart_stays_with_its_caption(paper):
    drawn = next(line for line in paper.paragraphs if line._p.findall(".//" + qn("w:drawing")))
    assert drawn.style.paragraph_format.keep_with_next


def test_a_table_of_long_texts_is_not_kept_on_one_page():
    assert Table("Svar", ["Namn"], [["Åsvegen"]] * 12).is_small
    assert not Table("Svar", ["Namn"], [["Åsvegen"]] * 13).is_small
    assert not Table("Svar", ["Svar"], [["a" * 1501]]).is_small


def test_pictures_say_what_they_show(paper):
    described = [about.get("descr") for about in paper.element.body.iter(qn("wp:docPr"))]
    assert described == ["Åsvegen 120, den andre 80"]


@pytest.mark.parametrize(("language", "locale"), [("nb", "nb-NO"), ("nn", "nn-NO")])
def test_it_says_its_language_and_its_title(language, locale):
    paper = Document(io.BytesIO(make_word(a_paper(language))))
    spoken = {one.get(qn("w:val")) for one in paper.styles.element.iter(qn("w:lang"))}
    assert spoken == {locale}
    assert (paper.core_properties.language, paper.core_properties.author) == (locale, "Fjordsund kommune")
    assert paper.core_properties.title == "Nytt namn på Skulevegen & Co <b>"


def test_the_checksum_stands_at_the_foot(paper):
    assert "Kontrollsum 12ab" in paper.sections[0].footer.paragraphs[0].text


def test_libreoffice_opens_it(made, tmp_path):
    file = tmp_path / "paper.docx"
    file.write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file))
    said = " ".join(run("pdftotext", "-layout", str(tmp_path / "paper.pdf"), "-").split())
    assert "Nytt namn på Skulevegen & Co <b>" in said
    assert "Kontrollsum 12ab – 1 / 2" in said
    assert "Vedlegg" in said
