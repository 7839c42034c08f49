"""Moments and shares in words: the year where it is needed, which of two equal times it is, and halves rounded up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from citizen.web import locale
from citizen.web.locale import show_moment, show_percent, spoken

NOW = datetime(2027, 10, 1, 12, tzinfo=UTC)


@pytest.fixture
def reader(app, monkeypatch):
    monkeypatch.setattr(locale, "now", lambda: NOW)
    with app.test_request_context("/"), spoken("nb"):
        yield


@pytest.mark.parametrize(("days", "has_year"), [(10, False), (181, False), (183, True), (-10, False), (-183, True)])
def test_a_moment_half_a_year_away_has_its_year(reader, days, has_year):
    moment = NOW + timedelta(days=days)
    assert (str(moment.year) in show_moment(moment)) is has_year


def test_on_the_night_of_the_clock_change_residents_read_which_of_the_two_it_is(reader):
    assert show_moment(datetime(2027, 10, 31, 0, 30, tzinfo=UTC)) == "søndag 31. oktober kl. 02.30 (sommertid)"
    assert show_moment(datetime(2027, 10, 31, 1, 30, tzinfo=UTC)) == "søndag 31. oktober kl. 02.30 (vintertid)"
    assert show_moment(datetime(2027, 10, 31, 2, 30, tzinfo=UTC)) == "søndag 31. oktober kl. 03.30"


@pytest.mark.parametrize(
    ("share", "decimals", "shown"),
    [(5 / 16, 1, "31,3 %"), (0.3125, 0, "31 %"), (57 / 200, 0, "29 %"), (1 / 200, 0, "1 %"), (2 / 3, 1, "66,7 %"),
     (0, 0, "0 %"), (1, 1, "100,0 %"), (1e-9, 1, "0,0 %")],
)  # fmt: skip
def test_half_a_share_is_rounded_up(reader, share, decimals, shown):
    assert show_percent(share, decimals).replace("\xa0", " ") == shown
