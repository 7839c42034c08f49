"""When a request arrived: kept at its start, so that a vote that came in time is not lost while it waits."""

from flask import Flask, g

from citizen.web.clock import now


def init_app(app: Flask) -> None:
    """Note the instant before anything else is done."""

    @app.before_request
    def note_arrival() -> None:
        g.arrived_at = now()
