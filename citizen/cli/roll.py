"""`citizen roll`: a list of those who may vote, made where the birth numbers are, so that they stay there."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click

from citizen.cli.context import with_application
from citizen.cli.unusable import Unusable
from citizen.rolls import (
    UnusableFile,
    fingerprint_of,
    make_roll,
    read_key_file,
    read_people,
    write_key_file,
    write_roll,
)

WORDS = {
    "nb": {
        "made": "{file}: {people} på listen (nøkkel {fingerprint}).",
        "one": "1 person",
        "many": "{count} personer",
        "merged_one": "1 linje sa det samme om samme person en gang til; hver person er med én gang.",
        "merged": "{count} linjer sa det samme om samme person en gang til; hver person er med én gang.",
        "key": "{file}: nøkkelen {fingerprint} er skrevet. Den som har den og en liste, kan finne igjen fødselsnumrene:"
        " send den bare til den som lager listen, på en sikker måte.",
        "exists": "{file}: filen finnes fra før; velg et annet navn.",
        "unwritten": "{file}: filen lar seg ikke skrive; se etter at mappen finnes, og at du har tilgang.",
        "same": "{file}: listen ville tatt plassen til filen den lages av; velg et annet navn.",
    },
    "nn": {
        "made": "{file}: {people} på lista (nøkkel {fingerprint}).",
        "one": "1 person",
        "many": "{count} personar",
        "merged_one": "1 linje sa det same om same person ein gong til; kvar person er med éin gong.",
        "merged": "{count} linjer sa det same om same person ein gong til; kvar person er med éin gong.",
        "key": "{file}: nøkkelen {fingerprint} er skriven. Den som har han og ei liste, kan finne att fødselsnummera:"
        " send han berre til den som lagar lista, på ein trygg måte.",
        "exists": "{file}: fila finst frå før; vel eit anna namn.",
        "unwritten": "{file}: fila lèt seg ikkje skrive; sjå etter at mappa finst, og at du har tilgang.",
        "same": "{file}: lista ville teke plassen til fila ho blir laga av; vel eit anna namn.",
    },
}
LANGUAGE = click.option("--language", type=click.Choice(["nb", "nn"]), default="nb", show_default=True)
OUTPUT = click.option(
    "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where it is written."
)


@click.group()
def roll() -> None:
    """Lists of those who may vote, as keyed hashes instead of birth numbers."""


@roll.command("key")
@OUTPUT
@LANGUAGE
@with_application
def export_key(*, output: Path, language: str) -> None:
    """Write the key of rolls to a file, for the municipality's own machine. An existing file is left as it is."""
    from flask import current_app

    from citizen.keys import read_key
    from citizen.oidc.identity import ROLL_KEY_FILE

    key = read_key(current_app.config["CITIZEN"].keys_dir, ROLL_KEY_FILE)
    try:
        write_key_file(output, key)
    except FileExistsError:
        _refuse("exists", output, language)
    except OSError:
        _refuse("unwritten", output, language)
    click.echo(WORDS[language]["key"].format(file=output, fingerprint=fingerprint_of(key)))


@roll.command("make")
@click.argument("people", metavar="PEOPLE.csv", type=click.Path(path_type=Path))
@click.option(
    "--key", "key_file", required=True, type=click.Path(path_type=Path), help="What `citizen roll key` wrote."
)
@OUTPUT
@LANGUAGE
def make(*, people: Path, key_file: Path, output: Path, language: str) -> None:
    """Make a roll of PEOPLE.csv. Needs no database; the birth numbers stay on this machine.

    PEOPLE.csv is UTF-8 with names of columns on its first line: fodselsnummer, and if wanted kommunenummer (of the
    former municipality), adressekode, fodselsdato and papir.
    """
    if output.exists() and any(output.samefile(source) for source in (people, key_file) if source.exists()):
        _refuse("same", output, language)
    try:
        key = read_key_file(key_file)
        found = read_people(people)
    except UnusableFile as fault:
        raise Unusable("\ncitizen: ".join(fault.messages(language))) from None
    try:
        write_roll(output, make_roll(found.persons, key), key)
    except OSError:
        _refuse("unwritten", output, language)
    words = WORDS[language]
    count = len(found.persons)
    people_words = words["one"] if count == 1 else words["many"].format(count=count)
    click.echo(words["made"].format(file=output, people=people_words, fingerprint=fingerprint_of(key)))
    if found.merged:
        click.echo(words["merged_one" if found.merged == 1 else "merged"].format(count=found.merged))


def _refuse(why: str, file: Path, language: str) -> NoReturn:
    raise Unusable(WORDS[language][why].format(file=file))
