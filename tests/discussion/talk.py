"""An idea that people can argue about, and what is stored of it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.discussion.models import Argument
from citizen.domain.phases import Phase
from citizen.ideas.models import Idea
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process
from tests import factories as a
from tests.factories.ideas import an_idea, an_idea_round


@dataclass(frozen=True, slots=True)
class Talk:
    """The round, its idea, the idea's author, and where they are."""

    place: Municipality
    district: District
    process: Process
    idea: Idea
    author: Account

    def address(self, rest: str = "", lang: str = "nb", idea: Idea | None = None) -> str:
        about = (idea or self.idea).public_id
        return f"/{lang}/{self.place.slug}/{self.process.slug}/ide/{about}{rest}"


def a_talk(phase: Phase = Phase.PROPOSING) -> Talk:
    place = a.a_municipality()
    district = a.a_district(place)
    process = an_idea_round(place, phase)
    author = a.a_resident(district)
    return Talk(place, district, process, an_idea(process, author), author)


def a_reader(client, talk, **changes):
    """Somebody who may take part, with an account that is not new, logged in."""
    from citizen.web.clock import now

    person = a.a_resident(talk.district, **{"created_at": now() - 30 * a.DAY, **changes})
    client.log_in(person)
    return person


def arguments() -> list[Argument]:
    db.session.expire_all()
    return list(db.session.scalars(sa.select(Argument).order_by(Argument.id)))


def counted(idea: Idea) -> int:
    db.session.expire_all()
    return db.session.get_one(Idea, idea.id).arguments
