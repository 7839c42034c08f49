"""Makes address files as Kartverket does, and spoils them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

_HEADER = (
    "lokalid;kommunenummer;kommunenavn;adressetype;adressetilleggsnavn;adressetilleggsnavnKilde;adressekode;"
    "adressenavn;nummer;bokstav;gardsnummer;bruksnummer;festenummer;undernummer;adresseTekst;"
    "adresseTekstUtenAdressetilleggsnavn;EPSG-kode;Nord;Øst;postnummer;poststed;grunnkretsnummer;grunnkretsnavn;"
    "soknenummer;soknenavn;organisasjonsnummer;tettstednummer;tettstednavn;valgkretsnummer;valgkretsnavn;"
    "oppdateringsdato;datauttaksdato;adresseId;uuidAdresse;atkomstId;uuidAtkomst;atkomstNord;atkomstØst;"
    "sommeratkomstId;uuidSommeratkomst;sommeratkomstNord;sommeratkomstØst;vinteratkomstId;uuidVinteratkomst;"
    "vinteratkomstNord;vinteratkomstØst"
)
ADDRESS_COLUMNS = _HEADER.split(";")
ROAD_ADDRESS_COLUMNS = ["lokalId", *ADDRESS_COLUMNS[1:21], *ADDRESS_COLUMNS[30:]]

Row = Mapping[str, str]


def address(name: str = "Storgata", code: str = "1000", number: str = "1", **others: str) -> Row:
    """One road address in Lidal, unless told otherwise."""
    usual = {"kommunenummer": "9902", "kommunenavn": "LIDAL", "adressetype": "vegadresse"}
    return {**usual, "adressekode": code, "adressenavn": name, "nummer": number, **others}


def csv_text(rows: Iterable[Row], columns: Iterable[str] = ADDRESS_COLUMNS, line_end: str = "\r\n") -> str:
    """The text of a file with these rows; cells that a row does not mention are empty."""
    columns = list(columns)
    lines = [";".join(columns), *(";".join(row.get(column, "") for column in columns) for row in rows)]
    return "".join(line + line_end for line in lines)


def write_csv(folder: Path, rows: Iterable[Row], name: str = "lidal.csv") -> Path:
    """A file as Kartverket gives it: with BOM and CRLF."""
    path = folder / name
    path.write_bytes(b"\xef\xbb\xbf" + csv_text(rows).encode())
    return path


def write_zip(folder: Path, entries: Mapping[str, str | bytes], name: str = "lidal.zip") -> Path:
    """A zip with these files in it."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return path
