"""What commands need to use the database."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
VAR = Path(__file__).resolve().parents[2] / "var"


def with_database(command: Command) -> Command:
    """Run the command inside the application that runs already, or else one of its own; status 2 without settings."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        from flask import has_app_context

        from citizen.app import create_app
        from citizen.config import UnsafeSettings

        if has_app_context():
            return command(*args, **kwargs)
        try:
            app = create_app()
        except UnsafeSettings as fault:
            click.echo(f"citizen: {fault}", err=True)
            raise SystemExit(2) from None
        with app.app_context():
            return command(*args, **kwargs)

    return run  # type: ignore[return-value] # wraps keeps the signature
