"""Where the pages of this feature hang their routes."""

from flask import Blueprint

archive = Blueprint("archive", __name__)
"""The blueprint of archive packages."""
