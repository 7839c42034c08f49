"""Reads the address files named on a command line; a bar shows the way on a terminal, and nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from citizen.cli.unusable import Unusable
from citizen.domain.road_register import RoadRegister
from citizen.kartverket import Problem, UnusableFile, read_register


def read_files(paths: Sequence[Path], language: str) -> list[RoadRegister]:
    """One register per file, each of another municipality; ends the command with one sentence if any is unusable."""
    try:
        registers = [_read(path) for path in paths]
        _refuse_doubles(paths, registers)
    except UnusableFile as fault:
        raise Unusable(fault.message(language)) from None
    return registers


def read_file(path: Path, language: str, municipality: str) -> RoadRegister:
    """The register of one municipality; ends the command with one sentence if the file is unusable."""
    try:
        return _read(path, municipality)
    except UnusableFile as fault:
        raise Unusable(fault.message(language)) from None


def _read(path: Path, municipality: str | None = None) -> RoadRegister:
    if not sys.stderr.isatty() or not path.is_file():
        return read_register(path, municipality)
    with click.progressbar(length=path.stat().st_size, label=path.name, file=sys.stderr) as bar:
        return read_register(path, municipality, progress=bar.update)


def _refuse_doubles(paths: Sequence[Path], registers: Sequence[RoadRegister]) -> None:
    first_with: dict[str, Path] = {}
    for path, register in zip(paths, registers, strict=True):
        other = first_with.setdefault(register.number, path)
        if other is not path:
            twice = Problem.SAME_MUNICIPALITY_TWICE
            raise UnusableFile(path.name, twice, number=register.number, other=other.name)
