"""What commands need to use the database."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
VAR = Path(__file__).resolve().parents[2] / "var"


def with_application(command: Command) -> Command:
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
            refuse(str(fault))
        with app.app_context():
            return command(*args, **kwargs)

    return run  # type: ignore[return-value] # wraps keeps the signature


def with_database(command: Command) -> Command:
    """As with_application, for commands that need a database that answers and has today's tables; else status 2."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        from citizen.database import db
        from citizen.health import faults_of_database

        for fault in faults_of_database(db.engine):
            refuse(fault)
        return command(*args, **kwargs)

    return with_application(run)  # type: ignore[return-value] # wraps keeps the signature


def refuse(sentence: str) -> NoReturn:
    """End the command: unusable input, in one sentence."""
    click.echo(f"citizen: {sentence}", err=True)
    raise SystemExit(2)
