"""A person in front of a ballot, through the pages, and what then lies in the box."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sqlalchemy as sa
from werkzeug.test import TestResponse

from citizen.ballots.actions import seal_of
from citizen.ballots.models import Ballot, VoteRound
from citizen.ballots.queries import list_options
from citizen.database import db
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from tests import factories as a
from tests.reading import Page, ReadingClient
from tests.town import Town
from tests.voting import Vote, a_vote

PROJECTS = ("Badeplass=300", "Skilpark=500", "Kulturhus=900")


@dataclass(frozen=True)
class Booth:
    """One browser at one ballot."""

    client: ReadingClient
    address: str
    round: VoteRound

    @property
    def codes(self) -> dict[str, str]:
        """What the form sends for an option, by its name."""
        return {option.name_nb: option.code for option in list_options(self.round.id)}

    def page(self, lang: str = "nb") -> Page:
        return self.client.page(self.address.replace("/nb/", f"/{lang}/"))

    def drawn(self) -> dict[str, str]:
        """The hidden fields of the page as it is now."""
        html = self.client.get(self.address).text
        return dict(re.findall(r'type="hidden" name="(idem|round|shown)" value="([^"]*)"', html))

    def send(self, *names: str, **fields: object) -> TestResponse:
        """Choose these options by name on a fresh page, and send the form."""
        chosen = {"name": [self.codes.get(name, name) for name in names]}
        return self.client.send(self.address, {**chosen, **self.drawn(), **fields}, follow_redirects=True)

    def withdraw(self, **fields: object) -> TestResponse:
        """Press the button on a fresh page that asks whether to take the vote back."""
        address = f"{self.address}/trekk"
        drawn = Booth(self.client, address, self.round).drawn()
        return self.client.send(address, {**drawn, **fields}, follow_redirects=True)

    def rank(self, numbers: dict[str, str], **fields: object) -> TestResponse:
        """Write these numbers beside the options, and send the form."""
        written = {f"rank-{self.codes.get(name, name)}": number for name, number in numbers.items()}
        return self.send(**written, **fields)

    def press(self, move: str, name: str, numbers: dict[str, str] | None = None) -> TestResponse:
        """Press a button beside an option; the numbers are those on the page where none are given."""
        return self.rank(numbers or self.numbers(), move=f"{move}:{self.codes.get(name, name)}")

    def numbers(self) -> dict[str, str]:
        """What stands in the number fields, by the options' names."""
        names = {code: name for name, code in self.codes.items()}
        fields = {field.get("name", ""): field.get("value") or "" for field in self.page().all("input")}
        return {names[name[5:]]: value for name, value in fields.items() if name.startswith("rank-")}

    def ticked(self) -> set[str]:
        """The names of the options that are ticked on the page."""
        return ticked_on(self.page(), self.codes)

    def stored(self) -> list[tuple[str, ...]]:
        """Every ballot of the round, as the names of what it chooses."""
        names = {option.id: option.name_nb for option in list_options(self.round.id)}
        return [tuple(names[choice] for choice in said.choices) for said in self._opened()]

    def receipts(self) -> list[str]:
        return [said.receipt for said in self._opened()]

    def _opened(self):
        seal = seal_of(a.the_keys_dir(), self.round)
        rows = db.session.execute(sa.select(Ballot.sealed, Ballot.slot).where(Ballot.round_id == self.round.id))
        return [seal.open(sealed, slot) for sealed, slot in rows]


def ticked_on(page: Page, codes: dict[str, str]) -> set[str]:
    names = {code: name for name, code in codes.items()}
    boxes = [box for box in page.all("input") if box.get("name") == "name" and "checked" in box]
    return {names.get(box["value"], box["value"]) for box in boxes}


def booth_at(client: ReadingClient, town: Town) -> Booth:
    """A neighbour, logged in, at the ballot of the road."""
    client.log_in(town.a_neighbour())
    return Booth(client, town.ballot, town.round)


def booth_for(client: ReadingClient, method: Method, phase: Phase = Phase.VOTING, **how: object) -> Booth:
    """A resident, logged in, at the ballot of a vote on given alternatives."""
    names = {Method.YES_NO: ("Ja", "Nei"), Method.BUDGET: PROJECTS}.get(method, ("Furulia", "Åsen", "Elvebakken"))
    sums = {"budget": 1000} if method is Method.BUDGET else {}
    vote = a_vote(HowToCount(method, **{**sums, **how}), names=names, phase=phase)
    client.log_in(a.a_resident(vote.district))
    return Booth(client, ballot_of(vote), vote.round)


def ballot_of(vote: Vote) -> str:
    return f"/nb/{vote.place.slug}/{vote.process.slug}/stem/{vote.question.slug}"
