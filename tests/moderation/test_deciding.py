"""Reports, decisions and appeals: who can, who can't, what is stored, and who is told."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.domain.moderation.codes import (
    AppealRefusal,
    CaseStatus,
    DecisionKind,
    DecisionRefusal,
    Reason,
    ReportRefusal,
    ThingKind,
)
from citizen.domain.notices import NoticeKind
from citizen.ideas.models import Idea
from citizen.moderation import actions, queries
from citizen.moderation.models import ModerationDecision
from citizen.notices.models import Notice
from citizen.web.clock import now
from tests import factories as a
from tests.at_once import at_once
from tests.moderation.scene import a_scene, decide, report

pytestmark = pytest.mark.usefixtures("app")


def state_of(scene) -> str:
    return db.session.scalar(sa.select(Idea.state).where(Idea.id == scene.idea.id))


def notices_of(account):
    wanted = sa.select(Notice.kind, Notice.said_nn).where(Notice.account_id == account.id).order_by(Notice.id)
    return [tuple(row) for row in db.session.execute(wanted)]


def waiting(scene):
    return [item.thing.ref for item, _wait in queries.list_queue(scene.place.id, now())]


def test_a_report_comes_into_the_queue_once_per_person():
    scene = a_scene()
    assert report(scene, scene.neighbour) is None
    assert report(scene, scene.neighbour, Reason.HATE) is ReportRefusal.REPORTED_ALREADY
    assert report(scene, scene.first) is None
    [(item, wait)] = queries.list_queue(scene.place.id, now())
    assert item.thing.ref == scene.idea.public_id
    assert len(wait.reports) == 2


def test_the_same_person_can_report_again_what_an_appeal_brought_back():
    scene = a_scene()
    assert report(scene, scene.neighbour) is None
    decide(scene, scene.first, DecisionKind.HIDE)
    actions.appeal_decision(db.session.scalars(sa.select(ModerationDecision.id)).one(), scene.author.id, "")
    decide(scene, scene.second, DecisionKind.RESTORE)
    assert waiting(scene) == []
    assert report(scene, scene.neighbour, Reason.HATE) is None
    assert report(scene, scene.neighbour, Reason.HATE) is ReportRefusal.REPORTED_ALREADY
    [(_item, wait)] = queries.list_queue(scene.place.id, now())
    assert [reason for reason, *_rest in wait.reports] == [Reason.HATE]


def test_nobody_reports_their_own_nor_what_is_not_public():
    scene = a_scene()
    assert report(scene, scene.author) is ReportRefusal.YOUR_OWN
    draft = a.an_idea(scene.round, scene.author, state="draft", sent_at=None)
    held = a.an_idea(scene.round, scene.author, state="held")
    for idea in (draft, held):
        assert report(scene, scene.neighbour, ref=idea.public_id) is ReportRefusal.GONE


def test_a_report_has_its_limits(monkeypatch):
    scene = a_scene()
    assert report(scene, scene.neighbour, Reason.OTHER) is ReportRefusal.TEXT_MISSING
    assert report(scene, scene.neighbour, text="Han er 20914695016") is ReportRefusal.BIRTH_NUMBER
    monkeypatch.setattr("citizen.moderation.actions.reporting.MOST_REPORTS_A_DAY", 1)
    assert report(scene, scene.neighbour) is None
    other = a.an_idea(scene.round, scene.author)
    assert report(scene, scene.neighbour, ref=other.public_id) is ReportRefusal.TOO_MANY_TODAY


def test_hiding_gives_the_author_reasons_in_both_forms_and_tells_the_reporter():
    scene = a_scene(title="Ring Kari")
    report(scene, scene.neighbour)
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    assert state_of(scene) == IdeaState.HIDDEN
    assert "Vi har skjult forslaget «Ring Kari»" in decision.statement_nb
    assert "Andre kan ikkje sjå" in decision.statement_nn
    assert "personopplysningar" in decision.statement_nn
    assert "Her står adressen til en nabo." in decision.statement_nn
    assert "klage fram til" in decision.statement_nn
    assert decision.appeal_until is not None
    assert notices_of(scene.author) == [(NoticeKind.MODERATED, decision.statement_nn)]
    [(kind, said)] = notices_of(scene.neighbour)
    assert kind == NoticeKind.REPORT_ANSWERED
    assert "Ring Kari" not in said
    assert waiting(scene) == []


def test_keeping_it_tells_the_reporter_and_leaves_the_author_in_peace():
    scene = a_scene()
    report(scene, scene.neighbour)
    decide(scene, scene.first, DecisionKind.KEEP, note="")
    assert state_of(scene) == IdeaState.PUBLISHED
    assert notices_of(scene.author) == []
    assert len(notices_of(scene.neighbour)) == 1
    assert waiting(scene) == []


def test_a_part_is_taken_out_everywhere_and_nothing_else():
    scene = a_scene(title="Ring 90 12 34 56", body="Ring 90 12 34 56 i dag, eller kom.")
    decision = decide(scene, scene.first, DecisionKind.REDACT, passage="90 12 34 56")
    idea = db.session.get(Idea, scene.idea.id, populate_existing=True)
    assert idea.title == "Ring [fjernet av moderator]"
    assert idea.body == "Ring [fjernet av moderator] i dag, eller kom."
    assert "90 12" not in decision.statement_nb + decision.title
    refused = decide(scene, scene.first, DecisionKind.REDACT, passage="står ikke der")
    assert refused is DecisionRefusal.NOTHING_TO_REDACT


def test_a_held_idea_waits_and_can_be_let_through():
    scene = a_scene(state="held")
    assert waiting(scene) == [scene.idea.public_id]
    assert decide(scene, scene.first, DecisionKind.KEEP) is DecisionRefusal.NOT_ON_HELD
    decide(scene, scene.first, DecisionKind.RESTORE, note="")
    assert state_of(scene) == IdeaState.PUBLISHED
    assert waiting(scene) == []


def test_asking_for_a_change_comes_back_when_nothing_happens():
    scene = a_scene()
    decide(scene, scene.first, DecisionKind.ASK_CHANGE)
    assert state_of(scene) == IdeaState.PUBLISHED
    assert waiting(scene) == []
    assert [item.thing.ref for item, _ in queries.list_queue(scene.place.id, now() + 8 * a.DAY)] == [
        scene.idea.public_id
    ]


def test_a_moderator_decides_nothing_about_what_they_wrote_themselves():
    scene = a_scene()
    own = a.an_idea(scene.round, scene.first)
    assert decide(scene, scene.first, DecisionKind.KEEP, ref=own.public_id) is DecisionRefusal.YOUR_OWN


def test_a_thing_of_another_municipality_is_not_there():
    scene = a_scene()
    elsewhere = a.an_idea(a.an_idea_round(a.a_municipality("Nabolaget")), scene.author)
    assert decide(scene, scene.first, DecisionKind.HIDE, ref=elsewhere.public_id) is DecisionRefusal.GONE


def test_the_second_of_two_moderators_is_told_that_it_is_decided():
    scene = a_scene()
    report(scene, scene.neighbour)
    decide(scene, scene.first, DecisionKind.KEEP, seen=0)
    assert decide(scene, scene.second, DecisionKind.HIDE, seen=0) is DecisionRefusal.DECIDED_MEANWHILE
    assert state_of(scene) == IdeaState.PUBLISHED


def test_an_appeal_goes_to_another_moderator_and_can_be_upheld():
    scene = a_scene()
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    assert actions.appeal_decision(decision.id, scene.neighbour.id, "") is AppealRefusal.NOTHING_TO_APPEAL
    assert actions.appeal_decision(decision.id, scene.author.id, "Det var min egen adresse.") is None
    assert actions.appeal_decision(decision.id, scene.author.id, "") is AppealRefusal.APPEALED_ALREADY
    assert waiting(scene) == [scene.idea.public_id]
    assert decide(scene, scene.first, DecisionKind.KEEP) is DecisionRefusal.FIRST_MODERATOR
    assert decide(scene, scene.second, DecisionKind.HIDE) is DecisionRefusal.NOT_ON_APPEAL
    answer = decide(scene, scene.second, DecisionKind.RESTORE, note="Adressen var forfatterens egen.")
    assert answer.on_appeal
    assert "Du fekk medhald" in answer.statement_nn
    assert "Regelen:" not in answer.statement_nn, "who was right is told of no rule"
    assert state_of(scene) == IdeaState.PUBLISHED
    assert waiting(scene) == []
    assert actions.appeal_decision(answer.id, scene.author.id, "") is AppealRefusal.NOTHING_TO_APPEAL
    assert [kind for kind, _said in notices_of(scene.author)] == [NoticeKind.MODERATED, NoticeKind.APPEAL_ANSWERED]


def test_keeping_what_is_hidden_cannot_take_the_appeal_away():
    scene = a_scene()
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    assert decide(scene, scene.first, DecisionKind.KEEP) is DecisionRefusal.NOT_ON_HIDDEN
    assert actions.appeal_decision(decision.id, scene.author.id, "") is None


def test_an_appeal_comes_too_late_after_three_weeks(monkeypatch):
    scene = a_scene()
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    monkeypatch.setattr("citizen.moderation.actions.appealing.database_now", lambda _session: now() + 22 * a.DAY)
    assert actions.appeal_decision(decision.id, scene.author.id, "") is AppealRefusal.TOO_LATE


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE moderation_decision SET statement_nb = 'noko anna'",
        "UPDATE moderation_decision SET kind = 'keep'",
        "UPDATE moderation_decision SET moderator_id = {second}",
        "DELETE FROM moderation_decision",
    ],
)
def test_the_database_lets_nobody_rewrite_a_decision(statement):
    scene = a_scene()
    decide(scene, scene.first, DecisionKind.HIDE)
    with pytest.raises(sa.exc.DBAPIError), transaction() as session:
        session.execute(sa.text(statement.format(second=scene.second.id)))


def test_the_database_lets_a_decision_forget_people():
    scene = a_scene()
    decide(scene, scene.first, DecisionKind.HIDE)
    with transaction() as session:
        session.execute(
            sa.text(
                "UPDATE moderation_decision SET moderator_id = NULL, title = '', statement_nb = '', statement_nn = ''"
            )
        )


def test_the_database_itself_keeps_an_appeal_from_the_first_moderator():
    scene = a_scene()
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    values = {
        column.key: getattr(decision, column.key)
        for column in sa.inspect(ModerationDecision).columns
        if column.key != "id"
    }
    with pytest.raises(sa.exc.DBAPIError), transaction() as session:
        session.add(ModerationDecision(**{**values, "public_id": "ny", "number": 2, "on_appeal": True}))


def test_a_new_report_after_a_decision_opens_the_case_again():
    scene = a_scene()
    report(scene, scene.neighbour)
    decide(scene, scene.first, DecisionKind.KEEP)
    report(scene, scene.second)
    assert queries.find_case(ThingKind.IDEA, scene.idea.public_id).status == CaseStatus.OPEN
    assert waiting(scene) == [scene.idea.public_id]


def test_the_public_figures_count_it():
    scene = a_scene()
    report(scene, scene.neighbour)
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    actions.appeal_decision(decision.id, scene.author.id, "")
    decide(scene, scene.second, DecisionKind.RESTORE)
    figures = queries.figures_of(scene.place.id)
    assert figures.reports == {Reason.PERSONAL_DATA: 1}
    assert figures.decisions[DecisionKind.HIDE] == 1
    assert figures.decisions[DecisionKind.RESTORE] == 0
    assert (figures.appeals, figures.appeals_won, figures.appeals_waiting) == (1, 1, 0)
    assert figures.median_wait is not None


def test_two_moderators_at_the_same_instant_make_one_decision(app):
    scene = a_scene()
    report(scene, scene.neighbour)
    jobs = [
        lambda: decide(scene, scene.first, DecisionKind.HIDE, seen=0),
        lambda: decide(scene, scene.second, DecisionKind.KEEP, seen=0),
    ]
    outcomes = at_once(app, jobs)
    assert sorted(isinstance(one, ModerationDecision) for one in outcomes) == [False, True], outcomes
    assert DecisionRefusal.DECIDED_MEANWHILE in outcomes
    assert len(queries.list_decisions(queries.find_case(ThingKind.IDEA, scene.idea.public_id).id)) == 1


def test_one_press_that_is_pressed_twice_at_once_is_one_report(app):
    scene = a_scene()
    outcomes = at_once(app, [lambda: report(scene, scene.neighbour)] * 2)
    assert set(outcomes) == {None, ReportRefusal.REPORTED_ALREADY}


def test_a_deleted_author_is_quoted_nowhere_and_the_figures_stay():
    scene = a_scene(title="Ring Kari")
    report(scene, scene.neighbour, text="Kari er naboen min.")
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    actions.appeal_decision(decision.id, scene.author.id, "Det var mitt eige.")
    with transaction() as session:
        actions.forget_author(session, scene.author.id)
        actions.forget_author(session, scene.neighbour.id)
    case = queries.find_case(ThingKind.IDEA, scene.idea.public_id)
    [row] = queries.list_decisions(case.id)
    assert (row.title, row.statement_nb, row.statement_nn, row.appeal_text) == ("", "", "", "")
    assert queries.list_reports(case.id)[0][1] == ""
    assert queries.figures_of(scene.place.id).decisions[DecisionKind.HIDE] == 1
