"""Put the whole package together: every document in both language forms, the data, the papers, the box."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from typing import IO

from citizen.archive import queries
from citizen.archive.views import texts
from citizen.decisions.queries import list_cases
from citizen.documents import Block, Document
from citizen.documents.pdf import make_pdf
from citizen.domain import archive as package
from citizen.domain.archive import Connection, Described, Folder, PackedFile, Record, RecordKind, Variant
from citizen.domain.case_papers import in_groups
from citizen.domain.datasets import DATASETS, Dataset
from citizen.exports.actions import codebook_of, internal, pieces_of
from citizen.exports.queries import Subject
from citizen.municipalities.models import Municipality
from citizen.processes.models import HEARING, IDEAS, ROAD_NAMES, Process
from citizen.results.queries import find_results, list_counted_methods
from citizen.web.clock import OSLO
from citizen.web.locale import LANGUAGES, Language, both, spoken
from citizen.web.locale import gettext as _

WRITTEN_AT = (1980, 1, 1, 0, 0, 0)
"""What a zip says of when its files were written, so that equal content gives equal bytes."""
READ_ALOUD = {
    ROAD_NAMES: ("proposals",),
    IDEAS: ("ideas", "comments"),
    HEARING: ("hearing-answers", "hearing-outcomes"),
}
"""The files that are in the package as text too, by kind of process."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who answers for the case in the archive; the municipality itself where nobody is named."""

    unit: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """A document before it is set: its file's name, what it is, and the day that it is of."""

    name: str
    kind: RecordKind
    title: Callable[[], str]
    dated: date
    blocks: Callable[[], Iterable[Block]]


def pack(place: Municipality, process: Process, at: datetime, file: IO[bytes], keeper: Keeper = Keeper()) -> None:
    """Write the package as a zip. The same process gives the same bytes at the same instant."""
    folder = folder_of(place, process, at, keeper)
    schema = resources.files("citizen.archive").joinpath(package.SCHEMA).read_bytes()
    others = [
        PackedFile(package.STRUCTURE, package.structure_of(folder), "XML"),
        PackedFile(package.SCHEMA, schema, "XML Schema"),
        PackedFile(package.READ_ME, _in_both(texts.read_me).encode(), "Text"),
    ]
    manifest = PackedFile(package.MANIFEST, package.manifest_of(folder, others), "JSON")
    held = [*others, manifest, *folder.files]
    sums = PackedFile(package.SUMS, package.sums_of(held), "Text")
    with zipfile.ZipFile(file, "w") as zipped:
        for one in [sums, *held]:
            about = zipfile.ZipInfo(one.path, WRITTEN_AT)
            about.compress_type = zipfile.ZIP_DEFLATED
            zipped.writestr(about, one.content)


def folder_of(place: Municipality, process: Process, at: datetime, keeper: Keeper) -> Folder:
    """The case with all its records, in the order in which things happened."""
    name = _name_of(place)
    made = [*_texts(place, process, at), *_papers(place, process), *_data(place, process, at), *_boxes(process)]
    ordered = sorted(made, key=lambda record: record.dated)
    records = [
        Record(number, one.kind, one.title, one.dated, one.correspondent, one.documents)
        for number, one in enumerate(ordered, start=1)
    ]
    return Folder(
        id=f"{place.number}/{process.slug}",
        title=_own(place, process.title_nb, process.title_nn),
        opened=_day(process.proposals_open_at),
        closed=_day(at),
        unit=keeper.unit or name,
        responsible=keeper.responsible or name,
        municipality_number=place.number,
        municipality=name,
        packed_on=_day(at),
        records=records,
    )


def _texts(place: Municipality, process: Process, at: datetime) -> Iterator[Record]:
    """A record for each text, in the municipality's own language form first, then in the other."""
    own: Language = "nn" if place.language == "nn" else "nb"
    forms = [own, *[form for form in LANGUAGES if form != own]]
    for text in _list_texts(place, process):
        documents = []
        for form in forms:
            with spoken(form):
                title = text.title()
                paper = Document(
                    title=f"{title}: {both(process.title_nb, process.title_nn)}",
                    language=form,
                    author=_("%(name)s municipality", name=place.name),
                    footer=f"{place.number}/{process.slug}",
                    made_at=at,
                    blocks=list(text.blocks()),
                )
            content = PackedFile(f"dokumenter/{text.name}-{form}.pdf", make_pdf(paper), "PDF/A-2a")
            role = Connection.MAIN if form == own else Connection.ANNEX
            documents.append(Described(f"{title} ({form})", text.name, [content], role))
        residents = _own(place, "Innbyggerne", "Innbyggjarane")
        sender = residents if text.kind is RecordKind.RECEIVED else _name_of(place)
        yield Record(0, text.kind, documents[0].title, text.dated, sender, documents)


