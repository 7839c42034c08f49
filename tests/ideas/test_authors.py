"""Several authors: by a link that one person can use once, for a while."""

from __future__ import annotations

import re
from datetime import timedelta

import sqlalchemy as sa

from citizen.about_me.actions import delete_account
from citizen.database import db, transaction
from citizen.domain.ideas.writing import IdeaOutcome, IdeaRefusal
from citizen.ideas import actions, queries
from citizen.ideas.models import IdeaInvitation, IdeaSupport
from citizen.web.clock import now
from tests import factories as a
from tests.at_once import at_once
from tests.ideas.writing import a_round, the_idea, write


def invited(client, here, idea) -> str:
    """The path of a fresh link."""
    client.send(here.address(f"{idea.public_id}/forfattere"), {})
    shown = client.get(here.address(f"{idea.public_id}/forfattere")).text
    return re.search(r'value="http://[^/"]+(/[^"]+)"', shown).group(1)


def test_a_link_makes_one_person_an_author_once(app, client):
    here = a_round()
    first = here.a_writer(client)
    idea = write(client, here)
    link = invited(client, here, idea)
    second, third = a.a_resident(here.district), a.a_resident(here.district)
    friend, late = app.test_client(), app.test_client()
    friend.log_in(second)
    late.log_in(third)
    assert idea.title in friend.page(link).text
    assert friend.send(link, {}).status_code == 303
    assert late.get(link).status_code == 404
    assert late.send(link, {}).status_code == 404
    assert queries.authors_of(idea.id) == {first.id, second.id}


def test_the_link_is_shown_once_and_stored_nowhere(client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here)
    token = invited(client, here, idea).rpartition("/")[2]
    assert token not in client.get(here.address(f"{idea.public_id}/forfattere")).text
    assert token.encode() not in db.session.scalars(sa.select(IdeaInvitation.token_hash)).one()


def test_a_link_of_another_idea_or_an_old_one_says_so(client):
    here = a_round()
    writer = here.a_writer(client)
    idea, other = write(client, here), a.an_idea(here.process, writer)
    token = actions.invite_author(idea.id, writer.id)
    guest = a.a_resident(here.district)
    assert actions.accept_invitation(other.id, guest.id, token) is IdeaRefusal.INVITATION_OVER
    with transaction() as session:
        session.execute(sa.update(IdeaInvitation).values(made_at=now() - timedelta(days=14)))
    assert actions.accept_invitation(idea.id, guest.id, token) is IdeaRefusal.INVITATION_OVER


def test_two_who_use_one_link_at_once_become_one_author(app, client):
    here = a_round()
    writer = here.a_writer(client)
    idea = write(client, here)
    token = actions.invite_author(idea.id, writer.id)
    guests = [a.a_resident(here.district).id for _ in range(2)]
    jobs = [lambda guest=guest: actions.accept_invitation(idea.id, guest, token) for guest in guests]
    outcomes = at_once(app, jobs)
    assert sorted(outcomes) == sorted([IdeaOutcome.AUTHOR_JOINED, IdeaRefusal.INVITATION_OVER])
    assert len(queries.authors_of(idea.id)) == 2


def test_an_author_is_not_counted_as_a_supporter_too(client):
    here = a_round()
    writer = here.a_writer(client)
    idea, guest = write(client, here), a.a_resident(here.district)
    a.a_supporter(idea, guest)
    actions.accept_invitation(idea.id, guest.id, actions.invite_author(idea.id, writer.id))
    assert the_idea().supports == 0
    assert db.session.scalars(sa.select(IdeaSupport)).all() == []


def test_one_leaves_it_to_the_others_but_the_last_one_stays(client):
    here = a_round()
    writer = here.a_writer(client)
    idea, guest = write(client, here), a.a_resident(here.district)
    assert actions.leave_idea(idea.id, writer.id) is IdeaRefusal.LAST_AUTHOR
    actions.accept_invitation(idea.id, guest.id, actions.invite_author(idea.id, writer.id))
    assert actions.leave_idea(idea.id, writer.id) is IdeaOutcome.AUTHOR_LEFT
    assert queries.authors_of(idea.id) == {guest.id}


def test_no_link_outlives_the_account_or_the_leaving_of_who_may_have_sent_it(client):
    here = a_round()
    writer, second, guest = here.a_writer(client), a.a_resident(here.district), a.a_resident(here.district)
    idea = write(client, here)
    actions.accept_invitation(idea.id, second.id, actions.invite_author(idea.id, writer.id))
    left = actions.invite_author(idea.id, second.id)
    actions.leave_idea(idea.id, second.id)
    assert actions.accept_invitation(idea.id, guest.id, left) is IdeaRefusal.INVITATION_OVER
    gone = actions.invite_author(idea.id, writer.id)
    delete_account(writer.id, a.the_keys_dir())
    assert actions.accept_invitation(idea.id, guest.id, gone) is IdeaRefusal.INVITATION_OVER
