"""When a request counts as arrived: by the word of our own proxy, within a minute, and by nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import g

from citizen.web.arrival import BEHIND_PROXY, HEADER, arrival
from citizen.web.clock import now

BEGUN = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


def said(seconds):
    return f"t={BEGUN.timestamp() + seconds:.3f}"


@pytest.mark.parametrize(
    ("header", "earlier"),
    [
        (said(-0.25), 0.25),
        (said(-60), 60),
        (said(-60.001), 0),
        (said(0), 0),
        (said(0.001), 0),
        ("", 0),
        ("t=", 0),
        ("1790078400.000", 0),
        ("t=9999999999.999", 0),
        ("t=1790078400.000; t=1", 0),
    ],
)
def test_only_a_minute_is_believed_and_never_the_future(header, earlier):
    assert arrival(header, BEGUN) == BEGUN - timedelta(seconds=earlier)


@pytest.mark.parametrize("is_behind_proxy", [True, False])
def test_what_a_visitor_says_of_the_time_counts_only_behind_our_proxy(app, is_behind_proxy):
    waited = timedelta(seconds=20)
    app.config[BEHIND_PROXY] = is_behind_proxy
    try:
        with app.test_request_context(headers={HEADER: f"t={(now() - waited).timestamp():.3f}"}):
            app.preprocess_request()
            assert (now() - g.arrived_at > waited / 2) is is_behind_proxy
    finally:
        app.config.pop(BEHIND_PROXY)
