"""Runs the migrations on the application's own engine and metadata."""

from __future__ import annotations

from alembic import context
from flask import current_app

from citizen.accounts import models as accounts
from citizen.answers import models as answers
from citizen.ballots import models as ballots
from citizen.case_papers import models as case_papers
from citizen.decisions import models as decisions
from citizen.desk import models as desk
from citizen.discussion import models as discussion
from citizen.electorates import models as electorates
from citizen.exports import models as exports
from citizen.hearings import models as hearings
from citizen.ideas import models as ideas
from citizen.initiatives import models as initiatives
from citizen.moderation import models as moderation
from citizen.municipalities import models as municipalities
from citizen.notices import models as notices
from citizen.paper import models as paper
from citizen.processes import models as processes
from citizen.proposals import models as proposals
from citizen.register import models as register
from citizen.roads import models as roads
from citizen.staff_log import models as staff_log

config = context.config
# imported so that every table is known
TABLES = (
    municipalities,
    accounts,
    notices,
    processes,
    roads,
    proposals,
    ideas,
    initiatives,
    electorates,
    ballots,
    paper,
    desk,
    discussion,
    hearings,
    moderation,
    answers,
    register,
    exports,
    decisions,
    case_papers,
    staff_log,
)
extension = current_app.extensions["migrate"]


def is_compared(_thing: object, name: str | None, _kind: str, _is_reflected: object, _other: object) -> bool:
    """What the databases keep for searching stands in migration 0010 alone, as no model can say it."""
    return not (name or "").startswith(("idea_search", "ix_idea_search"))


def run_migrations() -> None:
    """Upgrade or downgrade in one transaction where the database can."""
    engine = extension.db.engine
    with engine.connect() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        if is_sqlite:  # a table is changed by making it anew; what points at it is checked when all is done
            connection.connection.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=extension.db.metadata,
            include_object=is_compared,
            **{"compare_type": True, **extension.configure_args},
        )
        with context.begin_transaction():
            context.run_migrations()
            if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError("a migration left rows that point at nothing")
        if is_sqlite:
            connection.connection.execute("PRAGMA foreign_keys=ON")


run_migrations()
