"""A town in which names have been decided for roads, for tests of the register."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from werkzeug.test import TestResponse

from citizen.accounts.models import Account
from citizen.database import db
from citizen.decisions.models import CouncilCase, Decision
from citizen.domain.decisions.codes import Outcome
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.register.queries import NewName, list_names
from citizen.roads.models import Road, RoadQuestion
from citizen.web.clock import now, today
from tests import factories as a
from tests.reading import ReadingClient

_numbers = itertools.count(1)


@dataclass(frozen=True)
class DecidedTown:
    """Fjordsund: Skulevegen in Lidal is now Furubakken, and Skulevegen in Øyrane is Nausttunet; Havnes keeps its."""

    place: Municipality
    havnes: District
    lidal: District
    oyrane: District
    process: Process
    furubakken: CouncilCase
    nausttunet: CouncilCase
    staff: Account

    @property
    def names(self) -> dict[str, NewName]:
        return {one.name: one for one in list_names(self.place.id)}

    @property
    def public(self) -> str:
        return f"/nb/{self.place.slug}/veinavn/"

    @property
    def desk(self) -> str:
        return f"/nb/stab/{self.place.slug}/veinavn/"


def store(client: ReadingClient, address: str, **fields: str) -> TestResponse:
    """Send the tasks of a road as somebody does who has just opened the page."""
    return client.send(address, {"seen": seen_on(client, address), **fields})


def seen_on(client: ReadingClient, address: str) -> str:
    """The version that goes with the form on the page of a road."""
    return next(one["value"] or "" for one in client.page(address).all("input") if one.get("name") == "seen")


def a_decided_town() -> DecidedTown:
    place = a.a_municipality()
    havnes, lidal, oyrane = (a.a_district(place, name) for name in ("Havnes", "Lidal", "Øyrane"))
    keeper = a.a_road(havnes, "Skulevegen", addresses=57, code=1001)
    process = a.a_process(place, Phase.CLOSED)
    cases = [
        a_decision(process, a.a_road(lidal, "Skulevegen", addresses=3, code=1002), keeper, "Furubakken"),
        a_decision(process, a.a_road(oyrane, "Skulevegen", addresses=2, code=1003), keeper, "Nausttunet"),
    ]
    staff = a.a_person_with_role(place, Role.STAFF)
    return DecidedTown(place, havnes, lidal, oyrane, process, *cases, staff)


def a_decision(
    process: Process,
    road: Road,
    because: Road,
    name: str,
    *,
    outcome: Outcome = Outcome.NEW_NAME,
    proposer: Account | None = None,
    decided_on: date | None = None,
    question: RoadQuestion | None = None,
    **changes: object,
) -> CouncilCase:
    """A case about the road with a decision in it, made thirty days ago unless told otherwise."""
    asked = question or a.a_question(process, road, because)
    proposal = a.a_proposal(asked, name, proposer) if outcome is Outcome.NEW_NAME else None
    advised_on = today() - timedelta(days=60)
    case = a.stored(
        CouncilCase(
            process_id=process.id,
            road_question_id=asked.id,
            opened_at=now() - timedelta(days=80),
            advice_sent_on=advised_on - timedelta(days=20),
            advice_received_on=advised_on,
        )
    )
    decide(case, name, outcome, proposal=proposal, decided_on=decided_on, **changes)
    return case


def decided_address(question: RoadQuestion) -> str:
    """The part of the address of this road, which has been given a new name."""
    road = db.session.get_one(Road, question.road_id)
    if not any(one.road_id == road.id for one in list_names(road.municipality_id)):
        opened = db.session.scalar(sa.select(CouncilCase).where(CouncilCase.road_question_id == question.id))
        if opened:
            decide(opened, "Tunvollen")
        else:
            a_decision(db.session.get_one(Process, question.process_id), road, road, "Tunvollen", question=question)
    return next(one.address for one in list_names(road.municipality_id) if one.road_id == road.id)


def decide(
    case: CouncilCase,
    name: str,
    outcome: Outcome = Outcome.NEW_NAME,
    *,
    number: int = 1,
    proposal: Proposal | None = None,
    decided_on: date | None = None,
    **changes: object,
) -> Decision:
    values = {
        "short_form": "",
        "body_nb": "Kommunestyret",
        "body_nn": "Kommunestyret",
        "case_number": f"{next(_numbers)}/26",
        "text": "",
        "reason": "Det står furutrær der.",
        "language": "nb",
        "follows_vote": True,
    }
    return a.stored(
        Decision(
            case_id=case.id,
            number=number,
            outcome=outcome.value,
            name_nb=name,
            name_nn=name,
            options="[]",
            proposal_id=proposal.id if proposal else None,
            decided_on=decided_on or today() - timedelta(days=30),
            recorded_at=now(),
            **{**values, **changes},
        )
    )
