"""The blueprint, apart so that each page can hang its routes on it."""

from flask import Blueprint

ideas = Blueprint("ideas", __name__)
