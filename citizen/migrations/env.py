"""Runs the migrations on the application's own engine and metadata."""

from __future__ import annotations

from alembic import context
from flask import current_app

from citizen.accounts import models as accounts
from citizen.ballots import models as ballots
from citizen.electorates import models as electorates
from citizen.ideas import models as ideas
from citizen.municipalities import models as municipalities
from citizen.paper import models as paper
from citizen.processes import models as processes
from citizen.proposals import models as proposals
from citizen.roads import models as roads

config = context.config
# imported so that every table is known
TABLES = (municipalities, accounts, processes, roads, proposals, ideas, electorates, ballots, paper)
extension = current_app.extensions["migrate"]


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
            **{"compare_type": True, **extension.configure_args},
        )
        with context.begin_transaction():
            context.run_migrations()
            if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError("a migration left rows that point at nothing")
        if is_sqlite:
            connection.connection.execute("PRAGMA foreign_keys=ON")


run_migrations()
