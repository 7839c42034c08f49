"""Several people, or one twice, at the same instant: each counts once, one decision stands, no count is wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.about_me.actions import delete_account
from citizen.answers.actions import merge_ideas, undo_merge
from citizen.database import db
from citizen.domain.ideas.writing import IdeaOutcome
from citizen.domain.initiatives.writing import Signed
from citizen.domain.moderation.codes import AppealRefusal, DecisionKind, DecisionRefusal, Reason, ThingKind
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.ideas.actions import send_idea
from citizen.ideas.actions.merging import Pair
from citizen.ideas.actions.supporting import support_idea, withdraw_support
from citizen.ideas.models import Idea, IdeaMerge, IdeaSupport, IdeaVersion
from citizen.initiatives.models import InitiativeSignature
from citizen.moderation import actions as moderation
from citizen.moderation.models import ModerationDecision
from citizen.web.clock import now
from tests import factories as a
from tests.answers.desk import WHY, a_desk, supporters
from tests.at_once import at_once
from tests.factories.initiatives import an_initiative, fresh, initiative_settings, sign


@pytest.fixture
def desk(client):
    return a_desk(Phase.PROPOSING)


def test_support_pressed_twice_counts_once(app, desk):
    person = a.a_resident()
    at_once(app, [lambda: support_idea(desk.first.id, person.id)] * 4)
    assert supporters(desk.first) == {person.id}


def test_an_account_that_is_deleted_while_others_give_support_leaves_a_right_count(app, desk):
    goes, others = a.a_resident(), [a.a_resident() for _ in range(4)]
    support_idea(desk.first.id, goes.id)
    support_idea(desk.second.id, goes.id)
    keys = a.the_keys_dir()
    jobs = [lambda one=one: support_idea(desk.first.id, one.id) for one in others]
    jobs += [lambda one=one: support_idea(desk.second.id, one.id) for one in others]
    outcomes = at_once(app, [lambda: delete_account(goes.id, keys), *jobs])
    assert not [one for one in outcomes if isinstance(one, Exception)], outcomes
    assert supporters(desk.first) == supporters(desk.second) == {one.id for one in others}


def test_who_supports_and_steps_out_while_a_merge_is_made_and_undone_is_counted_right(app, desk):
    third = a.an_idea(desk.process, a.a_resident())
    made = merge_ideas(Pair(desk.first.id, desk.second.id), WHY, desk.staff.id)
    assert isinstance(made, IdeaMerge)
    people = [a.a_resident() for _ in range(6)]
    for one in people[:3]:
        support_idea(desk.second.id, one.id)
    jobs = [lambda one=one: withdraw_support(desk.second.id, one.id) for one in people[:2]]
    jobs += [lambda one=one: support_idea(desk.second.id, one.id) for one in people[3:]]
    jobs += [lambda: undo_merge(made.id, WHY, desk.staff.id)]
    jobs += [lambda: merge_ideas(Pair(desk.second.id, third.id), WHY, desk.staff.id)]
    outcomes = at_once(app, jobs)
    assert not [one for one in outcomes if isinstance(one, Exception)], outcomes
    counted = [supporters(idea) for idea in (desk.first, desk.second, third)]
    assert not {one.id for one in people[:2]} & set().union(*counted)
    assert people[2].id in counted[2]


def test_of_two_moderators_one_decides_and_an_appeal_goes_to_another(app, desk):
    two = [a.a_person_with_role(desk.place, Role.MODERATOR) for _ in range(2)]
    of_both = desk.first
    ruling = moderation.Ruling(DecisionKind.HIDE, Reason.OTHER, "Dette bryt reglane.")
    about = (desk.place.id, ThingKind.IDEA, of_both.public_id)
    outcomes = at_once(app, [lambda one=one: moderation.decide(*about, one.id, ruling) for one in two])
    decided = [one for one in outcomes if isinstance(one, ModerationDecision)]
    assert len(decided) == 1
    assert DecisionRefusal.DECIDED_MEANWHILE in outcomes
    appeals = at_once(app, [lambda: moderation.appeal_decision(decided[0].id, desk.anne.id, "Nei.")] * 3)
    assert appeals.count(None) == 1, appeals
    assert appeals.count(AppealRefusal.APPEALED_ALREADY) == 2
    answer = moderation.Ruling(DecisionKind.RESTORE, Reason.OTHER, "Det kan stå.", seen=1)
    first = next(one for one in two if one.id == decided[0].moderator_id)
    assert moderation.decide(*about, first.id, answer) is DecisionRefusal.FIRST_MODERATOR
    assert moderation.decide(*about, desk.anne.id, answer) is DecisionRefusal.YOUR_OWN


def test_who_signs_twice_signs_once(app):
    place = a.a_municipality()
    initiative_settings(place)
    person, initiative = a.a_resident(a.a_district(place)), an_initiative(place)
    outcomes = at_once(app, [lambda: sign(initiative, person)] * 3)
    assert sorted(map(str, outcomes)) == sorted(map(str, [Signed.SIGNED, Signed.ALREADY, Signed.ALREADY]))
    assert fresh(initiative).signatures == 1
    assert len(db.session.scalars(sa.select(InitiativeSignature.mark)).all()) == 1


def test_who_sends_twice_sends_once(app):
    person = a.a_resident(created_at=now() - timedelta(days=30))
    idea = a.an_idea(a.an_idea_round(a.a_municipality()), person, state="draft", sent_at=None)
    outcomes = at_once(app, [lambda: send_idea(idea.id, person.id, may_be_public=False)] * 3)
    assert outcomes.count(IdeaOutcome.SENT) == 1, outcomes
    assert outcomes.count(IdeaOutcome.ALREADY_SENT) == 2
    db.session.rollback()
    assert len(db.session.scalars(sa.select(IdeaVersion).where(IdeaVersion.idea_id == idea.id)).all()) == 1


def test_a_person_who_is_deleted_while_supporting_leaves_no_support_behind(app, desk):
    person, keys = a.a_resident(), a.the_keys_dir()
    at_once(app, [lambda: support_idea(desk.first.id, person.id), lambda: delete_account(person.id, keys)])
    db.session.rollback()
    counted = db.session.scalar(sa.select(Idea.supports).where(Idea.id == desk.first.id))
    rows = db.session.scalars(sa.select(IdeaSupport.account_id).where(IdeaSupport.idea_id == desk.first.id)).all()
    assert counted == len(rows)
    assert rows == []
