"""The catalogue of a municipality's open data as DCAT-AP-NO: one set of statements, written as Turtle or as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citizen.domain.datasets import Dataset
from citizen.domain.readmes import LICENCE

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "dcatap": "http://data.europa.eu/r5r/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
TYPE = "rdf:type"
THEME = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
LANGUAGES = tuple(f"http://publications.europa.eu/resource/authority/language/{code}" for code in ("NOB", "NNO"))
FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
FORMATS = {"csv": ("CSV", "text/csv"), "json": ("JSON", "application/json")}
DESCRIPTIONS = {
    "nb": "Åpne data om medvirkning i kommunen: forslag, avstemninger og vedtak, uten navn på folk.",
    "nn": "Opne data om medverknad i kommunen: forslag, avrøystingar og vedtak, utan namn på folk.",
}


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one of the two language forms."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that is in no language."""

    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """The address of something else."""

    address: str


Value = Text | Plain | Link
Statements = Sequence[tuple[str, Sequence[tuple[str, Value]]]]
"""Addresses of things, each with what is said of it."""


@dataclass(frozen=True, slots=True)
class Published:
    """A dataset about something, and where it is."""

    dataset: Dataset
    about_nb: str
    about_nn: str
    page: str
    files: dict[str, str]
    """Format to address."""


def catalogue_of(name: str, number: str, site: str, api: tuple[str, str], published: Sequence[Published]) -> Statements:
    """A municipality's catalogue. `site`: its page of open data; `api`: where the API is, and where it is described."""
    publisher, contact, catalogue = f"{site}#kommunen", f"{site}#kontakt", f"{site}#katalog"
    responsible = (("dct:publisher", Link(publisher)), ("dcat:contactPoint", Link(contact)))
    things: list[tuple[str, Sequence[tuple[str, Value]]]] = [
        (publisher, (
            (TYPE, Link(PREFIXES["foaf"] + "Agent")), ("foaf:name", Plain(f"{name} kommune")),
            ("dct:identifier", Plain(number)), ("foaf:homepage", Link(site)),
        )),
        (contact, (
            (TYPE, Link(PREFIXES["vcard"] + "Organization")), ("vcard:fn", Plain(f"{name} kommune")),
            ("vcard:hasURL", Link(site)),
        )),
        (catalogue, (
            (TYPE, Link(PREFIXES["dcat"] + "Catalog")),
            ("dct:title", Text(f"Åpne data fra {name} kommune", "nb")),
            ("dct:title", Text(f"Opne data frå {name} kommune", "nn")),
            *(("dct:description", Text(words, form)) for form, words in DESCRIPTIONS.items()),
            *responsible, ("dct:license", Link(LICENCE)), ("foaf:homepage", Link(site)),
            *(("dct:language", Link(language)) for language in LANGUAGES),
            *(("dcat:dataset", Link(one.page)) for one in published), ("dcat:service", Link(f"{site}#api")),
        )),
        (f"{site}#api", (
            (TYPE, Link(PREFIXES["dcat"] + "DataService")), ("dct:title", Text("API for åpne data", "nb")),
            ("dct:title", Text("API for opne data", "nn")), *responsible, ("dcat:endpointURL", Link(api[0])),
            ("dcat:endpointDescription", Link(api[1])), ("dct:license", Link(LICENCE)),
            ("dct:accessRights", Link(PUBLIC)), *(("dcat:servesDataset", Link(one.page)) for one in published),
        )),
    ]  # fmt: skip
    for one in published:
        things += _of_dataset(one, responsible)
    return things


def as_turtle(statements: Statements) -> str:
    """As Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    for subject, said in statements:
        lines += ["", f"<{_in_address(subject)}>"]
        lines += [f"  {predicate} {_in_turtle(value)} ;" for predicate, value in said]
        lines.append("  .")
    return "\n".join(lines) + "\n"


def as_json_ld(statements: Statements) -> str:
    """As JSON-LD."""
    graph = []
    for subject, said in statements:
        thing: dict[str, object] = {"@id": subject}
        for predicate, value in said:
            if predicate == TYPE and isinstance(value, Link):
                thing["@type"] = value.address
            else:
                there = thing.setdefault(predicate, [])
                if isinstance(there, list):
                    there.append(_in_json(value))
        graph.append(thing)
    return json.dumps({"@context": PREFIXES, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _of_dataset(
    one: Published, responsible: Sequence[tuple[str, Value]]
) -> Iterator[tuple[str, Sequence[tuple[str, Value]]]]:
    dataset = one.dataset
    files = {ending: address for ending, address in one.files.items() if ending in FORMATS}
    titles = (
        ("dct:title", Text(f"{dataset.title_nb}: {one.about_nb}", "nb")),
        ("dct:title", Text(f"{dataset.title_nn}: {one.about_nn}", "nn")),
    )
    described = {
        form: "; ".join(f"{column.name}: {column.nn if form == 'nn' else column.nb}" for column in dataset.columns)
        for form in ("nb", "nn")
    }
    yield one.page, (
        (TYPE, Link(PREFIXES["dcat"] + "Dataset")), *titles,
        *(("dct:description", Text(words, form)) for form, words in described.items()),
        *responsible, ("dct:identifier", Plain(one.page)), ("dcat:theme", Link(THEME)),
        ("dct:accessRights", Link(PUBLIC)), ("dcat:version", Plain(str(dataset.version))),
        *(("dct:language", Link(language)) for language in LANGUAGES),
        *(("dcat:distribution", Link(f"{address}#fil")) for address in files.values()),
    )  # fmt: skip
    for ending, address in files.items():
        kind, media = FORMATS[ending]
        yield f"{address}#fil", (
            (TYPE, Link(PREFIXES["dcat"] + "Distribution")), *titles, ("dct:license", Link(LICENCE)),
            ("dcat:accessURL", Link(address)), ("dcat:downloadURL", Link(address)),
            ("dct:format", Link(FILE_TYPES + kind)),
            ("dcat:mediaType", Link(f"https://www.iana.org/assignments/media-types/{media}")),
        )  # fmt: skip


def _in_turtle(value: Value) -> str:
    if isinstance(value, Link):
        return f"<{_in_address(value.address)}>"
    if isinstance(value, Plain):
        return _quoted(value.value)
    return f"{_quoted(value.words)}@{value.language}"


def _in_json(value: Value) -> dict[str, str]:
    if isinstance(value, Link):
        return {"@id": value.address}
    if isinstance(value, Plain):
        return {"@value": value.value}
    return {"@value": value.words, "@language": value.language}


def _quoted(text: str) -> str:
    """As a string of Turtle, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def _in_address(address: str) -> str:
    """Nothing in an address may end it."""
    return "".join(f"%{ord(one):02X}" if one in '<>"{}|^`\\' or one <= " " else one for one in address)
