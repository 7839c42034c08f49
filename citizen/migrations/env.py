"""Runs the migrations on the application's own engine and metadata."""

from __future__ import annotations

from alembic import context
from flask import current_app

from citizen.accounts import models as accounts
from citizen.ballots import models as ballots
from citizen.municipalities import models as municipalities
from citizen.processes import models as processes
from citizen.proposals import models as proposals
from citizen.roads import models as roads

config = context.config
TABLES = (municipalities, accounts, processes, roads, proposals, ballots)  # imported so that every table is known
extension = current_app.extensions["migrate"]


def run_migrations() -> None:
    """Upgrade or downgrade in one transaction where the database can."""
    engine = extension.db.engine
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=extension.db.metadata,
            **{"compare_type": True, **extension.configure_args},
        )
        with context.begin_transaction():
            context.run_migrations()


run_migrations()
