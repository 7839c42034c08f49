"""The options of a ballot as the page shows them, and in one sentence how one chooses among them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from citizen.ballots.access import Sheet, seed_of_order
from citizen.ballots.forms import BLANK, BallotForm
from citizen.ballots.queries import Option
from citizen.ballots.views.option_pictures import ShownPicture, shown_picture
from citizen.domain.slots import order_for
from citizen.domain.tally import Method
from citizen.web.locale import both, ngettext, show_number
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class MoveButton:
    """A button that changes the place of an option in the order."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An option as the page shows it, in finished words; number and moves only where options are ranked."""

    value: str
    name: str
    text: str
    cost: str
    chosen: bool
    number: str
    moves: tuple[MoveButton, ...]
    is_wrong: bool
    picture: ShownPicture | None


@dataclass(frozen=True, slots=True)
class BudgetSum:
    """What the chosen projects cost, against what there is."""

    text: str
    used: int
    total: int
    is_over: bool


def list_choices(sheet: Sheet, form: BallotForm, stored: Sequence[int] | None) -> list[Choice]:
    """The options in this reader's order, filled in as sent, or else as stored; those they have ranked come first."""
    ranked = {option: place for place, option in enumerate(form.kept_order(sheet.options) or stored or (), start=1)}
    chosen = set(form.name.data) if form.was_filled else {one.code for one in sheet.options if one.id in ranked}
    return [
        Choice(
            value=option.code,
            name=both(option.name_nb, option.name_nn),
            text=both(option.text_nb, option.text_nn),
            cost="" if option.cost is None else _("%(sum)s kroner", sum=show_number(option.cost)),
            chosen=option.code in chosen,
            number=form.numbers.data.get(option.code, "") if form.was_filled else str(ranked.get(option.id, "")),
            moves=_moves(option.code, ranked.get(option.id), len(ranked)),
            is_wrong=option.code in form.misnumbered,
            picture=shown_picture(option),
        )
        for option in _in_order(sheet, ranked)
    ]


def is_blank(form: BallotForm, stored: Sequence[int] | None) -> bool:
    """Whether a blank vote is filled in, as sent, or else as stored."""
    return form.is_blank if form.was_filled else stored == ()


def budget_sum(sheet: Sheet, choices: Collection[Choice]) -> BudgetSum | None:
    """What is used and left of the sum; None where there is no budget."""
    if sheet.round.budget is None:
        return None
    total = sheet.round.budget
    used = cost_of(sheet, {choice.value for choice in choices if choice.chosen})
    if used > total:
        text = _(
            "You have chosen for %(used)s of %(total)s kroner. That is %(over)s kroner too much.",
            used=show_number(used),
            total=show_number(total),
            over=show_number(used - total),
        )
    else:
        text = _(
            "You have used %(used)s of %(total)s kroner. %(left)s kroner are left.",
            used=show_number(used),
            total=show_number(total),
            left=show_number(total - used),
        )
    return BudgetSum(text, used, total, is_over=used > total)


def cost_of(sheet: Sheet, codes: Collection[str]) -> int:
    """What these projects cost together."""
    return sum(option.cost or 0 for option in sheet.options if option.code in codes)


def say_how(sheet: Sheet) -> str:
    """How one votes and what the vote does, in one sentence."""
    most = sheet.round.max_choices
    match sheet.method:
        case Method.APPROVAL if most is None or most >= len(sheet.options):
            return _(
                "Choose as many as you like. Each one that you choose gets one vote."
                " The one with the most votes comes first."
            )
        case Method.APPROVAL:
            return ngettext(
                "Choose at most %(num)s. It gets one vote. The one with the most votes comes first.",
                "Choose at most %(num)s. Each one that you choose gets one vote."
                " The one with the most votes comes first.",
                most or 0,
            )
        case Method.SINGLE:
            return _("Choose one. The one with the most votes comes first.")
        case Method.YES_NO:
            return _("Answer yes or no, or vote blank. The answer that most people give comes first.")
        case Method.RANKED:
            return _(
                "Put 1 by the one that you like best, 2 by the next, and so on as far as you wish. If your first is"
                " counted out, your vote goes on to your second."
            )
        case Method.BUDGET:
            return _(
                "Choose what you want to spend money on. Together it can cost at most %(sum)s kroner. All voters have"
                " an equal share of the money, and it goes to what they chose.",
                sum=show_number(sheet.round.budget or 0),
            )


def blank_label(sheet: Sheet) -> str:
    """What a blank vote is called on this ballot."""
    return name_of_blank(sheet.method)


def name_of_blank(method: Method) -> str:
    """What a blank vote is called, on the screen as on paper."""
    return _("Blank") if method is Method.YES_NO else _("None of these")


def blank_value(sheet: Sheet) -> str:
    """What the control of a blank vote sends where one can choose only one; empty where it is a box of its own."""
    return BLANK if sheet.method in (Method.SINGLE, Method.YES_NO) else ""


def _in_order(sheet: Sheet, ranked: Collection[int]) -> list[Option]:
    if sheet.method is Method.YES_NO:
        return list(sheet.options)
    options = {option.id: option for option in sheet.options}
    drawn = [options[option] for option in order_for(seed_of_order(sheet), list(options))]
    if sheet.method is not Method.RANKED:
        return drawn
    first = [options[option] for option in ranked if option in options]
    return first + [option for option in drawn if option.id not in ranked]


def _moves(code: str, place: int | None, ranked: int) -> tuple[MoveButton, ...]:
    if place is None:
        return (MoveButton(f"add:{code}", _("Put as number %(number)s", number=ranked + 1)),)
    up, down = MoveButton(f"up:{code}", _("Up")), MoveButton(f"down:{code}", _("Down"))
    remove = MoveButton(f"remove:{code}", _("Remove"))
    return (*([up] if place > 1 else []), *([down] if place < ranked else []), remove)