def _list_texts(place: Municipality, process: Process) -> Iterator[_Text]:
    subject = queries.subject_of(place, process)
    opened, closed = _day(process.proposals_open_at), _day(process.proposals_close_at)
    yield _Text("kunngjoring", RecordKind.SENT, lambda: _("The call"), opened, lambda: texts.call_blocks(process))
    for name in READ_ALOUD.get(process.kind, ()):
        dataset = DATASETS[name]
        yield _Text(
            name,
            RecordKind.SENT if name == "hearing-outcomes" else RecordKind.RECEIVED,
            _title_of(dataset),
            closed,
            _rows_of(name, subject),
        )
    moderated = queries.list_moderated(place, process)
    yield _Text(
        "moderering",
        RecordKind.INTERNAL,
        lambda: _("Decisions of moderators"),
        closed,
        lambda: texts.moderation_blocks(moderated),
    )
    found = find_results(process) if process.is_vote else None
    if found:
        yield _Text(
            "resultat",
            RecordKind.INTERNAL,
            lambda: _("Rules and results"),
            _day(found.closes_at),
            lambda: texts.result_of_round(process, found),
        )
    decided = [(case, case.decision) for case in list_cases(process) if case.decision]
    if decided:
        last = max(row.decided_on for _case, row in decided)
        yield _Text("vedtak", RecordKind.SENT, lambda: _("Decisions"), last, lambda: texts.decision_blocks(decided))


def _title_of(dataset: Dataset) -> Callable[[], str]:
    return lambda: both(dataset.title_nb, dataset.title_nn)


def _rows_of(name: str, subject: Subject) -> Callable[[], Iterable[Block]]:
    return lambda: texts.dataset_blocks(name, subject)


def _papers(place: Municipality, process: Process) -> Iterator[Record]:
    """Each case paper as it was made, byte for byte."""
    for paper in queries.list_whole_papers(process.id):
        path = f"saksframlegg/{paper.sha256[:12]}-{paper.language}"
        files = [
            PackedFile(f"{path}.pdf", bytes(paper.pdf), "PDF/A-3a"),
            PackedFile(f"{path}.docx", bytes(paper.word), "DOCX", Variant.PRODUCTION),
            PackedFile(f"{path}.json", paper.content.encode("ascii"), "JSON"),
        ]
        described = Described(f"{paper.title} ({in_groups(paper.sha256)})", "saksframlegg", files)
        yield Record(0, RecordKind.INTERNAL, paper.title, _day(paper.made_at), _name_of(place), [described])


def _data(place: Municipality, process: Process, at: datetime) -> Iterator[Record]:
    """Every file about the process that staff can fetch, each with its codebook."""
    subject, counted = queries.subject_of(place, process), list_counted_methods(place.id).get(process.id)
    described: list[Described] = []
    for dataset in DATASETS.values():
        if not dataset.suits(process.kind, counted):
            continue
        rows = b"".join(pieces_of(internal(dataset, subject), "csv"))
        files = [
            PackedFile(f"data/{dataset.name}-v{dataset.version}.csv", rows, "CSV"),
            PackedFile(f"data/kodebok-{dataset.name}-v{dataset.version}.csv", b"".join(codebook_of(dataset)), "CSV"),
        ]
        role = Connection.ANNEX if described else Connection.MAIN
        described.append(Described(_own(place, dataset.title_nb, dataset.title_nn), "datafil", files, role))
    if described:
        title = _own(place, "Data om prosessen", "Data om prosessen")
        yield Record(0, RecordKind.INTERNAL, title, _day(at), _name_of(place), described)


def _boxes(process: Process) -> Iterator[Record]:
    """The published ballot boxes, byte for byte as everyone could fetch them."""
    formats = {"csv": "CSV", "json": "JSON", "py": "Python", "txt": "Text", "sig": "Text"}
    for vote_round in queries.list_boxes(process.id):
        files = [
            PackedFile(f"urne/{vote_round.number}/{name}", content, formats[name.rpartition(".")[2]])
            for name, content in queries.files_of_box(vote_round)
        ]
        title = f"Urne {vote_round.number}"
        closed_at = vote_round.closed_at or vote_round.closes_at
        yield Record(0, RecordKind.INTERNAL, title, _day(closed_at), "–", [Described(title, "urne", files)])


def _in_both(say: Callable[[], str]) -> str:
    said = []
    for form in LANGUAGES:
        with spoken(form):
            said.append(say())
    return "\n\n".join(said) + "\n"


def _name_of(place: Municipality) -> str:
    return f"{place.name} kommune"


def _own(place: Municipality, nb: str, nn: str) -> str:
    return nn if place.language == "nn" else nb


def _day(instant: datetime) -> date:
    return instant.astimezone(OSLO).date()
