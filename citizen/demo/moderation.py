"""What waits for the moderators of the demonstration: two reports, one thing that is held, and an appeal.

Reports that are some days old can't be made through the actions, whose clock is the database's; so those rows are
written here as the action would have written them at the time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import transaction
from citizen.demo.content import DATA
from citizen.discussion.models import Argument
from citizen.domain.moderation.codes import CaseStatus, DecisionKind, DecisionRefusal, Reason, ThingKind
from citizen.ideas.models import Idea, IdeaAuthor, IdeaTheme, IdeaVersion
from citizen.moderation import actions
from citizen.moderation.models import ModerationCase, ModerationReport
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process

HOUR = timedelta(hours=1)


def make_moderation(municipality: Municipality, process: Process, now: datetime) -> None:
    """Ideas that the moderators have to look at, with the reports, the decision and the appeal of the data folder."""
    planned: dict[str, Any] = json.loads((DATA / "moderation.json").read_text("utf-8"))
    with transaction() as session:
        people = _people(session)
        for name, one in planned["ideas"].items():
            _make_idea(session, process, name, one, people[one["author"]], now)
        for one in planned["reports"]:
            kind, ref = _name_of(session, process, one)
            _report(session, municipality, kind, ref, one, people, now)
        decided = planned["decision"]
        ruling = actions.Ruling(DecisionKind(decided["kind"]), Reason(decided["reason"]), decided["note"])
        ref = _public_id(process, decided["idea"])
        moderator, author = people[decided["by"]], people[planned["ideas"][decided["idea"]]["author"]]
        decision = actions.decide(municipality.id, ThingKind.IDEA, ref, moderator, ruling)
        if isinstance(decision, DecisionRefusal):
            raise RuntimeError(f"the decision of the demonstration can't be made: {decision}")
        if refusal := actions.appeal_decision(decision.id, author, decided["appeal"]):
            raise RuntimeError(f"the appeal of the demonstration can't be made: {refusal}")


def _people(session: Session) -> dict[str, int]:
    """The accounts of the test people, by what stands before the @ of their addresses."""
    rows = session.execute(sa.select(Account.email, Account.id).where(Account.email.is_not(None)))
    return {row[0].partition("@")[0]: row[1] for row in rows if row[0]}


def _make_idea(
    session: Session, process: Process, name: str, one: Mapping[str, Any], author_id: int, now: datetime
) -> None:
    theme = sa.select(IdeaTheme.id).where(IdeaTheme.process_id == process.id, IdeaTheme.slug == one["theme"])
    sent_at = now - one["hours_ago"] * HOUR
    said = {"title": one["title"], "body": one["body"], "language": one["language"]}
    idea = Idea(
        public_id=_public_id(process, name),
        process_id=process.id,
        theme_id=session.scalar(theme),
        state=one["state"],
        begun_at=sent_at - HOUR,
        sent_at=sent_at,
        **said,
    )
    session.add(idea)
    session.flush()
    session.add(IdeaVersion(idea_id=idea.id, number=1, written_at=sent_at, **said))
    session.add(IdeaAuthor(idea_id=idea.id, account_id=author_id, is_first=True, joined_at=idea.begun_at))
    session.flush()


def _report(
    session: Session,
    municipality: Municipality,
    kind: ThingKind,
    ref: str,
    one: Mapping[str, Any],
    people: Mapping[str, int],
    now: datetime,
) -> None:
    case = ModerationCase(municipality_id=municipality.id, kind=kind.value, ref=ref, status=CaseStatus.OPEN.value)
    session.add(case)
    session.flush()
    for said in one["by"]:
        row = ModerationReport(
            case_id=case.id,
            account_id=people[said["person"]],
            reason=said["reason"],
            text=said["text"],
            reported_at=now - said["hours_ago"] * HOUR,
        )
        session.add(row)
    session.flush()


def _name_of(session: Session, process: Process, one: Mapping[str, Any]) -> tuple[ThingKind, str]:
    """The idea with this name, or the argument that begins with these words."""
    if "idea" in one:
        return ThingKind.IDEA, _public_id(process, one["idea"])
    wanted = sa.select(Argument.public_id).where(Argument.text.startswith(one["argument"], autoescape=True))
    return ThingKind.ARGUMENT, session.scalars(wanted.order_by(Argument.id)).first() or ""


def _public_id(process: Process, name: str) -> str:
    return f"demo-{process.slug}-{name}"
