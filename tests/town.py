"""A town with one road to vote on, for tests of ballots, results and files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citizen.accounts.models import Account
from citizen.ballots import queries
from citizen.ballots.actions.making import ANY_NUMBER
from citizen.ballots.models import BallotQuestion, VoteRound
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.phases import Phase
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.roads.models import RoadQuestion
from tests import factories as a


@dataclass(frozen=True)
class Town:
    """Fjordsund with Havnes and Lidal, where Skulevegen in Lidal gives way to the one in Havnes."""

    place: Municipality
    havnes: District
    lidal: District
    process: Process
    question: RoadQuestion
    names: tuple[Proposal, Proposal, Proposal]
    round: VoteRound | None

    @property
    def stem(self) -> str:
        return f"/nb/{self.place.slug}/{self.process.slug}/stem"

    @property
    def ballot(self) -> str:
        return f"{self.stem}/{self.question.slug}"

    @property
    def asked(self) -> BallotQuestion:
        """The question on the ballot."""
        found = queries.find_ballot_question(self.round.id, self.question.slug)
        assert found is not None
        return found

    @property
    def options(self) -> list[int]:
        """The ids of the options, in the order of the names."""
        by_code = {option.code: option.id for option in queries.list_options(self.round.id)}
        return [by_code[name.public_id] for name in self.names]

    def a_neighbour(self, **changes: object) -> Account:
        return a.a_resident(self.lidal, **changes)


def a_town(
    phase: Phase = Phase.VOTING,
    *,
    closes_at: datetime | None = None,
    with_round: bool = True,
    how: HowToCount = ANY_NUMBER,
) -> Town:
    place = a.a_municipality()
    havnes, lidal = a.a_district(place, "Havnes"), a.a_district(place, "Lidal")
    keeper, road = a.a_road(havnes, "Skulevegen", addresses=57), a.a_road(lidal, "Skulevegen", addresses=12)
    process = a.a_process(place, phase, **({"voting_close_at": closes_at} if closes_at else {}))
    question = a.a_question(process, road, keeper)
    names = tuple(a.a_proposal(question, name) for name in ("Furubakken", "Åsvegen", "Elvestien"))
    vote_round = a.a_round(process, {question.id: [name.id for name in names]}, how) if with_round else None
    return Town(place, havnes, lidal, process, question, names, vote_round)
