"""`citizen roads import`: a municipality's road register into the database, all or nothing, repeatable."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from citizen.cli.context import with_database
from citizen.cli.roads import roads
from citizen.kartverket import UnusableFile, read_register

__all__ = ["roads"]

MOST_NAMES = 20


@roads.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--municipality", "number", required=True, metavar="NUMBER", help="Number of the (former) municipality.")
@with_database
def import_file(file: Path, number: str) -> None:
    """Load the roads of FILE, an address file of Kartverket, as the register of a municipality.

    NUMBER is that of a former municipality, or the municipality's own. The same file twice changes nothing.
    """
    from citizen.municipalities.queries import find_municipality_of_register
    from citizen.roads.actions import import_register

    municipality = find_municipality_of_register(number)
    if municipality is None:
        sentence = (
            f"{file.name}: ingen kommune i basen har eller hadde nummeret {number}; se etter skrivefeil i nummeret."
        )
        raise Unusable(sentence)
    try:
        register = read_register(file, municipality=number)
    except UnusableFile as fault:
        raise Unusable(str(fault)) from None
    report = import_register(municipality, register)
    click.echo(f"{number} {report.district_name}: {report.roads} veier, {report.addresses} adresser.")
    if report.nothing_changed:
        click.echo("Ingenting er endret: basen sier det samme som filen.")
        return
    _print_names("Nye", report.new)
    _print_names("Endret", report.changed)
    _print_names("Borte fra registeret", report.gone)
    _print_names("Tilbake i registeret", report.back)
    if report.collisions:
        found = report.collisions
        click.echo(
            f"Like navn i {municipality.name}: {found.identical} par med samme navn, {found.sound_alike} par som kan"
            f" forveksles, {found.same_stem} par med samme stamme."
        )


class Unusable(click.ClickException):
    """Input that can't be used: one sentence on standard error, status 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002 — click's signature
        click.echo(f"citizen: {self.message}", err=True)


def _print_names(heading: str, names: Sequence[str]) -> None:
    if not names:
        return
    shown = ", ".join(names[:MOST_NAMES])
    more = f" og {len(names) - MOST_NAMES} til" if len(names) > MOST_NAMES else ""
    click.echo(f"{heading}: {len(names)} ({shown}{more})")
