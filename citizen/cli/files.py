"""`citizen files`: make the large files that staff have asked for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.ctx import AppContext

from citizen.cli.context import with_database
from citizen.database import db
from citizen.exports.actions import make_due_files, remove_old_files

if TYPE_CHECKING:
    from citizen.config import Settings

MOST_AT_ONCE = 1000
SECONDS_BETWEEN_LOOKS = 2.0
log = logging.getLogger("citizen.files")


@click.group()
def files() -> None:
    """Large files that are made in the background."""


@files.command("make-due")
@with_database
def make_due() -> None:
    """Make the files that wait, remove those whose time is over. Safe at any time, and twice at once."""
    settings: Settings = current_app.config["CITIZEN"]
    lines = 0
    for line in make_due_files(settings, MOST_AT_ONCE):
        click.echo(line)
        lines += 1
    if number := remove_old_files(settings):
        click.echo(f"removed {number} files whose time was over")
    if not lines:
        click.echo("No file waited.")


def keep_making(is_told_to_end: Callable[[], bool], say: Callable[[str], None]) -> None:
    """Make files beside what the caller does, so that no round waits for one. Ends with the process."""
    context = current_app.app_context()
    threading.Thread(target=_keep_making, args=(context, is_told_to_end, say), daemon=True, name="files").start()


def _keep_making(context: AppContext, is_told_to_end: Callable[[], bool], say: Callable[[str], None]) -> None:
    pause = threading.Event()
    with context:
        while not is_told_to_end():
            try:
                for line in make_due_files(current_app.config["CITIZEN"]):
                    say(line)
            except Exception:
                log.exception("files.making_failed")
            finally:
                db.session.remove()
            pause.wait(SECONDS_BETWEEN_LOOKS)
