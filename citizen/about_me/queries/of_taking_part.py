"""What the person has proposed, supported, written, signed and reported, and what was decided about it."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from citizen.about_me.queries.of_the_account import Question, in_form_of
from citizen.discussion.models import Argument, ArgumentMark
from citizen.domain.about_me import Fact, Part
from citizen.hearings.models import HearingAnswer
from citizen.ideas.models import Idea, IdeaAttachment, IdeaAuthor, IdeaPicture, IdeaSupport, IdeaVersion
from citizen.ideas.queries.visible import shown_among
from citizen.initiatives.models import Initiative
from citizen.initiatives.queries import is_proposed_by
from citizen.moderation.models import ModerationAppeal, ModerationDecision, ModerationRecipient, ModerationReport
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.proposals.models import Proposal, Support


def _seen_title(ideas: sa.Select[int]) -> sa.ColumnElement[str]:
    """The title of somebody else's idea, empty where a moderator has hidden it: what is hidden is in nobody's download.

    `ideas`: those that the question is about.
    """
    return sa.case((Idea.id.in_(shown_among(ideas)), Idea.title), else_="")


def questions(account_id: int) -> Mapping[Part, Question]:
    """One statement for each part; its columns are named by Fact."""
    mine = sa.select(IdeaAuthor.idea_id).where(IdeaAuthor.account_id == account_id)
    supported = sa.select(IdeaSupport.idea_id).where(IdeaSupport.account_id == account_id)
    argued = sa.select(Argument.idea_id).where(Argument.account_id == account_id)
    marked = sa.select(ArgumentMark.argument_id).where(ArgumentMark.account_id == account_id)
    marked_under = sa.select(Argument.idea_id).where(Argument.id.in_(marked))
    return {
        Part.NAMES_PROPOSED: (
            sa.select(
                Proposal.name.label(Fact.TITLE),
                Proposal.reason.label(Fact.REASON),
                Proposal.language.label(Fact.LANGUAGE),
                Proposal.proposed_at.label(Fact.AT),
                Proposal.withdrawn_at.label(Fact.ENDED_AT),
            )
            .where(Proposal.proposer_id == account_id)
            .order_by(Proposal.proposed_at)
        ),
        Part.NAMES_SUPPORTED: (
            sa.select(Proposal.name.label(Fact.TITLE))
            .join(Support, Support.proposal_id == Proposal.id)
            .where(Support.account_id == account_id)
            .order_by(Proposal.id)
        ),
        Part.IDEAS: (
            sa.select(
                in_form_of(account_id, Process.title_nb, Process.title_nn).label(Fact.PROCESS),
                Idea.title.label(Fact.TITLE),
                Idea.body.label(Fact.TEXT),
                Idea.language.label(Fact.LANGUAGE),
                Idea.state.label(Fact.STATE),
                Idea.latitude.label(Fact.LATITUDE),
                Idea.longitude.label(Fact.LONGITUDE),
                Idea.begun_at.label(Fact.CREATED_AT),
                Idea.sent_at.label(Fact.AT),
            )
            .join(Process, Process.id == Idea.process_id)
            .where(Idea.id.in_(mine))
            .order_by(Idea.begun_at)
        ),
        Part.IDEA_VERSIONS: (
            sa.select(
                IdeaVersion.number.label(Fact.NUMBER),
                IdeaVersion.title.label(Fact.TITLE),
                IdeaVersion.body.label(Fact.TEXT),
                IdeaVersion.written_at.label(Fact.AT),
            )
            .where(IdeaVersion.idea_id.in_(mine))
            .order_by(IdeaVersion.idea_id, IdeaVersion.number)
        ),
        Part.IDEA_FILES: sa.union_all(
            sa.select(
                IdeaPicture.alt.label(Fact.TITLE),
                (sa.literal("/bilde/") + IdeaPicture.public_id + sa.literal(".webp")).label(Fact.ADDRESS),
                IdeaPicture.added_at.label(Fact.AT),
            ).where(IdeaPicture.idea_id.in_(mine)),
            sa.select(
                IdeaAttachment.name.label(Fact.TITLE),
                (sa.literal("/vedlegg/") + IdeaAttachment.public_id).label(Fact.ADDRESS),
                IdeaAttachment.added_at.label(Fact.AT),
            ).where(IdeaAttachment.idea_id.in_(mine)),
        ),  # type: ignore[dict-item] # a union is asked as a select is
        Part.IDEAS_SUPPORTED: (
            sa.select(_seen_title(supported).label(Fact.TITLE), IdeaSupport.given_at.label(Fact.AT))
            .join(IdeaSupport, IdeaSupport.idea_id == Idea.id)
            .where(IdeaSupport.account_id == account_id)
            .order_by(IdeaSupport.given_at)
        ),
        Part.ARGUMENTS: (
            sa.select(
                _seen_title(argued).label(Fact.TITLE),
                Argument.side.label(Fact.SIDE),
                Argument.text.label(Fact.TEXT),
                Argument.state.label(Fact.STATE),
                Argument.sent_at.label(Fact.AT),
            )
            .join(Idea, Idea.id == Argument.idea_id)
            .where(Argument.account_id == account_id)
            .order_by(Argument.sent_at)
        ),
        Part.ARGUMENTS_USEFUL: (
            sa.select(Argument.text.label(Fact.TEXT), ArgumentMark.given_at.label(Fact.AT))
            .join(ArgumentMark, ArgumentMark.argument_id == Argument.id)
            .where(
                ArgumentMark.account_id == account_id,
                Argument.state == "published",
                Argument.idea_id.in_(shown_among(marked_under)),
            )
            .order_by(ArgumentMark.given_at)
        ),
        Part.HEARING_ANSWERS: (
            sa.select(
                in_form_of(account_id, Process.title_nb, Process.title_nn).label(Fact.PROCESS),
                HearingAnswer.organisation.label(Fact.ORGANISATION),
                HearingAnswer.text.label(Fact.TEXT),
                HearingAnswer.state.label(Fact.STATE),
                HearingAnswer.sent_at.label(Fact.AT),
            )
            .join(Process, Process.id == HearingAnswer.process_id)
            .where(HearingAnswer.account_id == account_id)
            .order_by(HearingAnswer.sent_at)
        ),
        Part.INITIATIVES: (
            sa.select(
                Municipality.name.label(Fact.MUNICIPALITY),
                Initiative.title.label(Fact.TITLE),
                Initiative.what.label(Fact.TEXT),
                Initiative.why.label(Fact.REASON),
                Initiative.state.label(Fact.STATE),
                Initiative.begun_at.label(Fact.CREATED_AT),
                Initiative.sent_at.label(Fact.AT),
            )
            .join(Municipality, Municipality.id == Initiative.municipality_id)
            .where(is_proposed_by(account_id))
            .order_by(Initiative.begun_at)
        ),
        **_moderation(account_id),
    }


def _moderation(account_id: int) -> Mapping[Part, Question]:
    return {
        Part.REPORTS: (
            sa.select(
                ModerationReport.reason.label(Fact.REASON),
                ModerationReport.text.label(Fact.TEXT),
                ModerationReport.reported_at.label(Fact.AT),
            )
            .where(ModerationReport.account_id == account_id)
            .order_by(ModerationReport.reported_at)
        ),
        Part.DECISIONS: (
            sa.select(
                ModerationDecision.kind.label(Fact.KIND),
                ModerationDecision.title.label(Fact.TITLE),
                in_form_of(account_id, ModerationDecision.statement_nb, ModerationDecision.statement_nn).label(
                    Fact.TEXT
                ),
                ModerationDecision.decided_at.label(Fact.AT),
            )
            .join(ModerationRecipient, ModerationRecipient.decision_id == ModerationDecision.id)
            .where(ModerationRecipient.account_id == account_id)
            .order_by(ModerationDecision.decided_at)
        ),
        Part.APPEALS: (
            sa.select(ModerationAppeal.text.label(Fact.TEXT), ModerationAppeal.appealed_at.label(Fact.AT))
            .where(ModerationAppeal.account_id == account_id)
            .order_by(ModerationAppeal.appealed_at)
        ),
    }
