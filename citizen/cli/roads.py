"""`citizen roads`: what concerns the road names of municipalities that merge."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click

from citizen.cli.address_files import read_files
from citizen.cli.output import write_csv, write_json
from citizen.cli.unusable import Unusable
from citizen.domain.collisions import Collision, Road, compare, explain
from citizen.domain.naming.likeness import Likeness
from citizen.domain.office_csv import Cell

COLUMNS = (
    "level", "name_a", "municipality_a", "addresses_a", "name_b", "municipality_b", "addresses_b", "keeper", "reason",
)  # fmt: skip

_WIDTH = 100
_HEADINGS = {
    "nb": {
        Likeness.IDENTICAL: "Samme navn",
        Likeness.SOUND_ALIKE: "Navn som kan forveksles",
        Likeness.SAME_STEM: "Samme begynnelse, annen endelse",
    },
    "nn": {
        Likeness.IDENTICAL: "Same namn",
        Likeness.SOUND_ALIKE: "Namn som kan forvekslast",
        Likeness.SAME_STEM: "Same byrjing, anna ending",
    },
}
_NOTHING = {
    "nb": "Ingen navn er like i disse kommunene.",
    "nn": "Ingen namn er like i desse kommunane.",
}
_TOO_FEW = {
    "nb": "det må minst to filer til for å sammenligne; oppgi én adressefil for hver kommune.",
    "nn": "det må minst to filer til for å samanlikne; oppgi éi adressefil for kvar kommune.",
}


@click.group()
def roads() -> None:
    """Road names of municipalities that merge."""


@roads.command("compare")
@click.argument("files", nargs=-1, required=True, metavar="FILE FILE...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--language", type=click.Choice(["nb", "nn"]), default="nb", show_default=True)
def compare_files(files: Sequence[Path], form: str, language: str) -> None:
    """List every pair of names from different files that may not live in one municipality.

    Each FILE is an address file of Kartverket, plain or zipped. The levels are identical, sound-alike and same-stem;
    for each pair stands who is advised to keep the name, and the arithmetic. Needs no database.
    """
    if len(files) < 2:
        raise Unusable(_TOO_FEW[language])
    collisions = compare(read_files(files, language))
    if form == "csv":
        write_csv(COLUMNS, ({**row, "keeper": row["keeper"] or ""} for row in _rows(collisions, language)))
    elif form == "json":
        write_json(_rows(collisions, language))
    else:
        click.echo(_table(collisions, language))


def _rows(collisions: Sequence[Collision], language: str) -> list[dict[str, Cell]]:
    return [
        {
            "level": one.level.value,
            "name_a": one.first.name,
            "municipality_a": one.first.municipality_number,
            "addresses_a": one.first.addresses,
            "name_b": one.second.name,
            "municipality_b": one.second.municipality_number,
            "addresses_b": one.second.addresses,
            "keeper": one.advice.keeper.municipality_number if one.advice.keeper else None,
            "reason": explain(one, language),
        }
        for one in collisions
    ]


def _table(collisions: Sequence[Collision], language: str) -> str:
    """Two roads beside each other on one line and the reason under them, within 100 columns."""
    if not collisions:
        return _NOTHING[language]
    lines = []
    for level, group in groupby(collisions, key=lambda one: one.level):
        of_level = list(group)
        lines += ["", f"{_HEADINGS[language][level]} ({len(of_level)})"]
        for one in of_level:
            lines.append(f"  {_cell(one.first):<48} {_cell(one.second)}".rstrip())
            lines += textwrap.wrap(explain(one, language), _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)
    return "\n".join(lines[1:])


def _cell(road: Road) -> str:
    text = f"{road.name}, {road.municipality} ({road.addresses})"
    return text if len(text) <= 48 else f"{text[:40]}… ({road.addresses})"
