"""Votings that have ended and been counted, for tests of results and files."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citizen.ballots import queries
from citizen.ballots.models import VoteRound
from citizen.database import transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from tests import factories as a
from tests.town import Town, a_town


def fill(town: Town, *ballots: tuple[object, ...]) -> None:
    """Ballots given as (place, names chosen, how many), and whether the voters live on the road where it matters."""
    for place, names, times, *lives_here in ballots:
        choices = [town.options[name] for name in names]
        district = getattr(town, place) if place else None
        a.some_ballots(
            town.round, town.asked.id, choices, times, district=district, lives_here=next(iter(lives_here), None)
        )


def a_closed_town(*ballots: tuple[object, ...], how: HowToCount | None = None) -> Town:
    """The town after its one road has been voted on, by number of the name: 0 Furubakken, 1 Åsvegen, 2 Elvestien."""
    town = a_town(how=how) if how else a_town()
    fill(town, *ballots)
    a.let_it_close(town.round)
    with transaction() as session:
        session.refresh(town.process)
    return town


def cast(vote_round: VoteRound, *ballots: tuple[Sequence[int], int]) -> None:
    """Ballots in a vote on given alternatives, by number of the alternative: (numbers chosen, how many)."""
    (asked,) = queries.list_asked(vote_round.id)
    options = [option.id for option in queries.list_options(vote_round.id)]
    for numbers, times in ballots:
        a.some_ballots(vote_round, asked.id, [options[number] for number in numbers], times)


def a_counted_vote(
    how: HowToCount, names: list[str], *ballots: tuple[Sequence[int], int], place: Municipality | None = None
) -> tuple[Municipality, Process]:
    """A vote on given alternatives after its end: where it was, and its process."""
    place = place or a.a_municipality()
    vote_round = a.a_vote(place, how, names)
    cast(vote_round, *ballots)
    a.let_it_close(vote_round)
    with transaction() as session:
        return place, session.get_one(Process, vote_round.process_id)


def tells(text: str, number: int) -> bool:
    """Whether the number stands in the text as a number of its own, not inside an address, a name or a clock time."""
    return re.search(rf"(?<![\w.:/=-]){number}(?![\w:/-])", text) is not None


def address(town: Town, lang: str = "nb", *more: str) -> str:
    """The page with the result of the town, or of one of its roads."""
    return "/".join(["", lang, town.place.slug, town.process.slug, "resultat", *more])


def result_page(client, place: Municipality, process: Process, lang: str = "nb") -> str:
    """The words on the page with the result of a vote, with plain spaces."""
    page = client.page(f"/{lang}/{place.slug}/{process.slug}/resultat")
    return page.text.replace("\xa0", " ").replace("\u202f", " ")
