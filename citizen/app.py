"""The application, as a table of contents."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined

from citizen import layout, oidc
from citizen.about_me.views import about_me
from citizen.accounts.views import accounts
from citizen.answers.views import answers
from citizen.archive.views import archive
from citizen.ballots.views import ballots
from citizen.case_papers.views import case_papers
from citizen.config import Settings, settings_from
from citizen.database import db, prepare_engine
from citizen.decisions.views import decisions
from citizen.desk.views import desk
from citizen.discussion.views import discussion
from citizen.electorates.views import electorates
from citizen.exports.views import exports
from citizen.extensions import csrf, migrate
from citizen.hearings.views import hearings
from citizen.ideas.views import ideas
from citizen.initiatives.views import initiatives
from citizen.moderation.views import moderation
from citizen.notices.views import notices
from citizen.pages.views import pages
from citizen.paper.views import paper
from citizen.proposals.views import proposals
from citizen.register.views import register
from citizen.results.views import results
from citizen.roads.views import roads
from citizen.setting_up.views import setting_up
from citizen.staff_log.views import staff_log
from citizen.web import arrival, errors, locale, markdown, security, statics, uploads

ROOT = Path(__file__).resolve().parent.parent
FEATURES = (
    about_me,
    accounts,
    notices,
    staff_log,
    roads,
    proposals,
    electorates,
    ideas,
    discussion,
    hearings,
    initiatives,
    answers,
    moderation,
    ballots,
    paper,
    results,
    setting_up,
    decisions,
    desk,
    register,
    case_papers,
    exports,
    archive,
    pages,
)


class Site(Flask):
    """The application of Flask, whose views are plain functions, all of them."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """As it is: to ask each of them with every request whether it is a coroutine takes 2 % of a vote's time."""
        return func


def create_app(settings: Settings | None = None) -> Flask:
    """The whole site. Raises UnsafeSettings when the environment can't be used."""
    settings = settings or settings_from(os.environ, ROOT / "var")
    app = Site("citizen", root_path=str(ROOT), static_folder="static", template_folder="templates")
    app.config.update(CITIZEN=settings, SECRET_KEY=settings.secret_key, SQLALCHEMY_DATABASE_URI=settings.database_url)
    app.config.update(SECRET_KEY_FALLBACKS=list(settings.old_secret_keys))
    app.config.update(SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True})  # no choice, name or hash in a log line
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "citizen" / "migrations"), render_as_batch=True)
    with app.app_context():
        prepare_engine(db.engine)
    uploads.init_app(app)
    arrival.init_app(app)
    locale.init_app(app)
    markdown.init_app(app)
    security.init_app(app, settings)
    csrf.init_app(app)
    statics.init_app(app)
    errors.init_app(app)
    layout.init_app(app)
    oidc.init_app(app, settings)
    for feature in FEATURES:
        app.register_blueprint(feature)
    return app
