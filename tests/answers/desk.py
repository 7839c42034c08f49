"""A round of ideas with those who work with it, for tests of answers, steps and merges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.answers.actions import merge_ideas
from citizen.database import db
from citizen.domain.ideas.merging import Reason
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.ideas.actions.merging import Pair
from citizen.ideas.models import Idea, IdeaMerge, IdeaSupport
from citizen.municipalities.models import Municipality
from citizen.notices.models import Notice
from citizen.processes.models import Process
from tests import factories as a

WHY = Reason("De sier det samme.", "")
ANSWER = {
    "verdict": "verdict-accepted",
    "reason_nb": "Vi setter opp kameraer i kommunestyresalen.",
    "reason_nn": "Vi set opp kamera i kommunestyresalen.",
    "answered_by": "Kari Nes, kultursjef",
    "on_behalf_of": "Fjordsund kommune",
    "decided_by": "Kommunestyret",
    "case_number": "24/118",
    "case_url": "https://www.example.no/sak/118",
    "seen": "0",
}


@dataclass(frozen=True)
class Desk:
    """Fjordsund with a closed round, two ideas in it that say the same, their authors, and a member of staff."""

    place: Municipality
    process: Process
    staff: Account
    anne: Account
    bjorn: Account
    first: Idea
    second: Idea

    @property
    def staff_list(self) -> str:
        return f"/nb/stab/{self.place.slug}/{self.process.slug}/ideer"

    @property
    def merge_page(self) -> str:
        return f"{self.staff_list}/{self.first.public_id}/sla-sammen/{self.second.public_id}"

    def answer_page(self, idea: Idea | None = None) -> str:
        return f"{self.staff_list}/{(idea or self.first).public_id}/svar"

    def page_of(self, idea: Idea, lang: str = "nb") -> str:
        return f"/{lang}/{self.place.slug}/{self.process.slug}/ide/{idea.public_id}"


def a_desk(phase: Phase = Phase.REVIEWING, name: str = "Fjordsund") -> Desk:
    place = a.a_municipality(name)
    process = a.an_idea_round(place, phase)
    anne, bjorn = a.a_resident(shown_name="Anne"), a.a_resident(shown_name="Bjørn")
    return Desk(
        place=place,
        process=process,
        staff=a.a_person_with_role(place, Role.STAFF, shown_name="Saksbehandler Siv"),
        anne=anne,
        bjorn=bjorn,
        first=a.an_idea(process, anne, title="Direktesend møtene"),
        second=a.an_idea(process, bjorn, title="Vis kommunestyret på nett"),
    )


def supporters(idea: Idea) -> set[int]:
    """Who supports the idea, as the table has it now; the count on the idea must be the same."""
    db.session.rollback()
    ids = set(db.session.scalars(sa.select(IdeaSupport.account_id).where(IdeaSupport.idea_id == idea.id)))
    counted = db.session.scalar(sa.select(Idea.supports).where(Idea.id == idea.id))
    assert counted == len(ids)
    return ids


def told(kind: str) -> set[int]:
    """Who has a notice of this kind."""
    db.session.rollback()
    return set(db.session.scalars(sa.select(Notice.account_id).where(Notice.kind == kind)))


def last_merge() -> IdeaMerge:
    db.session.rollback()
    return db.session.scalars(sa.select(IdeaMerge).order_by(IdeaMerge.id.desc())).first()


def fresh(idea: Idea) -> Idea:
    db.session.rollback()
    return db.session.get_one(Idea, idea.id, populate_existing=True)


def answer(**changes: Any) -> dict[str, Any]:
    return {**ANSWER, **changes}


def things_to_answer(process: Process) -> dict[str, Any]:
    """What stands in the addresses of the pages: two ideas of the process, and a merge that can be undone.

    They are the same however often a test asks for them.
    """
    wanted = sa.select(IdeaMerge, Idea.public_id).join(Idea, Idea.id == IdeaMerge.into_id)
    if found := db.session.execute(wanted.where(Idea.process_id == process.id)).first():
        one_of = sa.select(Idea.public_id).where(Idea.process_id == process.id, Idea.state == "published")
        one_id = db.session.scalars(one_of.where(Idea.public_id != found[1]).order_by(Idea.id)).first()
        return {"public_id": one_id, "other": found[1], "merge": found[0].id}
    one, other, gone = (a.an_idea(process) for _ in range(3))
    made = merge_ideas(Pair(gone.id, other.id), WHY, a.a_resident().id)
    assert isinstance(made, IdeaMerge)
    return {"public_id": one.public_id, "other": other.public_id, "merge": made.id}
