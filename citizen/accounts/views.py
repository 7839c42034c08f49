"""Pages of the person: log in, log out, my page."""

from flask import Blueprint

accounts = Blueprint("accounts", __name__)
