"""Where the pages of this feature hang their routes."""

from flask import Blueprint

results = Blueprint("results", __name__)
