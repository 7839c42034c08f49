"""Sends plain letters by SMTP, where CITIZEN_SMTP_URL names a server; nothing here knows the database.

smtp://user:password@host:587?starttls=yes&from=citizen@example.no, or smtps://… for a connection that is encrypted
from the start. Without `starttls=yes` a letter goes unencrypted, which is for a server on the same machine.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

PATIENCE_S = 20
PORTS = {"smtp": 25, "smtps": 465}


class MailServerUnusable(Exception):
    """CITIZEN_SMTP_URL names no server that letters can be sent with; the message says what to do."""


class NotSent(Exception):
    """The letter was not taken by the mail server; the message is what it or the network said."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in, and in whose name."""

    host: str
    port: int
    sender: str
    is_encrypted: bool = False
    starts_tls: bool = False
    user: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of plain text to one person."""

    to: str
    subject: str
    text: str


def read_mail_server(url: str, *, fallback_host: str) -> MailServer:
    """The server that the address names. Raises MailServerUnusable, with nothing secret in its words."""
    unusable = "CITIZEN_SMTP_URL is no address of a mail server: write it as smtp://host:587?starttls=yes or smtps://…"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise MailServerUnusable(unusable) from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise MailServerUnusable(unusable)
    query = parse_qs(parts.query)
    return MailServer(
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        sender=query.get("from", [f"citizen@{fallback_host}"])[0],
        is_encrypted=parts.scheme == "smtps",
        starts_tls=query.get("starttls", ["no"])[0] == "yes",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def send_letter(server: MailServer, letter: Letter) -> None:
    """Hand the letter in; when this returns the server has taken it. Raises NotSent."""
    message = EmailMessage()
    try:
        message["From"], message["To"], message["Subject"] = server.sender, letter.to, letter.subject
        message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=server.sender.rpartition("@")[2])
        message.set_content(letter.text, cte="quoted-printable")
        with _connected(server) as connection:
            connection.send_message(message)
    except (OSError, smtplib.SMTPException, ValueError) as fault:
        raise NotSent(str(fault)) from fault


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    connection = (
        smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE_S, context=context)
        if server.is_encrypted
        else smtplib.SMTP(server.host, server.port, timeout=PATIENCE_S)
    )
    with connection:
        if server.starts_tls:
            connection.starttls(context=context)
        if server.user:
            connection.login(server.user, server.password)
        yield connection
