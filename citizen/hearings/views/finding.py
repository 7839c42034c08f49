"""What the address asks of the list of answers, and the form in which a reader chooses it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import request

from citizen.domain.hearings import Stance
from citizen.domain.naming.keys import without_faults
from citizen.hearings.queries import Order, Senders, Wanted
from citizen.hearings.views.cards import ShownSection
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext
from citizen.web.messages import explain

LONGEST_SEARCH = 100


def read_wanted() -> Wanted:
    """What the address asks; what it does not say, or nobody knows, leaves nothing out."""
    stance, senders, order = (request.args.get(name, "") for name in ("mener", "fra", "sorter"))
    return Wanted(
        section=section_wanted(),
        text=without_faults(request.args.get("q", "")[:LONGEST_SEARCH]),
        stance=Stance(stance) if stance in set(Stance) else None,
        senders=Senders(senders) if senders in set(Senders) else None,
        order=Order(order) if order in set(Order) else Order.SECTIONS,
    )


def as_query(wanted: Wanted) -> dict[str, Any]:
    """The parts of an address that keep these choices."""
    chosen: dict[str, Any] = {} if wanted.section is None else {"del": wanted.section}
    order = wanted.order.value if wanted.order is not Order.SECTIONS else ""
    asked = {"q": wanted.text, "mener": wanted.stance, "fra": wanted.senders, "sorter": order}
    return chosen | {name: str(value) for name, value in asked.items() if value}


def section_wanted() -> int | None:
    """The number of the section in the address; 0 for the whole text, None where none is named."""
    wanted = request.args.get("del", "")
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else None


def filters_of(wanted: Wanted, sections: Sequence[ShownSection]) -> list[dict[str, object]]:
    """The choices of the form, with what is chosen."""
    parts = [("", _("All answers"), wanted.section is None)]
    for one in sections:
        name = f"{one.number}. {one.heading}" if one.number else one.heading
        parts.append((str(one.number), name, one.number == wanted.section))
    stances = [("", _("Whatever they think"), wanted.stance is None)]
    stances += [(one.value, explain(one), one is wanted.stance) for one in Stance]
    labels = {None: _("Everyone"), Senders.ORGANISATIONS: _("Organisations"), Senders.PEOPLE: _("Residents")}
    senders = [(one.value if one else "", label, one is wanted.senders) for one, label in labels.items()]
    orders = {Order.SECTIONS: _("Section by section"), Order.NEWEST: _("Newest first")}
    return [
        {"name": "del", "label": _("Section"), "options": parts},
        {"name": "mener", "label": _("What they think"), "options": stances},
        {"name": "fra", "label": _("Who has answered"), "options": senders},
        {
            "name": "sorter",
            "label": _("Order"),
            "options": [(one.value, label, one is wanted.order) for one, label in orders.items()],
        },
    ]


def say_hits(wanted: Wanted, number: int) -> str:
    """How many were found; empty where nothing was looked for."""
    if wanted.is_everything:
        return ""
    if not wanted.text:
        return ngettext("%(num)s hit", "%(num)s hits", number)
    if not number:
        return _("No hits for “%(text)s”", text=wanted.text)
    return ngettext("%(num)s hit for “%(text)s”", "%(num)s hits for “%(text)s”", number, text=wanted.text)
