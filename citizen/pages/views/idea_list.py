"""The ideas of a round: what the address asks of the list, and the page of it that is shown."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request, url_for

from citizen.answers.queries.waiting import Shown
from citizen.answers.views.line import COLOURS
from citizen.domain.naming.keys import without_faults
from citizen.domain.notices import FollowKind
from citizen.domain.phases import Phase
from citizen.ideas import queries
from citizen.ideas.queries import IdeaRow, Order, Wanted
from citizen.ideas.queries.finding import Choice, list_choices
from citizen.ideas.queries.rows import find_hits, list_rows
from citizen.ideas.views.cards import IdeaCard, card_of
from citizen.ideas.views.following import FollowButton, Target, button_for
from citizen.pages.queries import Conditions, names_and_verdicts, with_answer
from citizen.pages.views.words import hits_for
from citizen.processes.models import Process
from citizen.web.clock import today
from citizen.web.locale import both, ngettext, show_number
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.paging import Paging, page_links, read_paging

PER_PAGE = 20
LARGEST_PAGE = 100_000
"""No address leads farther into a list than this."""
LONGEST_SEARCH = 100
MOST_DIGITS_OF_SEED = 6
ANSWERS = (Shown.WAITING.value, Shown.LATE.value, Shown.ANSWERED.value)
SEEDS = 10**MOST_DIGITS_OF_SEED


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of the list, as words of the address."""

    text: str
    theme: str
    place: str
    answer: str
    mine: str
    order: Order
    default_order: Order
    seed: str
    """What makes the random order of somebody who is not logged in; empty for the others."""

    @property
    def is_everything(self) -> bool:
        return not (self.text or self.theme or self.place or self.answer or self.mine)

    def as_query(self) -> dict[str, Any]:
        """The parts of an address that keep these choices."""
        order = self.order.value if self.order is not self.default_order else ""
        asked = {
            "q": self.text,
            "tema": self.theme,
            "sted": self.place,
            "svar": self.answer,
            "vis": self.mine,
            "sorter": order,
            "fro": self.seed if self.order is Order.MIXED else "",
        }
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class IdeaList:
    """The page of the list that is shown, with all that stands around it."""

    cards: tuple[IdeaCard, ...]
    marks: Mapping[int, tuple[str, str]]
    """What the municipality has answered to each, with the colour of the tag."""
    heading: str
    hits: str
    text: str
    filters: list[dict[str, object]]
    hidden: list[tuple[str, str]]
    action: str
    clear_url: str | None
    summary: str
    links: Sequence[Any]
    previous_url: str | None
    next_url: str | None
    follow_buttons: list[FollowButton]
    """For the round, and for the theme and the place that the address asks for."""
    has_places: bool
    """Ideas can be about a place."""


def read_asked(process: Process, at: datetime, *, is_logged_in: bool) -> Asked:
    """What the address asks; what it does not say is as it is best while the round is open, or after it."""
    is_open = process.as_schedule().phase_at(at) is Phase.PROPOSING
    default = Order.MIXED if is_open else Order.NEWEST
    sort = request.args.get("sorter", "")
    order = Order(sort) if sort in list(Order) else default
    return Asked(
        text=without_faults(request.args.get("q", "")[:LONGEST_SEARCH]),
        theme=request.args.get("tema", "")[:60],
        place=request.args.get("sted", "")[:60],
        answer=answer if (answer := request.args.get("svar", "")) in ANSWERS else "",
        mine=request.args.get("vis", "") if is_logged_in and request.args.get("vis") in ("mine", "stottet") else "",
        order=order,
        default_order=default,
        seed="" if is_logged_in else _read_seed(),
    )


def list_asked(process: Process, asked: Asked, reader_id: int | None, here: dict[str, Any]) -> IdeaList:
    """The page of the list that the address asks for."""
    choices = list_choices(process.id, reader_id)
    themes, places = choices.themes, choices.places
    wanted = _wanted(asked, themes, places, reader_id)
    answered = with_answer(asked.answer, asked.order, today())
    total, paging, rows = _page_of(process.id, wanted, answered, reader_id)
    names, verdicts = names_and_verdicts([row.id for row in rows])

    def address(number: int) -> str:
        side: dict[str, Any] = {"side": number} if number > 1 else {}
        return url_for(".show_process", _anchor="treff", **here, **asked.as_query(), **side)

    return IdeaList(
        cards=tuple(card_of(row, here, names) for row in rows),
        marks={idea_id: (explain(verdict), COLOURS[verdict]) for idea_id, verdict in verdicts.items()},
        heading=ngettext("%(num)s proposal", "%(num)s proposals", total),
        hits=_hits(asked, total),
        text=asked.text,
        filters=_filters(asked, themes, places, is_logged_in=reader_id is not None),
        hidden=[("fro", asked.seed)] if asked.seed else [],
        # On a phone the form alone fills the screen: who has chosen, comes to what was found.
        action=url_for(".show_process", _anchor="treff", **here),
        clear_url=None if asked.is_everything else url_for(".show_process", _anchor="forslag", **here),
        summary=_summary(paging),
        links=page_links(paging, address),
        previous_url=address(paging.number - 1) if paging.number > 1 else None,
        next_url=address(paging.number + 1) if paging.number < paging.pages else None,
        follow_buttons=[
            button_for(
                Target(FollowKind.PROCESS, process.id, process.slug), here, following=choices.is_process_followed
            ),
            *(_button_for(FollowKind.THEME, one, here) for one in themes if one.slug == asked.theme),
            *(_button_for(FollowKind.PLACE, one, here) for one in places if one.slug == asked.place),
        ],
        has_places=bool(places),
    )


