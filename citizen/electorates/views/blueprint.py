"""Where the pages of this feature hang their routes."""

from flask import Blueprint

electorates = Blueprint("electorates", __name__)
