"""Where a round stands: half open, and closed only when it has been counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.round_states import RoundState, state_of

OPENS = datetime(2026, 5, 1, 8, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=14)
BIT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("status", "now", "state"),
    [
        ("open", OPENS - BIT, RoundState.COMING),
        ("open", OPENS, RoundState.OPEN),
        ("open", CLOSES - BIT, RoundState.OPEN),
        ("open", CLOSES, RoundState.COUNTING),
        ("closed", CLOSES, RoundState.CLOSED),
        ("stopped", OPENS, RoundState.STOPPED),
        ("stopped", CLOSES, RoundState.STOPPED),
    ],
)
def test_the_state_follows_from_what_is_stored_and_the_clock(status, now, state):
    assert state_of(status, OPENS, CLOSES, now) is state
