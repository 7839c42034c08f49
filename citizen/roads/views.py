"""Pages where staff find colliding names and set up a round."""

from flask import Blueprint

roads = Blueprint("roads", __name__)
