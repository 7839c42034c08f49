"""The map of a municipality as a picture that the site draws itself: no other server learns who looks at what."""

from __future__ import annotations

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from citizen.domain.maps import WIDTH, read_position
from citizen.municipalities.access import open_municipality
from citizen.roads.access import map_of
from citizen.roads.views.blueprint import roads
from citizen.web.access import public
from citizen.web.found import or_404


@roads.get("/kart/<municipality>.svg")
@public
def send_map(municipality: str) -> ResponseReturnValue:
    """Every road a dot, the former municipalities by name, and a mark at ?punkt=latitude,longitude."""
    town = or_404(map_of(open_municipality(municipality)))
    marked = read_position(request.args.get("punkt", ""))
    picture = render_template(
        "roads/map.svg",
        width=WIDTH,
        height=town.frame.height,
        dots=[town.frame.place_of(spot.position) for spot in town.spots],
        names=town.names,
        mark=town.frame.place_of(marked) if marked else None,
    )
    response = Response(picture, mimetype="image/svg+xml")
    response.add_etag()
    response.headers["Cache-Control"] = "public, max-age=300"
    return response.make_conditional(request)
