"""The words of letters: subjects that are whole, HTML that says what the text says, and no marks of Markdown."""

from __future__ import annotations

import re
from html import unescape

import pytest

from citizen.domain.notices import LONGEST_TITLE, NoticeKind, Rhythm, Topic
from citizen.notices.actions import Wishes, save_wishes
from tests import factories as a
from tests.mailbox import a_mailbox
from tests.notices.telling import a_reader, html_of, send, tell, text_of

MARKED = "Vi **flytta** tida:\n\n- Havnes til 9\n- Lidal til 10\n\nLes [vedtaket](https://www.example.no/sak)."


@pytest.fixture
def box():
    with a_mailbox() as server:
        yield server


def words_of(html: str) -> list[str]:
    """What stands in the body, a line for each piece."""
    body = html.partition("<body>")[2]
    pieces = (" ".join(unescape(piece).split()) for piece in re.split(r"<[^>]+>", body))
    return [piece for piece in pieces if piece]


@pytest.mark.parametrize("kind", list(NoticeKind))
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_subject_is_whole_even_with_the_longest_title(app, box, kind, language):
    title = "Å" * LONGEST_TITLE
    tell(a.a_municipality(), a_reader(language=language), kind=kind, title=title)
    send(box)
    (letter,) = box.letters
    assert "…" not in letter["Subject"]
    assert letter["Subject"].endswith(".")


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("nb", "Fjordsund: To forslag er slått sammen: «Ein leikeplass»."),
        ("nn", "Fjordsund: To forslag er slått saman: «Ein leikeplass»."),
    ],
)
def test_what_takes_several_sentences_to_tell_has_a_short_subject(app, box, language, subject):
    tell(a.a_municipality(), a_reader(language=language), kind=NoticeKind.IDEAS_MERGED)
    send(box)
    (letter,) = box.letters
    assert letter["Subject"] == subject
    assert "på sid" in text_of(letter), "the letter itself says all of it"


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_html_says_what_the_text_says_under_one_main_heading(app, box, language, number):
    reader = a_reader(language=language)
    for place in (a.a_municipality(), a.a_municipality("Nabobygda"))[:number]:
        tell(place, reader, said_nb="Ja.\n\nVi gjør det.", said_nn="Ja.\n\nVi gjer det.")
    send(box)
    (letter,) = box.letters
    text, html = " ".join(text_of(letter).split()), html_of(letter)
    assert [words for words in words_of(html) if words not in text] == []
    assert html.count("<h1>") == 1
    assert html.count("<h2>") == (0 if number == 1 else number)
    links = {unescape(link) for link in re.findall(r'href="([^"]+)"', html)}
    assert links == set(re.findall(r"http://\S+", text_of(letter)))


def test_who_confirms_an_address_reads_the_same_in_html(app, box):
    person = a.a_resident(language="nn")
    save_wishes(person.id, Wishes(Rhythm.DAILY, mine_at_once=True, topics=list(Topic), address="kari@example.no"))
    send(box)
    (letter,) = box.letters
    text, html = " ".join(text_of(letter).split()), html_of(letter)
    known = {letter["Subject"]}
    assert [words for words in words_of(html) if words not in text and words not in known] == []
    assert '<html lang="nn">' in html
    assert html.count("<h1>") == 1
    (link,) = re.findall(r'href="([^"]+)"', html)
    assert unescape(link) in text
    assert letter["List-Unsubscribe"] is None, "nothing is subscribed to yet"


def test_what_staff_write_with_marks_is_told_without_them(app, box, client):
    reader = a_reader(language="nn")
    tell(a.a_municipality(), reader, kind=NoticeKind.HEARING_ANSWERED, said_nb=MARKED)
    send(box)
    (letter,) = box.letters
    text = text_of(letter)
    for line in ("Vi flytta tida:", "– Havnes til 9", "– Lidal til 10", "Les vedtaket (https://www.example.no/sak)."):
        assert f"  {line}" in text.splitlines()
        assert f">{line}</p>" in html_of(letter)
    client.log_in(reader)
    assert '<p dir="auto">Vi flytta tida:</p>' in client.get("/nn/min-side/varsel").text


def test_what_residents_and_moderators_write_is_told_as_it_stands(app, box):
    tell(a.a_municipality(), a_reader(), kind=NoticeKind.MODERATED, said_nb="Vi har skjult «*Haugane*».")
    send(box)
    (letter,) = box.letters
    assert "«*Haugane*»" in text_of(letter)
