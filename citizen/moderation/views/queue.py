"""What waits for the moderators, and what they have decided lately."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, may, permission_needed
from citizen.domain.moderation.codes import ADVERSE, Reason
from citizen.domain.moderation.queueing import Waiting, in_order
from citizen.domain.permissions import Permission
from citizen.moderation import queries
from citizen.moderation.queries import InQueue
from citizen.moderation.views.blueprint import DESK, moderation
from citizen.moderation.views.words import name_of, say_decision, say_due, statement_in_form
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.clock import OSLO, now
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_moment
from citizen.web.messages import explain
from citizen.web.paging import page_links, read_paging

DECIDED_ON_A_PAGE = 50
MOST_SHOWN = 100
"""Nobody answers more in one sitting, and the most urgent stand on top."""


@moderation.get(DESK)
@permission_needed(Permission.MODERATE)
def show_queue(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    waiting = in_order(queries.list_queue(place.id, now()), now(), OSLO)
    overdue = sum(say_due(wait, now())[1] for _item, wait in waiting)
    return render_template(
        "moderation/queue.html",
        **frame(place),
        rows=[_row(place, item, wait) for item, wait in waiting[:MOST_SHOWN]],
        more=ngettext(
            "%(num)s more waits. It comes up here when you have answered some of these.",
            "%(num)s more wait. They come up here when you have answered some of these.",
            len(waiting) - MOST_SHOWN,
        )
        if len(waiting) > MOST_SHOWN
        else "",
        overdue=overdue,
        overdue_words=ngettext("%(num)s case is overdue.", "%(num)s cases are overdue.", overdue),
    )


@moderation.get(f"{DESK}/avgjort")
@permission_needed(Permission.MODERATE)
def show_decided(municipality: str) -> ResponseReturnValue:
    """All that was ever decided, so that nobody who asks what was hidden, and why, meets an end of the list."""
    place = open_municipality(municipality)
    total = queries.count_decided(place.id)
    paging = read_paging(request.args.get("side", ""), size=DECIDED_ON_A_PAGE, total=total)
    rows = [
        {
            "title": row.title or _("Deleted"),
            "url": url_for(".show_case", municipality=place.slug, kind=kind, ref=ref),
            "what": say_decision(row),
            "rule": explain(Reason(row.reason)) if row.kind in ADVERSE else "",
            "statement": statement_in_form(row.statement_nb, row.statement_nn),
            "when": show_moment(row.decided_at),
            "who": row.moderator or _("A moderator"),
            "appealed": row.appealed_at is not None,
        }
        for row, kind, ref in queries.list_decided(place.id, offset=paging.offset, limit=paging.size)
    ]
    return render_template(
        "moderation/decided.html",
        **frame(place),
        rows=rows,
        total=ngettext("%(num)s decision, the newest on top", "%(num)s decisions, the newest on top", total),
        links=page_links(paging, lambda page: url_for(".show_decided", municipality=place.slug, side=page)),
    )


def frame(place: Municipality) -> dict[str, Any]:
    """What every page of the moderators' desk has around it."""
    at: dict[str, Any] = {"municipality": place.slug}
    return {
        "crumbs": [(place.name, url_for("pages.show_municipality", **at))],
        "desk_url": url_for("moderation.show_queue", **at),
        "decided_url": url_for("moderation.show_decided", **at),
        "texts_url": url_for("moderation.show_texts", **at),
        "rules_url": url_for("moderation.show_rules", **at),
        "is_moderator": may(Permission.MODERATE, place.id),
    }


def _row(place: Municipality, item: InQueue, waiting: Waiting) -> dict[str, Any]:
    thing, me = item.thing, get_current_account().id
    due, is_late = say_due(waiting, now())
    return {
        "kind": name_of(thing),
        "title": thing.title,
        "language": thing.language,
        "url": url_for(".show_case", municipality=place.slug, kind=thing.kind.value, ref=thing.ref),
        "due": due,
        "is_late": is_late,
        "reasons": list(dict.fromkeys(explain(reason) for reason, _at in waiting.reports)),
        "reporters": ngettext("%(num)s person has reported it", "%(num)s people have reported it", len(waiting.reports))
        if waiting.reports
        else "",
        "is_held": waiting.held_since is not None,
        "is_appealed": waiting.appealed_at is not None,
        "is_asked": item.is_asked,
        "is_hidden": thing.is_hidden,
        "not_you": _why_not(item, me),
    }


def _why_not(item: InQueue, account_id: int) -> str:
    if account_id in item.thing.authors:
        return _("You wrote this, so a colleague must decide.")
    if item.first_moderator == account_id:
        return _("You made the decision that is appealed, so a colleague must answer.")
    return ""
