"""`citizen escrow`: copies of keys for custodians. All but `wrap` runs on the custodian's own machine."""

from __future__ import annotations

import os
from pathlib import Path

import click

from citizen.cli.context import VAR
from citizen.cli.unusable import Unusable
from citizen.config import UnsafeSettings, settings_from
from citizen.escrow import LARGEST_FILE, CannotRecover, escrow_key, make_private_key, unwrap, write_secret
from citizen.keys import KeyMissing

A_FILE = click.Path(path_type=Path)


@click.group()
def escrow() -> None:
    """Copies of keys that only custodians can open."""


@escrow.command("make-key")
@click.argument("file", type=A_FILE)
def make_key(file: Path) -> None:
    """Write a custodian's private key to FILE and print the public key.

    Keep FILE on a memory stick in a safe, never on the site. The public key goes into CITIZEN_ESCROW_KEYS.
    """
    private_key, public_key = make_private_key()
    _write_new(file, private_key.encode("ascii"))
    click.echo(public_key)


@escrow.command()
@click.argument("key")
def wrap(key: str) -> None:
    """Wrap KEY of this site (such as person or signing) to each custodian in CITIZEN_ESCROW_KEYS, and name the copies.

    The keys of rounds are wrapped when they are made. Take the copies off the machine.
    """
    try:
        settings = settings_from(os.environ, VAR)
        copies = escrow_key(settings.keys_dir, key, settings.escrow_keys)
    except (UnsafeSettings, KeyMissing) as fault:
        raise Unusable(str(fault)) from None
    except ValueError as fault:
        raise Unusable(f"{key}: {fault}; name a key without its ending, such as person.") from None
    if not copies:
        raise Unusable("CITIZEN_ESCROW_KEYS is missing: each custodian makes a key with `citizen escrow make-key`.")
    for copy in copies:
        click.echo(copy)


@escrow.command()
@click.argument("wrapped", type=A_FILE)
@click.option("--private-key", required=True, type=A_FILE, help="The custodian's file from `make-key`.")
@click.option("--output", required=True, type=A_FILE, help="Where the key is written; nothing is written over.")
def recover(wrapped: Path, private_key: Path, output: Path) -> None:
    """Open the copy in WRAPPED and write the key, to be put into CITIZEN_KEYS_DIR under the name that is printed."""
    try:
        key_id, key = unwrap(_read(wrapped), _read(private_key))
    except CannotRecover as fault:
        raise Unusable(f"{wrapped}: {fault}") from None
    _write_new(output, key)
    click.echo(f"{key_id}.key")


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE).decode("ascii", "replace")
    except OSError:
        raise Unusable(f"{file} can't be read: name a file that exists and that you may read.") from None


def _write_new(file: Path, content: bytes) -> None:
    try:
        write_secret(file, content)
    except FileExistsError:
        raise Unusable(f"{file} exists already and is not written over: name another file.") from None
    except OSError:
        raise Unusable(f"{file} can't be written: name a folder that exists and that you may write to.") from None
