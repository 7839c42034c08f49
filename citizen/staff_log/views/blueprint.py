"""Where the page of the log hangs its route."""

from flask import Blueprint

staff_log = Blueprint("staff_log", __name__)
