"""The command `citizen`: one file per noun, imported when the noun is used."""

from __future__ import annotations

import importlib

import click

NOUNS = {
    "roads": ("citizen.cli.roads_import", "roads"),
    "roll": ("citizen.cli.roll", "roll"),
    "names": ("citizen.cli.names", "names"),
    "notices": ("citizen.cli.notices", "notices"),
    "rounds": ("citizen.cli.rounds", "rounds"),
    "users": ("citizen.cli.users", "users"),
    "municipalities": ("citizen.cli.municipalities", "municipalities"),
    "seed": ("citizen.cli.seed", "seed"),
    "files": ("citizen.cli.files", "files"),
    "archive": ("citizen.cli.archive", "archive"),
    "export": ("citizen.cli.export", "export"),
    "verify": ("citizen.cli.verify", "verify"),
    "escrow": ("citizen.cli.escrow", "escrow"),
    "config": ("citizen.cli.config", "config"),
    "login": ("citizen.cli.login", "login"),
    "health": ("citizen.cli.health", "health"),
    "database": ("citizen.cli.database", "database"),
}


class Nouns(click.Group):
    """Finds a command by its noun and imports only that file, so that `names check` starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's signature
        return sorted(NOUNS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 — click's signature
        if cmd_name not in NOUNS:
            return None
        module, name = NOUNS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.command(cls=Nouns)
@click.version_option(package_name="citizen")
def main() -> None:
    """Road names, proposals and votes of a municipality.

    Exit status: 0 done or yes; 1 the answer is no; 2 unusable input, with one sentence that says what to do.
    """
