"""A result by group, side by side: those who live on the road, everyone, and the former municipalities."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.domain.tally import ApprovalResult, Method
from citizen.municipalities.models import District
from citizen.results.queries import QuestionOutcome, RoundOutcome
from citizen.results.views.words import (
    Bar,
    Names,
    Table,
    bars_of,
    blank_label,
    columns_of,
    every_share,
    leaders_in_short,
    list_names,
    names_of,
    turnout_in_words,
)
from citizen.web.locale import gettext as _
from citizen.web.locale import show_number


@dataclass(frozen=True, slots=True)
class Side:
    """One of the totals that stand side by side, as a chart."""

    id: str
    title: str
    summary: str
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class GroupsShown:
    """What the page says about groups; `agreement` and `here` are empty where the question is not about a road."""

    agreement: str
    sides: list[Side]
    places: list[tuple[str, str]]
    """Former municipality, and how many voted there or why it is not said."""
    comparison: Table | None
    has_hidden: bool
    what: str
    """What the numbers of groups count, where the method is not a plain choice."""


def show_groups(outcome: QuestionOutcome, found: RoundOutcome) -> GroupsShown:
    """The groups that may be shown, each counted from the same ballots as the total."""
    names = names_of(outcome)
    return GroupsShown(
        agreement=agreement_in_words(outcome, names) if outcome.is_road else "",
        sides=_sides(outcome, names) if outcome.is_road else [],
        places=_places(outcome, found),
        comparison=_comparison(outcome, found, names),
        has_hidden=bool(outcome.groups.hidden),
        what=_what_is_counted(outcome.method),
    )


def agreement_in_words(outcome: QuestionOutcome, names: Names) -> str:
    """Whether those who live on the road lead the same name as everyone, in a sentence."""
    here = outcome.groups.here
    if here is None:
        if outcome.groups.is_here_hidden:
            return _("Too few of those who live on the road voted for their numbers to be shown.")
        return _("Nobody voted as somebody who lives on the road.")
    if not here.leaders:
        return _("Those who live on the road voted for none of the names.")
    if here.leaders == outcome.count.leaders and not here.is_tie:
        return _(
            "Those who live on the road and everyone together want the same: %(name)s.", name=names[here.leaders[0]]
        )
    if here.is_tie:
        return _("Those who live on the road are divided: %(names)s are equal.", names=list_names(names, here.leaders))
    return _("Most of those who live on the road want %(name)s.", name=names[here.leaders[0]])


def here_in_short(outcome: QuestionOutcome) -> str:
    """What those who live on the road want, for a column."""
    here = outcome.groups.here
    if here is None:
        return _("Not shown") if outcome.groups.is_here_hidden else "–"
    names = names_of(outcome)
    if not here.leaders:
        return _("None of the names")
    if here.leaders == outcome.count.leaders and not here.is_tie:
        return _("The same: %(name)s", name=names[here.leaders[0]])
    return leaders_in_short(names, here)


def _sides(outcome: QuestionOutcome, names: Names) -> list[Side]:
    groups = outcome.groups
    if groups.here is None:
        return []
    sides = [
        ("here", _("Those who live on the road"), groups.here),
        ("everyone", _("Everyone"), outcome.count),
        ("elsewhere", _("Those who live elsewhere"), groups.elsewhere),
    ]
    blank = blank_label(outcome.method)
    return [
        Side(f"group-{name}", title, turnout_in_words(count, None), bars_of(names, count, count.leaders, blank))
        for name, title, count in sides
        if count is not None
    ]


def _places(outcome: QuestionOutcome, found: RoundOutcome) -> list[tuple[str, str]]:
    """Empty where no voter said, or was asked, which former municipality they live in."""
    known = [d for d in found.districts if d.id in outcome.groups.districts or outcome.groups.is_hidden(d.id)]
    return [(district.name, _place(district, outcome, found)) for district in found.districts] if known else []


def _place(district: District, outcome: QuestionOutcome, found: RoundOutcome) -> str:
    count = outcome.groups.districts.get(district.id)
    if count is not None:
        return turnout_in_words(count, found.district_electors.get(district.id))
    if outcome.groups.is_hidden(district.id):
        return _("Too few voted for the numbers to be shown")
    return _("Nobody voted")


def _comparison(outcome: QuestionOutcome, found: RoundOutcome, names: Names) -> Table | None:
    """A row for each name with its votes from everyone and from each former municipality that may be shown."""
    shown = [district for district in found.districts if district.id in outcome.groups.districts]
    if not shown:
        return None
    counts: list[ApprovalResult] = [outcome.count, *[outcome.groups.districts[district.id] for district in shown]]
    rows = every_share(names, counts, outcome.count)
    rows.append([blank_label(outcome.method), *[show_number(count.blank) for count in counts]])
    rows.append([_("Voted"), *[show_number(count.ballots) for count in counts]])
    columns = columns_of(
        _("Name") if outcome.is_road else _("Alternative"),
        _("Everyone"),
        *[district.name for district in shown],
    )
    return Table(_("Votes by former municipality"), columns, rows)


def _what_is_counted(method: Method) -> str:
    if method is Method.RANKED:
        return _("For groups, first choices are shown.")
    return _("For groups, it is shown how many chose each project.") if method is Method.BUDGET else ""
