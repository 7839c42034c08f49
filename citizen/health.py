"""Whether the site can serve: the database answers and has the tables that this code expects."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic.migration import MigrationContext
from flask import Flask

from citizen.database import UnsafeDatabase, db

VERSIONS = Path(__file__).resolve().parent / "migrations" / "versions"


def newest_migration() -> str:
    """The number of the last migration file, such as 0002."""
    return max(file.name.split("_", 1)[0] for file in VERSIONS.glob("[0-9]*.py"))


def faults_of_database(engine: sa.Engine) -> list[str]:
    """Sentences that say what is wrong and what to do; empty when all is well."""
    try:
        with engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_revision()
    except UnsafeDatabase as fault:
        return [str(fault)]
    except sa.exc.SQLAlchemyError:
        return ["The database does not answer. See that it runs and that CITIZEN_DATABASE_URL is right."]
    if present != newest_migration():
        return [f"The tables stand at {present or 'none'}, not {newest_migration()}: run `citizen database upgrade`."]
    return []


def refuse_unsafe_database(app: Flask) -> None:
    """Raises UnsafeDatabase when the server would acknowledge votes that it can still lose.

    A server that does not answer yet keeps no site from starting: every later connection is asked the same.
    """
    with app.app_context():
        try:
            db.engine.connect().close()
        except sa.exc.OperationalError:
            return
        finally:
            db.engine.dispose()  # no worker inherits a connection of the process that it is made from
