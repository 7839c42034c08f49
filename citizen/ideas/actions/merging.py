"""Make two ideas one, and two again.

Each person's own support stays where it was given. What an idea has by way of those that were merged into it stands in
rows that say from where (`came_from_id`), and these are made anew whenever ideas are merged or a merge is undone. So
nobody counts twice, and an undo finds everyone where they were.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, transaction
from citizen.domain.acts import Act
from citizen.domain.ideas.merging import Candidate, MergeRefusal, Reason, refuse_merge, refuse_reason
from citizen.domain.ideas.states import IdeaState
from citizen.domain.notices import FollowKind, NoticeKind
from citizen.ideas.actions.bringing import bring_upwards
from citizen.ideas.models import Idea, IdeaAuthor, IdeaMerge, IdeaSupport
from citizen.municipalities.models import Municipality
from citizen.notices.actions import About, post_notices
from citizen.notices.queries.following import followers_of
from citizen.processes.actions import note_act
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class Pair:
    """The idea that goes into another, and the one that it lives on in."""

    going_id: int
    staying_id: int


def merge_ideas(pair: Pair, reason: Reason, by_id: int) -> IdeaMerge | MergeRefusal:
    """The one idea lives on in the other from now on, with both authors and the union of the supporters."""
    with transaction() as session:
        going, staying = _lock(session, pair)
        refusal = refuse_merge(_candidate(going), _candidate(staying), reason)
        if refusal is not None:
            return refusal
        told = _concerned(session, going.id) | _concerned(session, staying.id)
        going.state, going.merged_into_id = IdeaState.MERGED, staying.id
        session.flush()
        bring_upwards(session, staying.id)
        made = _log(session, pair, reason, by_id)
        post_notices(session, NoticeKind.IDEAS_MERGED, told - {by_id}, _about(session, staying, reason))
    return made


def undo_merge(merge_id: int, reason: Reason, by_id: int) -> IdeaMerge | MergeRefusal:
    """The idea stands by itself again, with its own authors and supporters, less those who have stepped out meanwhile.

    Those who came to the one that lived on after the merge stay there. Merges can be undone in any order.
    """
    with transaction() as session:
        merge = session.get_one(IdeaMerge, merge_id)
        pair = Pair(merge.from_id, merge.into_id)
        going, staying = _lock(session, pair)
        refusal = refuse_reason(reason)
        if refusal is not None:
            return refusal
        is_undone = session.scalar(sa.select(sa.exists().where(IdeaMerge.undoes_id == merge_id)))
        if is_undone or merge.undoes_id is not None or going.merged_into_id != staying.id:
            return MergeRefusal.UNDONE_ALREADY
        told = _concerned(session, going.id) | _concerned(session, staying.id)
        going.state, going.merged_into_id = IdeaState.PUBLISHED, None
        session.flush()
        bring_upwards(session, staying.id)
        made = _log(session, pair, reason, by_id, undoes_id=merge_id)
        post_notices(session, NoticeKind.MERGE_UNDONE, told - {by_id}, _about(session, going, reason))
    return made


def _lock(session: Session, pair: Pair) -> tuple[Idea, Idea]:
    """Both rows. What is merged or undone in a round is so one at a time, and those who step out wait meanwhile."""
    process_id = session.get_one(Idea, pair.going_id).process_id
    session.scalars(sa.select(Process.id).where(Process.id == process_id).with_for_update()).all()
    upwards = {pair.going_id}
    above: int | None = pair.staying_id
    while above is not None:
        upwards.add(above)
        above = session.scalar(sa.select(Idea.merged_into_id).where(Idea.id == above))
    wanted = sa.select(Idea).where(Idea.id.in_(upwards)).order_by(Idea.id).with_for_update()
    found = {idea.id: idea for idea in session.scalars(wanted.execution_options(populate_existing=True))}
    return found[pair.going_id], found[pair.staying_id]


def _candidate(idea: Idea) -> Candidate:
    return Candidate(idea.id, idea.process_id, IdeaState(idea.state))


def _log(session: Session, pair: Pair, reason: Reason, by_id: int, undoes_id: int | None = None) -> IdeaMerge:
    line = IdeaMerge(
        from_id=pair.going_id,
        into_id=pair.staying_id,
        undoes_id=undoes_id,
        reason_nb=reason.nb,
        reason_nn=reason.nn,
        by_id=by_id,
        at=database_now(session),
    )
    session.add(line)
    session.flush()
    _note(session, line, reason)
    return line


def _note(session: Session, line: IdeaMerge, reason: Reason) -> None:
    going, staying = session.get_one(Idea, line.from_id), session.get_one(Idea, line.into_id)
    process = session.get_one(Process, staying.process_id)
    act = Act.MERGE_UNDONE if line.undoes_id else Act.IDEAS_MERGED
    page = f"ide/{staying.public_id}"
    note_act(session, act, process, page, why=reason.nb or reason.nn, details={"merged": going.public_id})


def _concerned(session: Session, idea_id: int) -> frozenset[int]:
    """Who proposes the idea, supports it or follows it."""
    authors = sa.select(IdeaAuthor.account_id).where(IdeaAuthor.idea_id == idea_id, IdeaAuthor.account_id.is_not(None))
    supporters = sa.select(IdeaSupport.account_id).where(IdeaSupport.idea_id == idea_id)
    people = session.scalars(sa.union(authors, supporters))
    return frozenset(one for one in people if one is not None) | followers_of(FollowKind.IDEA, idea_id)


def _about(session: Session, idea: Idea, reason: Reason) -> About:
    process = session.get_one(Process, idea.process_id)
    place = session.get_one(Municipality, process.municipality_id)
    path = f"/{place.slug}/{process.slug}/ide/{idea.public_id}"
    return About(place.id, idea.title, path, reason.to("nb"), reason.to("nn"), "idea", idea.id)
