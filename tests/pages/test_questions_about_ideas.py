"""How many questions pages of ideas put to the database, for those who see the most on them: never more than eight."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from citizen.accounts.models import Account, RoleGrant
from citizen.answers.models import IdeaAnswer, IdeaOnBallot, IdeaStep, ProcessStep
from citizen.domain.electorates import Circle, Electorate, Source
from citizen.domain.notices import FollowKind
from citizen.domain.permissions import Role
from citizen.ideas.models import Idea, IdeaAttachment, IdeaMerge, IdeaPicture, IdeaTheme
from citizen.municipalities.models import District, Municipality
from citizen.notices.models import Follow
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.counting import counted_statements
from tests.factories.discussion import an_argument

MOST = 8
ROLES = (Role.STAFF, Role.MODERATOR, Role.COUNCILLOR)
DAY = date(2026, 10, 1)


class Town(NamedTuple):
    """A round for one former municipality and a minimum age, with an idea on which everything hangs."""

    place: Municipality
    process: Process
    theme: IdeaTheme
    idea: Idea
    reader: Account

    @property
    def address(self) -> str:
        return f"/nb/{self.place.slug}/{self.process.slug}/"


@pytest.fixture
def town(app) -> Town:
    place = a.a_municipality()
    district = a.a_district(place)
    who = Electorate(Circle.DISTRICTS, Source.DECLARATION, (district.id,), min_age=16, age_on=DAY)
    process = a.an_idea_round(place, electorate=who.to_json())
    theme, spot = a.a_theme(process), a.a_spot(process)
    author = a.a_resident(district, shown_name="Anne")
    a.a_road(district, "Løypevegen", latitude=61.6, longitude=5.0)
    whose = {"theme_id": theme.id, "place_id": spot.id, "latitude": 61.61, "longitude": 5.01}
    idea = a.an_idea(process, author, a.a_resident(shown_name="Bjørn"), title="Lys i løypa", **whose)
    for name in ("Kari", "Ola", None):
        a.a_supporter(idea, a.a_resident(shown_name=name))
    merged = a.an_idea(process, title="Lys i lysløypa", state="merged", merged_into_id=idea.id)
    argument = an_argument(idea, author)
    an_argument(idea, parent_id=argument.id)
    an_argument(merged, side="against")
    _hang_on(idea, merged, process, place)
    return Town(place, process, theme, idea, _reader(place, district, process, idea))


def _hang_on(idea: Idea, merged: Idea, process: Process, place: Municipality) -> None:
    picture = {"width": 20, "height": 10, "content": b"x", "small": b"x", "added_at": now()}
    said = ("reason_nb", "reason_nn", "answered_by", "on_behalf_of", "decided_by", "case_number", "case_url")
    for number in (1, 2):
        a.stored(IdeaPicture(public_id=f"b{number}", idea_id=idea.id, number=number, alt=f"Bilde {number}", **picture))
        a.stored(
            IdeaAnswer(
                idea_id=idea.id,
                number=number,
                verdict="verdict-accepted" if number == 2 else "verdict-changed",
                written_at=now(),
                **dict.fromkeys(said, f"Svar {number}"),
            )
        )
    a.stored(
        IdeaAttachment(public_id="v", idea_id=idea.id, name="plan.pdf", content=b"x", bytes_long=1, added_at=now())
    )
    a.stored(ProcessStep(process_id=process.id, step="step-decided", due_on=DAY, first_due_on=DAY))
    a.stored(IdeaStep(idea_id=idea.id, step="step-assessed", done_on=DAY))
    a.stored(IdeaMerge(from_id=merged.id, into_id=idea.id, reason_nb="Det samme", reason_nn="", at=now()))
    vote = a.a_process(place, title_nb="Hva skal vi bygge?")
    a.stored(IdeaOnBallot(process_id=vote.id, idea_id=idea.id))


def _reader(place: Municipality, district: District, process: Process, idea: Idea) -> Account:
    """Somebody with every role, who may take part only when they have said that they are old enough."""
    reader = a.a_person_with_role(place, ROLES[0], district)
    for role in ROLES[1:]:
        a.stored(RoleGrant(account_id=reader.id, municipality_id=place.id, role=role))
    for kind, target in ((FollowKind.PROCESS, process.id), (FollowKind.IDEA, idea.id)):
        a.stored(Follow(account_id=reader.id, kind=kind.value, target_id=target, begun_at=now()))
    return reader


def test_the_page_of_an_idea_with_all_that_can_hang_on_it(client, town):
    client.log_in(town.reader)
    text, asked = _read(client, f"{town.address}ide/{town.idea.public_id}")
    assert len(asked) <= MOST, asked
    people, files = ("Anne", "Bjørn", "Kari"), ("Bilde 2", "plan.pdf")
    for said in (*people, *files, "Svar 2", "Svar 1", "Hva skal vi bygge?", "Slutt å f", "Løypevegen"):
        assert said in text, said
    assert '.svg?punkt=61.61000,5.01000"' in text
    assert text.index("Bilde 1") < text.index("Bilde 2")
    assert text.index("Svar 2") < text.index("Svar 1")  # the one that holds comes first
    assert "1 annet forslag er slått sammen med dette" in text


def test_the_page_of_a_hidden_idea_for_a_moderator(client, town):
    hidden = a.an_idea(town.process, a.a_resident(), state="hidden")
    client.log_in(town.reader)
    _text, asked = _read(client, f"{town.address}ide/{hidden.public_id}")
    assert len(asked) <= MOST, asked


@pytest.mark.parametrize("chosen", ["", "?q=lys+løypa&sorter=venter&svar=besvart", "?vis=stottet&sorter=stotte&side=7"])
def test_the_list_and_a_search(client, town, chosen):
    client.log_in(town.reader)
    _text, asked = _read(client, f"{town.address}{chosen or '?'}&tema={town.theme.slug}")
    assert len(asked) <= MOST, asked


def _read(client, address: str) -> tuple[str, list[str]]:
    client.get(address)
    with counted_statements() as statements:
        response = client.get(address)
    assert response.status_code == 200
    return response.text, statements
