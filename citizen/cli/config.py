"""`citizen config`: what is set, with secrets hidden, and what is missing."""

from __future__ import annotations

import os

import click

from citizen.cli.context import VAR
from citizen.config import UnsafeSettings, settings_from


@click.command()
def config() -> None:
    """Print the settings, and say what is missing or unsafe."""
    try:
        settings = settings_from(os.environ, VAR)
    except UnsafeSettings as fault:
        click.echo(f"citizen: {fault}", err=True)
        raise SystemExit(2) from None
    for name, value in settings.shown():
        click.echo(f"{name}={value}")
