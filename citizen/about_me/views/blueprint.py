"""The blueprint."""

from __future__ import annotations

from flask import Blueprint

about_me = Blueprint("about_me", __name__)
