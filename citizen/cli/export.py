"""`citizen export`: the same files as the staff pages give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citizen.cli.context import refuse, with_database
from citizen.domain.datasets import DATASETS

if TYPE_CHECKING:
    from citizen.exports.queries import Subject
    from citizen.processes.models import Process

FORMATS = ("csv", "xlsx", "json", "zip")
EDITIONS = ("internal", "open")
NO_PURPOSE = {"nb": "Formålet er ikke oppgitt", "nn": "Føremålet er ikkje oppgjeve"}
"""What the log says where none is given, in the municipality's own language form: the command works without one."""


@click.command()
@click.argument("process")
@click.option("--dataset", "name", required=True, type=click.Choice(list(DATASETS)), help="Which file.")
@click.option("--format", "file_format", type=click.Choice(FORMATS), help="Its format; else as the file's name ends.")
@click.option("--edition", type=click.Choice(EDITIONS), default="internal", show_default=True, help="For whom it is.")
@click.option(
    "--filter",
    "narrowed",
    multiple=True,
    metavar="NAME=VALUE",
    help="Only some rows, by the names in the addresses of pages, such as q=skule. Can be said several times.",
)
@click.option(
    "--purpose",
    default="",
    help="What the file is for. It stands in the log of staff where the file has more in it than everyone can have.",
)
@click.option("--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where it is written.")
@with_database
def export(
    process: str,
    name: str,
    file_format: str | None,
    edition: str,
    narrowed: tuple[str, ...],
    purpose: str,
    output: Path,
) -> None:
    """Write a file about PROCESS: fjordsund/havnes-lidal, 9900/havnes-lidal, or havnes-lidal alone.

    For a file about a whole municipality PROCESS is the municipality: fjordsund, or 9900.
    """
    from flask import current_app

    from citizen.exports.actions import internal, note_written, opened, write_file

    wanted = _format_of(output, file_format)
    dataset = DATASETS[name]
    subject = _municipality(process) if dataset.of_municipality else _process(process, name)
    if not output.absolute().parent.is_dir():
        refuse(f"{output}: the folder does not exist; make it first.")
    if edition == "open" and not dataset.is_open:
        refuse(f"{name}: there is no open edition of it.")
    subject = replace(subject, wanted=_filter(name, edition, narrowed))
    said = _purpose(purpose, subject.place.language)
    keys_dir = current_app.config["CITIZEN"].keys_dir
    contents = opened(dataset, subject, keys_dir) if edition == "open" else internal(dataset, subject)
    if edition == "internal" and dataset.is_personal:
        note_written(subject, name, wanted, said)
    write_file(contents, wanted, output)
    click.echo(f"{output}")


def _format_of(output: Path, said: str | None) -> str:
    ending = output.suffix.removeprefix(".").lower()
    wanted = said or (ending if ending in FORMATS else "csv")
    if ending in FORMATS and ending != wanted:
        refuse(f"{output}: the name ends in .{ending}, but the format is {wanted}; make them say the same.")
    return wanted


def _filter(name: str, edition: str, narrowed: tuple[str, ...]) -> dict[str, str]:
    from citizen.domain.editions import Edition
    from citizen.exports.access import read_filter
    from citizen.exports.queries import names_of_filters

    for_whom = Edition(edition)
    names = names_of_filters(name, for_whom)
    for one in narrowed:
        if "=" not in one:
            refuse(f"--filter {one}: it does not say what to look for. Write NAME=VALUE.")
    said = dict(one.split("=", 1) for one in narrowed)
    for one in said:
        if one not in names:
            refuse(f"--filter {one}: the file {name} has no such filter; it has {', '.join(names) or 'none'}.")
    return read_filter(name, said, for_whom)


def _purpose(said: str, language: str) -> str:
    from citizen.domain.person_numbers import holds_person_number

    if holds_person_number(said):
        refuse("--purpose: leave out birth numbers; nothing was stored.")
    return " ".join(said.split()) or NO_PURPOSE[language]


def _municipality(named: str) -> Subject:
    from citizen.exports.queries import Subject
    from citizen.municipalities.queries import find_municipality, find_municipality_by_number

    place = find_municipality(named) or find_municipality_by_number(named)
    if place is None:
        refuse(f"{named}: there is no such municipality; this file is about a whole one, so write its name or number.")
    return Subject(place)


def _process(named: str, name: str) -> Subject:
    from citizen.exports.queries import Subject
    from citizen.municipalities.queries import get_municipality
    from citizen.results.queries import list_counted_methods

    process = _the_process(named)
    dataset = DATASETS[name]
    counted = list_counted_methods(process.municipality_id).get(process.id)
    if dataset.only_after_close and counted is None:
        refuse(f"{named}: there is no count before the voting has closed; wait until then.")
    if not dataset.suits(process.kind, counted):
        refuse(f"{named}: this vote has no file {name}; it is for another way of voting.")
    return Subject(get_municipality(process.municipality_id), process)


def _the_process(named: str) -> Process:
    from citizen.processes.queries import list_processes_named

    municipality, _, slug = named.rpartition("/")
    found = list_processes_named(slug, municipality or None)
    if not found:
        refuse(f"{named}: there is no such process; write the last part of its address on the site.")
    if len(found) > 1:
        refuse(f"{named}: several municipalities have one; write municipality/process.")
    return found[0]
