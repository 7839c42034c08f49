"""How it was counted, in sentences that anyone can read, the rule of ties last. The rules stand in domain/tally."""

from __future__ import annotations

from citizen.domain.tally import Method
from citizen.results.queries import QuestionOutcome
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext


def count_of_choices(outcome: QuestionOutcome, max_choices: int | None) -> list[str]:
    """Any number of names, one of several, yes or no."""
    return [
        _rule(outcome, max_choices),
        _("Shares are of all who voted, blank votes included, and so can add up to more than 100 %.")
        if outcome.method is Method.APPROVAL
        else _("Shares are of all who voted, blank votes included."),
        _(
            "When several have most votes and equally many, it is a tie, and the council decides between them. "
            "Nothing is drawn by lot."
        ),
    ]


def count_of_ranked() -> list[str]:
    """The instant runoff."""
    return [
        _(
            "Each voter ranked the alternatives, the most wanted first. A vote counts for the one that is ranked "
            "highest among those that remain."
        ),
        _(
            "Whoever has more than half of the votes that still count wins. As long as nobody has, the one with the "
            "fewest votes leaves, and those votes go on to their next choice. Several leave together when they have "
            "fewer votes, put together, than the next one alone."
        ),
        _("A vote without further choices counts no more; a blank one never counted for anybody. Both are shown."),
        _(
            "When several share the last place and it may matter who leaves first, every order is counted. If all "
            "give the same result, the tie changed nothing; otherwise it is a tie, and the council decides. "
            "Nothing is drawn by lot."
        ),
    ]


def count_of_budget() -> list[str]:
    """Equal shares with their completion."""
    return [
        _(
            "Each voter could choose the projects that they wanted. The money is divided equally among all who chose "
            "at least one project. Those who chose a project pay for it together: all pay the same, and who has less "
            "left pays what they have."
        ),
        _(
            "Next always comes the project that costs its voters least for each krone of its price. When no project "
            "can be paid like this, the money that is left goes to the projects with most votes that still fit. "
            "A project without votes gets nothing."
        ),
        _(
            "Between projects that cost their voters the same, the one with more voters comes first, then the cheaper "
            "one. If they are still equal, every order is counted. If all give the same projects, the tie changed "
            "nothing; otherwise the council decides. Nothing is drawn by lot."
        ),
    ]


def _rule(outcome: QuestionOutcome, max_choices: int | None) -> str:
    if outcome.method is Method.SINGLE:
        return _("Each voter could choose one. The one with most votes leads, also with less than half of them.")
    if outcome.method is Method.YES_NO:
        return _("Each voter could give one answer, or vote blank. The answer with most votes leads.")
    if max_choices is not None:
        return ngettext(
            "Each voter could choose at most %(num)s. The one that most people chose leads.",
            "Each voter could choose up to %(num)s. The one that most people chose leads.",
            max_choices,
        )
    if outcome.is_road:
        return _("Each voter could vote for as many names as they liked. The name that most people voted for leads.")
    return _("Each voter could choose as many as they liked. The one that most people chose leads.")
