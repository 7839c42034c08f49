"""Changing what was sent: within a window, with everything readable in its history; and withdrawing it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import IdeaOutcome, IdeaRefusal
from citizen.ideas import actions
from citizen.ideas.models import Idea, IdeaVersion
from citizen.web.clock import now
from tests import factories as a
from tests.ideas.writing import TEXT, a_round, the_idea, write

NEWER = "Da kan alle følge med, og møtene blir lagret for dem som ikke rekker det."


def change(client, here, idea, **changes):
    fields = here.fields(version=str(idea.version), **changes)
    return client.send(here.address(f"{idea.public_id}/rediger"), fields)


def sent_for(idea, age: timedelta) -> None:
    with transaction() as session:
        session.execute(sa.update(Idea).where(Idea.id == idea.id).values(sent_at=now() - age))


def test_a_change_is_a_new_version_and_the_old_one_can_be_read(app, client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here)
    assert change(client, here, idea, body=NEWER).status_code == 303
    assert (the_idea().body, the_idea().version) == (NEWER, 2)
    history = app.test_client().get(here.address(f"{idea.public_id}/historikk"))
    assert "flere" in history.text
    assert "<del>" in history.text
    assert "<ins>" in history.text
    assert "Se hva som sto der før" in app.test_client().get(here.address(idea.public_id)).text


def test_nothing_changed_makes_no_version(client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here)
    assert change(client, here, idea).status_code == 303
    assert the_idea().version == 1


@pytest.mark.parametrize(
    ("age", "status"), [(timedelta(hours=23, minutes=59), 303), (timedelta(hours=24), 422), (timedelta(days=3), 422)]
)
def test_the_window_is_24_hours_and_the_text_is_not_lost_after_it(client, age, status):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here)
    sent_for(idea, age)
    answer = change(client, here, idea, body=NEWER)
    assert answer.status_code == status
    if status == 422:
        assert NEWER in answer.text
        assert "24 timer" in answer.text
        assert the_idea().body == TEXT


def test_two_authors_do_not_overwrite_each_other(client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here)
    stale = idea.version
    assert change(client, here, idea, body=NEWER).status_code == 303
    answer = client.send(here.address(f"{idea.public_id}/rediger"), here.fields(version=str(stale), body="Noe annet"))
    assert answer.status_code == 422
    assert "mens du skrev" in answer.text
    assert 'name="version" value="2"' in answer.text
    assert the_idea().body == NEWER


def test_a_stranger_changes_nothing(client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here)
    client.log_in(a.a_resident(here.district))
    assert change(client, here, idea, body=NEWER).status_code == 404
    assert client.send(here.address(f"{idea.public_id}/trekk"), {}).status_code == 404
    assert the_idea().body == TEXT


def test_a_newcomer_who_adds_a_link_is_held_again(client):
    here = a_round()
    here.a_writer(client, days_old=0)
    idea = write(client, here)
    assert change(client, here, idea, body="Se https://example.no her.").status_code == 303
    assert the_idea().state == IdeaState.HELD


def test_what_was_hidden_can_be_mended_at_any_time_and_leaves_nothing_to_read(client):
    here = a_round()
    writer = here.a_writer(client)
    idea = write(client, here)
    sent_for(idea, timedelta(days=9))
    with transaction() as session:
        assert actions.hide_idea(session, idea.id)
    said = actions.Written("Direktesend møtene", NEWER, "nb", here.theme.id, None)
    came_of = actions.edit_idea(idea.id, writer.id, 1, said, may_be_public=False)
    assert came_of is IdeaOutcome.CHANGED_WHILE_HIDDEN
    assert the_idea().state == IdeaState.HIDDEN
    hidden = sa.select(IdeaVersion.is_hidden).order_by(IdeaVersion.number)
    assert db.session.scalars(hidden).all() == [True, False]


def test_a_redaction_hides_all_that_was_said_before(app, client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here, body="Naboen Per Hansen gjør det.")
    with transaction() as session:
        assert actions.redact_idea(session, idea.id, title=idea.title, body="Naboen […] gjør det.")
    history = app.test_client().get(here.address(f"{idea.public_id}/historikk"))
    assert "Per Hansen" not in history.text
    assert "En moderator har skjult denne versjonen." in history.text
    assert "Per Hansen" not in app.test_client().get(here.address(idea.public_id)).text


def test_a_single_version_is_hidden_and_comes_back_but_not_the_present_one(app, client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here)
    change(client, here, idea, body=NEWER)
    address = here.address(f"{idea.public_id}/historikk")
    with transaction() as session:
        assert actions.hide_version(session, idea.id, 1)
        assert not actions.hide_version(session, idea.id, 2)
    assert "flere" not in app.test_client().get(address).text
    with transaction() as session:
        assert actions.restore_version(session, idea.id, 1)
    assert "flere" in app.test_client().get(address).text


def test_a_hidden_idea_and_its_history_are_gone_for_everyone_else(app, client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here)
    with transaction() as session:
        assert actions.hide_idea(session, idea.id)
        assert not actions.hide_idea(session, idea.id)
    assert app.test_client().get(here.address(f"{idea.public_id}/historikk")).status_code == 404
    with transaction() as session:
        assert actions.restore_idea(session, idea.id)
    assert app.test_client().get(here.address(f"{idea.public_id}/historikk")).status_code == 200


def test_an_author_withdraws_and_nobody_else_can_read_it(app, client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here)
    assert "ikke angres" in client.page(here.address(f"{idea.public_id}/trekk")).text
    for _ in range(2):
        assert client.send(here.address(f"{idea.public_id}/trekk"), {}).status_code == 303
    assert the_idea().state == IdeaState.WITHDRAWN
    assert app.test_client().get(here.address(idea.public_id)).status_code == 404


def test_after_the_round_nothing_is_withdrawn(client):
    here = a_round()
    writer = here.a_writer(client)
    idea = write(client, here)
    with transaction() as session:
        process = session.get_one(type(here.process), here.process.id)
        process.proposals_close_at = now() - a.DAY
    assert actions.withdraw_idea(idea.id, writer.id) is IdeaRefusal.ALREADY_CLOSED
