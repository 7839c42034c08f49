"""The demonstration's votes on given alternatives, filled by its people: three are open, and one is counted."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import Any

from citizen.ballots.actions import PlannedOption, PlannedPicture, PlannedQuestion, keep_picture, make_vote
from citizen.ballots.forms.vote import QUESTION_SLUG
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import Option, list_options
from citizen.config import Settings
from citizen.database import transaction
from citizen.demo.coats import draw_coat
from citizen.demo.content import DemoVote
from citizen.demo.people import People
from citizen.demo.voices import DAY, fill, list_questions
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.electorates import Electorate
from citizen.domain.tally import Method
from citizen.domain.votes import schedule_of_vote
from citizen.municipalities.models import Municipality
from citizen.pictures import PictureRefusal
from citizen.processes.actions import ProcessTexts, create_process
from citizen.processes.models import VOTE, Process
from citizen.web.clock import OSLO

SEED = 1838
LONG_AGO = timedelta(days=400)
OPENS, CLOSES = time(9, 0), time(23, 59)
SHARE_WHO_GO_ON = 0.75
"""How likely somebody who ranks is to rank one more."""


def make_votes(
    settings: Settings,
    municipality: Municipality,
    planned: Sequence[DemoVote],
    people: People,
    now: datetime,
) -> None:
    """Announce these votes and fill them; what is due is closed afterwards, as the timer does it."""
    chance = random.Random(SEED)  # noqa: S311 — the same votes every time, and nothing secret in them
    for vote in planned:
        with transaction() as session:
            process = _announce(municipality, vote, now)
            opens_at, closes_at = process.voting_open_at, process.voting_close_at
            # The database freezes what has opened, and takes ballots in an open round only: so the round is made while
            # it is still to open, opened in the past, and given its deadline when all have voted.
            _set_dates(process, now + DAY, now + 2 * DAY)
            session.flush()
            if vote.min_age is not None:
                closes_on = closes_at.astimezone(OSLO).date()
                process.electorate = Electorate(min_age=vote.min_age, age_on=closes_on).to_json()
                session.flush()
            vote_round = make_vote(process, _question(municipality, vote), _how(vote), settings=settings)
            if not isinstance(vote_round, VoteRound):
                raise RuntimeError(f"the vote {vote.slug} of the demonstration can't be made: {vote_round}")
            vote_round.opens_at = opens_at
            session.flush()
            (question,) = list_questions(session, vote_round)
            options = list_options(vote_round.id)
            voters = chance.sample(people.all, vote.voters)
            votes = [(voter, _choices(vote, options, chance)) for voter in voters]
            fill(session, settings, vote_round, process, question, votes, chance)
            vote_round.closes_at = closes_at
            _set_dates(process, opens_at, closes_at)


def _announce(municipality: Municipality, vote: DemoVote, now: datetime) -> Process:
    def at(day: str, clock: time) -> datetime:
        return datetime.combine(now.astimezone(OSLO).date() + timedelta(days=vote.days[day]), clock, tzinfo=OSLO)

    schedule = schedule_of_vote(at("voting_open", OPENS), at("voting_close", CLOSES))
    texts = ProcessTexts(**{f"{name}_{form}": vote.texts[name][form] for name in vote.texts for form in ("nb", "nn")})
    process = create_process(municipality.id, vote.slug, texts, schedule, now - LONG_AGO, kind=VOTE)
    if not isinstance(process, Process):
        raise RuntimeError(f"the vote {vote.slug} of the demonstration can't be announced: {process}")
    return process


def _set_dates(process: Process, opens_at: datetime, closes_at: datetime) -> None:
    for name, instant in asdict(schedule_of_vote(opens_at, closes_at)).items():
        setattr(process, name, instant)


def _question(municipality: Municipality, vote: DemoVote) -> PlannedQuestion:
    options = tuple(
        PlannedOption(
            str(number),
            item["nb"],
            item["nn"],
            item.get("text_nb", ""),
            item.get("text_nn", ""),
            item.get("cost"),
            picture=_picture(municipality, item) if "picture" in item else None,
        )
        for number, item in enumerate(vote.options, 1)
    )
    return PlannedQuestion(QUESTION_SLUG, vote.question["nb"], vote.question["nn"], options)


def _picture(municipality: Municipality, item: Mapping[str, Any]) -> PlannedPicture:
    kept = keep_picture(municipality.id, None, draw_coat(item["picture"]))
    if isinstance(kept, PictureRefusal):
        raise RuntimeError(f"the picture {item['picture']} of the demonstration can't be shown: {kept}")
    return PlannedPicture(kept, item["alt_nb"], item["alt_nn"])


def _how(vote: DemoVote) -> HowToCount:
    return HowToCount(Method(vote.method), None, vote.budget)


def _choices(vote: DemoVote, options: Sequence[Option], chance: random.Random) -> tuple[int, ...]:
    """What somebody chooses who finds the popular options better, but not always."""
    if chance.random() < vote.share_blank:
        return ()
    order = _drawn_order(vote, options, chance)
    match Method(vote.method):
        case Method.RANKED:
            length = 1
            while length < len(order) and chance.random() < SHARE_WHO_GO_ON:
                length += 1
            return tuple(option.id for option in order[:length])
        case Method.BUDGET:
            return _within(order, vote.budget or 0)
    return (order[0].id,)


def _drawn_order(vote: DemoVote, options: Sequence[Option], chance: random.Random) -> list[Option]:
    left = [(option, item["popularity"]) for option, item in zip(options, vote.options, strict=True)]
    order = []
    while left:
        drawn = chance.choices(left, weights=[popularity for _option, popularity in left])[0]
        left.remove(drawn)
        order.append(drawn[0])
    return order


def _within(order: Sequence[Option], budget: int) -> tuple[int, ...]:
    chosen: list[int] = []
    for option in order:
        if (option.cost or 0) <= budget:
            chosen.append(option.id)
            budget -= option.cost or 0
    return tuple(chosen)
