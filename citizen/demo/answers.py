"""What the invented municipality has done with ideas: some are answered, two were the same, and with one it is late."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.answers.actions import merge_ideas
from citizen.answers.models import IdeaAnswer, IdeaStep, ProcessStep
from citizen.database import transaction
from citizen.demo.content import DATA
from citizen.demo.people import People
from citizen.domain.ideas.merging import MergeRefusal, Reason
from citizen.domain.ideas.steps import Step
from citizen.ideas.actions.merging import Pair
from citizen.ideas.models import Idea, IdeaAuthor, IdeaSupport, IdeaVersion
from citizen.processes.models import Process
from citizen.web.clock import OSLO

SEED = 1992
STAFF = "hanne.myklebust@fjordsund.example"


def make_answers(processes: list[Process], people: People, now: datetime) -> None:
    """Plans, steps, answers and one merge, in the rounds of ideas of the demonstration."""
    planned: dict[str, Any] = json.loads((DATA / "answers.json").read_text("utf-8"))
    by_slug = {process.slug: process for process in processes}
    with transaction() as session:
        staff = session.scalars(sa.select(Account).where(Account.email == STAFF)).one()
        for slug, days in planned["plans"].items():
            _make_plan(session, by_slug[slug], days, planned["not_needed"].get(slug, ()), now)
        slug = planned["round"]
        ideas = {idea.public_id: idea for idea in session.scalars(_ideas_of(by_slug[slug]))}
        numbered = {number: ideas[f"demo-{slug}-{number}"] for number in range(1, len(ideas) + 1)}
        for number, days_ago in planned["assessed"].items():
            _mark(session, numbered[int(number)], Step.ASSESSED, _day(now, -days_ago))
        for said in planned["answers"]:
            _answer(session, numbered[said["idea"]], {**planned, **said}, staff, now)
        _merge(session, numbered[planned["merge"]["into"]], planned["merge"], people, staff, now)


def _ideas_of(process: Process) -> sa.Select[Idea]:
    return sa.select(Idea).where(Idea.process_id == process.id)


def _make_plan(
    session: Session, process: Process, days: Mapping[str, int], not_needed: list[str], now: datetime
) -> None:
    for step in Step:
        if step in days or step in not_needed:
            due_on = _day(now, days[step]) if step in days else None
            session.add(
                ProcessStep(
                    process_id=process.id, step=step, due_on=due_on, first_due_on=due_on, is_skipped=step in not_needed
                )
            )
    session.flush()


def _mark(session: Session, idea: Idea, step: Step, done_on: date) -> None:
    promised = session.get(ProcessStep, (idea.process_id, step.value))
    due_on = promised.due_on if promised else None
    session.add(IdeaStep(idea_id=idea.id, step=step, due_on=due_on, first_due_on=due_on, done_on=done_on))


def _answer(session: Session, idea: Idea, said: Mapping[str, Any], staff: Account, now: datetime) -> None:
    parts = ("verdict", "reason_nb", "reason_nn", "answered_by", "on_behalf_of", "decided_by", "case_number")
    values = {part: said[part] for part in parts}
    written_at = now - timedelta(days=said["days_ago"])
    session.add(IdeaAnswer(idea_id=idea.id, number=1, case_url="", by_id=staff.id, written_at=written_at, **values))
    _mark(session, idea, Step.DECISION, _day(now, -said["days_ago"]))


def _merge(
    session: Session, into: Idea, planned: Mapping[str, Any], people: People, staff: Account, now: datetime
) -> None:
    """One more idea that says the same, with supporters of whom some support both; then the two are made one."""
    chance = random.Random(SEED)  # noqa: S311 — the same town every time, and nothing secret in it
    sent_at = now - timedelta(days=planned["days_ago"])
    said = {part: planned[part] for part in ("title", "body", "language")}
    idea = Idea(
        public_id=f"{into.public_id}-til", process_id=into.process_id, theme_id=into.theme_id, place_id=into.place_id,
        state="published", begun_at=sent_at, sent_at=sent_at, **said,
    )  # fmt: skip
    session.add(idea)
    session.flush()
    session.add(IdeaVersion(idea_id=idea.id, number=1, written_at=sent_at, **said))
    there = set(session.scalars(sa.select(IdeaSupport.account_id).where(IdeaSupport.idea_id == into.id)))
    writers = set(session.scalars(sa.select(IdeaAuthor.account_id).where(IdeaAuthor.idea_id == into.id)))
    free = [account.id for account in people.all if account.id not in there | writers]
    author, *new = chance.sample(free, 1 + planned["supporters"] - planned["supporters_of_both"])
    both = chance.sample(sorted(there), planned["supporters_of_both"])
    session.add(IdeaAuthor(idea_id=idea.id, account_id=author, is_first=True, joined_at=sent_at))
    session.add_all(
        IdeaSupport(idea_id=idea.id, account_id=account_id, given_at=sent_at + timedelta(days=2))
        for account_id in [*new, *both]
    )
    idea.supports = planned["supporters"]
    session.flush()
    made = merge_ideas(Pair(idea.id, into.id), Reason(planned["reason_nb"], planned["reason_nn"]), staff.id)
    if isinstance(made, MergeRefusal):
        raise RuntimeError(f"two ideas of the demonstration can't be merged: {made}")


def _day(now: datetime, days: int) -> date:
    return now.astimezone(OSLO).date() + timedelta(days=days)
