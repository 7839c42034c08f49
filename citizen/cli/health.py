"""`citizen health`: what works."""

from __future__ import annotations

import click

from citizen.cli.context import with_application
from citizen.database import db
from citizen.health import faults_of_database


@click.command()
@with_application
def health() -> None:
    """Say whether the database answers and has today's tables; exit 1 when it does not."""
    faults = faults_of_database(db.engine)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise SystemExit(1)
    click.echo("The database answers, and its tables are up to date.")
