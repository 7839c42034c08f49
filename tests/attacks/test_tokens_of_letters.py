"""The links in letters: each for one purpose, one person and one address, not for ever, and told to no other site."""

from __future__ import annotations

import time

import sqlalchemy as sa

from citizen.about_me.actions import delete_account
from citizen.database import db
from citizen.domain.notices import Rhythm
from citizen.notices.access import LINK_LIVES_S, make_confirm_token, make_stop_token, read_confirm_token
from citizen.notices.actions import Wishes, save_wishes
from citizen.notices.models import NoticeSettings
from tests import factories as a

ADDRESS = "kari@example.no"


def wishing(**changes):
    person = a.a_resident(**changes)
    assert save_wishes(person.id, Wishes(Rhythm.DAILY, mine_at_once=True, topics=[], address=ADDRESS)) is None
    return person


def confirmed() -> list[int]:
    db.session.rollback()
    wanted = sa.select(NoticeSettings.account_id).where(NoticeSettings.confirmed_at.is_not(None))
    return list(db.session.scalars(wanted))


def test_a_link_that_is_too_old_confirms_nothing(app, client, monkeypatch):
    token = make_confirm_token(wishing().public_id, ADDRESS)
    signed_at = time.time()
    monkeypatch.setattr(time, "time", lambda: signed_at + LINK_LIVES_S + 2)
    assert read_confirm_token(token) is None
    assert client.get(f"/nb/varsel/adresse/{token}").status_code == 404
    assert confirmed() == []


def test_the_link_of_one_person_confirms_nothing_for_another(app, client):
    first, second = wishing(), wishing()
    client.log_in(second)
    assert client.send(f"/nb/varsel/adresse/{make_confirm_token(first.public_id, ADDRESS)}", {}).status_code == 200
    assert confirmed() == [first.id]


def test_the_links_of_a_deleted_account_do_nothing_to_the_one_that_comes_after_it(app, client):
    key = bytes(range(32))
    gone = wishing(person_key=key)
    confirm, stop = make_confirm_token(gone.public_id, ADDRESS), make_stop_token(gone.public_id)
    delete_account(gone.id, a.the_keys_dir())
    again = wishing(person_key=key)
    assert client.send(f"/nb/varsel/adresse/{confirm}", {}).status_code == 404
    assert client.post(f"/nb/varsel/stopp/{stop}").status_code == 200
    db.session.rollback()
    assert db.session.get_one(NoticeSettings, again.id).rhythm == Rhythm.DAILY.value
    assert confirmed() == []


def test_a_stop_link_confirms_nothing_and_the_other_way_round(app, client):
    person = wishing()
    assert client.get(f"/nb/varsel/adresse/{make_stop_token(person.public_id)}").status_code == 404
    assert client.post(f"/nb/varsel/stopp/{make_confirm_token(person.public_id, ADDRESS)}").status_code == 404


def test_no_other_site_is_told_of_the_link_and_nobody_keeps_it(app, client):
    person = wishing()
    for address in (
        f"/nb/varsel/stopp/{make_stop_token(person.public_id)}",
        f"/nb/varsel/adresse/{make_confirm_token(person.public_id, ADDRESS)}",
    ):
        answer = client.get(address)
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "no-store"
        assert 'href="http' not in answer.text
