"""`citizen export`: the same files as the staff pages give."""

from __future__ import annotations

from pathlib import Path

import click

from citizen.cli.context import with_database
from citizen.domain.datasets import DATASETS


@click.command()
@click.argument("process")
@click.option("--dataset", "name", required=True, type=click.Choice(list(DATASETS)), help="Which file.")
@click.option("--format", "file_format", default="csv", type=click.Choice(["csv", "xlsx", "json"]), help="Its format.")
@click.option("--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where it is written.")
@with_database
def export(process: str, name: str, file_format: str, output: Path) -> None:
    """Write a file about PROCESS, given as its address: municipality/process, or process where that is enough."""
    from citizen.exports.actions import write_file
    from citizen.processes.queries import list_processes_named
    from citizen.results.queries import find_results

    municipality, _, slug = process.rpartition("/")
    found = list_processes_named(slug, municipality or None)
    if len(found) != 1:
        ways = "there is none; look at its address on the site" if not found else "several: write municipality/process"
        raise click.exceptions.UsageError(f"process {process}: {ways}.")
    dataset = DATASETS[name]
    if dataset.only_after_close and find_results(found[0]) is None:
        raise click.exceptions.UsageError(f"process {process}: there is no count before the voting has closed.")
    if not output.absolute().parent.is_dir():
        raise click.exceptions.UsageError(f"{output}: the folder does not exist; make it first.")
    write_file(dataset, found[0], file_format, output)
    click.echo(f"{output}")
