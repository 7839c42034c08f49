"""What leads where, and who takes part."""

from __future__ import annotations

import pytest

from citizen.domain.initiatives.states import ALLOWED, InitiativeState, Move, can_be_handed_over, is_allowed
from citizen.domain.initiatives.writing import InitiativeRefusal, refuse_resident, refuse_signature
from citizen.domain.residents import Resident

S, P = InitiativeState, Move
LEADS = {
    S.DRAFT: {P.SEND, P.INVITE},
    S.CHECKING: {P.INVITE, P.ACCEPT, P.REFUSE, P.WITHDRAW},
    S.COLLECTING: {P.SIGN, P.WITHDRAW, P.HAND_OVER},
    S.HANDED_OVER: {P.DECIDE},
    S.DECIDED: {P.CORRECT},
    S.WITHDRAWN: set(),
    S.REFUSED: set(),
}


@pytest.mark.parametrize("state", list(InitiativeState))
def test_each_state_allows_exactly_these_steps(state):
    assert {step for step in Move if is_allowed(step, state)} == LEADS[state]
    assert set(ALLOWED) == set(Move)


@pytest.mark.parametrize(
    ("state", "signatures", "threshold", "can"),
    [
        (S.COLLECTING, 1, 2, False),
        (S.COLLECTING, 2, 2, True),
        (S.COLLECTING, 3, 2, True),
        (S.COLLECTING, 3, None, False),
        (S.CHECKING, 3, 2, False),
        (S.HANDED_OVER, 3, 2, False),
        (S.WITHDRAWN, 3, 2, False),
    ],
)
def test_the_council_gets_it_when_enough_have_signed(state, signatures, threshold, can):
    assert can_be_handed_over(state, signatures, threshold) is can


@pytest.mark.parametrize(
    ("resident", "refusal"),
    [
        (Resident(1, 7, 2, None), None),
        (Resident(1, 8, 2, None), InitiativeRefusal.NOT_RESIDENT),
        (Resident(1, None, None, None, lives_elsewhere=True), InitiativeRefusal.NOT_RESIDENT),
        (Resident(1, None, None, None), InitiativeRefusal.NO_RESIDENCE),
    ],
)
def test_residents_take_part_and_nobody_else(resident, refusal):
    assert refuse_resident(resident, 7) is refusal
    assert refuse_signature(resident, 7, S.COLLECTING, hidden=False) is refusal


@pytest.mark.parametrize("state", [state for state in S if state is not S.COLLECTING])
def test_nobody_signs_what_does_not_collect(state):
    assert refuse_signature(Resident(1, 7, 2, None), 7, state, hidden=False) is InitiativeRefusal.NOT_COLLECTING


def test_nobody_signs_what_is_hidden():
    assert refuse_signature(Resident(1, 7, 2, None), 7, S.COLLECTING, hidden=True) is InitiativeRefusal.HIDDEN
