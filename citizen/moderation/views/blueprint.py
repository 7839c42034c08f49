"""The blueprint, apart so that each page can hang its routes on it."""

from flask import Blueprint

moderation = Blueprint("moderation", __name__)

DESK = "/<any(nb,nn):lang>/moderering/<municipality>"
PUBLIC = "/<any(nb,nn):lang>/<municipality>/moderering"
