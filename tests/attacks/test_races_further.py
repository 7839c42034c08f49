"""Limits, links and corrections under people who press at the same instant, and who delete their account meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.about_me.actions import delete_account
from citizen.accounts.actions import save_profile
from citizen.accounts.models import Account
from citizen.accounts.queries import as_resident
from citizen.database import db
from citizen.discussion.actions import Draft, write_argument
from citizen.discussion.models import Argument
from citizen.domain.ideas.arguing import Side
from citizen.domain.ideas.writing import MOST_A_DAY, IdeaOutcome
from citizen.domain.initiatives.states import InitiativeOutcome, InitiativeState
from citizen.domain.initiatives.writing import InitiativeRefusal, Joined
from citizen.domain.moderation.codes import Reason, ThingKind
from citizen.domain.notices import FollowKind
from citizen.hearings.actions import AnswerDraft, send_answer
from citizen.hearings.models import HearingAnswer
from citizen.ideas.actions import send_idea
from citizen.initiatives import actions as initiatives
from citizen.initiatives import queries
from citizen.moderation.actions import report_thing
from citizen.moderation.models import ModerationReport
from citizen.notices.actions import follow
from citizen.notices.models import Follow
from citizen.proposals.actions import support_proposal
from citizen.proposals.models import Support
from citizen.web.clock import OSLO, now
from tests import factories as a
from tests.at_once import at_once
from tests.factories.hearings import a_hearing
from tests.factories.initiatives import an_initiative, fresh
from tests.initiatives.town import an_initiative_town

LONG_AGO = timedelta(days=30)


@pytest.fixture
def town(app):
    return an_initiative_town()


def stored(model, *of) -> int:
    db.session.rollback()
    return db.session.scalar(sa.select(sa.func.count()).select_from(model).where(*of)) or 0


def proposers(initiative) -> list[int]:
    db.session.rollback()
    return queries.find_proposers(db.session(), fresh(initiative))


def test_no_more_ideas_are_sent_at_once_than_in_a_day(app):
    person, round_of = a.a_resident(created_at=now() - LONG_AGO), a.an_idea_round(a.a_municipality())
    drafts = [a.an_idea(round_of, person, state="draft", sent_at=None) for _ in range(MOST_A_DAY + 5)]
    outcomes = at_once(app, [lambda one=one: send_idea(one.id, person.id, may_be_public=False) for one in drafts])
    assert outcomes.count(IdeaOutcome.SENT) == MOST_A_DAY, outcomes


def test_who_follows_ten_times_follows_once(app):
    person, idea = a.a_resident(), a.an_idea(a.an_idea_round(a.a_municipality()))
    assert at_once(app, [lambda: follow(person.id, FollowKind.IDEA, idea.id)] * 10) == [None] * 10
    assert stored(Follow, Follow.account_id == person.id, Follow.kind == FollowKind.IDEA) == 1


def test_a_link_makes_one_of_those_who_open_it_at_once_a_proposer(app, town):
    first, guests = town.a_neighbour(), [as_resident(town.a_neighbour()) for _ in range(4)]
    initiative = an_initiative(town.place, InitiativeState.DRAFT, first)
    token = initiatives.invite_proposer(initiative.id, first.id)
    came_of = at_once(app, [lambda one=one: initiatives.join_initiative(initiative.id, one, token) for one in guests])
    assert came_of.count(Joined.JOINED) == 1, came_of
    assert came_of.count(InitiativeRefusal.INVITATION_OVER) == 3
    assert len(proposers(initiative)) == 2


def test_all_proposers_who_leave_at_once_leave_one_behind(app, town):
    people = [town.a_neighbour() for _ in range(3)]
    initiative = an_initiative(town.place, InitiativeState.DRAFT, people[0])
    for one in people[1:]:
        token = initiatives.invite_proposer(initiative.id, people[0].id)
        assert initiatives.join_initiative(initiative.id, as_resident(one), token) is Joined.JOINED
    came_of = at_once(app, [lambda one=one: initiatives.leave_initiative(initiative.id, one.id) for one in people])
    assert sorted(map(str, came_of)) == sorted(map(str, [Joined.LEFT, Joined.LEFT, InitiativeRefusal.LAST_PROPOSER]))
    assert len(proposers(initiative)) == 1


def test_of_many_corrections_at_once_one_is_made(app, town):
    initiative = an_initiative(town.place, InitiativeState.HANDED_OVER, town.a_neighbour())
    day = now().astimezone(OSLO).date()
    said = initiatives.Decision(InitiativeOutcome.ADOPTED, "Kommunestyret", day, "45/26", "Ja", "Ja", "Trygt", "Trygt")
    about = (initiative.id, town.staff.id)
    assert initiatives.record_decision(*about, said, a.the_keys_dir(), OSLO) is None
    why = ("Feil nummer.", "Feil nummer.")

    def correct(number: int) -> object:
        changed = replace(said, case_number=f"{number}/26")
        return initiatives.correct_decision(*about, changed, why, 0, a.the_keys_dir(), OSLO)

    came_of = at_once(app, [lambda number=number: correct(number) for number in range(50, 54)])
    assert came_of.count(None) == 1, came_of
    assert came_of.count(InitiativeRefusal.CORRECTED_MEANWHILE) == 3
    assert len(queries.list_recorded(initiative.id)) == 2


def test_who_deletes_the_account_while_writing_everywhere_leaves_nothing_of_theirs(app, town):
    people = [town.a_neighbour(created_at=now() - LONG_AGO) for _ in range(4)]
    idea, hearing = a.an_idea(a.an_idea_round(town.place), town.a_neighbour()), a_hearing(town.place)
    keys = a.the_keys_dir()
    lane, other = (a.a_road(town.district, "Skulevegen") for _ in range(2))
    name = a.a_proposal(a.a_question(a.a_process(town.place), lane, other), "Kvernstien", town.a_neighbour())
    draft = Draft("Da kan alle følge med.", "nb")
    answer = AnswerDraft(text="Dette er bra.", section_id=None, organisation="", stance=None, language="nb")
    jobs = []
    for one in people:
        jobs += [
            lambda one=one: write_argument(idea.id, one.id, draft, side=Side.FOR),
            lambda one=one: send_answer(hearing.id, one.id, answer),
            lambda one=one: report_thing(ThingKind.IDEA, idea.public_id, one.id, Reason.HATE, ""),
            lambda one=one: follow(one.id, FollowKind.IDEA, idea.id),
            lambda one=one: save_profile(one.id, shown_name="Kari Nes", language="nb"),
            lambda one=one: support_proposal(name.id, name.question_id, as_resident(one)),
            lambda one=one: delete_account(one.id, keys),
        ]
    came_of = at_once(app, jobs)
    assert not [one for one in came_of if isinstance(one, Exception)], came_of
    gone = [one.id for one in people]
    assert stored(Argument, Argument.account_id.in_(gone)) == 0
    assert stored(HearingAnswer, HearingAnswer.account_id.in_(gone)) == 0
    assert stored(ModerationReport, ModerationReport.account_id.in_(gone)) == 0
    assert stored(Follow, Follow.account_id.in_(gone)) == 0
    assert stored(Support, Support.account_id.in_(gone)) == 0
    assert stored(Account, Account.id.in_(gone), Account.shown_name.is_not(None)) == 0
