"""The blueprint, apart so that each page can hang its routes on it."""

from flask import Blueprint

discussion = Blueprint("discussion", __name__)

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/ide/<public_id>/argument"
