"""Delete an account, and everything of the person's that no law keeps, in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from citizen.accounts.actions import new_public_id
from citizen.accounts.models import Account, LoginSession, RoleGrant
from citizen.answers.models import IdeaAnswer
from citizen.ballots.models import VotePicture
from citizen.case_papers.models import CasePaper
from citizen.database import database_now, transaction
from citizen.decisions.models import Decision, SpellingAppeal
from citizen.desk.models import CaseMark
from citizen.discussion.actions.removing import forget_writer
from citizen.domain.notices import FollowKind
from citizen.electorates.models import AgeDeclaration
from citizen.exports.models import FileOrder
from citizen.hearings.actions.removing import forget_answerer
from citizen.hearings.models import HearingAnswer, HearingOutcome
from citizen.ideas.actions.removing import forget_proposer
from citizen.ideas.models import Idea, IdeaAuthor, IdeaMerge, IdeaSupport
from citizen.initiatives.actions.forgetting import forget_signer
from citizen.moderation.actions import forget_author
from citizen.moderation.models import (
    ModerationAppeal,
    ModerationDecision,
    ModerationRecipient,
    ModerationReport,
    ModerationText,
)
from citizen.notices.models import Follow, Letter, Notice, NoticeSeen, NoticeSettings
from citizen.proposals.models import Proposal, Support
from citizen.register.models import RoadTaskMark
from citizen.staff_log.models import ActOfStaff

PersonColumn = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
KEY_BYTES = 32

DELETED: tuple[PersonColumn, ...] = (
    Support.account_id,
    ModerationRecipient.account_id,
    AgeDeclaration.account_id,
    CaseMark.account_id,
    Notice.account_id,
    Letter.account_id,
    Follow.account_id,
    NoticeSettings.account_id,
    NoticeSeen.account_id,
    RoleGrant.account_id,
    LoginSession.account_id,
)
"""Rows that go with the person."""

WITHOUT_NAME: tuple[PersonColumn, ...] = (
    Proposal.proposer_id,
    IdeaAuthor.account_id,
    IdeaMerge.by_id,
    IdeaAnswer.by_id,
    CasePaper.made_by_id,
    Decision.decided_by,
    SpellingAppeal.recorded_by,
    VotePicture.account_id,
    HearingAnswer.account_id,
    HearingOutcome.by_id,
    ModerationReport.account_id,
    ModerationDecision.moderator_id,
    ModerationAppeal.account_id,
    ModerationText.edited_by_id,
    RoadTaskMark.by_id,
    ActOfStaff.account_id,
    FileOrder.account_id,
)
"""Rows that stay as a part of a case, without saying who."""


def delete_account(account_id: int, keys_dir: Path, letters_dir: Path | None = None) -> None:
    """Delete the person, and end all their sessions. What stays says nowhere whose it was.

    The account's row stays without a word of the person in it until the files have been swept, or for good where the
    log of a vote points at it: what staff did in a vote can't be taken out of its log.
    """
    with transaction() as session:
        account = session.get_one(Account, account_id, with_for_update={"key_share": True}, populate_existing=True)
        letters = session.scalars(sa.select(Letter.name).where(Letter.account_id == account_id)).all()
        forget_signer(session, account_id, keys_dir)
        forget_author(session, account_id)
        forget_writer(session, account_id)
        forget_answerer(session, account_id)
        _empty_notices(session, forget_proposer(session, account_id))
        _withdraw_support(session, account_id)
        for column in DELETED:
            session.execute(sa.delete(_table(column)).where(column == account_id))
        for column in WITHOUT_NAME:
            session.execute(sa.update(_table(column)).where(column == account_id).values({column.key: None}))
        account.public_id, account.person_key = new_public_id(), secrets.token_bytes(KEY_BYTES)
        account.shown_name = account.email = account.language = account.district_id = account.home_road_id = None
        account.lives_elsewhere = False
        account.created_at = account.disabled_at = account.deleted_at = database_now(session)
    if letters_dir:
        for name in letters:
            (letters_dir / f"{name}.eml").unlink(missing_ok=True)


def _table(column: PersonColumn) -> sa.Table:
    table: sa.Table = column.class_.__table__
    return table


def _empty_notices(session: Session, idea_ids: Sequence[int]) -> None:
    """Others were told of ideas that nobody can read any more; what they were told is shown to nobody either."""
    about = (Notice.target_kind == FollowKind.IDEA.value, Notice.target_id.in_(idea_ids))
    session.execute(sa.update(Notice).where(*about).values(title="", said_nb="", said_nn=""))


def _withdraw_support(session: Session, account_id: int) -> None:
    supported = session.scalars(sa.select(IdeaSupport.idea_id).where(IdeaSupport.account_id == account_id)).all()
    held = sa.select(Idea.id).where(Idea.id.in_(supported)).order_by(Idea.id).with_for_update()
    session.execute(held).all()  # who gives support meanwhile waits, so that both are counted
    session.execute(sa.delete(IdeaSupport).where(IdeaSupport.account_id == account_id))
    counted = sa.select(sa.func.count()).where(IdeaSupport.idea_id == Idea.id).scalar_subquery()
    session.execute(
        sa.update(Idea)
        .where(Idea.id.in_(supported))
        .values(supports=counted)
        .execution_options(synchronize_session=False)
    )
