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
        "loaded": "{number} {name}: {roads}, {addresses}.",
        "missing": "{file}: mangler {missing} av de {stored} veiene som er lagret for {name}, så filen kan være kuttet."
        " Ingenting er lagret. Hent filen på nytt, eller last den inn likevel med --allow-missing.",
        "same": "Ingenting er endret: basen sa det samme som filen.",
        "changed": "Endret",
        "gone": "Borte fra registeret",
        "back": "Tilbake i registeret",
        "more": " og {count} til",
        "alike": "Like navn: {identical} par med samme navn, {sound_alike} par som kan forveksles,"
        " {same_stem} par med samme førsteledd.",
    },
    "nn": {
        "unknown": "{number}: ingen kommune i basen har eller hadde dette nummeret; sjå etter skrivefeil i nummeret.",
        "loaded": "{number} {name}: {roads}, {addresses}.",
        "missing": "{file}: manglar {missing} av dei {stored} vegane som er lagra for {name}, så fila kan vere kutta."
        " Ingenting er lagra. Hent fila på nytt, eller last ho inn likevel med --allow-missing.",
        "same": "Ingenting er endra: basen sa det same som fila.",
        "changed": "Endra",
        "gone": "Borte frå registeret",
        "back": "Tilbake i registeret",
        "more": " og {count} til",
        "alike": "Like namn: {identical} par med same namn, {sound_alike} par som kan forvekslast,"
        " {same_stem} par med same førsteledd.",
    },
}
COUNTED = {
    "nb": {
        "roads": ("{count} vei", "{count} veier"),
        "addresses": ("{count} adresse", "{count} adresser"),
        "new": ("{count} ny vei", "{count} nye veier"),
    },
    "nn": {
        "roads": ("{count} veg", "{count} vegar"),
        "addresses": ("{count} adresse", "{count} adresser"),
        "new": ("{count} ny veg", "{count} nye vegar"),
    },
}


@roads.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--municipality", "number", required=True, metavar="NUMBER", help="Number of the (former) municipality.")
@click.option("--language", type=click.Choice(["nb", "nn"]), default="nb", show_default=True)
@click.option("--allow-missing", is_flag=True, help="Load it also when more than a tenth of the stored roads are gone.")
@with_database
def import_file(*, file: Path, number: str, language: str, allow_missing: bool) -> None:
    """Load the roads of FILE, an address file of Kartverket, as the register of a municipality.

    NUMBER is that of a former municipality, or the municipality's own. The same file twice changes nothing.
    """
    from citizen.kartverket import read_addresses
    from citizen.municipalities.queries import find_municipality_of_register
    from citizen.roads.actions import RoadsMissing, import_register

    municipality = find_municipality_of_register(number)
    if municipality is None:
        raise Unusable(WORDS[language]["unknown"].format(number=ascii(number)[1:-1][:20]))
    register = read_file(file, language, municipality=number)
    report = import_register(
        municipality, register, allow_missing=allow_missing, addresses=read_addresses(file, number)
    )
    if isinstance(report, RoadsMissing):
        counts = {"name": report.district_name, "stored": report.stored, "missing": report.missing}
        raise Unusable(WORDS[language]["missing"].format(file=file.name, **counts))
    counted = {"roads": _count("roads", report.roads, language)}
    counted["addresses"] = _count("addresses", report.addresses, language)
    click.echo(WORDS[language]["loaded"].format(number=number, name=report.district_name, **counted))
    for line in _list_changes(report, language):
        click.echo(line)


def _count(what: str, count: int, language: str) -> str:
    one, many = COUNTED[language][what]
    return (one if count == 1 else many).format(count=count)


def _list_changes(report: ImportReport, language: str) -> list[str]:
    words = WORDS[language]
    if report.nothing_changed:
        return [words["same"]]
    lines = [f"{_count('new', len(report.new), language)} ({_few(report.new, words)})"] if report.new else []
    kinds = {"changed": report.changed, "gone": report.gone, "back": report.back}
    lines += [f"{words[kind]}: {len(names)} ({_few(names, words)})" for kind, names in kinds.items() if names]
    found = report.collisions
    if found:
        counts = {"identical": found.identical, "sound_alike": found.sound_alike, "same_stem": found.same_stem}
        lines.append(words["alike"].format(**counts))
    return lines


def _few(names: Sequence[str], words: dict[str, str]) -> str:
    more = words["more"].format(count=len(names) - MOST_NAMES) if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more
