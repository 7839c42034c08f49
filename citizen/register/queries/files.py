"""The rows of the files about what was decided, each as the dataset of its name says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from citizen.database import database_now, db
from citizen.domain.editions import People, RawRow
from citizen.domain.register.matrikkel import MOST_POSITIONS, Handling, MatrikkelFault
from citizen.domain.register.tasks import RoadStep, RoadTask
from citizen.domain.road_register import Address
from citizen.municipalities.models import Municipality
from citizen.proposals.models import Proposal
from citizen.register.queries.matrikkel import list_matrikkel
from citizen.register.queries.names import NewName, list_changed, list_names
from citizen.roads.queries.addresses import addresses_of

OSLO = ZoneInfo("Europe/Oslo")
WORDS = {Handling.RENAME: "nytt navn", Handling.SPLIT: "deling", Handling.ABSORB: "innlemming"}
NOTES = {
    MatrikkelFault.CODE_OUTSIDE: "koden er ikke mellom 1000 og 99998",
    MatrikkelFault.CODE_CHANGED: "veien har en annen kode i registeret",
    MatrikkelFault.ROAD_GONE: "veien er ikke i registeret",
    MatrikkelFault.CODE_TWICE: "koden er brukt i to tidligere kommuner",
    MatrikkelFault.NAME_TAKEN: "en annen vei har navnet",
    MatrikkelFault.NAME_TWICE: "to veier får samme navn",
    MatrikkelFault.SHORT_FORM_MISSING: "kortformen mangler",
    MatrikkelFault.SHORT_FORM_TOO_LONG: "kortformen er for lang",
    MatrikkelFault.SHORT_FORM_TAKEN: "kortformen er navnet på en annen vei",
    MatrikkelFault.OTHER_NAME_NOW: "veien har et annet navn i registeret",
    MatrikkelFault.REOPENED: "saken er åpnet igjen etter en klage",
    MatrikkelFault.APPEALS_OPEN: "klagefristen er ikke ute",
    MatrikkelFault.NEEDS_NUMBERS: "adressene trenger nye numre",
}
"""What a finding is called in the file, whose bytes are the same in both language forms."""
EVERYTHING: Mapping[str, str] = {}


def rows_of_register(place: Municipality, _wanted: Mapping[str, str] = EVERYTHING) -> Iterator[RawRow]:
    """Every road that has been decided on."""
    names, today = list_names(place.id), _today()
    proposers = _proposers_of([one.decided.proposal_id for one in names if one.decided.proposal_id])
    for one in names:
        row = one.decided
        done = {step.step: step.done_on for step in one.line(today)} if one.changes else {}
        yield (
            place.number,
            one.key.district,
            row.district_name,
            one.key.code,
            row.old_name,
            one.name,
            row.short_form,
            row.outcome.value,
            People.of(proposers.get(row.proposal_id or 0), row.proposer),
            row.proposal_reason,
            _body(place, one),
            row.decided_on,
            row.case_number,
            row.reason,
            "ja" if row.follows_vote else "nei",
            "ja" if row.is_reopened else "nei",
            *(done.get(step) for step in RoadStep if step is not RoadStep.DECIDED),
            one.ssr_number,
            one.address,
        )


def rows_of_matrikkel(place: Municipality, wanted: Mapping[str, str] = EVERYTHING) -> Iterator[RawRow]:
    """The roads that are in order; with `alle` = 1 all of them, and the last column says what is wrong."""
    for row in list_matrikkel(place.id, _today()):
        if row.is_kept_out and wanted.get("alle") != "1":
            continue
        one, decided = row.name, row.name.decided
        entered = one.task(RoadTask.MATRIKKEL)
        yield (
            place.number,
            one.key.district,
            decided.district_name,
            one.key.code,
            decided.old_name,
            one.name,
            _short_form(one),
            WORDS[one.handling or Handling.RENAME],
            one.into_code,
            decided.addresses,
            decided.decided_on,
            _body(place, one),
            decided.case_number,
            decided.advice_received_on,
            one.ssr_number,
            entered.done_on if entered.is_done(one.name) else None,
            "; ".join(NOTES[finding.fault] for finding in row.findings),
        )


def rows_of_addresses(place: Municipality, _wanted: Mapping[str, str] = EVERYTHING) -> Iterator[RawRow]:
    """A row per address that changes, road by road. No names of people: no register here has any."""
    names = list_changed(place.id)
    listed = addresses_of([one.road_id for one in names])
    for one in names:
        for address in listed.get(one.road_id, ()):
            yield _address(place, one, address)


def _address(place: Municipality, one: NewName, address: Address) -> RawRow:
    number = f"{address.number}{address.letter}"
    keeps_number = one.handling is Handling.RENAME
    return (
        f"{one.decided.old_name} {number}",
        f"{one.name} {number}" if keeps_number else one.name,
        address.postal_code,
        address.postal_place,
        one.decided.old_name,
        one.name,
        address.number,
        address.letter,
        place.number,
        one.decided.district_name,
        one.key.code,
        one.decided.decided_on,
        one.decided.case_number,
    )


def _short_form(one: NewName) -> str:
    """The name itself where it is short enough; empty where a short form has still to be decided."""
    return one.decided.short_form or (one.name if len(one.name) <= MOST_POSITIONS else "")


def _body(place: Municipality, one: NewName) -> str:
    return one.decided.body_nn if place.language == "nn" else one.decided.body_nb


def _today() -> date:
    return database_now(db.session()).astimezone(OSLO).date()


def _proposers_of(proposal_ids: list[int]) -> dict[int, int | None]:
    wanted = sa.select(Proposal.id, Proposal.proposer_id).where(Proposal.id.in_(proposal_ids))
    return dict(db.session.execute(wanted).all())
