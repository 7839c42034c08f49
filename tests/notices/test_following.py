"""Following: on, off, what followers are told of by the clock, and each of it once."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import tell_followers
from citizen.database import db, transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.notices import FollowKind, NoticeKind
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from citizen.notices.actions import About, follow, post_notices, unfollow
from citizen.notices.models import Notice
from citizen.notices.queries import followers_of, is_following, list_notices
from citizen.web.clock import OSLO, now
from tests import factories as a
from tests.at_once import at_once


def kinds():
    return sorted(db.session.scalars(sa.select(Notice.kind)))


def test_following_and_not_any_more(app):
    kari, process = a.a_resident(), a.an_idea_round(a.a_municipality())
    for _press in range(2):
        follow(kari.id, FollowKind.PROCESS, process.id)
    assert followers_of(FollowKind.PROCESS, process.id) == {kari.id}
    assert is_following(kari.id, FollowKind.PROCESS, process.id)
    assert not is_following(kari.id, FollowKind.IDEA, process.id)
    unfollow(kari.id, FollowKind.PROCESS, process.id)
    assert followers_of(FollowKind.PROCESS, process.id) == frozenset()


def test_an_opening_and_a_deadline_are_told_once_however_often_the_timer_asks(app):
    kari, process = a.a_resident(), a.an_idea_round(a.a_municipality())
    follow(kari.id, FollowKind.PROCESS, process.id)
    opening, closing = process.proposals_open_at, process.proposals_close_at
    told = [
        tell_followers(at, OSLO)
        for at in (
            opening - timedelta(seconds=1),
            opening,
            opening,
            opening + timedelta(hours=1),
            closing - timedelta(days=4),
            closing - timedelta(days=3),
            closing - timedelta(days=1),
            closing,
        )
    ]
    assert told == [0, 1, 0, 0, 0, 1, 0, 0]
    assert kinds() == [NoticeKind.DEADLINE_NEAR, NoticeKind.PHASE_OPENED]


def test_a_timer_that_stood_still_tells_nobody_that_something_opened_long_ago(app):
    kari, process = a.a_resident(), a.an_idea_round(a.a_municipality())
    follow(kari.id, FollowKind.PROCESS, process.id)
    assert tell_followers(process.proposals_open_at + timedelta(days=3), OSLO) == 0


def test_a_vote_that_opens_is_told_and_one_that_was_stopped_is_not(app):
    kari = a.a_resident()
    vote_round = a.a_vote(a.a_municipality(), HowToCount(Method.SINGLE), ["Rød", "Blå"], Phase.VOTING)
    follow(kari.id, FollowKind.PROCESS, vote_round.process_id)
    assert tell_followers(vote_round.closes_at - timedelta(days=1), OSLO) == 1
    assert tell_followers(vote_round.closes_at + timedelta(days=1), OSLO) == 0
    assert kinds() == [NoticeKind.VOTING_DEADLINE_NEAR]


def test_those_who_follow_are_told_when_people_can_vote(app):
    kari = a.a_resident()
    vote_round = a.a_vote(a.a_municipality(), HowToCount(Method.SINGLE), ["Rød", "Blå"], Phase.VOTING)
    follow(kari.id, FollowKind.PROCESS, vote_round.process_id)
    assert tell_followers(vote_round.opens_at + timedelta(hours=1), OSLO) == 1
    assert tell_followers(vote_round.opens_at + timedelta(hours=2), OSLO) == 0
    assert kinds() == [NoticeKind.VOTING_OPENED]


def test_two_timers_at_once_tell_once(app):
    kari, process = a.a_resident(), a.an_idea_round(a.a_municipality())
    follow(kari.id, FollowKind.PROCESS, process.id)
    told = at_once(app, [lambda: tell_followers(process.proposals_open_at, OSLO)] * 4)
    assert sorted(told) == [0, 0, 0, 1]


def test_what_is_undone_tells_nobody(app):
    kari, place = a.a_resident(), a.a_municipality()
    with suppress(RuntimeError), transaction() as session:
        post_notices(session, NoticeKind.NEW_IDEA, [kari.id], About(place.id, "Ein benk", "/fjordsund/idear"))
        raise RuntimeError
    assert kinds() == []


@pytest.mark.parametrize("path", ["//evil.example/x", "https://evil.example", "fjordsund"])
def test_a_notice_leads_nowhere_else(app, path):
    kari, place = a.a_resident(), a.a_municipality()
    with pytest.raises(ValueError, match="slash"), transaction() as session:
        post_notices(session, NoticeKind.NEW_IDEA, [kari.id], About(place.id, "Ein benk", path))


@pytest.mark.parametrize(("lang", "process_title"), [("nb", "Hvordan vil du styrke"), ("nn", "Korleis vil du styrkje")])
def test_my_page_shows_what_i_follow_and_lets_me_stop(client, lang, process_title):
    kari = a.a_resident(language=lang)
    process = a.an_idea_round(a.a_municipality())
    idea, theme, spot = a.an_idea(process, title="Ein benk"), a.a_theme(process), a.a_spot(process, "Havnes")
    for kind, target in (
        (FollowKind.PROCESS, process),
        (FollowKind.IDEA, idea),
        (FollowKind.THEME, theme),
        (FollowKind.PLACE, spot),
    ):
        follow(kari.id, kind, target.id)
    client.log_in(kari)
    page = client.page(f"/{lang}/min-side/varsel")
    for words in (process_title, "Ein benk", "Havnes", "Digitale løys" if lang == "nn" else "Digitale løsn"):
        assert words in page.text
    addresses = [link["href"] for link in page.all("a") if "/runde-" in (link.get("href") or "")]
    assert len(addresses) == 4
    assert client.send(f"/{lang}/min-side/ikkje-folg/idea/{idea.id}", {}).status_code == 303
    assert "Ein benk" not in client.page(f"/{lang}/min-side/varsel").text
    assert client.send(f"/{lang}/min-side/ikkje-folg/tull/{idea.id}", {}).status_code == 404


def test_a_hidden_idea_stands_on_no_page_of_its_followers(client):
    kari, process = a.a_resident(), a.an_idea_round(a.a_municipality())
    idea = a.an_idea(process, title="Sjikane", state="hidden")
    follow(kari.id, FollowKind.IDEA, idea.id)
    with transaction() as session:
        about = About(process.municipality_id, "Sjikane", "/fjordsund/x", target_kind="idea", target_id=idea.id)
        post_notices(session, NoticeKind.NEW_IDEA, [kari.id], about)
    client.log_in(kari)
    assert "Sjikane" not in client.page("/nb/min-side/varsel").text
    assert "Sjikane" not in client.page("/nb/min-side").text
    assert list_notices(kari.id, 10) == []


def test_notices_begin_at_the_instant_of_the_database(app):
    kari, place = a.a_resident(), a.a_municipality()
    with transaction() as session:
        post_notices(session, NoticeKind.NEW_IDEA, [kari.id], About(place.id, "Ein benk", "/fjordsund/idear"))
    assert abs(db.session.scalars(sa.select(Notice.posted_at)).one() - now()) < timedelta(minutes=1)
