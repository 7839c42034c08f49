"""For those who watch over the machine: is the process alive, and can it serve."""

from __future__ import annotations

from flask import Response
from flask.typing import ResponseReturnValue

from citizen.pages.queries import faults_of_the_database
from citizen.pages.views.blueprint import pages
from citizen.web.access import public


@pages.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    return Response("ok\n", mimetype="text/plain")


@pages.get("/readyz")
@public
def readyz() -> ResponseReturnValue:
    """Whether the database answers and has the tables that this code expects."""
    faults = faults_of_the_database()
    return Response("\n".join(faults or ["ok"]) + "\n", 503 if faults else 200, mimetype="text/plain")
