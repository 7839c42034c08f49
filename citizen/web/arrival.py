"""When a request arrived: kept at its start, so that a vote that came in time is not lost while it waits."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from flask import Flask, current_app, g, request

from citizen.web.clock import now

BEHIND_PROXY = "BEHIND_PROXY"
"""In the configuration when a proxy of our own stands in front, whose headers can be believed."""
HEADER = "X-Request-Start"
WRITTEN = re.compile(r"t=(\d{10}\.\d{3})")
LONGEST_WAIT = timedelta(seconds=60)
"""As long as the grace of a round: nobody gains more by what a header says."""


def init_app(app: Flask) -> None:
    """Note the instant before anything else is done."""

    @app.before_request
    def note_arrival() -> None:
        said = request.headers.get(HEADER, "") if current_app.config.get(BEHIND_PROXY) else ""
        g.arrived_at = arrival(said, now())


def arrival(said: str, begun_at: datetime) -> datetime:
    """When the proxy took the request, written as in nginx's `t=${msec}`; else when the work on it began."""
    found = WRITTEN.fullmatch(said)
    if found is None:
        return begun_at
    taken_at = datetime.fromtimestamp(float(found[1]), UTC)
    return taken_at if begun_at - LONGEST_WAIT <= taken_at <= begun_at else begun_at
