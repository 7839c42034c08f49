"""The blueprint, apart so that each page can hang its routes on it."""

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

pages = Blueprint("pages", __name__)


@pages.record_once
def answer_both_words(state: BlueprintSetupState) -> None:
    """A page whose address has a word of its own in each language form answers to both words, in both forms."""
    state.app.url_map.redirect_defaults = False
