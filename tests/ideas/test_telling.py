"""Who is told when an idea is sent, released by a moderator, or withdrawn."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.notices import FollowKind, NoticeKind
from citizen.ideas import actions
from citizen.notices.actions import follow
from citizen.notices.models import Notice
from tests import factories as a
from tests.ideas.writing import a_round, write


def told() -> list[tuple[int, str]]:
    return [tuple(row) for row in db.session.execute(sa.select(Notice.account_id, Notice.kind).order_by(Notice.id))]


def test_followers_of_the_round_and_the_theme_are_told_once_and_the_writer_not(client):
    here = a_round()
    follower = a.a_resident(here.district)
    writer = here.a_writer(client)
    follow(follower.id, FollowKind.PROCESS, here.process.id)
    follow(follower.id, FollowKind.THEME, here.theme.id)
    follow(writer.id, FollowKind.PROCESS, here.process.id)
    write(client, here)
    assert told() == [(follower.id, NoticeKind.NEW_IDEA)]


def test_nobody_is_told_of_what_is_held_before_a_moderator_lets_it_out(client):
    here = a_round()
    follower = a.a_resident(here.district)
    here.a_writer(client, days_old=0)
    follow(follower.id, FollowKind.PROCESS, here.process.id)
    idea = write(client, here, body="Se https://example.no for mer.")
    assert told() == []
    with transaction() as session:
        assert actions.restore_idea(session, idea.id)
    assert told() == [(follower.id, NoticeKind.NEW_IDEA)]


def test_supporters_are_told_once_that_it_is_withdrawn(client):
    here = a_round()
    supporter = a.a_resident(here.district)
    here.a_writer(client)
    idea = write(client, here)
    a.a_supporter(idea, supporter)
    for _ in range(2):
        client.send(here.address(f"{idea.public_id}/trekk"), {})
    assert told() == [(supporter.id, NoticeKind.IDEA_WITHDRAWN)]
