"""The list of proposals for a road, in the order that the reader chose, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.proposals import queries
from citizen.proposals.queries import Order
from citizen.proposals.views.cards import Card, card_of
from citizen.proposals.views.naming import Surroundings
from citizen.roads.models import RoadQuestion
from citizen.web.clock import today
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number
from citizen.web.paging import PageLink, Paging, page_links, read_paging

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the proposals for a road."""

    cards: tuple[Card, ...]
    order: Order
    heading: str
    summary: str
    links: list[PageLink]
    previous_url: str | None
    next_url: str | None


@dataclass(frozen=True, slots=True)
class OrderLink:
    """One of the orders of the list."""

    label: str
    url: str
    current: bool


def list_cards(
    place: Municipality,
    process: Process,
    question: RoadQuestion,
    reader_id: int | None,
    *,
    around: Surroundings,
    can_support: bool,
) -> Listing:
    """The page and the order that the address asks for."""
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    order = _order_in_address()
    paging = read_paging(request.args.get("side", ""), size=PER_PAGE, total=around.count.total)
    rows = queries.list_proposals(
        question.id,
        order,
        seed=f"{today().isoformat()}/{reader_id or ''}",
        reader_id=reader_id,
        offset=paging.offset,
        limit=PER_PAGE,
    )

    def support_url(row: queries.ProposalRow) -> str | None:
        if not can_support:
            return None
        endpoint = "proposals.withdraw_support" if row.supported else "proposals.support_proposal"
        return url_for(endpoint, public_id=row.public_id, fra="veg", sorter=order, side=paging.number, **at)

    def address(number: int) -> str:
        return url_for("proposals.show_road", slug=question.slug, sorter=order, side=number, _anchor="forslag", **at)

    return Listing(
        cards=tuple(
            card_of(
                row,
                around.context,
                reader_id=reader_id,
                support_url=support_url(row),
                href=url_for("proposals.show_proposal", public_id=row.public_id, **at),
                with_ballot=around.count.shortlisted > 0,
            )
            for row in rows
        ),
        order=order,
        heading=ngettext("%(num)s proposed name", "%(num)s proposed names", around.count.total),
        summary=_summary(paging),
        links=page_links(paging, address),
        previous_url=address(paging.number - 1) if paging.number > 1 else None,
        next_url=address(paging.number + 1) if paging.number < paging.pages else None,
    )


def order_links(present: Order, **place: Any) -> list[OrderLink]:
    """The orders to choose between, each with its address."""
    labels = {Order.MIXED: _("Mixed order"), Order.NEWEST: _("Newest first"), Order.SUPPORT: _("Most support first")}
    return [
        OrderLink(label, url_for("proposals.show_road", sorter=order, _anchor="forslag", **place), order is present)
        for order, label in labels.items()
    ]


def _order_in_address() -> Order:
    wanted = request.args.get("sorter", "")
    return Order(wanted) if wanted in list(Order) else Order.MIXED


def _summary(paging: Paging) -> str:
    if paging.pages == 1:
        return ""
    return _(
        "Shows %(first)s–%(last)s of %(total)s names.",
        first=show_number(paging.first),
        last=show_number(paging.last),
        total=show_number(paging.total),
    )
