"""Two ideas are made one: both authors, the union of the supporters, a public log, and an undo that finds everyone."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from citizen.answers.actions import Publication, merge_ideas, publish_answer, put_on_ballot, undo_merge
from citizen.database import db, transaction
from citizen.domain.ideas.answering import Answer
from citizen.domain.ideas.merging import MergeRefusal, Reason
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import IdeaOutcome, IdeaRefusal
from citizen.domain.notices import FollowKind
from citizen.domain.phases import Phase
from citizen.ideas.actions.merging import Pair
from citizen.ideas.actions.sending import withdraw_idea
from citizen.ideas.actions.supporting import support_idea, withdraw_support
from citizen.ideas.models import Idea, IdeaMerge
from citizen.ideas.queries import authors_of
from citizen.notices.actions import follow
from citizen.web.clock import today
from tests import factories as a
from tests.answers.desk import ANSWER, WHY, Desk, a_desk, fresh, supporters, told
from tests.factories.discussion import an_argument

SAID = Answer(**{part: said for part, said in ANSWER.items() if part != "seen"})
AN_ANSWER = Publication(SAID, 0, "Ja.", "Ja.")


@pytest.fixture
def desk(client) -> Desk:
    return a_desk(Phase.PROPOSING)


def merge(desk: Desk) -> IdeaMerge:
    made = merge_ideas(Pair(desk.first.id, desk.second.id), WHY, desk.staff.id)
    assert isinstance(made, IdeaMerge), made
    return made


def test_supporters_become_a_set_union_and_nobody_counts_twice(desk):
    one, both, other = (a.a_resident() for _ in range(3))
    for idea, person in ((desk.first, one), (desk.first, both), (desk.second, both), (desk.second, other)):
        a.a_supporter(idea, person)
    merge(desk)
    assert supporters(desk.second) == {one.id, both.id, other.id}


def test_both_authors_stand_as_authors_of_the_one_that_lives_on(desk):
    merge(desk)
    assert authors_of(desk.second.id) == {desk.anne.id, desk.bjorn.id}
    undo_merge(last(desk), WHY, desk.staff.id)
    assert authors_of(desk.second.id) == {desk.bjorn.id}
    assert authors_of(desk.first.id) == {desk.anne.id}


def test_no_single_author_takes_away_what_others_are_merged_into(desk):
    merge(desk)
    for author in (desk.anne, desk.bjorn):
        assert withdraw_idea(desk.second.id, author.id) is IdeaRefusal.OTHERS_ARE_IN_IT
    undo_merge(last(desk), WHY, desk.staff.id)
    assert withdraw_idea(desk.second.id, desk.bjorn.id) is IdeaOutcome.WITHDRAWN


def test_an_undo_finds_everyone_where_they_were(desk):
    one, both, other, late, out = (a.a_resident() for _ in range(5))
    for idea, person in (
        (desk.first, one), (desk.first, both), (desk.first, out), (desk.second, both), (desk.second, other),
        (desk.second, out),
    ):  # fmt: skip
        a.a_supporter(idea, person)
    merge(desk)
    support_idea(desk.second.id, late.id)
    withdraw_support(desk.second.id, out.id)
    undo_merge(last(desk), WHY, desk.staff.id)
    assert supporters(desk.first) == {one.id, both.id}
    assert supporters(desk.second) == {both.id, other.id, late.id}


def test_somebody_who_stepped_out_and_came_again_stays_with_the_one_that_lived_on(desk):
    one = a.a_resident()
    a.a_supporter(desk.first, one)
    merge(desk)
    withdraw_support(desk.second.id, one.id)
    support_idea(desk.second.id, one.id)
    undo_merge(last(desk), WHY, desk.staff.id)
    assert supporters(desk.first) == set()
    assert supporters(desk.second) == {one.id}


def test_a_chain_is_undone_from_its_middle(desk):
    third = a.an_idea(desk.process)
    people = [a.a_resident() for _ in range(3)]
    for idea, person in zip((desk.first, desk.second, third), people, strict=True):
        a.a_supporter(idea, person)
    inner = merge(desk)
    merge_ideas(Pair(desk.second.id, third.id), WHY, desk.staff.id)
    assert supporters(third) == {person.id for person in people}
    undo_merge(inner.id, WHY, desk.staff.id)
    assert supporters(third) == {people[1].id, people[2].id}
    assert supporters(desk.first) == {people[0].id}


def test_authors_supporters_and_followers_of_both_are_told_once(desk):
    supporter, follower = a.a_resident(), a.a_resident()
    a.a_supporter(desk.first, supporter)
    a.a_supporter(desk.second, supporter)
    follow(follower.id, FollowKind.IDEA, desk.first.id)
    merge(desk)
    assert told("ideas-merged") == {desk.anne.id, desk.bjorn.id, supporter.id, follower.id}
    undo_merge(last(desk), WHY, desk.staff.id)
    assert told("merge-undone") == {desk.anne.id, desk.bjorn.id, supporter.id, follower.id}


@pytest.mark.parametrize("state", ["hidden", "withdrawn", "held"])
def test_what_not_everyone_can_see_is_not_merged(desk, state):
    hidden = a.an_idea(desk.process, state=state)
    for pair in (Pair(hidden.id, desk.first.id), Pair(desk.first.id, hidden.id)):
        assert merge_ideas(pair, WHY, desk.staff.id) is MergeRefusal.NOT_PUBLIC
    assert fresh(desk.first).state == IdeaState.PUBLISHED


def test_ideas_of_two_rounds_stay_two(desk):
    elsewhere = a.an_idea(a.an_idea_round(desk.place))
    assert merge_ideas(Pair(elsewhere.id, desk.first.id), WHY, desk.staff.id) is MergeRefusal.OTHER_ROUND
    assert merge_ideas(Pair(desk.first.id, desk.first.id), WHY, desk.staff.id) is MergeRefusal.SAME_IDEA


def test_an_idea_goes_into_one_other_only(desk):
    merge(desk)
    third = a.an_idea(desk.process)
    assert merge_ideas(Pair(desk.first.id, third.id), WHY, desk.staff.id) is MergeRefusal.MERGED_MEANWHILE
    assert merge_ideas(Pair(desk.second.id, desk.first.id), WHY, desk.staff.id) is MergeRefusal.MERGED_MEANWHILE


def test_an_idea_with_its_answer_or_on_a_ballot_stays_where_it_is(desk):
    publish_answer(desk.first.id, AN_ANSWER, desk.staff.id, today())
    assert merge_ideas(Pair(desk.first.id, desk.second.id), WHY, desk.staff.id) is MergeRefusal.ANSWERED
    put_on_ballot(desk.process.id, [desk.second.public_id])
    assert merge_ideas(Pair(desk.second.id, desk.first.id), WHY, desk.staff.id) is MergeRefusal.ON_A_BALLOT


@pytest.mark.parametrize(
    ("reason", "refusal"),
    [
        (Reason("", ""), MergeRefusal.NO_REASON),
        (Reason("", "x" * 1001), MergeRefusal.REASON_TOO_LONG),
        (Reason("Kari, 13097248022", ""), MergeRefusal.PERSON_NUMBER),
    ],
)
def test_a_reason_is_demanded_in_one_form_at_least(desk, reason, refusal):
    assert merge_ideas(Pair(desk.first.id, desk.second.id), reason, desk.staff.id) is refusal
    merge(desk)
    assert undo_merge(last(desk), reason, desk.staff.id) is refusal


def test_a_merge_is_undone_once(desk):
    made = merge(desk)
    undone = undo_merge(made.id, WHY, desk.staff.id)
    assert undo_merge(made.id, WHY, desk.staff.id) is MergeRefusal.UNDONE_ALREADY
    assert undo_merge(undone.id, WHY, desk.staff.id) is MergeRefusal.UNDONE_ALREADY
    merge(desk)
    assert undo_merge(made.id, WHY, desk.staff.id) is MergeRefusal.UNDONE_ALREADY


@pytest.mark.parametrize("statement", ["UPDATE idea_merge SET reason_nb = 'x'", "DELETE FROM idea_merge"])
def test_the_log_is_only_added_to(desk, statement):
    merge(desk)
    with pytest.raises(DBAPIError, match="only added to"), transaction() as session:
        session.execute(sa.text(statement))
    with transaction() as session:  # but whoever did it can be forgotten
        session.execute(sa.update(IdeaMerge).values(by_id=None))


def test_arguments_of_both_are_counted_under_the_one_that_lives_on(desk):
    an_argument(desk.first, desk.anne)
    an_argument(desk.second, desk.bjorn)
    merge(desk)
    assert fresh(desk.second).arguments == 2
    undo_merge(last(desk), WHY, desk.staff.id)
    assert [fresh(idea).arguments for idea in (desk.first, desk.second)] == [1, 1]


def last(desk: Desk) -> int:
    db.session.rollback()
    in_process = sa.select(Idea.id).where(Idea.process_id == desk.process.id)
    return db.session.scalars(
        sa.select(IdeaMerge.id).where(IdeaMerge.from_id.in_(in_process)).order_by(IdeaMerge.id.desc())
    ).first()
