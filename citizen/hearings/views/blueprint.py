"""The blueprint, apart so that each page can hang its routes on it."""

from flask import Blueprint

hearings = Blueprint("hearings", __name__)

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/horing/svar"
