"""Front pages, the page of a process, and pages about the site itself."""

from flask import Blueprint

pages = Blueprint("pages", __name__)
