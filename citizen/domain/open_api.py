"""The description of the API for open data, as OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from citizen.domain.datasets import Dataset, InTheOpen
from citizen.domain.readmes import LICENCE, LICENCE_NAME

MOST_PER_PAGE = 1000
USUAL_PER_PAGE = 100
LAST_PAGE = 1_000_000
CELL = {"type": ["string", "number", "integer", "null"]}
SLUG = {"type": "string", "minLength": 1, "maxLength": 80, "pattern": "^[a-z0-9-]+$"}


def describe(datasets: Collection[Dataset], server: str, filters: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """The whole description. `filters`: what each dataset can be narrowed to."""
    opened = [dataset for dataset in datasets if dataset.is_open]
    narrowing = sorted({name for dataset in opened for name in filters.get(dataset.name, ())})
    place = _in_path("municipality", "The municipality's name in addresses", SLUG)
    process = _in_path("process", "The process's name in addresses, or - for the whole municipality", SLUG)
    dataset = _in_path("dataset", "Which dataset", {"type": "string", "enum": [one.name for one in opened]})
    paging = [
        _in_query("page", "Which page, from 1", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1}),
        _in_query(
            "per_page",
            "Rows on a page",
            {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": USUAL_PER_PAGE},
        ),
        *(
            _in_query(name, "Narrows the rows, as it does in the addresses of pages", {"type": "string"})
            for name in narrowing
        ),
    ]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Open data of Citizen",
            "version": "1.0.0",
            "description": "Read-only. People have pseudonyms, and small groups are left out.",
            "license": {"name": LICENCE_NAME, "url": LICENCE},
        },
        "servers": [{"url": server}],
        "paths": {
            "/municipalities": _get("listMunicipalities", "The municipalities of this site", [], "Municipalities"),
            "/municipalities/{municipality}": _get(
                "showMunicipality", "A municipality with its processes and datasets", [place], "Municipality"
            ),
            "/municipalities/{municipality}/processes/{process}/datasets/{dataset}": _get(
                "listRows", "A page of rows", [place, process, dataset, *paging], "Rows"
            ),
        },
        "components": {"schemas": _schemas(opened)},
    }


def _schemas(opened: Collection[Dataset]) -> dict[str, Any]:
    rows = {_row_name(dataset): _row(dataset) for dataset in opened}
    text = {"type": "string"}
    link = {"type": "string", "format": "uri"}
    named = {"name": text, "number": text, "slug": text, "url": link}
    about = {"process": {"type": ["string", "null"]}, "dataset": text, "version": {"type": "integer"}, "url": link}
    paged = {"page": {"type": "integer"}, "per_page": {"type": "integer"}, "next": {"type": ["string", "null"]}}
    return {
        "Municipalities": _object({"municipalities": _list(_object(named))}),
        "Municipality": _object(
            {
                "name": text,
                "number": text,
                "slug": text,
                "licence": link,
                "processes": _list(_object({"slug": text, "kind": text, "title_nb": text, "title_nn": text})),
                "datasets": _list(_object({**about, "title_nb": text, "title_nn": text})),
            }
        ),
        "Rows": _object(
            {
                "dataset": text,
                "version": {"type": "integer"},
                "licence": link,
                **paged,
                "rows": _list({"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in rows]}),
            }
        ),
        "Problem": _object({"type": text, "title": text, "status": {"type": "integer"}, "detail": text}),
        **rows,
    }


def _row(dataset: Dataset) -> dict[str, Any]:
    kept = [column for column in dataset.columns if column.in_the_open is not InTheOpen.LEFT_OUT]
    return _object({column.name: {**CELL, "description": f"{column.nb} / {column.nn}"} for column in kept})


def _row_name(dataset: Dataset) -> str:
    return "Row_" + dataset.name.replace("-", "_")


def _get(operation: str, summary: str, parameters: list[dict[str, Any]], schema: str) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "200": {
            "description": "What was asked for",
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
        }
    }
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    if parameters:
        answers["404"] = {"description": "There is no such thing", "content": problem}
    if any(parameter["in"] == "query" for parameter in parameters):
        answers["400"] = {"description": "A page that can't be", "content": problem}
    return {"get": {"operationId": operation, "summary": summary, "parameters": parameters, "responses": answers}}


def _in_path(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": description, "schema": schema}


def _in_query(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
