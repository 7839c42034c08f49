"""The read-only API for open data, for programs. What it answers is described at /api/v1/openapi.json."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from citizen.domain.datasets import DATASETS
from citizen.domain.editions import Edition
from citizen.domain.open_api import LAST_PAGE, MOST_PER_PAGE, USUAL_PER_PAGE, describe
from citizen.domain.readmes import LICENCE
from citizen.exports.access import WHOLE
from citizen.exports.queries import names_of_filters
from citizen.exports.views.blueprint import exports
from citizen.exports.views.opened import for_everyone, list_opened, open_contents
from citizen.municipalities.access import open_municipality
from citizen.municipalities.queries import list_municipalities
from citizen.processes.queries import list_processes
from citizen.web.access import public
from citizen.web.errors import show_error

api = Blueprint("api", __name__)
BEGIN = "/api/"
PLACE = "/api/v1/municipalities/<municipality>"
LONGEST_NUMBER = 9


@api.get("/api/v1/openapi.json")
@public
def describe_api() -> ResponseReturnValue:
    server = url_for(".list_places", _external=True).removesuffix("/municipalities")
    filters = {name: names_of_filters(name, Edition.OPEN) for name in DATASETS}
    return _answer(describe(DATASETS.values(), server, filters))


@api.get("/api/v1/municipalities")
@public
def list_places() -> ResponseReturnValue:
    """The municipalities of this site."""
    found = [
        {
            "name": place.name,
            "number": place.number,
            "slug": place.slug,
            "url": url_for(".show_municipality", municipality=place.slug, _external=True),
        }
        for place in list_municipalities()
    ]
    return _answer({"municipalities": found})


@api.get(PLACE)
@public
def show_municipality(municipality: str) -> ResponseReturnValue:
    """Its processes, and which datasets there are of each."""
    place = open_municipality(municipality)
    return _answer(
        {
            "name": place.name,
            "number": place.number,
            "slug": place.slug,
            "licence": LICENCE,
            "processes": [
                {"slug": one.slug, "kind": one.kind, "title_nb": one.title_nb, "title_nn": one.title_nn}
                for one in list_processes(place.id)
            ],
            "datasets": [
                {
                    "process": process.slug if process else None,
                    "dataset": dataset.name,
                    "version": dataset.version,
                    "title_nb": dataset.title_nb,
                    "title_nn": dataset.title_nn,
                    "url": url_for(
                        ".list_rows",
                        municipality=place.slug,
                        process=process.slug if process else WHOLE,
                        dataset=dataset.name,
                        _external=True,
                    ),
                }
                for process, datasets in list_opened(place)
                for dataset in datasets
            ],
        }
    )


@api.get(f"{PLACE}/processes/<process>/datasets/<dataset>")
@public
def list_rows(municipality: str, process: str, dataset: str) -> ResponseReturnValue:
    """A page of the rows, and the address of the next one."""
    contents = open_contents(municipality, process, dataset)
    page = _read_number("page", 1, LAST_PAGE)
    per_page = _read_number("per_page", USUAL_PER_PAGE, MOST_PER_PAGE)
    begin = (page - 1) * per_page
    found = contents.some_rows(begin, begin + per_page + 1)
    at: dict[str, Any] = {"municipality": municipality, "process": process, "dataset": dataset}
    at |= {**contents.subject.wanted, "per_page": per_page, "page": page + 1, "_external": True}
    return _answer(
        {
            "dataset": dataset,
            "version": contents.dataset.version,
            "licence": LICENCE,
            "page": page,
            "per_page": per_page,
            "next": url_for(".list_rows", **at) if len(found) > per_page else None,
            "rows": [dict(zip(contents.header, row, strict=True)) for row in found[:per_page]],
        }
    )


@api.errorhandler(HTTPException)
def say_problem(error: HTTPException) -> ResponseReturnValue:
    """What is wrong, as RFC 9457 has it."""
    if error.code is None or error.code < 400:
        return error.get_response()
    content = {
        "type": "about:blank",
        "title": error.name,
        "status": error.code,
        "detail": error.description or error.name,
    }
    response = _answer(content)
    response.content_type, response.status_code = "application/problem+json", error.code
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


@api.app_errorhandler(MethodNotAllowed)
@api.app_errorhandler(NotFound)
def say_wrong_address(error: HTTPException) -> ResponseReturnValue:
    """What no view was found for: a program that asks here is told so as above, and everyone else with a page."""
    return say_problem(error) if request.path.startswith(BEGIN) else show_error(error)


def _read_number(name: str, usual: int, most: int) -> int:
    said = request.args.get(name)
    if said is None:
        return usual
    is_number = said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER
    if not is_number or not 1 <= int(said) <= most:
        abort(400, description=f"{name} is a number from 1 to {most}.")
    return int(said)


def _answer(content: object) -> Response:
    text = json.dumps(content, ensure_ascii=False, default=str) + "\n"
    return for_everyone(Response(text, content_type="application/json"))


exports.register_blueprint(api)
