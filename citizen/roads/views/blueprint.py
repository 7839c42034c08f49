"""Where the pages of this feature hang their routes."""

from flask import Blueprint

roads = Blueprint("roads", __name__)
