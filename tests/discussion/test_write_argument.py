"""Arguing and replying, changing and withdrawing."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.phases import Phase
from citizen.notices.models import Notice
from citizen.web.clock import now
from tests import factories as a
from tests.discussion.talk import a_reader, a_talk, arguments, counted
from tests.factories.discussion import an_argument
from tests.reading import Page

TEXT = "Da kan også de som arbeider skift, følge med."


def test_an_argument_stands_on_the_ideas_page_under_its_side(client):
    talk = a_talk()
    a_reader(client, talk, shown_name="Ola fra Lia")
    sent = client.send(talk.address("/argument"), {"side": "against", "text": TEXT})
    assert sent.status_code == 303
    page = client.page(talk.address())
    assert TEXT in page.text
    assert "Ola fra Lia" in page.text
    (argument,) = arguments()
    assert (argument.side, argument.state, argument.language) == ("against", "published", "nb")
    assert counted(talk.idea) == 1


def test_sent_twice_is_one_argument_and_one_notice(client):
    talk = a_talk()
    a_reader(client, talk)
    places = {client.send(talk.address("/argument"), {"side": "for", "text": TEXT}).location for _ in range(2)}
    assert len(places) == len(arguments()) == 1
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Notice)) == 1
    assert client.send(places.pop(), {"text": TEXT}).status_code == 303, "a reply may say the same"
    assert counted(talk.idea) == 2


def test_a_reply_stands_under_what_it_replies_to_in_both_forms(client):
    talk = a_talk()
    argument = an_argument(talk.idea)
    a_reader(client, talk)
    there = talk.address(f"/argument/{argument.public_id}", "nn")
    assert client.send(there, {"text": "Det er eg samd i."}).status_code == 303
    assert "Det er eg samd i." in client.page(there).text
    assert "Det er eg samd i." in client.page(talk.address()).text
    assert counted(talk.idea) == 2


def test_what_is_sent_to_a_reply_stands_beside_it(client):
    talk = a_talk()
    argument = an_argument(talk.idea)
    answer = an_argument(talk.idea, parent_id=argument.id)
    a_reader(client, talk)
    assert client.send(talk.address(f"/argument/{answer.public_id}"), {"text": "Nei."}).status_code == 303
    assert [one.parent_id for one in arguments()] == [None, argument.id, argument.id]


@pytest.mark.parametrize(
    "fields", [{"text": TEXT}, {"side": "maybe", "text": TEXT}, {"side": "for", "text": "a" * 2001}]
)
def test_what_can_not_be_sent_is_shown_again_with_nothing_lost(client, fields):
    talk = a_talk()
    a_reader(client, talk)
    sent = client.send(talk.address("/argument"), fields)
    assert sent.status_code == 422
    assert fields["text"] in sent.text
    assert not arguments()


def test_a_telephone_number_goes_through_only_when_the_writer_says_so(client):
    talk = a_talk()
    a_reader(client, talk)
    fields = {"side": "for", "text": "Ring idrettslaget på 912 34 567."}
    sent = client.send(talk.address("/argument"), fields)
    assert sent.status_code == 422
    assert 'name="may_hold_contact"' in sent.text
    assert client.send(talk.address("/argument"), {**fields, "may_hold_contact": "y"}).status_code == 303


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.CLOSED])
def test_nobody_argues_outside_the_time(client, phase):
    talk = a_talk(phase)
    a_reader(client, talk)
    sent = client.send(talk.address("/argument"), {"side": "for", "text": TEXT})
    assert sent.status_code == 422
    assert TEXT in sent.text, "what was typed is not lost"
    assert not arguments()


def test_people_argue_until_the_answer_day(client):
    talk = a_talk(Phase.REVIEWING)
    a_reader(client, talk)
    assert client.send(talk.address("/argument"), {"side": "for", "text": TEXT}).status_code == 303


def test_somebody_from_elsewhere_can_read_but_not_write(client):
    talk = a_talk()
    client.log_in(a.a_resident(a.a_district(a.a_municipality("Nabovik"))))
    assert client.send(talk.address("/argument"), {"side": "for", "text": TEXT}).status_code == 422
    assert not arguments()


def test_what_was_typed_before_the_login_is_kept(client):
    talk = a_talk()
    sent = client.send(talk.address("/argument"), {"side": "for", "text": TEXT})
    assert sent.status_code == 303
    client.log_in(a.a_resident(talk.district))
    assert TEXT in client.page(talk.address("/argument")).text


def test_a_link_from_a_new_account_waits_for_a_moderator(client):
    talk = a_talk()
    a_reader(client, talk, created_at=now())
    text = "Se https://example.org"
    client.send(talk.address("/argument"), {"side": "for", "text": text})
    assert arguments()[0].state == "held"
    assert text in client.page(talk.address()).text, "its writer sees it, and that it waits"
    assert counted(talk.idea) == 0
    client.log_in(a.a_resident(talk.district))
    assert text not in client.page(talk.address()).text
    client.page(talk.address(f"/argument/{arguments()[0].public_id}"), 404)


def test_a_new_account_must_pause_after_five_in_an_hour(client):
    talk = a_talk()
    a_reader(client, talk, created_at=now())
    for number in range(5):
        assert client.send(talk.address("/argument"), {"side": "for", "text": f"{TEXT} {number}"}).status_code == 303
    sent = client.send(talk.address("/argument"), {"side": "for", "text": TEXT})
    assert sent.status_code == 422
    assert len(arguments()) == 5


def test_the_text_can_be_changed_for_a_quarter_of_an_hour_and_nothing_of_the_old_is_kept(client):
    talk = a_talk()
    person = a_reader(client, talk)
    argument = an_argument(talk.idea, person, sent_at=now() - timedelta(minutes=14))
    there = talk.address(f"/argument/{argument.public_id}/rediger")
    assert argument.text in client.page(there).text
    assert client.send(there, {"text": TEXT}).status_code == 303
    (stored,) = arguments()
    assert stored.text == TEXT
    assert stored.edited_at is not None
    assert "Da slipper vi" not in client.page(talk.address()).text


def test_after_a_quarter_of_an_hour_it_stands(client):
    talk = a_talk()
    argument = an_argument(talk.idea, a_reader(client, talk), sent_at=now() - timedelta(minutes=16))
    assert client.send(talk.address(f"/argument/{argument.public_id}/rediger"), {"text": TEXT}).status_code == 422
    assert arguments()[0].text != TEXT


def test_nobody_changes_or_withdraws_what_somebody_else_wrote(client):
    talk = a_talk()
    argument = an_argument(talk.idea, talk.author, sent_at=now())
    a_reader(client, talk)
    for way in ("rediger", "trekk"):
        assert client.send(talk.address(f"/argument/{argument.public_id}/{way}"), {"text": TEXT}).status_code == 404
    assert arguments()[0].state == "published"


def test_what_is_withdrawn_is_gone_and_the_replies_stay(client):
    talk = a_talk()
    argument = an_argument(talk.idea, a_reader(client, talk))
    an_argument(talk.idea, parent_id=argument.id, text="Godt sagt.")
    assert client.send(talk.address(f"/argument/{argument.public_id}/trekk"), {}).status_code == 303
    page = client.page(talk.address())
    assert "Da slipper vi" not in page.text
    assert "Godt sagt." in page.text
    assert arguments()[0].text == ""
    assert counted(talk.idea) == 1


def test_the_author_and_whoever_is_answered_are_told(client):
    talk = a_talk()
    person = a_reader(client, talk)
    client.send(talk.address("/argument"), {"side": "for", "text": TEXT})
    client.log_in(talk.author)
    client.send(talk.address(f"/argument/{arguments()[0].public_id}"), {"text": "Takk."})
    told = db.session.execute(sa.select(Notice.account_id, Notice.kind).order_by(Notice.id)).all()
    assert [tuple(row) for row in told] == [
        (talk.author.id, "argument-on-own-idea"),
        (person.id, "argument-answered"),
    ]


def test_hostile_text_stands_as_text(client):
    talk = a_talk()
    an_argument(talk.idea, text="<script>alert(1)</script>\u202e{{7*7}}")
    answer = client.get(talk.address())
    assert "<script>alert(1)" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text


def test_an_error_is_named_in_the_title(client):
    talk = a_talk()
    a_reader(client, talk)
    assert Page(client.send(talk.address("/argument"), {"text": ""}).text).title.startswith("Feil: ")
