"""`citizen login`: what the login provider must know about this site."""

from __future__ import annotations

import json
import os

import click

from citizen.cli.context import VAR
from citizen.config import UnsafeSettings, settings_from


@click.group()
def login() -> None:
    """Logging in with ID-porten."""


@login.command("public-key")
def public_key() -> None:
    """Print the public half of CITIZEN_OIDC_PRIVATE_KEY_FILE, as Samarbeidsportalen wants it."""
    from citizen.oidc.client_key import find_client_key, public_keys

    try:
        key = find_client_key(settings_from(os.environ, VAR))
    except UnsafeSettings as fault:
        click.echo(f"citizen: {fault}", err=True)
        raise SystemExit(2) from None
    click.echo(json.dumps(public_keys(key), indent=2))
