"""`citizen export`: the same files as the staff pages give."""

from __future__ import annotations

from pathlib import Path

import click

from citizen.cli.context import refuse, with_database
from citizen.domain.datasets import DATASETS

FORMATS = ("csv", "xlsx", "json")


@click.command()
@click.argument("process")
@click.option("--dataset", "name", required=True, type=click.Choice(list(DATASETS)), help="Which file.")
@click.option("--format", "file_format", type=click.Choice(FORMATS), help="Its format; else as the file's name ends.")
@click.option("--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where it is written.")
@with_database
def export(process: str, name: str, file_format: str | None, output: Path) -> None:
    """Write a file about PROCESS: fjordsund/havnes-lidal, 9900/havnes-lidal, or havnes-lidal alone."""
    from citizen.exports.actions import write_file
    from citizen.processes.queries import list_processes_named
    from citizen.results.queries import list_counted_methods

    ending = output.suffix.removeprefix(".").lower()
    wanted = file_format or (ending if ending in FORMATS else "csv")
    if ending in FORMATS and ending != wanted:
        refuse(f"{output}: the name ends in .{ending}, but the format is {wanted}; make them say the same.")
    municipality, _, slug = process.rpartition("/")
    found = list_processes_named(slug, municipality or None)
    if not found:
        refuse(f"{process}: there is no such process; write the last part of its address on the site.")
    if len(found) > 1:
        refuse(f"{process}: several municipalities have one; write municipality/process.")
    dataset = DATASETS[name]
    counted = list_counted_methods(found[0].municipality_id).get(found[0].id)
    if dataset.only_after_close and counted is None:
        refuse(f"{process}: there is no count before the voting has closed; wait until then.")
    if not dataset.suits(found[0].kind, counted):
        refuse(f"{process}: this vote has no file {name}; it is for another way of voting.")
    if not output.absolute().parent.is_dir():
        refuse(f"{output}: the folder does not exist; make it first.")
    write_file(dataset, found[0], wanted, output)
    click.echo(f"{output}")
