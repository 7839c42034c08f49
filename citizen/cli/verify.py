"""`citizen verify`: does a published ballot box hold what was promised? Needs no database."""

from __future__ import annotations

import re
from pathlib import Path

import click

from citizen.boxes.problems import UnusableBox
from citizen.boxes.verifying import verify_box
from citizen.cli.unusable import Unusable

HEX = re.compile(r"[0-9a-f]{64}")

_OUTCOMES = {True: "ja", False: "NEI"}
_NOT_HEX = {
    "nb": "{option} skal være 64 tegn, bare 0–9 og a–f: skriv verdien av på nytt.",
    "nn": "{option} skal vere 64 teikn, berre 0–9 og a–f: skriv verdien av på nytt.",
}
_VERIFIED = {
    "nb": "Urnen er i orden.",
    "nn": "Urna er i orden.",
}
_FAILED = {
    "nb": "Urnen er IKKE i orden.",
    "nn": "Urna er IKKJE i orden.",
}
_NO_WITNESS = {
    "nb": "Dette viser ikke at urnen er den samme som da folk stemte. Be noen utenfor kommunen om dette, slik de fikk"
    " det, og oppgi det: {missing}.",
    "nn": "Dette viser ikkje at urna er den same som då folk røysta. Be nokon utanfor kommunen om dette, slik dei fekk"
    " det, og oppgi det: {missing}.",
}
_ASKED_FOR = {
    "nb": {"--root": "roten av loggen", "--key": "kommunens nøkkel", "--rules": "avtrykket av reglene"},
    "nn": {"--root": "rota til loggen", "--key": "nøkkelen til kommunen", "--rules": "avtrykket av reglane"},
}


@click.command()
@click.argument("box", metavar="DIRECTORY-OR-ZIP", type=click.Path(path_type=Path))
@click.option("--root", metavar="HEX", help="A root of the log that somebody outside the municipality was given.")
@click.option("--key", metavar="HEX", help="The municipality's public key as somebody outside it wrote it down.")
@click.option("--rules", metavar="HEX", help="The hash of the rules that somebody outside the municipality was given.")
@click.option("--language", type=click.Choice(["nb", "nn"]), default="nb", show_default=True)
def verify(box: Path, root: str | None, key: str | None, rules: str | None, language: str) -> None:
    """Check everything that can be checked in a published ballot box, and count it anew.

    Exit status 1 if anything is wrong; each check is named.
    """
    given = {"--root": root, "--key": key, "--rules": rules}
    witnessed = {option: _hex(option, value, language) for option, value in given.items()}
    try:
        findings = verify_box(box, root=witnessed["--root"], key=witnessed["--key"], rules=witnessed["--rules"])
    except UnusableBox as fault:
        raise Unusable(fault.message(language)) from None
    for finding in findings:
        click.echo(f"{_OUTCOMES[finding.holds]:<4} {finding.check.value:<16} {finding.sentence(language)}")
    holds = all(finding.holds for finding in findings)
    click.echo("\n" + (_VERIFIED if holds else _FAILED)[language])
    missing = [f"{_ASKED_FOR[language][option]} ({option})" for option, value in witnessed.items() if value is None]
    if missing:
        click.echo(_NO_WITNESS[language].format(missing=", ".join(missing)))
    if not holds:
        raise SystemExit(1)


def _hex(option: str, value: str | None, language: str) -> str | None:
    if value is None:
        return None
    if not HEX.fullmatch(value.strip().lower()):
        raise Unusable(_NOT_HEX[language].format(option=option))
    return value.strip().lower()
