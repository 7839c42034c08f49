"""Pages about the site itself: privacy, accessibility, what it is, and the components that it is built of."""

from __future__ import annotations

from flask import abort, current_app, render_template
from flask.typing import ResponseReturnValue

from citizen.municipalities.access import open_municipality
from citizen.municipalities.queries import list_municipalities
from citizen.pages.forms import gallery_form
from citizen.pages.views.blueprint import pages
from citizen.web.access import public


def stand_in_the_only_municipality() -> None:
    """Where the site has one municipality, these pages carry its name, its colours and the way home to it."""
    places = list_municipalities()
    if len(places) == 1:
        open_municipality(places[0].slug)


@pages.get("/<any(nb,nn):lang>/personvern")
@public
def show_privacy() -> ResponseReturnValue:
    stand_in_the_only_municipality()
    return render_template("pages/privacy.html")


@pages.get("/nb/tilgjengelegheit", defaults={"lang": "nb"})
@pages.get("/nn/tilgjengelighet", defaults={"lang": "nn"})
@pages.get("/nb/tilgjengelighet", defaults={"lang": "nb"})
@pages.get("/nn/tilgjengelegheit", defaults={"lang": "nn"})
@public
def show_accessibility() -> ResponseReturnValue:
    stand_in_the_only_municipality()
    return render_template("pages/accessibility.html")


@pages.get("/<any(nb,nn):lang>/om")
@public
def show_about() -> ResponseReturnValue:
    stand_in_the_only_municipality()
    return render_template("pages/about.html")


@pages.get("/<any(nb,nn):lang>/components")
@public
def show_components() -> ResponseReturnValue:
    """Every component with its hard cases; only in the demonstration."""
    if not current_app.config["CITIZEN"].is_demo:
        abort(404)
    return render_template("components/_gallery.html", form=gallery_form())
