"""The account itself: who the person is here, where they are logged in, what they are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from citizen.accounts.models import Account, LoginSession, RoleGrant
from citizen.answers.models import IdeaAnswer
from citizen.ballots.models import RoundEvent
from citizen.case_papers.models import CasePaper
from citizen.decisions.models import Decision, SpellingAppeal
from citizen.desk.models import CaseMark
from citizen.domain.about_me import Fact, Part
from citizen.electorates.models import AgeDeclaration, Roll
from citizen.exports.models import FileOrder
from citizen.ideas.models import IdeaMerge
from citizen.initiatives.models import InitiativeCorrection, InitiativeEvent
from citizen.moderation.models import ModerationDecision, ModerationText
from citizen.municipalities.models import District, Municipality
from citizen.notices.models import Letter, Notice, NoticeSeen, NoticeSettings
from citizen.paper.models import PaperEvent
from citizen.processes.models import Process
from citizen.roads.models import Road
from citizen.staff_log.models import ActOfStaff

Question = sa.Select[*tuple[Any, ...]]


def in_form_of(account_id: int, nb: InstrumentedAttribute[str], nn: InstrumentedAttribute[str]) -> sa.Case[str]:
    """The words in the person's own language form, whichever form the page around them has."""
    chosen = sa.select(Account.language).where(Account.id == account_id).scalar_subquery()
    return sa.case((chosen == "nn", nn), else_=nb)


def questions(account_id: int) -> Mapping[Part, Question]:
    """One statement for each part; its columns are named by Fact."""
    return {
        Part.ACCOUNT: (
            sa.select(
                Account.public_id.label(Fact.USER_ID),
                Account.shown_name.label(Fact.SHOWN_NAME),
                Account.email.label(Fact.EMAIL),
                Account.language.label(Fact.LANGUAGE),
                Municipality.name.label(Fact.MUNICIPALITY),
                District.name.label(Fact.DISTRICT),
                Road.name.label(Fact.ROAD),
                Account.lives_elsewhere.label(Fact.LIVES_ELSEWHERE),
                Account.created_at.label(Fact.CREATED_AT),
            )
            .outerjoin(District, District.id == Account.district_id)
            .outerjoin(Municipality, Municipality.id == District.municipality_id)
            .outerjoin(Road, Road.id == Account.home_road_id)
            .where(Account.id == account_id)
        ),
        Part.ROLES: (
            sa.select(
                Municipality.name.label(Fact.MUNICIPALITY),
                RoleGrant.role.label(Fact.ROLE),
                RoleGrant.holds_from.label(Fact.HOLDS_FROM),
                RoleGrant.holds_until.label(Fact.HOLDS_UNTIL),
            )
            .join(Municipality, Municipality.id == RoleGrant.municipality_id)
            .where(RoleGrant.account_id == account_id)
            .order_by(Municipality.name, RoleGrant.role)
        ),
        Part.LOGINS: (
            sa.select(
                LoginSession.created_at.label(Fact.CREATED_AT),
                LoginSession.seen_at.label(Fact.LAST_USED_AT),
                LoginSession.ended_at.label(Fact.ENDED_AT),
                LoginSession.born_on.label(Fact.BIRTH_DATE),
                District.name.label(Fact.DISTRICT),
                Road.name.label(Fact.ROAD),
            )
            .outerjoin(District, District.id == LoginSession.asserted_district_id)
            .outerjoin(Road, Road.id == LoginSession.asserted_road_id)
            .where(LoginSession.account_id == account_id)
            .order_by(LoginSession.created_at, LoginSession.id)
        ),
        Part.AGE: (
            sa.select(
                in_form_of(account_id, Process.title_nb, Process.title_nn).label(Fact.PROCESS),
                AgeDeclaration.declared_at.label(Fact.AT),
            )
            .join(Process, Process.id == AgeDeclaration.process_id)
            .where(AgeDeclaration.account_id == account_id)
            .order_by(AgeDeclaration.declared_at)
        ),
        Part.NOTICES: (
            sa.select(
                Notice.posted_at.label(Fact.AT),
                Notice.kind.label(Fact.KIND),
                Notice.title.label(Fact.TITLE),
                in_form_of(account_id, Notice.said_nb, Notice.said_nn).label(Fact.TEXT),
                Notice.path.label(Fact.ADDRESS),
            )
            .where(Notice.account_id == account_id)
            .order_by(Notice.posted_at, Notice.id)
        ),
        Part.NOTICE_SETTINGS: (
            sa.select(
                NoticeSettings.rhythm.label(Fact.RHYTHM),
                NoticeSettings.address.label(Fact.EMAIL),
                NoticeSettings.confirmed_at.label(Fact.CONFIRMED_AT),
                NoticeSeen.seen_until.label(Fact.SEEN_UNTIL),
            )
            .select_from(Account)
            .outerjoin(NoticeSettings, NoticeSettings.account_id == Account.id)
            .outerjoin(NoticeSeen, NoticeSeen.account_id == Account.id)
            .where(
                Account.id == account_id,
                NoticeSettings.account_id.is_not(None) | NoticeSeen.account_id.is_not(None),
            )
        ),
        Part.LETTERS: (
            sa.select(
                Letter.kind.label(Fact.KIND), Letter.state.label(Fact.STATE), Letter.made_at.label(Fact.CREATED_AT)
            )
            .where(Letter.account_id == account_id)
            .order_by(Letter.made_at)
        ),
        Part.CASE_MARKS: (
            sa.select(
                in_form_of(account_id, Process.title_nb, Process.title_nn).label(Fact.PROCESS),
                CaseMark.slug.label(Fact.TITLE),
                CaseMark.is_read.label(Fact.IS_READ),
                CaseMark.note.label(Fact.TEXT),
                CaseMark.changed_at.label(Fact.AT),
            )
            .join(Process, Process.id == CaseMark.process_id)
            .where(CaseMark.account_id == account_id)
            .order_by(CaseMark.changed_at, CaseMark.slug)
        ),
        Part.WORK: _work(account_id),
    }


