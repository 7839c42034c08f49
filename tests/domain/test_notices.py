"""When letters are due, what goes in the head of one, and what each kind of notice belongs to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.notices import (
    LONGEST_SUBJECT,
    AddressRefusal,
    NoticeKind,
    Rhythm,
    Topic,
    as_one_line,
    digest_moment,
    kinds_of,
    kinds_sent_at_once,
    refuse_address,
    topic_of,
)

OSLO = ZoneInfo("Europe/Oslo")


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2031, month, day, hour, minute, tzinfo=OSLO)


@pytest.mark.parametrize(
    ("rhythm", "now", "moment"),
    [
        (Rhythm.DAILY, at(5, 7), at(5, 7)),
        (Rhythm.DAILY, at(5, 6, 59), at(4, 7)),
        (Rhythm.DAILY, at(1, 0), at(28, 7, month=2)),
        (Rhythm.WEEKLY, at(3, 7), at(3, 7)),  # a Monday
        (Rhythm.WEEKLY, at(3, 6, 59), at(24, 7, month=2)),
        (Rhythm.WEEKLY, at(9, 23), at(3, 7)),
        (Rhythm.OFF, at(5, 12), None),
    ],
)
def test_the_latest_moment_of_a_digest(rhythm, now, moment):
    assert digest_moment(rhythm, now, OSLO) == moment


def test_seven_is_seven_by_the_clock_on_the_wall_on_both_sides_of_the_change_to_summer_time():
    before, after = at(29, 12), at(30, 12)
    assert [digest_moment(Rhythm.DAILY, now, OSLO).astimezone(UTC).hour for now in (before, after)] == [6, 5]


@given(st.integers(0, 20 * 365 * 24 * 60), st.sampled_from([Rhythm.DAILY, Rhythm.WEEKLY]))
def test_the_moment_is_never_ahead_and_never_older_than_its_rhythm(minutes, rhythm):
    now = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    moment = digest_moment(rhythm, now, OSLO)
    assert moment <= now
    assert (now - moment).total_seconds() <= (8 if rhythm is Rhythm.WEEKLY else 1) * 86_400 + 3600


@given(st.text())
def test_a_line_is_one_line_whatever_is_in_it(text):
    line = as_one_line(text)
    assert len(line) <= LONGEST_SUBJECT
    assert line == " ".join(line.split())
    assert not any(letter < " " or letter in "\u202e\u2028\u2029" for letter in line)


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_every_kind_can_be_switched_off_by_exactly_one_topic(kind):
    assert [topic for topic in Topic if kind in kinds_of(topic)] == [topic_of(kind)]


def test_what_comes_at_once_concerns_the_persons_own_things():
    assert kinds_sent_at_once() < kinds_of(Topic.MINE)
    assert NoticeKind.IDEA_ANSWERED in kinds_sent_at_once()
    assert NoticeKind.ARGUMENT_ON_OWN_IDEA not in kinds_sent_at_once()


@pytest.mark.parametrize("address", ["kari@example.no", "k.n+x@a-b.example.no"])
def test_addresses(address):
    assert refuse_address(address) is None


@pytest.mark.parametrize(
    "address", ["", "kari", "a@b", "kari@example.no\nBcc: x@y.no", "<kari@example.no>", "k@e.no,o@e.no"]
)
def test_what_is_no_address(address):
    assert refuse_address(address) is AddressRefusal.UNUSABLE
