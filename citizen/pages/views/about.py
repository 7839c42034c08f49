"""Pages about the site itself: privacy, accessibility, what it is, and the components that it is built of."""

from __future__ import annotations

from flask import abort, current_app, render_template
from flask.typing import ResponseReturnValue

from citizen.pages.forms import gallery_form
from citizen.pages.views.blueprint import pages
from citizen.web.access import public


@pages.get("/<any(nb,nn):lang>/personvern")
@public
def show_privacy() -> ResponseReturnValue:
    return render_template("pages/privacy.html")


@pages.get("/nb/tilgjengelegheit", defaults={"lang": "nb"})
@pages.get("/nn/tilgjengelighet", defaults={"lang": "nn"})
@pages.get("/nb/tilgjengelighet", defaults={"lang": "nb"})
@pages.get("/nn/tilgjengelegheit", defaults={"lang": "nn"})
@public
def show_accessibility() -> ResponseReturnValue:
    return render_template("pages/accessibility.html")


@pages.get("/<any(nb,nn):lang>/om")
@public
def show_about() -> ResponseReturnValue:
    return render_template("pages/about.html")


@pages.get("/<any(nb,nn):lang>/components")
@public
def show_components() -> ResponseReturnValue:
    """Every component with its hard cases; only in the demonstration."""
    if not current_app.config["CITIZEN"].is_demo:
        abort(404)
    return render_template("components/_gallery.html", form=gallery_form())
