"""Papers as PDF: tagged for those who have it read aloud, kept with its numbers inside, and equal when made again."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from pdfua import validate

from citizen.documents.blocks import Paragraph
from citizen.documents.pdf import draw, make_pdf
from tests.documents.papers import NUMBERS, READ_AS, a_paper, run


@pytest.fixture(scope="module")
def made() -> bytes:
    return make_pdf(a_paper())


@pytest.fixture
def file(made, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(made)
    return path


def test_the_same_paper_gives_the_same_bytes(made):
    assert make_pdf(a_paper()) == made
    assert make_pdf(a_paper("nn", Paragraph("meir"))) != made


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_it_says_its_language_its_title_and_its_standards(language):
    with pikepdf.open(io.BytesIO(make_pdf(a_paper(language)))) as pdf:
        assert str(pdf.Root.Lang) == f"{language}-NO"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as about:
            assert about["dc:title"] == "Nytt namn på Skulevegen & Co <b>"
            assert (about["pdfuaid:part"], about["pdfaid:part"], about["pdfaid:conformance"]) == ("1", "3", "A")


def test_the_numbers_lie_inside_it(made):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.attachments["tal.json"].get_file().read_bytes() == NUMBERS.encode()


def test_nothing_of_the_machine_checkable_rules_of_pdf_ua_is_broken(file):
    report = validate(file)
    assert list(report.findings) == []


def test_a_screen_reader_is_told_headings_tables_lists_and_pictures(file):
    said = run("pdfinfo", "-struct-text", str(file))
    for words in ('H1 "Bakgrunn"', 'H2 "Ein del"', 'H3 "Ein mindre del"'):
        assert words in said
    assert len(re.findall(r"^\s+TH\b", said, re.MULTILINE)) == 4
    assert len(re.findall(r"^\s+LI\b", said, re.MULTILINE)) == 2
    assert "Figure" in said


def test_words_that_look_like_commands_are_only_read(file):
    said = " ".join(run("pdftotext", "-layout", str(file), "-").split())
    assert said.count(" ".join(READ_AS.split()[:6])) >= 2
    assert "#panic() $x$ *z*" in said


def test_a_drawing_becomes_a_picture():
    assert draw('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>').startswith(b"\x89PNG")