def _button_for(kind: FollowKind, one: Choice, here: dict[str, Any]) -> FollowButton:
    return button_for(Target(kind, one.id, one.slug, both(one.name_nb, one.name_nn)), here, following=one.is_followed)


def _page_of(
    process_id: int, wanted: Wanted, answered: Conditions, reader_id: int | None
) -> tuple[int, Paging, Sequence[IdeaRow]]:
    """How many there are, and the page of them that the address asks for. A search is dear, so it is asked once."""
    side = request.args.get("side", "")
    if wanted.text:
        return _page_of_hits(process_id, wanted, answered, reader_id, side)
    total = queries.count_ideas(process_id, wanted, *answered, reader_id=reader_id)
    paging = read_paging(side, size=PER_PAGE, total=total)
    place = {"offset": paging.offset, "limit": PER_PAGE}
    return total, paging, queries.list_ideas(process_id, wanted, *answered, reader_id=reader_id, **place)


def _page_of_hits(
    process_id: int, wanted: Wanted, answered: Conditions, reader_id: int | None, side: str
) -> tuple[int, Paging, Sequence[IdeaRow]]:
    """As _page_of. The page is asked for before it is known how many there are, and once more if there is no such."""

    def hits_at(offset: int) -> tuple[int, Sequence[int]]:
        return find_hits(process_id, wanted, *answered, reader_id=reader_id, offset=offset, limit=PER_PAGE)

    asked = read_paging(side, size=PER_PAGE, total=LARGEST_PAGE * PER_PAGE).offset
    total, ids = hits_at(asked)
    if asked and not ids:
        total, ids = hits_at(0)
    paging = read_paging(side, size=PER_PAGE, total=total)
    if paging.offset and paging.offset != asked:
        total, ids = hits_at(paging.offset)
    return total, paging, list_rows(ids, reader_id)


def _read_seed() -> str:
    """The reader's own order stays while they turn the pages: it stands in the address, and in no cookie."""
    said = request.args.get("fro", "")
    if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS_OF_SEED:
        return said
    return str(secrets.randbelow(SEEDS))


def _wanted(asked: Asked, themes: Sequence[Choice], places: Sequence[Choice], reader_id: int | None) -> Wanted:
    """The same by the numbers of the database; a theme or a place that is not there chooses nothing away."""
    return Wanted(
        text=asked.text,
        theme_id=next((theme.id for theme in themes if theme.slug == asked.theme), None),
        place_id=next((place.id for place in places if place.slug == asked.place), None),
        mine=asked.mine == "mine",
        supported=asked.mine == "stottet",
        order=asked.order,
        seed=f"account {reader_id}" if reader_id is not None else asked.seed,
    )


def _filters(
    asked: Asked, themes: Sequence[Choice], places: Sequence[Choice], *, is_logged_in: bool
) -> list[dict[str, object]]:
    orders = {
        Order.MIXED: _("Random order"),
        Order.NEWEST: _("Newest first"),
        Order.SUPPORT: _("Most support first"),
        Order.DISCUSSED: _("Most discussed first"),
        Order.WAITING: _("Unanswered longest first"),
    }
    found: list[dict[str, object]] = []
    if themes:
        options = [("", _("All themes"), not asked.theme)]
        options += [(one.slug, both(one.name_nb, one.name_nn), one.slug == asked.theme) for one in themes]
        found.append({"name": "tema", "label": _("Theme"), "options": options})
    if places:
        options = [("", _("All places"), not asked.place)]
        options += [(one.slug, one.name_nb, one.slug == asked.place) for one in places]
        found.append({"name": "sted", "label": _("Place"), "options": options})
    answers = {
        "": _("All proposals"),
        Shown.WAITING.value: _("Wait for an answer"),
        Shown.LATE.value: _("The municipality is late"),
        Shown.ANSWERED.value: _("Have an answer"),
    }
    options = [(value, label, value == asked.answer) for value, label in answers.items()]
    found.append({"name": "svar", "label": _("Answer"), "options": options})
    if is_logged_in:
        labels = {"": _("Everyone's"), "mine": _("My own"), "stottet": _("Those I support")}
        options = [(value, label, value == asked.mine) for value, label in labels.items()]
        found.append({"name": "vis", "label": _("Whose proposals"), "options": options})
    options = [(order.value, label, order is asked.order) for order, label in orders.items()]
    found.append({"name": "sorter", "label": _("Order"), "options": options})
    return found


def _hits(asked: Asked, total: int) -> str:
    if asked.is_everything:
        return ""
    return hits_for(asked.text, total) if asked.text else ngettext("%(num)s hit", "%(num)s hits", total)


def _summary(paging: Paging) -> str:
    if paging.pages == 1:
        return ""
    return _(
        "Shows %(first)s–%(last)s of %(total)s proposals.",
        first=show_number(paging.first),
        last=show_number(paging.last),
        total=show_number(paging.total),
    )
