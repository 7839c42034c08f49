"""The hearings of the demonstration, and the arguments about its ideas.

History can't be made through the actions, whose clock is the database's; so the rows are written here as the actions
would have written them at the time.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import transaction
from citizen.demo.content import DATA, TEXTS
from citizen.demo.people import People
from citizen.discussion.actions import recount_arguments
from citizen.discussion.models import Argument, ArgumentMark
from citizen.hearings.models import HearingAnswer, HearingOutcome, HearingOutcomePart, HearingSection
from citizen.ideas.queries import find_idea
from citizen.municipalities.models import Municipality
from citizen.processes.models import HEARING, Process
from citizen.web.clock import OSLO

SEED = 814
OPENS, CLOSES = time(9, 0), time(23, 59)
LONG_AGO = timedelta(days=60)


def make_hearings(municipality: Municipality, people: People, now: datetime) -> None:
    """A hearing that is open, with the answers that have come so far, and one that the municipality has told of."""
    chance = random.Random(SEED)  # noqa: S311 — the same town every time, and nothing secret in it
    for name in ("hearing", "hearing-answered"):
        _make_hearing(municipality, json.loads((DATA / f"{name}.json").read_text("utf-8")), people, now, chance)


def _make_hearing(
    municipality: Municipality, planned: dict[str, Any], people: People, now: datetime, chance: random.Random
) -> None:
    parts = (*TEXTS, "privacy")
    days = planned["days"]
    answered_by = _at(now, days["answer"], CLOSES)
    with transaction() as session:
        process = Process(
            municipality_id=municipality.id,
            kind=HEARING,
            slug=planned["slug"],
            proposals_open_at=_at(now, days["open"], OPENS),
            proposals_close_at=_at(now, days["close"], CLOSES),
            voting_open_at=answered_by,
            voting_close_at=answered_by,
            created_at=_at(now, days["open"], OPENS) - LONG_AGO,
            **{f"{part}_{form}": planned[part][form] for part in parts for form in ("nb", "nn")},
        )
        session.add(process)
        session.flush()
        sections = _make_sections(session, process, planned["sections"])
        writers: list[Account] = chance.sample(people.all, len(planned["answers"]))
        for number, (written, writer) in enumerate(zip(planned["answers"], writers, strict=True), 1):
            session.add(
                HearingAnswer(
                    public_id=f"demo-{planned['slug']}-{number}",
                    process_id=process.id,
                    section_id=sections.get(written["section"]),
                    account_id=_writer_of(session, written, writer),
                    organisation=written["organisation"],
                    stance=written["stance"],
                    text=written["text"],
                    language=written["language"],
                    sent_at=_at(now, -written["days_ago"], time(8 + number, 7 * number)),
                )
            )
        _make_outcomes(session, process, planned.get("outcome", ()), sections, now)


def make_arguments(process: Process, people: People, now: datetime) -> None:
    """Arguments for and against the ideas of a round, with replies and marks."""
    chance = random.Random(SEED)  # noqa: S311 — as above
    planned: list[dict[str, Any]] = json.loads((DATA / "arguments.json").read_text("utf-8"))
    with transaction() as session:
        touched = set()
        for number, written in enumerate(planned, 1):
            idea = find_idea(process.id, f"demo-{process.slug}-{written['idea']}")
            if idea is None:
                raise RuntimeError(f"the idea {written['idea']} of the demonstration is missing")
            touched.add(idea.id)
            _make_argument(session, idea.id, f"demo-argument-{number}", written, people, now, chance)
        for idea_id in sorted(touched):
            recount_arguments(session, idea_id)


def _make_argument(
    session: Session,
    idea_id: int,
    public_id: str,
    written: Mapping[str, Any],
    people: People,
    now: datetime,
    chance: random.Random,
) -> None:
    writer, *others = chance.sample(people.all, 1 + written["useful"] + len(written["replies"]))
    sent_at = _at(now, -written["days_ago"], time(9 + chance.randrange(10), chance.randrange(60)))
    said = {"idea_id": idea_id, "language": written["language"], "text": written["text"], "sent_at": min(sent_at, now)}
    argument = Argument(
        public_id=public_id,
        account_id=writer.id,
        side=written["side"],
        useful=written["useful"],
        replies=len(written["replies"]),
        **said,
    )
    session.add(argument)
    session.flush()
    for reader in others[: written["useful"]]:
        given_at = argument.sent_at + (now - argument.sent_at) * chance.random()
        session.add(ArgumentMark(argument_id=argument.id, account_id=reader.id, given_at=given_at))
    for number, (reply, replier) in enumerate(zip(written["replies"], others[written["useful"] :], strict=True), 1):
        session.add(
            Argument(
                public_id=f"{public_id}-{number}",
                idea_id=idea_id,
                parent_id=argument.id,
                text=reply["text"],
                language=reply["language"],
                account_id=replier.id,
                sent_at=min(_at(now, -reply["days_ago"], time(20, 10 * number)), now),
            )
        )


def _writer_of(session: Session, written: Mapping[str, Any], otherwise: Account) -> int:
    """The test person whom the file names, so that there is somebody to log in as who gets letters; or a resident."""
    if "by" not in written:
        return otherwise.id
    return session.scalars(sa.select(Account.id).where(Account.email == written["by"])).one()


def _make_sections(
    session: Session, process: Process, planned: Sequence[Mapping[str, Mapping[str, str]]]
) -> dict[int, int]:
    rows = [
        HearingSection(
            process_id=process.id,
            number=number,
            heading_nb=one["heading"]["nb"],
            heading_nn=one["heading"]["nn"],
            text_nb=one["text"]["nb"],
            text_nn=one["text"]["nn"],
        )
        for number, one in enumerate(planned, 1)
    ]
    session.add_all(rows)
    session.flush()
    return {row.number: row.id for row in rows}


def _make_outcomes(
    session: Session,
    process: Process,
    planned: Sequence[Mapping[str, Any]],
    sections: Mapping[int, int],
    now: datetime,
) -> None:
    for number, said in enumerate(planned, 1):
        outcome = HearingOutcome(
            process_id=process.id,
            number=number,
            text_nb=said["text"]["nb"],
            text_nn=said["text"]["nn"],
            case_number=said["case_number"],
            case_url="",
            published_at=_at(now, said["days"], OPENS),
        )
        session.add(outcome)
        session.flush()
        for section, text in said["parts"].items():
            part = HearingOutcomePart(outcome_id=outcome.id, section_id=sections[int(section)])
            part.text_nb, part.text_nn = text["nb"], text["nn"]
            session.add(part)


def _at(now: datetime, days: int, clock: time) -> datetime:
    return datetime.combine(now.astimezone(OSLO).date() + timedelta(days=days), clock, tzinfo=OSLO)
