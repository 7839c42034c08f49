"""A shared budget in words: which projects get money, step by step, and what the plain count would have given."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from babel import numbers

from citizen.domain.tally import BudgetResult, GreedyCount, GreedyStep
from citizen.results.queries import QuestionOutcome
from citizen.results.views.counted import count_of_budget
from citizen.results.views.shown import Shown
from citizen.results.views.words import (
    Column,
    Names,
    Table,
    bars_of,
    blank_label,
    columns_of,
    list_names,
    names_of,
    ranked_standings,
    turnout_facts,
)
from citizen.web.locale import gettext as _
from citizen.web.locale import language, ngettext, show_number

Costs = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Sharing:
    """Which projects get money by this count and by the plain one, and how it came about."""

    projects: Table
    difference: list[str]
    steps: Table | None
    notes: list[str]
    completion: Table | None


def show_budget(outcome: QuestionOutcome, result: BudgetResult, electors: int | None) -> Shown:
    """The words, numbers and bars of the page; the bars are how many voters chose each project."""
    names = names_of(outcome)
    certain = _("goes to the projects for certain") if result.is_tie else _("goes to the projects")
    facts = [
        (show_kroner(result.budget - result.left), certain),
        (show_kroner(result.left), _("is left until the council has decided") if result.is_tie else _("is left")),
        *turnout_facts(result.support, electors, _("voted blank")),
    ]
    return Shown(
        outcome=outcome_in_words(result, names),
        remarks=_remarks(result, names),
        winners=[names[option] for option in result.funded],
        facts=facts,
        chart_title=_("Votes for each project"),
        head=[_("Project"), _("Votes"), _("Share of those who voted")],
        bars=bars_of(names, result.support, result.funded, blank_label(outcome.method)),
        counted=count_of_budget(),
    )


def outcome_in_words(result: BudgetResult, names: Names) -> str:
    """Which projects get money, in a sentence."""
    if not result.ballots:
        return _("Nobody voted.")
    if not result.support.leaders:
        return _("Nobody voted for any of the projects.")
    if not result.funded:
        return _("No project gets money for certain.") if result.is_tie else _("No project gets money.")
    return ngettext(
        "%(num)s project gets money: %(names)s.",
        "%(num)s projects get money: %(names)s.",
        len(result.funded),
        names=list_names(names, result.funded),
    )


def funded_in_short(result: BudgetResult) -> str:
    """For a column: how many projects get money, and whether the council has to decide on more."""
    funded = ngettext("%(num)s project gets money", "%(num)s projects get money", len(result.funded))
    if not result.is_tie:
        return funded
    tied = ngettext("tie about %(num)s project", "tie about %(num)s projects", len(result.tied))
    return f"{funded}, {tied}"


def sharing_of(outcome: QuestionOutcome, result: BudgetResult) -> Sharing | None:
    """The tables of the count; None where nobody chose a project."""
    if not result.support.leaders:
        return None
    names = names_of(outcome)
    costs = {option.id: option.cost or 0 for option in outcome.options}
    return Sharing(
        projects=_projects(result, names, costs),
        difference=_difference(result, names),
        steps=_steps(result, names) if result.steps else None,
        notes=_notes(result, names),
        completion=_completion(result.completion, names) if result.completion else None,
    )


def show_kroner(amount: float) -> str:
    """An amount in a sentence or a cell: 1 200 000 kr."""
    whole = amount == int(amount)
    shown = show_number(int(amount)) if whole else numbers.format_decimal(amount, "#,##0.00", locale=language())
    return _("NOK %(amount)s", amount=shown)


def _remarks(result: BudgetResult, names: Names) -> list[str]:
    if result.too_many_ties:
        return [
            _(
                "So many projects are equal that not every order could be counted. "
                "The council decides between %(names)s.",
                names=list_names(names, result.tied),
            )
        ]
    if result.is_tie:
        return [_("Tie: the council decides between %(names)s.", names=list_names(names, result.tied))]
    return []


def _projects(result: BudgetResult, names: Names, costs: Costs) -> Table:
    votes = dict(ranked_standings(names, result.support))
    order = [*result.funded, *result.tied]
    rest = [option for option in votes if option not in order]
    rows = [
        [
            names[option],
            show_kroner(costs[option]),
            show_number(votes[option]),
            _fate(option, result.funded, result.tied),
            _fate(option, result.greedy.funded, result.greedy.tied),
        ]
        for option in [*order, *rest]
    ]
    columns = [
        *columns_of(_("Project"), _("Cost"), _("Votes")),
        Column(_("Result"), numeric=False),
        Column(_("The plain count, for comparison"), numeric=False),
    ]
    caption = _("All the projects; the sum to share is %(budget)s", budget=show_kroner(result.budget))
    return Table(caption, columns, rows)


def _fate(option: int, funded: Collection[int], tied: Collection[int]) -> str:
    if option in funded:
        return _("Gets money")
    return _("Tie: the council decides") if option in tied else _("No money")


def _difference(result: BudgetResult, names: Names) -> list[str]:
    """What the plain count would have given, and in one sentence why it differs."""
    plain = result.greedy
    what = _("The plain count gives all the money to the projects with most votes that fit, one after the other.")
    if set(plain.funded) == set(result.funded) and set(plain.tied) == set(result.tied):
        return [what, _("It gives the same result here.")]
    only_plain = [option for option in plain.funded if option not in result.funded]
    only_here = [option for option in result.funded if option not in plain.funded]
    sentences = [what]
    if only_plain:
        sentences.append(_("It would also have given money to %(names)s.", names=list_names(names, only_plain)))
    if only_here:
        sentences.append(_("It would have given nothing for certain to %(names)s.", names=list_names(names, only_here)))
    why = _(
        "They differ because in the plain count one large group can decide over all the money, "
        "while here each voter has an equal part of it."
    )
    return [*sentences, why]


def _steps(result: BudgetResult, names: Names) -> Table:
    rows = [
        [
            names[step.option],
            show_kroner(step.cost),
            show_number(step.votes),
            show_kroner(float(step.highest_share)),
            show_kroner(step.left),
        ]
        for step in result.steps
    ]
    columns = columns_of(
        _("Project"), _("Cost"), _("Votes"), _("The most that one voter pays"), _("Left with the voters")
    )
    return Table(_("The projects in the order in which their voters paid for them"), columns, rows)


def _notes(result: BudgetResult, names: Names) -> list[str]:
    notes = [
        _(
            "%(name)s and %(others)s were equal. Every order has been counted, and all give the same projects money.",
            name=names[step.option],
            others=list_names(names, step.equals),
        )
        for step in result.steps
        if step.equals
    ]
    if not (result.steps or result.forks or result.too_many_ties):
        notes.append(_("No project could be paid for by its voters’ equal parts alone."))
    for fork in result.forks:
        gets = [option for option in fork.funded if option not in result.funded]
        notes.append(
            _(
                "If the council puts %(name)s first, these get money as well: %(names)s.",
                name=names[fork.option],
                names=list_names(names, gets) or _("none"),
            )
        )
    return notes


def _completion(counted: GreedyCount, names: Names) -> Table | None:
    if not counted.steps:
        return None
    rows = [
        [
            list_names(names, step.options),
            show_number(step.votes),
            show_kroner(step.cost),
            _fits(step),
            show_kroner(step.left),
        ]
        for step in counted.steps
    ]
    columns = [
        *columns_of(_("Project"), _("Votes"), _("Cost")),
        Column(_("Result"), numeric=False),
        Column(_("Left"), numeric=True),
    ]
    return Table(_("How the money that was left was used, most votes first"), columns, rows)


def _fits(step: GreedyStep) -> str:
    if step.is_tie:
        return ngettext(
            "Tie: there is money for %(num)s of them", "Tie: there is money for %(num)s of them", step.fitting
        )
    return _("Gets money") if step.fitting else _("Costs more than what is left")
