"""The page that tells a resident what is promised of a vote, how to check it, and what nobody can promise."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from citizen.ballots.views.blueprint import ballots
from citizen.web.access import public


@ballots.get("/<any(nb,nn):lang>/stemmesikkerhet")
@public
def show_safety() -> ResponseReturnValue:
    return render_template("ballots/safety.html")


@ballots.get("/<any(nb,nn):lang>/roystetryggleik")
@public
def show_safety_in_nynorsk() -> ResponseReturnValue:
    """The same page, at the address that its nynorsk name gives."""
    return render_template("ballots/safety.html")
