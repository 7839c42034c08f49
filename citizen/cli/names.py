"""`citizen names`: what the rules say of a name, without a database."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

import click

from citizen.cli.address_files import read_files
from citizen.cli.output import write_csv, write_json
from citizen.cli.unusable import Unusable
from citizen.domain.naming import Finding, NameContext, NameIndex, Severity, check_name

COLUMNS = ("rule", "severity", "message")

_WIDTH = 100
_SEVERITIES = {
    "nb": {Severity.ERROR: "feil", Severity.WARNING: "advarsel", Severity.INFO: "opplysning"},
    "nn": {Severity.ERROR: "feil", Severity.WARNING: "åtvaring", Severity.INFO: "opplysning"},
}
_NOTHING = {
    "nb": "Navnet kan brukes. Ingen regel har noe å innvende.",
    "nn": "Namnet kan brukast. Ingen regel har noko å innvende.",
}
_NO_FILES = {
    "nb": "oppgi adressefilene som navnet skal holdes opp mot, etter --against.",
    "nn": "oppgi adressefilene som namnet skal haldast opp mot, etter --against.",
}


@click.group()
def names() -> None:
    """Names of roads, and the rules for them."""


@names.command("check")
@click.argument("name")
@click.option("--against", "first_files", multiple=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.argument("more_files", nargs=-1, metavar="", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["nb", "nn"]), default="nb", show_default=True)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def check(name: str, first_files: Sequence[Path], more_files: Sequence[Path], language: str, form: str) -> None:
    """Hold NAME against every rule and against all roads in the address files.

    Exit status 1 if any finding is an error. Put -- before a NAME that begins with a hyphen.
    """
    if not first_files:
        raise Unusable(_NO_FILES[language])
    registers = read_files([*first_files, *more_files], language)
    findings = check_name(name, NameContext(register=NameIndex.of_registers(registers)))
    if form == "csv":
        write_csv(COLUMNS, [_row(finding, language) for finding in findings])
    elif form == "json":
        write_json([_row(finding, language) for finding in findings])
    else:
        click.echo(_table(findings, language))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise SystemExit(1)


def _row(finding: Finding, language: str) -> dict[str, str | int | None]:
    return {
        "rule": finding.rule.value,
        "severity": finding.severity.value,
        "message": finding.message(language),
    }


def _table(findings: Sequence[Finding], language: str) -> str:
    if not findings:
        return _NOTHING[language]
    lines = []
    for finding in findings:
        start = f"{finding.rule.value}  {_SEVERITIES[language][finding.severity]:<10}  "
        lines += textwrap.wrap(
            finding.message(language), _WIDTH, initial_indent=start, subsequent_indent=" " * len(start)
        )
    return "\n".join(lines)
