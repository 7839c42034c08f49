"""The map of a municipality as a picture that the site draws itself: no other server learns who looks at what."""

from __future__ import annotations

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from citizen.domain.maps import WIDTH, read_position
from citizen.municipalities.access import open_municipality
from citizen.roads.access import map_of, place_names
from citizen.roads.queries import list_road_spots
from citizen.roads.views.blueprint import roads
from citizen.web.access import public
from citizen.web.found import or_404


@roads.get("/kart/<municipality>.svg")
@public
def send_map(municipality: str) -> ResponseReturnValue:
    """Every road a dot, the former municipalities by name, and a mark at ?punkt=latitude,longitude."""
    place = open_municipality(municipality)
    frame, spots = or_404(map_of(place)), list_road_spots(place.id)
    marked = read_position(request.args.get("punkt", ""))
    picture = render_template(
        "roads/map.svg",
        width=WIDTH,
        height=frame.height,
        dots=[frame.place_of(spot.position) for spot in spots],
        names=place_names(frame, spots),
        mark=frame.place_of(marked) if marked else None,
    )
    response = Response(picture, mimetype="image/svg+xml")
    response.add_etag()
    response.headers["Cache-Control"] = "public, max-age=300"
    return response.make_conditional(request)
