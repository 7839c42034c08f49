"""Pages that show what residents chose."""

from flask import Blueprint

results = Blueprint("results", __name__)
