"""Fills an empty database with the demonstration municipality: always the same one, dated from the day it is made."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from citizen.ballots.actions import close_due, scrub_due, seal_due
from citizen.ballots.models import Witness
from citizen.config import Settings
from citizen.database import transaction
from citizen.demo import content
from citizen.demo.answers import make_answers
from citizen.demo.case_papers import make_case_papers
from citizen.demo.content import DemoRound, Place
from citizen.demo.decisions import make_decisions
from citizen.demo.hearing import make_arguments, make_hearings
from citizen.demo.ideas import make_idea_rounds
from citizen.demo.initiatives import make_initiatives
from citizen.demo.moderation import make_moderation
from citizen.demo.people import make_people
from citizen.demo.register import keep_addresses, make_tasks
from citizen.demo.voices import make_ballots, make_proposals
from citizen.demo.votes import make_votes
from citizen.domain.phases import Schedule
from citizen.domain.roads import Treatment
from citizen.domain.rounds import ChosenPair, fingerprint_of, losers_of
from citizen.municipalities.actions import FormerMunicipality, MunicipalityTexts, set_up_municipality
from citizen.municipalities.models import District, Municipality
from citizen.municipalities.queries import find_municipality_by_number
from citizen.processes.actions import ProcessTexts
from citizen.processes.models import Process
from citizen.roads.actions.choices import ChoiceEdit, save_choices
from citizen.roads.actions.registers import import_register
from citizen.roads.actions.rounds import RoundWish, plan_round, set_up_round
from citizen.roads.models import Collision, Road
from citizen.roads.queries.collisions import list_chosen_pairs

OSLO = ZoneInfo("Europe/Oslo")
SEED = 2020
LONG_AGO = timedelta(days=400)
HELP = (
    "Ring servicetorget på 00 00 00 00 mellom kl. 9 og 15, eller kom innom rådhuset. Vi hjelper deg. (Oppdiktet)",
    "Ring servicetorget på 00 00 00 00 mellom kl. 9 og 15, eller kom innom rådhuset. Vi hjelper deg. (Oppdikta)",
)
WITNESSES = (
    ("Fjordposten", "redaksjonen@fjordposten.example"),
    ("Kontrollutvalet i Nabovik", "kontrollutvalet@nabovik.example"),
    ("Opposisjonen i kommunestyret", "opposisjonen@fjordsund.example"),
)
OPENS, CLOSES = time(9, 0), time(23, 59)


def seed_demonstration(settings: Settings, now: datetime) -> bool:
    """Make the municipality with its people, rounds, proposals and votes in one transaction; False if it is there.

    What is due is then closed and sealed as the timer does it.
    """
    if find_municipality_by_number(content.NUMBER):
        return False
    chance = random.Random(SEED)  # noqa: S311 — the same town every time, and nothing secret in it
    with transaction() as session:
        municipality = _make_municipality()
        for register in content.read_registers():
            import_register(municipality, register)
        keep_addresses(municipality)
        session.add_all(
            Witness(municipality_id=municipality.id, name=name, address=address) for name, address in WITNESSES
        )
        roads = _roads_by_place()
        for place, theme in content.read_themes().items():
            session.execute(sa.update(Road).where(Road.id == roads[place]).values(theme=theme))
        people = make_people(settings, municipality, roads, now, chance)
        for planned in content.read_rounds():
            process = _make_round(municipality, planned, roads, now)
            proposals = make_proposals(process, planned, roads, people, chance)
            make_ballots(settings, process, planned, proposals, people, chance, now)
        make_votes(settings, municipality, content.read_votes(), people, now)
        idea_rounds = make_idea_rounds(municipality, people, now)
        make_answers(idea_rounds, people, now)
        make_arguments(idea_rounds[0], people, now)
        make_moderation(municipality, idea_rounds[0], now)
        make_hearings(municipality, people, now)
        make_initiatives(settings, municipality, people, now)
    close_due(settings)
    seal_due(settings)
    scrub_due()
    make_decisions(municipality, now)
    make_case_papers(settings, municipality, now)
    make_tasks(municipality, now)
    return True


def _make_municipality() -> Municipality:
    intro_nb, intro_nn = content.read_intro()
    texts = MunicipalityTexts(
        number=content.NUMBER,
        name=content.NAME,
        slug=content.NAME.lower(),
        language="nb",
        theme="fjord",
        road_form="veg",
        intro_nb=intro_nb,
        intro_nn=intro_nn,
        help_nb=HELP[0],
        help_nn=HELP[1],
    )
    formers = [FormerMunicipality(number, name, electors) for number, (name, electors) in content.FORMER.items()]
    return set_up_municipality(texts, formers)


def _roads_by_place() -> dict[Place, int]:
    with transaction() as session:
        rows = session.execute(sa.select(District.number, Road.code, Road.id).join_from(Road, District))
        return {Place(number, code): road for number, code, road in rows}


def _make_round(municipality: Municipality, planned: DemoRound, roads: dict[Place, int], now: datetime) -> Process:
    pairs = _pairs_of_round(municipality, {roads[place] for place in planned.places})
    _set_treatments(municipality, planned, roads, pairs)
    pair_ids = [pair.pair_id for pair in pairs]
    plan = plan_round(municipality.id, pair_ids)
    wish = RoundWish(
        pair_ids=pair_ids,
        seen=fingerprint_of(plan.changes),
        slug=planned.slug,
        texts=ProcessTexts(
            **{f"{name}_{form}": planned.texts[name][form] for name in planned.texts for form in ("nb", "nn")}
        ),
        schedule=_schedule(planned, now),
    )
    process = set_up_round(municipality.id, wish, now - LONG_AGO)
    if not isinstance(process, Process):
        raise RuntimeError(f"the round {planned.slug} of the demonstration can't be set up: {process}")
    return process


def _pairs_of_round(municipality: Municipality, changing: set[int]) -> list[ChosenPair]:
    """The pairs in which exactly a road of this round gives way."""
    with transaction() as session:
        ids = list(session.scalars(sa.select(Collision.id).where(Collision.municipality_id == municipality.id)))
    pairs = list_chosen_pairs(municipality.id, ids)
    return [pair for pair in pairs if (losers := losers_of(pair)) and changing.issuperset(losers)]


def _set_treatments(
    municipality: Municipality, planned: DemoRound, roads: dict[Place, int], pairs: list[ChosenPair]
) -> None:
    with transaction() as session:
        names = dict(session.execute(sa.select(Road.id, Road.name)).all())
        versions = dict(session.execute(sa.select(Collision.id, Collision.version)).all())
    for wanted in planned.treatments:
        place = Place.read(wanted["road"])
        pair = next(pair for pair in pairs if losers_of(pair) == (roads[place],))
        neighbour = names[roads[Place(place.number, wanted["into"])]] if wanted["action"] == "absorb" else ""
        edit = ChoiceEdit(pair.pair_id, versions[pair.pair_id], None, Treatment(wanted["action"]), neighbour, "")
        if not save_choices(municipality.id, [edit]).saved:
            raise RuntimeError(f"the treatment of {wanted['road']} in the demonstration can't be stored")


def _schedule(planned: DemoRound, now: datetime) -> Schedule:
    def at(day: str, clock: time) -> datetime:
        date = now.astimezone(OSLO).date() + timedelta(days=planned.days[day])
        return datetime.combine(date, clock, tzinfo=OSLO)

    return Schedule(
        proposals_open_at=at("proposals_open", OPENS),
        proposals_close_at=at("proposals_close", CLOSES),
        voting_open_at=at("voting_open", OPENS),
        voting_close_at=at("voting_close", CLOSES),
    )
