"""Where an address lies: from the grid that Kartverket writes in to latitude and longitude."""

from __future__ import annotations

import utm

from citizen.domain.maps import Position, is_in_norway

ZONES = {"25832": 32, "25833": 33, "25835": 35}
"""EUREF89, UTM zones 32, 33 and 35 north: the grids of Norwegian address files."""


def position_from(cells: tuple[str, ...]) -> Position | None:
    """From the code of the grid, north and east in metres; None where they say nothing that can be true."""
    if len(cells) != len(("epsg", "north", "east")) or cells[0] not in ZONES:
        return None
    try:
        north, east = (float(cell.replace(",", ".")) for cell in cells[1:])
        latitude, longitude = utm.to_latlon(east, north, ZONES[cells[0]], northern=True)
    except ValueError:  # OutOfRangeError is one too
        return None
    position = Position(round(latitude, 5), round(longitude, 5))
    return position if is_in_norway(position) else None
