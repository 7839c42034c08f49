"""How a command says that it can't use what it was given."""

from __future__ import annotations

import sys
from typing import IO, Any

import click


class Unusable(click.ClickException):
    """Input that can't be used: one sentence on standard error, status 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"citizen: {self.message}", file=file or sys.stderr)
