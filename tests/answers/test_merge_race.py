"""Two members of staff, or one and a supporter, press at the same instant: one wins, and nothing is half done."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.answers.actions import Publication, merge_ideas, publish_answer, undo_merge
from citizen.database import db
from citizen.domain.ideas.answering import Answer, AnswerRefusal
from citizen.domain.ideas.merging import MergeRefusal
from citizen.domain.phases import Phase
from citizen.ideas.actions.merging import Pair
from citizen.ideas.actions.supporting import support_idea, withdraw_support
from citizen.ideas.models import Idea, IdeaMerge
from citizen.web.clock import today
from tests import factories as a
from tests.answers.desk import ANSWER, WHY, Desk, a_desk, fresh, supporters
from tests.at_once import at_once

SAID = Answer(**{part: said for part, said in ANSWER.items() if part != "seen"})
AN_ANSWER = Publication(SAID, 0, "Ja.", "Ja.")


@pytest.fixture
def desk(client) -> Desk:
    return a_desk(Phase.PROPOSING)


def test_of_two_merges_of_the_same_two_one_wins(app, desk):
    there, back = Pair(desk.first.id, desk.second.id), Pair(desk.second.id, desk.first.id)
    outcomes = at_once(
        app, [lambda pair=pair: merge_ideas(pair, WHY, desk.staff.id) for pair in (there, back, there, back)]
    )
    assert [type(one) for one in outcomes].count(IdeaMerge) == 1, outcomes
    assert outcomes.count(MergeRefusal.MERGED_MEANWHILE) == 3
    db.session.rollback()
    assert db.session.scalar(sa.select(sa.func.count()).where(Idea.merged_into_id.is_not(None))) == 1


def test_of_two_undoings_one_wins(app, desk):
    made = merge_ideas(Pair(desk.first.id, desk.second.id), WHY, desk.staff.id)
    outcomes = at_once(app, [lambda: undo_merge(made.id, WHY, desk.staff.id)] * 3)
    assert [type(one) for one in outcomes].count(IdeaMerge) == 1, outcomes
    assert outcomes.count(MergeRefusal.UNDONE_ALREADY) == 2


def test_who_supports_or_steps_out_meanwhile_is_counted_right(app, desk):
    out, new = a.a_resident(), a.a_resident()
    a.a_supporter(desk.first, out)
    at_once(
        app,
        [
            lambda: merge_ideas(Pair(desk.first.id, desk.second.id), WHY, desk.staff.id),
            lambda: withdraw_support(desk.first.id, out.id),
            lambda: support_idea(desk.first.id, new.id),
        ],
    )
    assert out.id not in supporters(desk.first) | supporters(desk.second)
    assert supporters(desk.first) <= supporters(desk.second)


def test_of_two_answers_one_wins_and_an_answered_idea_does_not_go_away(app, desk):
    outcomes = at_once(
        app,
        [
            lambda: publish_answer(desk.first.id, AN_ANSWER, desk.staff.id, today()),
            lambda: publish_answer(desk.first.id, AN_ANSWER, desk.staff.id, today()),
            lambda: merge_ideas(Pair(desk.first.id, desk.second.id), WHY, desk.staff.id),
        ],
    )
    answers, merged = outcomes[:2], outcomes[2]
    if isinstance(merged, IdeaMerge):
        assert set(answers) == {AnswerRefusal.NOT_PUBLIC}
    else:
        assert merged is MergeRefusal.ANSWERED
        assert answers.count(AnswerRefusal.CHANGED_MEANWHILE) == 1
        assert fresh(desk.first).merged_into_id is None
