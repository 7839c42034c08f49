"""`citizen database upgrade`: bring the tables up to date."""

from __future__ import annotations

import click

from citizen.cli.context import with_application


@click.group()
def database() -> None:
    """The tables of the database."""


@database.command()
@with_application
def upgrade() -> None:
    """Bring the tables up to date; does nothing when they are."""
    from flask_migrate import upgrade as run_migrations

    run_migrations()
    click.echo("The tables are up to date.")
