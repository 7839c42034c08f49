"""The ballot box under test, as the model handles it: the real one, and naive ones that a checker must catch.

A naive box plays the worst order of events that its missing lock, constraint or key allows; nothing is left to luck.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from citizen.ballots.actions import Withdrawn, seal_due
from citizen.ballots.models import Ballot, QuestionResult, VoteRound
from citizen.ballots.queries import stream_ballots, stream_replaced
from citizen.database import db, transaction
from citizen.domain.tally import Method, from_json
from tests import factories as a
from tests.at_once import at_once
from tests.published import faults_of_box
from tests.voting import Books, a_form, a_vote

Order = tuple[int, tuple[int, ...], bytes]
"""A person, the places of the options that they choose, and the form that they send."""


CROWD = 45
"""So many whom nobody knows have voted blank before the story begins: enough for a batch of the log."""


class Urn:
    """The real one."""

    def __init__(self, app: Flask, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.vote = a_vote()
        a.some_ballots(self.vote.round, self.vote.question.id, [], CROWD)
        self.crowd = self.vote.receipts()

    def cast(self, person: int, choices: tuple[int, ...], form: bytes) -> Any:
        return self.vote.cast(person, *choices, idem=form)

    def withdraw(self, person: int, form: bytes) -> Any:
        return self.vote.withdraw(person, idem=form)

    def cast_together(self, orders: list[Order]) -> list[Any]:
        """All at once, each in a thread."""
        return at_once(self.app, [partial(self.cast, *order) for order in orders])

    def seal(self) -> None:
        seal_due(a.the_settings())

    def close(self) -> None:
        a.let_it_close(self.vote.round)

    def stop_amid(self, orders: list[Order]) -> list[Any]:
        """The round is stopped while these are being cast."""
        *answers, stopped = at_once(self.app, [*(partial(self.cast, *order) for order in orders), self.vote.stop])
        assert isinstance(stopped, VoteRound), stopped
        return answers

    def books(self) -> Books:
        """Those of the story, without the crowd."""
        books = self.vote.books()
        return replace(books, ballots=books.ballots - CROWD, leaves=books.leaves - CROWD)

    def box(self) -> dict[str, tuple[int, ...]]:
        """The published box, without the crowd whose ballots lie there as they were cast."""
        lines = {receipt: tuple(choices) for _q, receipt, choices, _nonce in stream_ballots(self.vote.round.id)}
        crowd = {receipt: lines.get(receipt) for receipt in self.crowd}
        assert set(crowd.values()) == {()}, crowd
        return {receipt: choices for receipt, choices in lines.items() if receipt not in crowd}

    def replaced(self) -> set[str]:
        return set(stream_replaced(self.vote.round.id))

    def votes(self) -> Counter[int]:
        """The result that was published: how many chose each option."""
        stored = db.session.scalar(sa.select(QuestionResult.result).filter_by(question_id=self.vote.question.id))
        support = from_json(Method.APPROVAL, json.loads(stored)).support
        return +Counter({option: support.votes_for(option) for option in self.vote.options})

    def faults_of_box(self) -> list[str]:
        """What `citizen verify` finds wrong in the published files, and the recount in the database."""
        self.folder.mkdir(exist_ok=True)
        return faults_of_box(self.vote.round.id, self.folder / "box")


class FindThenInsert(Urn):
    """Looks whether the person has a row and inserts one if not; no constraint stops a second row."""

    def __init__(self, app: Flask, folder: Path) -> None:
        super().__init__(app, folder)
        self.rows: dict[int, int] = {}
        self.numbers = itertools.count(10_000)

    def cast(self, person: int, choices: tuple[int, ...], form: bytes) -> Any:
        return self._store(self._find(person), person, choices, form)

    def withdraw(self, person: int, form: bytes) -> Any:
        return super().withdraw(self._find(person) or next(self.numbers), form)

    def cast_together(self, orders: list[Order]) -> list[Any]:
        found = [self._find(person) for person, _choices, _form in orders]
        return [self._store(row, *order) for row, order in zip(found, orders, strict=True)]

    def _find(self, person: int) -> int | None:
        return self.rows.get(person)

    def _store(self, row: int | None, person: int, choices: tuple[int, ...], form: bytes) -> Any:
        row = row or next(self.numbers)  # a row of its own, as in a table that is keyed by a counter
        self.rows[person] = row
        return super().cast(row, choices, form)


class CounterRow(Urn):
    """Keeps the count in a row that is read, added to and written back."""

    def __init__(self, app: Flask, folder: Path) -> None:
        super().__init__(app, folder)
        self.count: Counter[int] = Counter()

    def cast(self, person: int, choices: tuple[int, ...], form: bytes) -> Any:
        return self.cast_together([(person, choices, form)])[0]

    def withdraw(self, person: int, form: bytes) -> Any:
        before = self._chosen(person)
        answer = super().withdraw(person, form)
        self.count += Counter(self._chosen(person))
        self.count -= Counter(before)
        return answer

    def cast_together(self, orders: list[Order]) -> list[Any]:
        read = self.count
        answers = []
        for person, choices, form in orders:
            before = self._chosen(person)
            answers.append(super().cast(person, choices, form))
            self.count = read + Counter(self._chosen(person)) - Counter(before)
        return answers

    def stop_amid(self, orders: list[Order]) -> list[Any]:
        answers = [self.cast(*order) for order in orders]
        super().stop_amid([])
        return answers

    def votes(self) -> Counter[int]:
        return +self.count

    def _chosen(self, person: int) -> tuple[int, ...]:
        ballot = self.vote.ballot(person)
        return ballot.choices if ballot else ()


class CloseWithoutLock(Urn):
    """Reads the ballots for the box while others are still being stored, and then removes them all."""

    def stop_amid(self, orders: list[Order]) -> list[Any]:
        read = set(db.session.scalars(sa.select(Ballot.slot).filter_by(round_id=self.vote.round.id)))
        answers = [self.cast(*order) for order in orders]
        with transaction() as session:
            unread = sa.delete(Ballot).where(Ballot.round_id == self.vote.round.id, Ballot.slot.not_in(read))
            session.execute(unread)
        super().stop_amid([])
        return answers


class RetryIgnoringForm(Urn):
    """Takes a form that comes a second time for a new wish."""

    def cast(self, person: int, choices: tuple[int, ...], form: bytes) -> Any:  # noqa: ARG002 — the fault of this box
        return super().cast(person, choices, a_form())


class SilentWithdrawal(Urn):
    """Removes the ballot of one who withdraws, and tells nobody."""

    def withdraw(self, person: int, form: bytes) -> Any:  # noqa: ARG002 — the fault of this box
        ballot = self.vote.ballot(person)
        with transaction() as session:
            session.execute(sa.delete(Ballot).filter_by(slot=self.vote.slot(person)))
        return Withdrawn(ballot.receipt if ballot else "")


NAIVE = (FindThenInsert, CounterRow, CloseWithoutLock, RetryIgnoringForm, SilentWithdrawal)