def _work(account_id: int) -> Question:
    """What the person has done as one of the municipality's staff; the law keeps that it was done."""
    events = (
        (RoundEvent.kind, RoundEvent.happened_at, RoundEvent.account_id),
        (PaperEvent.kind, PaperEvent.happened_at, PaperEvent.account_id),
        (sa.literal("roll-uploaded"), Roll.uploaded_at, Roll.uploaded_by),
        (sa.literal("ideas-merged"), IdeaMerge.at, IdeaMerge.by_id),
        (sa.literal("idea-answered"), IdeaAnswer.written_at, IdeaAnswer.by_id),
        (sa.literal("decision-recorded"), Decision.recorded_at, Decision.decided_by),
        (sa.literal("appeal-recorded"), SpellingAppeal.recorded_at, SpellingAppeal.recorded_by),
        (sa.literal("case-paper-made"), CasePaper.made_at, CasePaper.made_by_id),
        (sa.literal("initiative-corrected"), InitiativeCorrection.corrected_at, InitiativeCorrection.account_id),
        (InitiativeEvent.kind, InitiativeEvent.at, InitiativeEvent.account_id),
        (ModerationDecision.kind, ModerationDecision.decided_at, ModerationDecision.moderator_id),
        (sa.literal("moderation-text"), ModerationText.edited_at, ModerationText.edited_by_id),
        (ActOfStaff.act, ActOfStaff.at, ActOfStaff.account_id),
        (sa.literal("file-ordered"), FileOrder.ordered_at, FileOrder.account_id),
    )
    asked = [sa.select(kind.label(Fact.KIND), at.label(Fact.AT)).where(who == account_id) for kind, at, who in events]
    return sa.union_all(*asked).order_by(Fact.AT)  # type: ignore[return-value] # a union is asked as a select is
