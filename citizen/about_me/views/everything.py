"""Everything that is stored about the person: to read here, and to take along as a page or as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flask import current_app, make_response, render_template
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from citizen.about_me.queries import everything_about
from citizen.about_me.views.blueprint import about_me
from citizen.accounts.access import get_current_account, residents_only
from citizen.domain.about_me import Fact, Part, StoredPart, Value
from citizen.web.clock import now
from citizen.web.locale import LANGUAGE_NAMES, language, show_day, show_moment
from citizen.web.locale import gettext as _
from citizen.web.messages import WORDS, explain
from citizen.web.words_of_about_me import CODES

AS_CODES = frozenset({Fact.ROLE, Fact.STATE, Fact.KIND, Fact.RHYTHM, Fact.SIDE})
"""Facts whose value is a code that has words."""
SENTENCES = {code: words for (_kind, code), words in WORDS.items()}


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part in finished words: each record is a list of names and values."""

    title: str
    records: list[list[tuple[str, str]]]


@about_me.get("/<any(nb,nn):lang>/min-side/alt-om-meg")
@residents_only
def show_everything() -> ResponseReturnValue:
    """All of it, to read."""
    return render_template("about_me/everything.html", parts=_shown_parts())


@about_me.get("/<any(nb,nn):lang>/min-side/alt-om-meg.html")
@residents_only
def download_page() -> ResponseReturnValue:
    """All of it, as a page that needs nothing else to be read."""
    page = render_template("about_me/download.html", parts=_shown_parts(), made=show_moment(now()))
    return _as_file(page, "html", "text/html")


@about_me.get("/<any(nb,nn):lang>/min-side/alt-om-meg.json")
@residents_only
def download_json() -> ResponseReturnValue:
    """All of it, for machines."""
    found = {
        stored.part.name.lower(): [
            {fact.name.lower(): _as_json(value) for fact, value in record.items()} for record in stored.records
        ]
        for stored in _everything()
    }
    whole = {"format": "citizen-about-me-1", "made_at": now().isoformat(), **found}
    return _as_file(json.dumps(whole, ensure_ascii=False, indent=1), "json", "application/json")


def _everything() -> list[StoredPart]:
    account = get_current_account()
    return everything_about(account.id, account.person_key, current_app.config["CITIZEN"].keys_dir)


def _shown_parts() -> list[ShownPart]:
    return [
        ShownPart(explain(stored.part), [_shown_record(stored.part, record) for record in stored.records])
        for stored in _everything()
    ]


def _shown_record(part: Part, record: Mapping[Fact, Value]) -> list[tuple[str, str]]:
    title = str(record.get(Fact.TITLE) or "")
    return [
        (explain(fact), _shown(part, fact, value, title))
        for fact, value in record.items()
        if value is not None and value != ""
    ]


def _shown(part: Part, fact: Fact, value: Value, title: str) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return show_moment(value)
    if isinstance(value, date):
        return show_day(value)
    if fact in AS_CODES or (part, fact) == (Part.REPORTS, Fact.REASON):
        return _say_code(str(value), title)
    if fact is Fact.LANGUAGE:
        return LANGUAGE_NAMES.get(str(value), str(value))
    return _page(str(value)) if fact is Fact.ADDRESS else str(value)


def _say_code(code: str, title: str) -> str:
    words = CODES.get(code) or SENTENCES.get(code, "")
    return _(words, title=title) if words and words.replace("%(title)s", "").count("%(") == 0 else code


def _page(path: str) -> str:
    own = path if path.startswith(("/bilde/", "/vedlegg/")) else f"/{language()}{path}"
    return f"{current_app.config['CITIZEN'].public_url}{own}"


def _as_json(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _as_file(content: str, ending: str, mimetype: str) -> Response:
    response: Response = make_response(content)
    response.headers["Content-Type"] = f"{mimetype}; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="citizen-{now():%Y-%m-%d}.{ending}"'
    response.headers["Cache-Control"] = "no-store"
    return response
