"""Places, people, processes and proposals of a small town."""

from __future__ import annotations

import hashlib
import itertools
from datetime import timedelta
from typing import TypeVar

from citizen.accounts.models import Account, RoleGrant
from citizen.database import Base, transaction
from citizen.domain.naming.keys import name_key
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process
from citizen.proposals.models import Proposal, Support
from citizen.roads.models import Road, RoadQuestion
from citizen.web.clock import now

Row = TypeVar("Row", bound=Base)
_numbers = itertools.count(1)

DAY = timedelta(days=1)
OFFSETS = {
    Phase.ANNOUNCED: (1, 30, 40, 50),
    Phase.PROPOSING: (-5, 20, 30, 40),
    Phase.REVIEWING: (-40, -5, 5, 20),
    Phase.VOTING: (-60, -30, -5, 9),
    Phase.CLOSED: (-90, -60, -40, -10),
}


def stored(row: Row) -> Row:
    with transaction() as session:
        session.add(row)
    return row


def a_municipality(name: str = "Fjordsund", **changes: object) -> Municipality:
    number = next(_numbers)
    values = {
        "number": f"{9000 + number % 999:04}",
        "name": name,
        "slug": name.lower() if name == "Fjordsund" else f"{name.lower()}-{number}",
        "language": "nb",
        "theme": "fjord",
        "road_form": "veg",
        "intro_nb": "Velkommen.",
        "intro_nn": "Velkomen.",
    }
    return stored(Municipality(**{**values, **changes}))


def a_district(municipality: Municipality, name: str = "Havnes", **changes: object) -> District:
    values = {
        "municipality_id": municipality.id,
        "number": f"{1000 + next(_numbers) % 9000:04}",
        "name": name,
        "electors": 500,
    }
    return stored(District(**{**values, **changes}))


def a_road(district: District, name: str = "Skulevegen", **changes: object) -> Road:
    values = {
        "municipality_id": district.municipality_id,
        "district_id": district.id,
        "code": 1000 + next(_numbers),
        "name": name,
        "name_key": name_key(name),
        "addresses": 12,
    }
    return stored(Road(**{**values, **changes}))


def a_process(municipality: Municipality, phase: Phase = Phase.PROPOSING, **changes: object) -> Process:
    days = [now() + offset * DAY for offset in OFFSETS[phase]]
    values = {
        "municipality_id": municipality.id,
        "slug": f"runde-{next(_numbers)}",
        "title_nb": "Hva skal veiene hete?",
        "title_nn": "Kva skal vegane heite?",
        "summary_nb": "Foreslå navn.",
        "summary_nn": "Foreslå namn.",
        "why_nb": "To veier heter det samme.",
        "why_nn": "To vegar heiter det same.",
        "influence_nb": "Avstemningen er rådgivende.",
        "influence_nn": "Avrøystinga er rådgivande.",
        "next_nb": "Kommunestyret avgjør.",
        "next_nn": "Kommunestyret avgjer.",
        "decided_by_nb": "Kommunestyret",
        "decided_by_nn": "Kommunestyret",
        "proposals_open_at": days[0],
        "proposals_close_at": days[1],
        "voting_open_at": days[2],
        "voting_close_at": days[3],
        "created_at": now() - 100 * DAY,
    }
    return stored(Process(**{**values, **changes}))


def a_question(process: Process, road: Road, because: Road, **changes: object) -> RoadQuestion:
    values = {
        "process_id": process.id,
        "road_id": road.id,
        "because_road_id": because.id,
        "old_name": road.name,
        "old_addresses": road.addresses,
        "because_name": because.name,
        "slug": f"veg-{next(_numbers)}",
        "level": "identical",
        "reason_nb": "57 mot 12 adresser.",
        "reason_nn": "57 mot 12 adresser.",
    }
    return stored(RoadQuestion(**{**values, **changes}))


def a_resident(district: District | None = None, **changes: object) -> Account:
    number = next(_numbers)
    values = {
        "public_id": f"resident{number}",
        "person_key": hashlib.sha256(str(number).encode()).digest(),
        "shown_name": f"Innbygger {number}",
        "district_id": district.id if district else None,
        "created_at": now(),
    }
    return stored(Account(**{**values, **changes}))


def a_person_with_role(
    municipality: Municipality, role: Role, district: District | None = None, **changes: object
) -> Account:
    account = a_resident(district, **changes)
    stored(RoleGrant(account_id=account.id, municipality_id=municipality.id, role=role))
    return account


def a_proposal(
    question: RoadQuestion, name: str = "Furubakken", proposer: Account | None = None, **changes: object
) -> Proposal:
    values = {
        "public_id": f"forslag{next(_numbers)}",
        "question_id": question.id,
        "name": name,
        "name_key": name_key(name),
        "reason": "Det står furutrær langs vegen.",
        "language": "nb",
        "proposer_id": proposer.id if proposer else None,
        "proposed_at": now() - DAY,
    }
    proposal = stored(Proposal(**{**values, **changes}))
    if proposer:
        stored(Support(proposal_id=proposal.id, account_id=proposer.id))
    return proposal
