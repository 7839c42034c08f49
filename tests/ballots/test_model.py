"""Whatever people do with a vote, in whatever order, it comes to what a simple register says; and naive boxes do not.

Hypothesis makes up the stories: votes, changes, withdrawals, forms that come again, double clicks, two tabs, batches of
the log, the deadline, and a stop in the midst of it all. After each step the box is held against the register.
"""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from citizen.ballots.actions import Cast
from citizen.database import db
from citizen.domain.ballots import BallotRefusal
from tests.ballots.register import Register
from tests.ballots.urns import NAIVE, Urn
from tests.voting import a_form

PERSONS = st.integers(1, 4)
CHOICES = st.sets(st.integers(0, 2)).map(lambda chosen: tuple(sorted(chosen)))
STORIES = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None, "print_blob": True}


class Broken(AssertionError):
    """The box did not do what the register says."""


class Story(RuleBasedStateMachine):
    """One vote, and what people do with it."""

    make_urn = staticmethod(lambda: None)

    def __init__(self):
        super().__init__()
        db.session.rollback()
        self.urn, self.register, self.sent, self.is_open = self.make_urn(), Register(), [], True

    def demand(self, *faults):
        found = [fault for fault in faults if fault]
        if found:
            raise Broken("\n".join(found))

    def ids(self, choices):
        return tuple(self.urn.vote.ids(choices))

    def note(self, orders, answers):
        """Told in the order of their numbers, which is the order in which they were stored."""
        self.sent += orders
        pairs = zip(orders, answers, strict=True)
        for order, answer in sorted(pairs, key=lambda pair: getattr(pair[1], "rev", 0)):
            person, choices, form = order
            self.demand(*self.register.cast(person, self.ids(choices), form, answer))

    @precondition(lambda self: self.is_open)
    @rule(person=PERSONS, choices=CHOICES)
    def choose(self, person, choices):
        order = (person, choices, a_form())
        self.note([order], [self.urn.cast(*order)])
        self.check_while_open()

    @precondition(lambda self: self.is_open)
    @rule(person=PERSONS, again=st.booleans())
    def withdraw(self, person, again):
        form = a_form()
        for _ in range(2 if again else 1):
            self.demand(*self.register.withdraw(person, form, self.urn.withdraw(person, form)))
        self.check_while_open()

    @precondition(lambda self: self.is_open and self.sent)
    @rule(which=st.integers(0, 9), other=st.none() | CHOICES)
    def send_a_form_again(self, which, other):
        person, choices, form = self.sent[which % len(self.sent)]
        choices = choices if other is None else other
        answer = self.urn.cast(person, choices, form)
        self.demand(*self.register.cast(person, self.ids(choices), form, answer))
        self.check_while_open()

    @precondition(lambda self: self.is_open)
    @rule(person=PERSONS, choices=CHOICES)
    def click_twice(self, person, choices):
        self.together([(person, choices, a_form())] * 2)

    @precondition(lambda self: self.is_open)
    @rule(person=PERSONS, first=CHOICES, second=CHOICES)
    def vote_in_two_tabs(self, person, first, second):
        self.together([(person, first, a_form()), (person, second, a_form())])

    @precondition(lambda self: self.is_open)
    @rule(people=st.sets(PERSONS, min_size=2), choices=CHOICES)
    def vote_all_at_once(self, people, choices):
        self.together([(person, choices, a_form()) for person in sorted(people)])

    def together(self, orders):
        self.note(orders, self.urn.cast_together(orders))
        self.check_while_open()

    @precondition(lambda self: self.is_open)
    @rule()
    def seal(self):
        self.urn.seal()
        self.check_while_open()

    @precondition(lambda self: self.is_open)
    @rule()
    def reach_the_deadline(self):
        self.urn.close()
        self.is_open = False

    @precondition(lambda self: self.is_open)
    @rule(choices=st.dictionaries(PERSONS, CHOICES))
    def be_stopped_amid_votes(self, choices):
        orders = [(person, chosen, a_form()) for person, chosen in choices.items()]
        answers = self.urn.stop_amid(orders)
        counted = [pair for pair in zip(orders, answers, strict=True) if pair[1] is not BallotRefusal.STOPPED]
        self.note([order for order, _answer in counted], [answer for _order, answer in counted])
        self.is_open = False

    @precondition(lambda self: not self.is_open)
    @rule(person=PERSONS, choices=CHOICES)
    def come_too_late(self, person, choices):
        answer = self.urn.cast(person, choices, a_form())
        self.demand(f"{answer} after the end" if isinstance(answer, Cast) else None)

    def check_while_open(self):
        books, register = self.urn.books(), self.register
        self.demand(
            None if books.balance else f"the books do not balance: {books}",
            None if books.ballots == len(register.votes) else f"{books.ballots} ballots of {len(register.votes)}",
            None if books.replaced == len(register.replaced) else f"{books.replaced} receipts are replaced",
            None if books.withdrawn == register.withdrawn else f"{books.withdrawn} are withdrawn",
        )

    def teardown(self):
        if self.is_open:
            self.urn.close()
        self.check_after_the_end()

    def check_after_the_end(self):
        """The published box is the register, its receipts are all accounted for, and the count is right."""
        register = self.register
        box, replaced, votes = self.urn.box(), self.urn.replaced(), self.urn.votes()
        self.demand(
            None if box == register.expected_box() else f"the box has {box}",
            None if replaced == register.replaced else f"replaced.csv has {replaced}",
            None if votes == register.expected_votes() else f"the result is {votes}",
            *self.urn.faults_of_box(),
        )


@pytest.fixture
def stories(app, tmp_path):
    """Runs stories about a kind of box."""
    numbers = itertools.count()

    def run(kind, **how):
        told = type(kind.__name__, (Story,), {"make_urn": lambda _self: kind(app, tmp_path / str(next(numbers)))})
        run_state_machine_as_test(told, settings=settings(**{**STORIES, **how}))

    return run


def test_every_story_ends_as_the_register_says(stories):
    stories(Urn, max_examples=30, stateful_step_count=20)


@pytest.mark.parametrize("kind", NAIVE, ids=lambda kind: kind.__name__)
def test_a_naive_box_is_caught(stories, kind):
    with pytest.raises((Broken, Flaky)):
        stories(kind, max_examples=400, stateful_step_count=12, phases=[Phase.generate], derandomize=True)
