"""Those who reported are told when an appeal reverses what was done, and only then."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.moderation.codes import DecisionKind
from citizen.domain.notices import NoticeKind
from citizen.domain.permissions import Role
from citizen.moderation import actions
from citizen.moderation.models import ModerationReport
from citizen.notices.models import Notice
from tests import factories as a
from tests.moderation.scene import a_scene, decide, report

pytestmark = pytest.mark.usefixtures("app")


def told(account):
    wanted = sa.select(Notice.said_nb, Notice.said_nn).where(
        Notice.account_id == account.id,
        Notice.kind.in_((NoticeKind.REPORT_ANSWERED, NoticeKind.REPORT_REVERSED)),
    )
    return [tuple(row) for row in db.session.execute(wanted.order_by(Notice.id))]


def hidden_and_appealed(**changes):
    scene = a_scene(**changes)
    report(scene, scene.neighbour)
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    assert actions.appeal_decision(decision.id, scene.author.id, "Det er mi eiga adresse.") is None
    return scene


def test_an_appeal_that_is_upheld_is_told_to_those_who_reported():
    scene = hidden_and_appealed(title="Ring Kari")
    stranger = a.a_resident()
    decide(scene, scene.second, DecisionKind.RESTORE, note="Adressen er forfatterens egen.")
    _acted, (nb, nn) = told(scene.neighbour)
    assert "en annen moderator ga medhold" in nb
    assert "ein annan moderator gav medhald" in nn
    assert "Ring Kari" not in nb + nn, "it is the author's to say what they wrote"
    assert "Adressen" not in nb + nn, "the reasons are for the author"
    assert told(stranger) == []


def test_an_appeal_that_changes_nothing_is_no_news_to_them():
    scene = hidden_and_appealed()
    decide(scene, scene.second, DecisionKind.KEEP)
    assert len(told(scene.neighbour)) == 1


def test_who_reported_something_else_of_the_case_before_is_not_told_anew():
    """A report that was answered by letting it stand had nothing that an appeal could reverse."""
    scene = a_scene()
    report(scene, scene.second)
    decide(scene, scene.first, DecisionKind.KEEP, note="")
    report(scene, scene.neighbour)
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    actions.appeal_decision(decision.id, scene.author.id, "")
    third = a.a_person_with_role(scene.place, Role.MODERATOR)
    decide(scene, third, DecisionKind.RESTORE)
    assert (len(told(scene.second)), len(told(scene.neighbour))) == (1, 2)


def test_who_reported_it_while_the_appeal_waited_is_told_once():
    scene = a_scene()
    report(scene, scene.neighbour)
    decision = decide(scene, scene.first, DecisionKind.ASK_CHANGE)
    late = a.a_resident()
    actions.appeal_decision(decision.id, scene.author.id, "")
    assert report(scene, late) is None
    decide(scene, scene.second, DecisionKind.RESTORE)
    ((nb, _nn),) = told(late)
    assert "medhold" in nb
    assert len(told(scene.neighbour)) == 2


def test_an_account_that_is_deleted_is_told_nothing():
    scene = hidden_and_appealed()
    with transaction() as session:
        session.execute(sa.update(ModerationReport).values(account_id=None))
    decide(scene, scene.second, DecisionKind.RESTORE)
    assert len(told(scene.neighbour)) == 1
