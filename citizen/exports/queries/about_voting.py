"""The rows about how it was voted. Nothing here tells of votes before a round has been counted."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from citizen.ballots.models import BallotFinal, BallotQuestion, QuestionResult, RoundEvent, VoteRound
from citizen.ballots.queries import list_asked, list_options, list_rounds
from citizen.database import db
from citizen.domain.ballots import read_choices
from citizen.domain.editions import RawRow
from citizen.exports.queries.asked import ids_of_asked
from citizen.exports.queries.cells import Filter, moment_of, rows_of
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process

BETWEEN = " | "
MOST_REMEMBERED = 20_000
"""Different answers whose words are kept at hand."""


def rows_of_voting_rounds(process: Process, wanted: Filter) -> Iterator[RawRow]:
    """Every voting of the process with its rules, stopped ones too."""
    number = get_municipality(process.municipality_id).number
    questions, votes, events = (
        sa.select(what).where(owner == VoteRound.id).scalar_subquery()
        for what, owner in (
            (sa.func.count(BallotQuestion.id), BallotQuestion.round_id),
            (sa.func.sum(QuestionResult.ballots), QuestionResult.round_id),
            (sa.func.count(RoundEvent.id), RoundEvent.round_id),
        )
    )
    query = (
        sa.select(VoteRound, questions, votes, events)
        .where(VoteRound.process_id == process.id)
        .order_by(VoteRound.number)
    )
    for one, asked, given, changes in db.session.execute(query):
        if not _is_wanted(one, wanted):
            continue
        is_counted = one.status == "closed"
        yield (
            number, process.slug, one.number, one.status, one.method, one.max_choices, one.budget,
            moment_of(one.opens_at), moment_of(one.closes_at), moment_of(one.closed_at), asked,
            one.electors if is_counted else None, given if is_counted else None, one.rules_hash.hex(),
            one.public_key or None, changes,
        )  # fmt: skip


def rows_of_ballots(process: Process, wanted: Filter) -> Iterator[RawRow]:
    """Every ballot of the published boxes: what anyone can fetch at the box, with the words of the choices."""
    number = get_municipality(process.municipality_id).number
    questions = ids_of_asked(process, wanted)
    for vote_round in list_rounds(process.id):
        if vote_round.closed_at is None or not _is_wanted(vote_round, wanted):
            continue
        begun = (number, process.slug, vote_round.number)
        names = {option.id: (option.name_nb, option.name_nn) for option in list_options(vote_round.id)}
        said: dict[str, tuple[str, str, str]] = {}
        for asked in (one for one in list_asked(vote_round.id) if one.id in questions):
            about = (*begun, asked.slug, asked.title_nb, asked.title_nn)
            query = (
                sa.select(BallotFinal.receipt, BallotFinal.choices)
                .where(BallotFinal.round_id == vote_round.id, BallotFinal.question_id == asked.id)
                .order_by(BallotFinal.receipt)  # as the index has them: nothing is sorted before the first is sent
            )
            for receipt, choices in rows_of(query):
                words = said.get(choices)
                if words is None:
                    if len(said) > MOST_REMEMBERED:  # rankings are nearly all different
                        said.clear()
                    words = said[choices] = _in_words(choices, names)
                yield (*about, receipt, *words)


def _is_wanted(vote_round: VoteRound, wanted: Filter) -> bool:
    """As the page of the box is narrowed: to one voting by its number."""
    return wanted.get("runde", str(vote_round.number)) == str(vote_round.number)


def _in_words(choices: str, names: dict[int, tuple[str, str]]) -> tuple[str, str, str]:
    ids = read_choices(choices)
    nb, nn = (BETWEEN.join(names[option][form] for option in ids) for form in (0, 1))
    return " ".join(map(str, ids)), nb, nn
