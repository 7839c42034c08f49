"""The archive package of a process: what its files are called, and how they are described with the names of Noark 5."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from xml.etree import ElementTree

FORMAT = "citizen-archive-1"
NAMESPACE = "urn:citizen:arkivpakke:1"
STRUCTURE, SCHEMA, SUMS, MANIFEST, READ_ME = (
    "arkivstruktur.xml",
    "arkivstruktur.xsd",
    "sjekksummer.txt",
    "manifest.json",
    "LES-MEG.txt",
)
CLOSED = "Avsluttet"
ALGORITHM = "SHA-256"


class RecordKind(Enum):
    """Noark's journalposttype."""

    RECEIVED = "I"
    SENT = "U"
    INTERNAL = "X"


class Variant(Enum):
    """Noark's variantformat: what is kept for ever, and what people worked in."""

    ARCHIVE = "Arkivformat"
    PRODUCTION = "Produksjonsformat"


class Connection(Enum):
    """Noark's tilknyttetRegistreringSom."""

    MAIN = "Hoveddokument"
    ANNEX = "Vedlegg"


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of the package, with its content."""

    path: str
    content: bytes
    kind: str
    """As people call the format: PDF/A-2a, CSV."""
    variant: Variant = Variant.ARCHIVE

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Described:
    """A document: one text in one or several formats."""

    title: str
    kind: str
    """Noark's dokumenttype, in the words of the municipality."""
    files: Sequence[PackedFile]
    connection: Connection = Connection.MAIN


@dataclass(frozen=True, slots=True)
class Record:
    """Something that came in, went out or was noted, on its day."""

    number: int
    kind: RecordKind
    title: str
    dated: date
    correspondent: str
    documents: Sequence[Described]


@dataclass(frozen=True, slots=True)
class Folder:
    """The case: one process, with all its records."""

    id: str
    title: str
    opened: date
    closed: date
    unit: str
    responsible: str
    municipality_number: str
    municipality: str
    packed_on: date
    records: Sequence[Record]

    @property
    def files(self) -> list[PackedFile]:
        return [file for record in self.records for document in record.documents for file in document.files]


def structure_of(folder: Folder) -> bytes:
    """arkivstruktur.xml; follows the schema that lies beside it in the package."""
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.Element(f"{{{NAMESPACE}}}arkiv")
    _say(root, "tittel", f"Citizen, {folder.municipality}")
    creator = _below(root, "arkivskaper")
    _say(creator, "arkivskaperID", folder.municipality_number)
    _say(creator, "arkivskaperNavn", folder.municipality)
    part = _below(root, "arkivdel")
    _say(part, "tittel", "Medvirkning")
    case = _below(part, "mappe", type="saksmappe")
    for name, said in (
        ("mappeID", folder.id),
        ("tittel", folder.title),
        ("opprettetDato", folder.opened.isoformat()),
        ("avsluttetDato", folder.closed.isoformat()),
        ("saksdato", folder.opened.isoformat()),
        ("administrativEnhet", folder.unit),
        ("saksansvarlig", folder.responsible),
        ("saksstatus", CLOSED),
    ):
        _say(case, name, said)
    for record in folder.records:
        _add_record(case, record, folder)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def manifest_of(folder: Folder, others: Iterable[PackedFile]) -> bytes:
    """manifest.json: every file but itself and the list of sums, with its size and SHA-256."""
    files = [
        {"path": file.path, "bytes": len(file.content), "sha256": file.sha256, "format": file.kind}
        for file in sorted([*folder.files, *others], key=lambda file: file.path)
    ]
    content = {
        "format": FORMAT,
        "municipality": {"number": folder.municipality_number, "name": folder.municipality},
        "process": folder.id,
        "title": folder.title,
        "packed_on": folder.packed_on.isoformat(),
        "algorithm": ALGORITHM,
        "files": files,
    }
    return (json.dumps(content, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()


def sums_of(files: Iterable[PackedFile]) -> bytes:
    """sjekksummer.txt, as the program sha256sum reads it."""
    lines = sorted((file.path, file.sha256) for file in files)
    return "".join(f"{sha256}  {path}\n" for path, sha256 in lines).encode()


def _add_record(case: ElementTree.Element, record: Record, folder: Folder) -> None:
    registered = _below(case, "registrering", type="journalpost")
    for name, said in (
        ("registreringsID", f"{folder.id}/{record.number}"),
        ("journalposttype", record.kind.value),
        ("journaldato", record.dated.isoformat()),
        ("dokumentetsDato", record.dated.isoformat()),
        ("tittel", record.title),
    ):
        _say(registered, name, said)
    party = _below(registered, "korrespondansepart")
    _say(party, "korrespondansepartNavn", record.correspondent)
    for document in record.documents:
        described = _below(registered, "dokumentbeskrivelse")
        _say(described, "tittel", document.title)
        _say(described, "dokumenttype", document.kind)
        _say(described, "tilknyttetRegistreringSom", document.connection.value)
        for file in document.files:
            _add_file(described, file)


def _add_file(described: ElementTree.Element, file: PackedFile) -> None:
    held = _below(described, "dokumentobjekt")
    for name, said in (
        ("versjonsnummer", "1"),
        ("variantformat", file.variant.value),
        ("format", file.kind),
        ("referanseDokumentfil", file.path),
        ("sjekksum", file.sha256),
        ("sjekksumAlgoritme", ALGORITHM),
        ("filstoerrelse", str(len(file.content))),
    ):
        _say(held, name, said)


def _below(parent: ElementTree.Element, name: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def _say(parent: ElementTree.Element, name: str, said: str) -> None:
    _below(parent, name).text = "".join(one for one in said if one.isprintable())
