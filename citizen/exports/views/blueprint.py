"""The pages and files of this feature, gathered under one name."""

from flask import Blueprint

exports = Blueprint("exports", __name__)

STAFF = "/<any(nb,nn):lang>/stab/<municipality>/eksport"
"""Where the addresses for staff begin."""
ENDING = "<any(csv,xlsx,json,zip):file_format>"
