"""Pages where staff fetch files."""

from flask import Blueprint

exports = Blueprint("exports", __name__)
