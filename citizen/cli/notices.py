"""`citizen notices`: send the letters that wait in the outbox."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from flask import current_app

from citizen.cli.context import refuse, with_database
from citizen.mailing import MailServerUnusable, outlet_of
from citizen.notices.actions import make_digests, send_due
from citizen.notices.views.letters import compose
from citizen.web.clock import OSLO, now

if TYPE_CHECKING:
    from citizen.config import Settings

LETTERS_IN_A_PASS = 50
"""The timer has more to do than to send letters: the rest goes in its next pass."""
LETTERS_AT_ONCE = 1000


@click.group()
def notices() -> None:
    """Notices to people, and the letters that bring them."""


@notices.command()
@click.option("--now", "everything", is_flag=True, help="Do not wait for the morning: send all that waits.")
@with_database
def send(*, everything: bool) -> None:
    """Send the letters that are due. Safe at any time, and twice at once; `citizen rounds watch` does it by itself."""
    settings: Settings = current_app.config["CITIZEN"]
    if not settings.smtp_url and not settings.letters_dir:
        refuse("letters wait: name a mail server in CITIZEN_SMTP_URL, or a folder in CITIZEN_LETTERS_DIR.")
    was_refused, lines = False, 0
    try:
        for line in send_letters(settings, limit=LETTERS_AT_ONCE, everything=everything):
            click.echo(line)
            lines, was_refused = lines + 1, was_refused or line.startswith("NOT")
    except MailServerUnusable as fault:
        refuse(str(fault))
    if not lines:
        click.echo("Nothing was due.")
    if was_refused:
        raise SystemExit(1)


def send_letters(settings: Settings, *, limit: int, everything: bool = False) -> Iterator[str]:
    """Gather and send what is due, and say so without naming anybody. Raises MailServerUnusable."""
    host = settings.trusted_hosts[0] if settings.trusted_hosts else "localhost"
    hand_in = outlet_of(settings.smtp_url, settings.letters_dir, fallback_host=host)
    if hand_in is None:
        return
    make_digests(now(), OSLO, everything=everything)
    sent = 0
    for handled in send_due(compose, hand_in, now, limit):
        sent += handled.state == "sent"
        if handled.fault:
            yield f"NOT sent: letter {handled.letter_id} ({handled.state}: {handled.fault})"
    if sent:
        yield f"sent {sent} {'letter' if sent == 1 else 'letters'} to people"
