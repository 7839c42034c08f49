"""`citizen roads import`: a municipality's road register into the database, all or nothing, repeatable."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citizen.cli.address_files import read_file
from citizen.cli.context import with_database
from citizen.cli.roads import roads
from citizen.cli.unusable import Unusable

if TYPE_CHECKING:
    from citizen.roads.actions import ImportReport

__all__ = ["roads"]

MOST_NAMES = 20
WORDS = {
    "nb": {
        "unknown": "{number}: ingen kommune i basen har eller hadde dette nummeret; se etter skrivefeil i nummeret.",
        "loaded": "{number} {name}: {roads} veier, {addresses} adresser.",
        "same": "Ingenting er endret: basen sa det samme som filen.",
        "new": "Nye",
        "changed": "Endret",
        "gone": "Borte fra registeret",
        "back": "Tilbake i registeret",
        "more": " og {count} til",
        "alike": "Like navn: {identical} par med samme navn, {sound_alike} par som kan forveksles,"
        " {same_stem} par med samme førsteledd.",
    },
    "nn": {
        "unknown": "{number}: ingen kommune i basen har eller hadde dette nummeret; sjå etter skrivefeil i nummeret.",
        "loaded": "{number} {name}: {roads} vegar, {addresses} adresser.",
        "same": "Ingenting er endra: basen sa det same som fila.",
        "new": "Nye",
        "changed": "Endra",
        "gone": "Borte frå registeret",
        "back": "Tilbake i registeret",
        "more": " og {count} til",
        "alike": "Like namn: {identical} par med same namn, {sound_alike} par som kan forvekslast,"
        " {same_stem} par med same førsteledd.",
    },
}


@roads.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--municipality", "number", required=True, metavar="NUMBER", help="Number of the (former) municipality.")
@click.option("--language", type=click.Choice(["nb", "nn"]), default="nb", show_default=True)
@with_database
def import_file(file: Path, number: str, language: str) -> None:
    """Load the roads of FILE, an address file of Kartverket, as the register of a municipality.

    NUMBER is that of a former municipality, or the municipality's own. The same file twice changes nothing.
    """
    from citizen.municipalities.queries import find_municipality_of_register
    from citizen.roads.actions import import_register

    municipality = find_municipality_of_register(number)
    if municipality is None:
        raise Unusable(WORDS[language]["unknown"].format(number=ascii(number)[1:-1][:20]))
    register = read_file(file, language, municipality=number)
    report = import_register(municipality, register)
    values = {"name": report.district_name, "roads": report.roads, "addresses": report.addresses}
    click.echo(WORDS[language]["loaded"].format(number=number, **values))
    for line in _list_changes(report, WORDS[language]):
        click.echo(line)


def _list_changes(report: ImportReport, words: dict[str, str]) -> list[str]:
    if report.nothing_changed:
        return [words["same"]]
    kinds = {"new": report.new, "changed": report.changed, "gone": report.gone, "back": report.back}
    lines = [f"{words[kind]}: {len(names)} ({_few(names, words)})" for kind, names in kinds.items() if names]
    found = report.collisions
    if found:
        counts = {"identical": found.identical, "sound_alike": found.sound_alike, "same_stem": found.same_stem}
        lines.append(words["alike"].format(**counts))
    return lines


def _few(names: Sequence[str], words: dict[str, str]) -> str:
    more = words["more"].format(count=len(names) - MOST_NAMES) if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more
