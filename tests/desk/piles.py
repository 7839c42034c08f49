"""Rounds that lie on a councillor's desk: many roads, counted, with or without what staff prepare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.ballots.queries import list_asked, list_options
from citizen.database import transaction
from citizen.decisions.actions import add_meeting, open_cases
from citizen.decisions.models import CouncilCase, Meeting
from citizen.desk.models import CaseMark
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process
from citizen.roads.models import RoadQuestion
from citizen.web.clock import today
from tests import factories as a


@dataclass(frozen=True)
class PileOfRoads:
    """A counted round about roads called Veg 01, Veg 02 and so on, each with two names on its ballot."""

    place: Municipality
    district: District
    process: Process
    questions: tuple[RoadQuestion, ...]

    def page(self, rest: str = "", lang: str = "nb") -> str:
        room = {"nb": "folkevalgte", "nn": "folkevalde"}[lang]
        return f"/{lang}/{room}/{self.place.slug}/{rest}"

    @property
    def list(self) -> str:
        return self.page(f"saker/{self.process.slug}")

    def case(self, number: int, rest: str = "") -> str:
        return self.page(f"sak/{self.process.slug}/{self.questions[number].slug}{rest}")

    def councillor(self) -> Account:
        return a.a_person_with_role(self.place, Role.COUNCILLOR)


def a_pile(roads: int = 3, place: Municipality | None = None) -> PileOfRoads:
    """Road number n has n + 1 votes for its first name and none for its second."""
    place = place or a.a_municipality()
    keeper = a.a_road(a.a_district(place, "Havnes"), "Skulevegen", addresses=57)
    district = a.a_district(place, "Lidal")
    process = a.a_process(place, Phase.VOTING)
    questions, options = [], {}
    for number in range(roads):
        road = a.a_road(district, f"Veg {number + 1:02}", addresses=100 - number)
        question = a.a_question(process, road, keeper)
        first = a.a_proposal(question, f"{LETTERS[number // 26]}{LETTERS[number % 26].lower()}rabakken")
        second = a.a_proposal(question, f"{LETTERS[number // 26]}{LETTERS[number % 26].lower()}lmyra")
        questions.append(question)
        options[question.id] = [first.id, second.id]
    vote_round = a.a_round(process, options)
    listed = list_options(vote_round.id)
    for number, asked in enumerate(list_asked(vote_round.id)):
        first_option = next(option.id for option in listed if option.question_id == asked.id)
        a.some_ballots(vote_round, asked.id, [first_option], number % 5 + 1)
    a.let_it_close(vote_round)
    with transaction() as session:
        session.refresh(process)
    return PileOfRoads(place, district, process, tuple(questions))


LETTERS = "BDFGHKLMNPRSTVBDFGHKLMNPRS"


def a_meeting(pile: PileOfRoads, held_on: date | None = None) -> Meeting:
    """The cases of the pile are opened, and all come up at this meeting."""
    open_cases(pile.process.id)
    meeting = add_meeting(pile.place.id, held_on or today() + timedelta(days=10), "Kommunestyret", "Kommunestyret")
    assert isinstance(meeting, Meeting)
    with transaction() as session:
        of_pile = sa.update(CouncilCase).where(CouncilCase.process_id == pile.process.id)
        session.execute(of_pile.values(meeting_id=meeting.id))
    return meeting


def recommend(pile: PileOfRoads, number: int, name: str, **more: object) -> None:
    """Staff recommend this name for the road."""
    values = {"recommended": "outcome-new-name", "recommended_nb": name, "recommended_nn": name, **more}
    with transaction() as session:
        wanted = CouncilCase.road_question_id == pile.questions[number].id
        session.execute(sa.update(CouncilCase).where(wanted).values(values))


def marks_of(account: Account) -> dict[str, tuple[bool, str]]:
    """What is stored of the person, by the slug of the case."""
    with transaction() as session:
        rows = session.scalars(sa.select(CaseMark).where(CaseMark.account_id == account.id))
        return {row.slug: (row.is_read, row.note) for row in rows}
