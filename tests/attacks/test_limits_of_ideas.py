"""The limits count for a person: they are not got round by withdrawing, by two who help each other, or by an edit; and
a school behind one address is not shut out.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from citizen.database import db, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import MOST_A_DAY, IdeaOutcome, IdeaRefusal
from citizen.ideas.actions import Written, edit_idea, hide_idea, restore_idea, send_idea, withdraw_idea
from citizen.ideas.models import Idea
from citizen.web.clock import now
from tests import factories as a
from tests.attacks.twins import a_twin

LONG_AGO = timedelta(days=30)


@pytest.fixture
def idea_round(app):
    return a.an_idea_round(a.a_municipality())


def a_draft(idea_round, *authors) -> Idea:
    return a.an_idea(idea_round, *authors, state="draft", sent_at=None)


def send(idea: Idea, person) -> object:
    return send_idea(idea.id, person.id, may_be_public=False)


def test_withdrawing_gives_no_more(idea_round):
    person = a.a_resident(created_at=now() - LONG_AGO)
    for _time in range(MOST_A_DAY):
        idea = a_draft(idea_round, person)
        assert send(idea, person) is IdeaOutcome.SENT
        assert withdraw_idea(idea.id, person.id) is IdeaOutcome.WITHDRAWN
    assert IdeaRefusal.TOO_MANY_TODAY in send(a_draft(idea_round, person), person)


def test_sending_what_another_has_begun_counts_for_who_sends(idea_round):
    begins, sends = (a.a_resident(created_at=now() - LONG_AGO) for _ in range(2))
    for _time in range(MOST_A_DAY):
        assert send(a_draft(idea_round, begins, sends), sends) is IdeaOutcome.SENT
    assert IdeaRefusal.TOO_MANY_TODAY in send(a_draft(idea_round, begins, sends), sends)


def test_a_newcomer_who_changes_a_link_that_was_let_through_is_held_again(idea_round):
    person = a.a_resident(created_at=now())
    idea = a.an_idea(idea_round, person, body="Se https://www.kommune.no/sak", sent_at=now())
    same = Written("Et annet ord", "Se her: https://www.kommune.no/sak", "nb", None, None)
    assert edit_idea(idea.id, person.id, 1, same, may_be_public=False) is IdeaOutcome.CHANGED
    other = Written("Et annet ord", "Se https://spam.example/kjop", "nb", None, None)
    assert edit_idea(idea.id, person.id, 2, other, may_be_public=False) is IdeaOutcome.CHANGED_AND_HELD


def test_hiding_and_bringing_back_tells_nobody_anew_and_stays_within_the_states(idea_round):
    idea = a.an_idea(idea_round, a.a_resident())
    with transaction() as session:
        assert hide_idea(session, idea.id)
        assert not hide_idea(session, idea.id)
        assert restore_idea(session, idea.id)
    assert db.session.get_one(Idea, idea.id, populate_existing=True).state == IdeaState.PUBLISHED


def test_a_school_behind_one_address_is_not_shut_out(app):
    town = a_twin("Fjordsund")
    district = a.a_district(town.place, "Skolekretsen")
    page = f"/nb/{town.place.slug}/{town.round.slug}/ide/{town.ideas['published'].public_id}"
    for number in range(20):
        browser = app.test_client()
        browser.log_in(a.a_resident(district))
        fields = {"text": f"Det mener jeg også, sier elev nummer {number}.", "side": "for"}
        assert browser.send(f"{page}/argument", fields).status_code == 303
        assert browser.send(f"{page}/stott", {}).status_code == 303
    assert db.session.get_one(Idea, town.ideas["published"].id, populate_existing=True).supports == 20
