"""Sends letters by SMTP, where CITIZEN_SMTP_URL names a server; nothing here knows the database.

smtp://user:password@host:587?starttls=yes&from=citizen@example.no, or smtps://… for a connection that is encrypted
from the start. Without `starttls=yes` a letter goes unencrypted, which is for a server on the same machine.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PATIENCE_S = 20
PORTS = {"smtp": 25, "smtps": 465}
FOLDER_HOST = "localhost"


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
    """A letter to one person: plain text, and the same as HTML where it is given."""

    to: str
    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    """The first half of its Message-ID, where a letter that is sent once more must be known as the same."""


class _Headers(EmailPolicy):
    """How the lines above a letter are written.

    The library would write a long address as an encoded word, in which no mail program finds the way to stop letters;
    and it doubles the spaces where it breaks a subject that has other letters than a to z.
    """

    def fold(self, name: str, value: Any) -> str:
        if name == "List-Unsubscribe":
            return f"{name}: {value}{self.linesep}"
        if name == "Subject" and not str(value).isascii():
            return f"{name}: {Header(str(value), 'utf-8', header_name=name).encode(linesep=self.linesep)}{self.linesep}"
        folded: str = super().fold(name, value)
        return folded

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii", "surrogateescape")


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
    try:
        message = _as_message(letter, server.sender)
        with _connected(server) as connection:
            connection.send_message(message)
    except (OSError, smtplib.SMTPException, ValueError) as fault:
        raise NotSent(str(fault)) from fault


def keep_letter(folder: Path, letter: Letter) -> None:
    """Write the letter to a folder instead, as mail programs read it. Raises NotSent."""
    try:
        message = _as_message(letter, f"citizen@{FOLDER_HOST}")
        folder.mkdir(parents=True, exist_ok=True)
        name = message["Message-ID"].strip("<>").partition("@")[0]
        (folder / f"{name}.eml").write_bytes(message.as_bytes(policy=_Headers(linesep="\r\n")))
    except (OSError, ValueError) as fault:
        raise NotSent(str(fault)) from fault


def outlet_of(smtp_url: str | None, folder: Path | None, *, fallback_host: str) -> Callable[[Letter], None] | None:
    """What takes a letter: the mail server, else the folder; None where there is neither. Raises MailServerUnusable."""
    if smtp_url:
        server = read_mail_server(smtp_url, fallback_host=fallback_host)
        return lambda letter: send_letter(server, letter)
    if folder:
        return lambda letter: keep_letter(folder, letter)
    return None


def _as_message(letter: Letter, sender: str) -> EmailMessage:
    """Raises ValueError where an address or a header has a line break in it."""
    message, domain = EmailMessage(_Headers()), sender.rpartition("@")[2].strip("<> ")
    message["From"], message["To"], message["Subject"] = sender, letter.to, letter.subject
    message["Date"] = formatdate()
    message["Message-ID"] = f"<{letter.name}@{domain}>" if letter.name else make_msgid(domain=domain)
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for header, value in letter.headers.items():
        message[header] = value
    return message


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
