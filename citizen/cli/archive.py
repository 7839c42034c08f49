"""`citizen archive`: the package of a finished process for the municipality's archive."""

from __future__ import annotations

from pathlib import Path

import click

from citizen.cli.context import refuse, with_database


@click.command()
@click.argument("process")
@click.option("--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where it is written.")
@click.option("--unit", default="", help="Noark's administrativEnhet; else the municipality.")
@click.option("--responsible", default="", help="Noark's saksansvarlig; else the municipality.")
@with_database
def archive(process: str, output: Path, unit: str, responsible: str) -> None:
    """Write everything about PROCESS, such as fjordsund/havnes-lidal, as one zip with checksums."""
    from flask import g

    from citizen.archive.queries import is_finished
    from citizen.archive.views.package import Keeper, pack
    from citizen.domain.phases import Phase
    from citizen.municipalities.queries import get_municipality
    from citizen.processes.queries import list_processes_named
    from citizen.web.clock import now

    municipality, _, slug = process.rpartition("/")
    found = list_processes_named(slug, municipality or None)
    if not found:
        refuse(f"{process}: there is no such process; write the last part of its address on the site.")
    if len(found) > 1:
        refuse(f"{process}: several municipalities have one; write municipality/process.")
    one, at = found[0], now().replace(microsecond=0)
    if not is_finished(one, has_ended=one.as_schedule().phase_at(at) is Phase.CLOSED):
        refuse(f"{process}: it is not finished; wait until its time is over and the votes are counted.")
    if not output.absolute().parent.is_dir():
        refuse(f"{output}: the folder does not exist; make it first.")
    place = get_municipality(one.municipality_id)
    g.language = place.language
    draft = output.with_name(f".{output.name}.part")
    try:
        with draft.open("wb") as file:
            pack(place, one, at, file, Keeper(unit, responsible))
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)
    click.echo(f"{output}")
