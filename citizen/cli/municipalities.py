"""`citizen municipalities`: set up the municipality that uses the site."""

from __future__ import annotations

from typing import Any

import click

from citizen.cli.context import refuse, with_database
from citizen.domain.slugs import is_slug
from citizen.municipalities.actions import FormerMunicipality

THEMES = ("fjord", "skog", "lyng", "tre")


@click.group()
def municipalities() -> None:
    """The municipalities that use this site."""


@municipalities.command()
@click.argument("number")
@click.argument("name")
@click.option("--slug", required=True, help="Its part of every address, such as fjordsund.")
@click.option(
    "--former", "formers", multiple=True, metavar="NUMBER:NAME[:VOTERS]", help="A municipality merged into it."
)
@click.option("--language", default="nb", type=click.Choice(["nb", "nn"]), help="Its own language form.")
@click.option("--theme", default="fjord", type=click.Choice(THEMES), help="Its colours.")
@click.option("--road-form", type=click.Choice(["vei", "veg"]), help="How it writes the word for road in names.")
@click.option("--help-nb", default="", help="Whom to telephone or visit for help, in bokmål.")
@click.option("--help-nn", default="", help="The same in nynorsk.")
@with_database
def add(number: str, name: str, slug: str, formers: tuple[str, ...], **looks: Any) -> None:
    """Set up municipality NUMBER called NAME, with the former municipalities whose roads are loaded one by one."""
    from citizen.municipalities.actions import MunicipalityTexts, set_up_municipality
    from citizen.municipalities.queries import find_municipality, find_municipality_by_number

    if not is_number(number):
        refuse(f"{number}: a municipality's number has four digits, such as 3420.")
    if not is_slug(slug):
        refuse(f"{slug}: an address has small letters a to z, digits and hyphens, and is no word that the site uses.")
    if find_municipality(slug) or find_municipality_by_number(number):
        refuse(f"{number} {slug}: a municipality with this number or address is there already.")
    read = [read_former(text) for text in formers]
    texts = MunicipalityTexts(number=number, name=name, slug=slug, intro_nb="", intro_nn="", **looks)
    set_up_municipality(texts, read)
    click.echo(f"{number} {name} is set up. Now load its roads: citizen roads import FILE --municipality NUMBER")


def is_number(text: str) -> bool:
    """Whether this is a municipality's number: four digits."""
    return len(text) == 4 and text.isascii() and text.isdigit()


def read_former(text: str) -> FormerMunicipality:
    """From the form 9901:Havnes or 9901:Havnes:9050."""
    number, _, rest = text.partition(":")
    name, _, voters = rest.partition(":")
    if not is_number(number) or not name or (voters and not voters.isdecimal()):
        refuse(f"{text}: write a former municipality as NUMBER:NAME or NUMBER:NAME:VOTERS, such as 9901:Havnes:9050.")
    return FormerMunicipality(number, name, int(voters) if voters else None)
