"""Who is behind what is being done: the person whose page was called, or nobody where the machine does it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_WHO: ContextVar[int | None] = ContextVar("who_acts", default=None)


def who_acts() -> int | None:
    """The account of the member of staff whose page is being answered; None for commands and timers."""
    return _WHO.get()


@contextmanager
def acting_as(account_id: int) -> Iterator[None]:
    """What is done inside this block is done by this person."""
    before = _WHO.set(account_id)
    try:
        yield
    finally:
        _WHO.reset(before)
