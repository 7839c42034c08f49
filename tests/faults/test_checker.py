"""The checker of the campaigns has teeth: a lost, a doubled or an invented vote, and a receipt that leads nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.faults.history import Answer, Attempt, Counted, faults_of

HISTORY = (
    Attempt(1, "a", (7,), Answer.STORED, ("R1",)),
    Attempt(1, "b", (8,), Answer.STORED, ("R2", "R2")),
    Attempt(2, "c", (7, 8), Answer.STORED, ("R3",)),
    Attempt(3, "d", (7,), Answer.REFUSED),
    Attempt(4, "e", (8,), Answer.UNKNOWN),
)
COUNTED = Counted(
    lines={"R2": (8,), "R3": (7, 8)},
    replaced=frozenset({"R1"}),
    tally={7: 1, 8: 2},
    ballots=2,
    leaves=3,
    receipt_of={1: "R2", 2: "R3"},
)


def test_what_was_counted_right_is_found_right():
    assert faults_of(HISTORY, COUNTED) == []


def test_a_vote_without_an_answer_may_be_counted_once():
    lines = {**COUNTED.lines, "R4": (8,)}
    counted = replace(
        COUNTED, lines=lines, tally={7: 1, 8: 3}, ballots=3, leaves=4, receipt_of={**COUNTED.receipt_of, 4: "R4"}
    )
    assert faults_of(HISTORY, counted) == []


WRONG = {
    "an acknowledged vote is lost": {
        "lines": {"R3": (7, 8)}, "tally": {7: 1, 8: 1}, "ballots": 1, "leaves": 2, "receipt_of": {2: "R3"},
    },
    "a vote is counted twice": {
        "lines": {**COUNTED.lines, "R9": (8,)}, "tally": {7: 1, 8: 3}, "ballots": 3, "leaves": 4,
    },
    "a vote that was replaced is counted": {"lines": {"R1": (7,), "R3": (7, 8)}, "replaced": frozenset({"R2"}),
                                            "tally": {7: 2, 8: 1}, "receipt_of": {1: "R1", 2: "R3"}},
    "a choice is changed": {"lines": {"R2": (7,), "R3": (7, 8)}, "tally": {7: 2, 8: 1}},
    "a refused vote is counted": {
        "lines": {**COUNTED.lines, "R5": (7,)}, "tally": {7: 2, 8: 2}, "ballots": 3, "leaves": 4,
        "receipt_of": {**COUNTED.receipt_of, 3: "R5"},
    },
    "a vote is invented": {
        "lines": {**COUNTED.lines, "R6": (7,)}, "tally": {7: 2, 8: 2}, "ballots": 3, "leaves": 4,
        "receipt_of": {**COUNTED.receipt_of, 9: "R6"},
    },
    "the tally says something else": {"tally": {7: 2, 8: 2}},
    "the number of ballots says something else": {"ballots": 3},
    "a leaf is missing": {"leaves": 2},
    "a receipt leads nowhere": {"replaced": frozenset({"R8"})},
    "two lines share a receipt": {"twice": ("R2",)},
    "the box does not verify": {"faults": ("root",)},
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_found(wrong):
    assert faults_of(HISTORY, replace(COUNTED, **WRONG[wrong]))


@pytest.mark.parametrize(
    "attempt",
    [
        Attempt(5, "f", (7,), Answer.STORED, ()),
        Attempt(1, "b", (8,), Answer.STORED, ("R2", "R7")),
        Attempt(2, "g", (8,), Answer.STORED, ()),
    ],
)
def test_an_acknowledgement_that_nothing_bears_out_is_found(attempt):
    assert faults_of([*HISTORY, attempt], COUNTED)
