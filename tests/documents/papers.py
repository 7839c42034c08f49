"""A paper with one block of each kind and with words that try to be commands, and the programs that read files."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime

import pytest

from citizen.documents import (
    Attachment,
    Block,
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    bar_chart,
)

HOSTILE = 'A & B <script>alert(1)</script> {{ 1/0 }} {% for x in y %} #panic() $x$ *z* \\ "q" \x07 \x0c ŋ đ Å'
READ_AS = 'A & B <script>alert(1)</script> {{ 1/0 }} {% for x in y %} #panic() $x$ *z* \\ "q"'
MADE_AT = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
NUMBERS = '{"votes":120}'


def a_paper(language: str = "nn", *more: Block) -> Document:
    chart = bar_chart([("Åsvegen", "120 røyster", 0.6, True), (HOSTILE, "80 røyster", 0.4, False)])
    return Document(
        title="Nytt namn på Skulevegen & Co <b>",
        language="nb" if language == "nb" else "nn",
        author="Fjordsund kommune",
        footer="Kontrollsum 12ab",
        made_at=MADE_AT,
        blocks=[
            Table("Om saka", ("Opplysning", "Innhald"), [("Saksnummer", "12/2026")]),
            Heading("Bakgrunn"),
            Paragraph("Ei linje\nog ei til", "lead"),
            Heading("Ein del", 2),
            Heading("Ein mindre del", 3),
            Paragraph(HOSTILE),
            Bullets(["fyrste", HOSTILE]),
            Picture(chart, "Åsvegen 120, den andre 80", "Røyster"),
            Table("Røyster", ("Namn", "Røyster"), [("Åsvegen", "120"), (HOSTILE, "80")], numeric=(1,), widths=(3, 1)),
            PageBreak(),
            Heading("Vedlegg"),
            Paragraph("Slutt", "note"),
            Paragraph("Viktig", "strong"),
            *more,
        ],
        attachment=Attachment("tal.json", NUMBERS, "application/json", "Tala"),
    )


def run(*command: str) -> str:
    """What the program says. It may be missing at home, but not where changes are checked before they land."""
    if shutil.which(command[0]) is None:
        said = f"{command[0]} is missing: install poppler-utils and libreoffice-writer-nogui"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=180).stdout
