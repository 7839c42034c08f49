"""Pages where staff load road registers, find colliding names and set up a round."""

from flask import Blueprint

roads = Blueprint("roads", __name__)

from citizen.roads.views import collisions, desk, registers, rounds  # noqa: E402 — they hang their routes on the blueprint

__all__ = ["collisions", "desk", "registers", "roads", "rounds"]
