"""`citizen seed demo`: the demonstration municipality, always the same one."""

from __future__ import annotations

import click

from citizen.cli.context import with_database


@click.group()
def seed() -> None:
    """Fill an empty database."""


@seed.command()
@with_database
def demo() -> None:
    """Make the invented municipality of Fjordsund; does nothing where it is already."""
    from flask import current_app

    from citizen.demo.seeding import seed_demonstration
    from citizen.web.clock import now

    settings = current_app.config["CITIZEN"]
    if not settings.is_demo:
        raise click.exceptions.UsageError("the demonstration can only be made where CITIZEN_ENV is demo.")
    made = seed_demonstration(settings, now())
    click.echo("Fjordsund is ready." if made else "Fjordsund is there already; nothing was changed.")
