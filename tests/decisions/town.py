"""A town whose one road has been voted on, with its case opened and, where asked for, prepared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.decisions import queries
from citizen.decisions.actions import Edit, add_meeting, open_cases, prepare_cases
from citizen.decisions.models import Meeting
from citizen.decisions.queries import CaseRow
from citizen.domain.decisions.codes import Outcome, Parallel
from citizen.domain.permissions import Role
from citizen.notices.models import Notice
from citizen.web.clock import today
from tests import factories as a
from tests.results.counted import a_closed_town
from tests.town import Town


@dataclass(frozen=True)
class CouncilTown:
    """The town, who works there, and the meeting that was held yesterday."""

    town: Town
    staff: Account
    councillor: Account
    proposer: Account
    meeting: Meeting

    @property
    def case(self) -> CaseRow:
        found = queries.find_case(self.town.process, self.town.question.slug)
        assert found is not None
        return found

    @property
    def at_process(self) -> str:
        return f"{self.town.place.slug}/{self.town.process.slug}"

    @property
    def table(self) -> str:
        return f"/nb/stab/{self.town.place.slug}/saker/{self.town.process.slug}/"

    @property
    def page(self) -> str:
        return f"{self.table}{self.town.question.slug}"

    @property
    def decision_form(self) -> str:
        place, process, slug = self.town.place.slug, self.town.process.slug, self.town.question.slug
        return f"/nb/folkevalgte/{place}/sak/{process}/{slug}/vedtak"

    @property
    def together(self) -> str:
        return f"/nb/folkevalgte/{self.town.place.slug}/vedtak/{self.town.process.slug}"

    @property
    def public(self) -> str:
        return f"/nb/{self.at_process}/vedtak/{self.town.question.slug}"

    def choice(self, number: int) -> str:
        return f"a-{self.town.names[number].public_id}"

    def decided_as(self, number: int, **changes: Any) -> dict[str, Any]:
        """The decision form, filled in with one of the names."""
        fields = {"choice": self.choice(number), "meeting": str(self.meeting.id), "case_number": "47/26", "seen": "0"}
        return {**fields, **changes}

    def prepare(self, case: CaseRow | None = None, **values: Any) -> None:
        case = case or self.case
        edit = Edit(case.case_id, case.version, lambda before: replace(before, **values))
        outcome = prepare_cases(self.town.process.id, [edit], today())
        assert outcome.stored, outcome

    def get_ready(self, **changes: Any) -> None:
        """Advice received, no parallel name, and the name that leads recommended."""
        values = {
            "advice_sent_on": today() - timedelta(days=30),
            "advice_received_on": today() - timedelta(days=9),
            "parallel": Parallel.NONE,
            "recommended": Outcome.NEW_NAME,
            "recommended_nb": "Furubakken",
            "recommended_nn": "Furubakken",
            "recommended_proposal_id": self.town.names[0].id,
            "meeting_id": self.meeting.id,
        }
        self.prepare(**{**values, **changes})


def a_council_town(*ballots: tuple[object, ...]) -> CouncilTown:
    """Furubakken leads with five votes to two for Åsvegen, unless other ballots are given."""
    town = a_closed_town(*(ballots or ((None, [0], 5), (None, [1], 2))))
    proposer = a.a_resident(town.lidal)
    for name in town.names:
        db.session.execute(sa.update(type(name)).where(type(name).id == name.id).values(proposer_id=proposer.id))
    db.session.commit()
    open_cases(town.process.id)
    meeting = add_meeting(town.place.id, today() - timedelta(days=1), "Kommunestyret", "Kommunestyret")
    assert isinstance(meeting, Meeting)
    staff = a.a_person_with_role(town.place, Role.STAFF)
    return CouncilTown(town, staff, a.a_person_with_role(town.place, Role.COUNCILLOR), proposer, meeting)


def notices_of(account: Account) -> list[str]:
    wanted = sa.select(Notice.kind).where(Notice.account_id == account.id).order_by(Notice.id)
    return list(db.session.scalars(wanted))
