"""The rows about what people say to each other's proposals, and what moderators decided."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.accounts.models import Account
from citizen.discussion.models import Argument
from citizen.discussion.queries import IS_VISIBLE as IS_READABLE
from citizen.domain.editions import People, RawRow
from citizen.domain.ideas.arguing import Side
from citizen.domain.moderation.codes import DecisionKind, Reason, ThingKind
from citizen.exports.queries.about_ideas import narrowed_ideas
from citizen.exports.queries.about_roads import with_groups
from citizen.exports.queries.cells import Filter, day_of, moment_of, rows_of, yes_or_no
from citizen.ideas.models import Idea, IdeaSupport
from citizen.ideas.queries import IS_VISIBLE
from citizen.moderation.models import ModerationAppeal, ModerationCase, ModerationDecision
from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process
from citizen.staff_log.queries import read_wanted

SECONDS_PER_HOUR = 3600


def rows_of_comments(process: Process, wanted: Filter) -> Iterator[RawRow]:
    """Every argument and reply that everyone can read, under its proposal; narrowed as the list of proposals is."""
    number = get_municipality(process.municipality_id).number
    above = aliased(Argument)
    columns = (
        Idea.public_id,
        Idea.title,
        Argument.public_id,
        above.public_id,
        Argument.side,
        Argument.text,
        Argument.language,
        Argument.account_id,
        Account.shown_name,
        Argument.sent_at,
        Argument.useful,
        Argument.replies,
    )
    query = (
        sa.select(*columns)
        .select_from(Argument)
        .join(Idea, Idea.id == Argument.idea_id)
        .outerjoin(above, above.id == Argument.parent_id)
        .outerjoin(Account, Account.id == Argument.account_id)
        .where(Idea.process_id == process.id, IS_VISIBLE, IS_READABLE, *narrowed_ideas(wanted), *_of_talk(wanted))
        .order_by(Idea.public_id, Argument.sent_at, Argument.id)
    )
    for *said, who, shown, sent_at, useful, replies in rows_of(query):
        yield (number, process.slug, *said, People.of(who, shown), day_of(sent_at), useful, replies)


def rows_of_idea_supports(process: Process, wanted: Filter) -> Iterator[RawRow]:
    """How many support each proposal in each former municipality, where that tells of nobody in particular."""
    number = get_municipality(process.municipality_id).number
    things = (
        sa.select(Idea.id, sa.literal(number), sa.literal(process.slug), Idea.public_id, Idea.title)
        .where(Idea.process_id == process.id, IS_VISIBLE, *narrowed_ideas(wanted))
        .order_by(Idea.public_id)
    )
    home = (
        sa.select(IdeaSupport.idea_id, Account.district_id, sa.func.count())
        .join(Account, Account.id == IdeaSupport.account_id)
        .join(Idea, Idea.id == IdeaSupport.idea_id)
        .where(Idea.process_id == process.id)
        .group_by(IdeaSupport.idea_id, Account.district_id)
    )
    yield from with_groups(process, things, home)


def _of_talk(wanted: Filter) -> Iterator[sa.ColumnElement[bool]]:
    """To one proposal, as the page of its discussion is; to one side."""
    if idea := wanted.get("forslag"):
        yield Idea.public_id == idea
    if (side := wanted.get("mening")) in set(Side):
        yield Argument.side == side


def rows_of_moderation(place: Municipality, wanted: Filter) -> Iterator[RawRow]:
    """Every decision of the municipality's moderators, the first on top."""
    one = ModerationDecision
    columns = (
        one.public_id, ModerationCase.kind, ModerationCase.ref, one.number, one.kind, one.reason, one.on_appeal,
        one.waited_since, one.decided_at, one.statement_nb, one.statement_nn, Account.shown_name, ModerationAppeal.text,
    )  # fmt: skip
    query = (
        sa.select(*columns)
        .select_from(one)
        .join(ModerationCase, ModerationCase.id == one.case_id)
        .outerjoin(Account, Account.id == one.moderator_id)
        .outerjoin(ModerationAppeal, ModerationAppeal.decision_id == one.id)
        .where(ModerationCase.municipality_id == place.id, *_of_moderation(wanted))
        .order_by(one.decided_at, one.id)
    )
    for *about, on_appeal, waited, decided, nb, nn, moderator, appeal in rows_of(query):
        month = str(day_of(decided))[: len("ÅÅÅÅ-MM")]
        hours = int((decided - waited).total_seconds()) // SECONDS_PER_HOUR
        when = (moment_of(waited), moment_of(decided), month, hours)
        yield (place.number, *about, yes_or_no(on_appeal), *when, nb, nn, moderator, appeal)


def _of_moderation(wanted: Filter) -> Iterator[sa.ColumnElement[bool]]:
    """To one kind of decision, of thing or of reason, and to days, as the log of staff is."""
    for name, codes, column in (
        ("hva", DecisionKind, ModerationDecision.kind),
        ("gjelder", ThingKind, ModerationCase.kind),
        ("grunn", Reason, ModerationDecision.reason),
    ):
        if (code := wanted.get(name)) in set(codes):
            yield column == code
    days = read_wanted(wanted)
    if days.since:
        yield ModerationDecision.decided_at >= days.since
    if days.before:
        yield ModerationDecision.decided_at < days.before
