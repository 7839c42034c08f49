"""Letters: what stands in them in both forms, that none is empty, and that nothing is told twice."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.notices import NoticeKind, Rhythm, Topic
from citizen.notices import actions
from citizen.notices.actions import Wishes, forget_old_notices, save_wishes, sending, stop_letters
from citizen.notices.models import Letter, Notice
from citizen.notices.views.letters import compose
from citizen.web.clock import OSLO, now
from citizen.web.messages import WORDS
from tests import factories as a
from tests.at_once import at_once
from tests.mailbox import a_mailbox
from tests.notices.telling import a_reader, html_of, link_in, send, tell, text_of


@pytest.fixture
def box():
    with a_mailbox() as server:
        yield server


@pytest.mark.parametrize("kind", list(NoticeKind))
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_kind_of_notice_makes_a_letter_in_the_form_of_its_reader(app, box, kind, language):
    tell(
        a.a_municipality(),
        a_reader(language=language),
        kind=kind,
        title="Ein leikeplass",
        said_nb="Bra",
        said_nn="Fint",
    )
    send(box)
    (letter,) = box.letters
    text, html = text_of(letter), html_of(letter)
    said = "Fint" if language == "nn" else "Bra"
    assert "Ein leikeplass" in text or "%(title)s" not in WORDS[type(kind), kind.value]
    assert f"http://127.0.0.1:8000/{language}/fjordsund/idear/ide/abc" in text
    assert said in text
    assert text.split()[:4] == ["Hei!", "Fjordsund", "=========", "*"], "the first sentence is what has happened"
    assert f'<html lang="{language}">' in html
    assert said in html
    assert "<h1>Fjordsund</h1>" in html
    assert "…" not in letter["Subject"]
    assert letter["Subject"].startswith("Fjordsund: ")
    assert letter["To"] == "kari@example.no"
    assert "%(" not in text + html + letter["Subject"]


def test_a_digest_has_all_that_waits_and_is_sent_once(app, box):
    kari, place = a_reader(), a.a_municipality()
    tell(place, kari, title="Ein leikeplass")
    tell(place, kari, title="Eit kjøkken", kind=NoticeKind.NEW_IDEA)
    send(box)
    send(box)
    (letter,) = box.letters
    assert letter["Subject"] == "Fjordsund: 2 varsler"
    assert text_of(letter).count("http://127.0.0.1:8000/nb/fjordsund/idear/ide/abc") == 2
    assert {row.letter_id is None for row in db.session.scalars(sa.select(Notice))} == {False}


def test_what_is_told_twice_in_the_same_words_stands_once_with_both_addresses(app, box):
    kari, place = a_reader(), a.a_municipality()
    for argument in ("en", "to"):
        tell(place, kari, kind=NoticeKind.NEW_ARGUMENT, path=f"/fjordsund/idear/ide/abc/argument/{argument}")
    send(box)
    (letter,) = box.letters
    for words in (text_of(letter), html_of(letter).partition("<body>")[2]):
        assert words.count("Ein leikeplass") == 1
        assert all(f"/nb/fjordsund/idear/ide/abc/argument/{argument}" in words for argument in ("en", "to"))
    assert letter["Subject"].endswith("argument om «Ein leikeplass», som du følger."), "one thing to read is one notice"


def test_nobody_who_has_no_news_gets_a_letter(app, box):
    a_reader()
    send(box)
    assert box.letters == []
    assert db.session.scalars(sa.select(Letter)).all() == []


def test_what_can_not_be_seen_any_more_is_left_out_and_a_letter_with_nothing_left_is_not_sent(app, box):
    kari, ola = a_reader(), a_reader("ola")
    place = a.a_municipality()
    process = a.an_idea_round(place)
    hidden, seen = a.an_idea(process, title="Sjikane"), a.an_idea(process, title="Ein benk")
    for idea in (hidden, seen):
        tell(place, kari, title=idea.title, kind=NoticeKind.NEW_IDEA, target_kind="idea", target_id=idea.id)
    tell(place, ola, title=hidden.title, kind=NoticeKind.NEW_IDEA, target_kind="idea", target_id=hidden.id)
    with transaction() as session:
        session.execute(sa.text("UPDATE idea SET state = 'hidden' WHERE id = :id"), {"id": hidden.id})
        session.execute(sa.text("UPDATE idea SET title = 'Ein god benk' WHERE id = :id"), {"id": seen.id})
    states = {handled.state for handled in send(box)}
    (letter,) = box.letters
    assert letter["To"] == "kari@example.no"
    assert "Sjikane" not in letter.as_string()
    assert "Ein god benk" in text_of(letter)
    assert states == {"sent", "empty"}
    send(box)
    assert len(box.letters) == 1


def test_hostile_titles_break_out_of_nothing(app, box):
    title = 'x\r\nBcc: alle@example.no\r\n\r\n<script>alert(1)</script>\u202e"&'
    tell(a.a_municipality(), a_reader(), title=title, said_nb="<img src=x onerror=alert(1)>\nto linjer")
    send(box)
    (letter,) = box.letters
    assert letter["Bcc"] is None
    assert "\n" not in letter["Subject"]
    assert "<script>" not in html_of(letter)
    assert "&lt;script&gt;" in html_of(letter)
    assert "<img" not in html_of(letter)
    assert "\u202e" not in text_of(letter)


def test_only_the_morning_brings_a_digest_and_answers_come_at_once(app, box):
    kari, place = a_reader(), a.a_municipality()
    evening = datetime.combine((now() + timedelta(days=1)).date(), datetime.min.time(), OSLO).replace(hour=20)
    tell(place, kari, kind=NoticeKind.NEW_IDEA, title="Ein benk")
    with transaction() as session:
        session.execute(sa.update(Notice).values(posted_at=evening))
    tell(place, kari, title="Ein leikeplass")
    send(box, everything=False, at=evening + timedelta(minutes=1))
    assert ["Ein leikeplass" in text_of(letter) for letter in box.letters] == [True]
    assert "Ein benk" not in text_of(box.letters[0])
    send(box, everything=False, at=evening + timedelta(hours=10, minutes=59))
    assert len(box.letters) == 1
    send(box, everything=False, at=evening + timedelta(hours=11, minutes=1))
    assert "Ein benk" in text_of(box.letters[1])


def test_who_wants_a_letter_a_week_gets_it_on_monday(app, box):
    kari, place = a_reader(), a.a_municipality()
    save_wishes(kari.id, Wishes(Rhythm.WEEKLY, mine_at_once=False, topics=list(Topic), address=""))
    tell(place, kari)
    monday = datetime(2031, 3, 3, 7, 0, tzinfo=OSLO)
    with transaction() as session:
        session.execute(sa.update(Notice).values(posted_at=monday + timedelta(hours=1)))
    for days in range(1, 7):
        send(box, everything=False, at=monday + timedelta(days=days))
    assert box.letters == []
    send(box, everything=False, at=monday + timedelta(days=7, hours=1))
    assert len(box.letters) == 1


def test_a_letter_that_was_refused_is_tried_again_and_given_up_in_the_end(app, box):
    kari = a_reader()
    tell(a.a_municipality(), kari)
    box.refuses = True
    at = now()
    assert [handled.state for handled in send(box, at=at)] == ["waiting"]
    assert send(box, at=at + timedelta(minutes=1)) == []
    for _try in range(5):
        at += timedelta(days=2)
        last = send(box, at=at)
    assert [handled.state for handled in last] == ["given-up"]
    box.refuses = False
    assert send(box, at=at + timedelta(days=9)) == []


def test_a_letter_goes_once_more_under_the_same_name_when_the_machine_stopped_while_it_was_sent(app, box):
    """The one thing that no sender can know: whether the server took it in the instant before."""
    tell(a.a_municipality(), a_reader())

    class Killed(BaseException):
        pass

    def die(*_args):
        raise Killed

    at = now()
    box.on_letter = lambda: None
    actions.make_digests(at, OSLO, everything=True)
    with pytest.raises(Killed):
        list(actions.send_due(compose, die, lambda: at, 10))
    db.session.rollback()
    assert send(box, at=at + timedelta(minutes=5)) == []
    send(box, at=at + timedelta(minutes=16))
    send(box, at=at + timedelta(minutes=40))
    (letter,) = box.letters
    name = db.session.scalars(sa.select(Letter.name)).one()
    assert letter["Message-ID"] == f"<{name}@fjordsund.example>"


def test_mail_programs_find_the_way_to_stop_letters_and_an_unbroken_subject(app, box):
    title = "Kveldsmøte der bøndene kan kome frå åkeren og sjå på det heile"
    tell(a.a_municipality(), a_reader(), title=title)
    send(box)
    (letter,), (content,) = box.letters, box.as_sent
    head = content.partition(b"\r\n\r\n")[0]
    assert head.count(b"List-Unsubscribe: <http") == 1, "no encoded word, and once"
    assert head.count(b"List-Unsubscribe-Post: List-Unsubscribe=One-Click") == 1
    assert head.count(b"Auto-Submitted: ") == 1
    assert f"«{title}»" in letter["Subject"]


def test_letters_say_how_to_stop_them(app, box, client):
    tell(a.a_municipality(), a_reader())
    send(box)
    (letter,) = box.letters
    address = letter["List-Unsubscribe"].strip("<>")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in text_of(letter)
    assert client.get(link_in(letter, "stopp")).status_code == 200
    assert client.get(link_in(letter, "min-side")).status_code == 303


def test_who_has_stopped_the_letters_after_one_was_made_does_not_get_it(app, box):
    kari = a_reader()
    tell(a.a_municipality(), kari)
    actions.make_digests(now(), OSLO, everything=True)
    stop_letters(kari.public_id, None)
    send(box)
    assert box.letters == []


def test_a_closed_account_gets_nothing(app, box):
    tell(a.a_municipality(), a_reader(disabled_at=now()))
    send(box)
    assert box.letters == []


def test_old_notices_are_forgotten(app):
    tell(a.a_municipality(), a_reader())
    assert forget_old_notices(now() + timedelta(days=364)) == 0
    assert forget_old_notices(now() + timedelta(days=366)) == 1


def test_of_several_senders_at_once_one_takes_the_letter(app):
    tell(a.a_municipality(), a_reader())
    actions.make_digests(now(), OSLO, everything=True)
    (letter_id,) = db.session.scalars(sa.select(Letter.id))
    taken = at_once(app, [lambda: sending._claim(letter_id, now())] * 4)
    assert sorted(taken, key=str) == [1, None, None, None]


def test_two_gatherers_at_once_put_no_notice_into_two_letters(app, box):
    place, people = a.a_municipality(), [a_reader(f"kari{number}") for number in range(5)]
    tell(place, *people)
    at_once(app, [lambda: actions.make_digests(now(), OSLO, everything=True)] * 3)
    send(box)
    assert sorted(letter["To"] for letter in box.letters) == [f"kari{number}@example.no" for number in range(5)]
