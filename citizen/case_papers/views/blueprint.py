"""Where the pages of this feature hang their routes."""

from flask import Blueprint

case_papers = Blueprint("case_papers", __name__)
"""The blueprint of case papers."""
