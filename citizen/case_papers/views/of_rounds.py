"""Many questions in one paper: the overview in the case itself, and each question's count in an annex."""

from __future__ import annotations

from collections.abc import Iterator

from citizen.case_papers.views.alternatives import alternative_blocks
from citizen.case_papers.views.gathering import Gathered
from citizen.case_papers.views.of_cases import short_proposal, why_unvoted
from citizen.case_papers.views.of_results import result_blocks
from citizen.documents import Block, Bullets, Heading, PageBreak, Paragraph, Picture, Table, bar_chart
from citizen.domain.case_papers import PaperQuestion
from citizen.domain.tally import BudgetResult, RankedResult
from citizen.results.queries import QuestionOutcome
from citizen.results.views.budget import funded_in_short
from citizen.results.views.groups import here_in_short
from citizen.results.views.ranked import lead_of
from citizen.results.views.words import list_names, names_of, short_turnout, turnout_in_words
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number

MOST_CHARTS = 12
"""In a paper about more questions than this the tables stand alone; one chart shows how clear the results are."""
NARROW, CLEAR = 0.05, 0.20
"""A lead of less than this share of the voters is narrow; one of at least that is clear."""


def turnout_in_short(gathered: Gathered) -> str:
    """How many voted, on the one question or on all of them."""
    found = gathered.found
    if len(gathered.outcomes) == 1:
        return _("Voted: %(number)s.", number=turnout_in_words(gathered.outcomes[0].count, found.electors))
    votes = ngettext("%(num)s vote was cast", "%(num)s votes were cast", found.votes)
    number = len(gathered.outcomes)
    if not gathered.outcomes[0].is_road:
        asked = ngettext("on %(num)s question", "on %(num)s questions", number)
    else:
        asked = ngettext("on %(num)s road", "on %(num)s roads", number)
    sentences = [f"{votes} {asked}."]
    if found.electors:
        sentences.append(ngettext("%(num)s person could vote.", "%(num)s people could vote.", found.electors))
    return " ".join(sentences)


def overview_blocks(gathered: Gathered) -> Iterator[Block]:
    """Every question on a line, and how clear the results are."""
    content, found = gathered.content, gathered.found
    pairs = list(zip(content.questions, gathered.outcomes, strict=True))
    if content.questions[0].is_road:
        yield _clearness(gathered.outcomes)
        head = [_("Road"), _("Most votes"), _("Lead"), _("Voted"), _("Those who live on the road"), _("Recommendation")]
        rows = [
            [
                f"{question.title}\n{question.district}",
                _leading(outcome),
                _lead(outcome),
                short_turnout(outcome.count, found.electors),
                here_in_short(outcome),
                _proposal(question),
            ]
            for question, outcome in pairs
        ]
        yield Table(_("The result of each road"), head, rows, widths=(5, 4, 3, 3, 4, 4))
    else:
        head = [_("Question"), _("Most votes"), _("Voted"), _("Recommendation")]
        rows = [
            [
                question.title,
                _leading(outcome),
                short_turnout(outcome.count, found.electors),
                short_proposal(question),
            ]
            for question, outcome in pairs
        ]
        yield Table(_("The result of each question"), head, rows, widths=(5, 4, 3, 4))
    if content.unvoted:
        yield Paragraph(_("Roads that were not voted on:"))
        yield Bullets([f"{road.title}, {road.district}: {why_unvoted(road)}" for road in content.unvoted])


def annex_of_results(gathered: Gathered) -> Iterator[Block]:
    """The count of every question, each under a heading of its own."""
    yield PageBreak()
    yield Heading(_("Annex: The count of each question"))
    with_chart = len(gathered.outcomes) <= MOST_CHARTS
    for question, outcome in zip(gathered.content.questions, gathered.outcomes, strict=True):
        yield Heading(f"{question.title}, {question.district}" if question.is_road else question.title, 2)
        if question.why:
            yield Paragraph(question.why, "note")
        yield from alternative_blocks(question)
        yield from result_blocks(outcome, gathered.found, level=3, with_chart=with_chart)


def _proposal(question: PaperQuestion) -> str:
    remarks = sum(1 for finding in question.findings if finding.name == question.prepared.name)
    said = short_proposal(question)
    if not remarks:
        return said
    return "\n".join((said, ngettext("%(num)s remark by the rules", "%(num)s remarks by the rules", remarks)))


def _leading(outcome: QuestionOutcome) -> str:
    if isinstance(outcome.result, BudgetResult):
        return funded_in_short(outcome.result)
    leaders = outcome.result.leaders
    if not leaders:
        return _("Nobody voted") if not outcome.result.ballots else _("None of the names")
    names = list_names(names_of(outcome), leaders)
    return _("Tie: %(names)s", names=names) if outcome.result.is_tie else names


def _lead(outcome: QuestionOutcome) -> str:
    match outcome.result:
        case BudgetResult():
            return "–"
        case RankedResult():
            return show_number(lead_of(outcome.result))
        case count:
            return show_number(count.lead) if count.leaders else "–"


def _clearness(outcomes: tuple[QuestionOutcome, ...]) -> Picture:
    """How many roads have a clear result: a chart, and its numbers in words."""
    labels = (
        _("Clear: ahead by 20 per cent of the voters or more"),
        _("Ahead by 5 to 20 per cent of the voters"),
        _("Narrow: ahead by less than 5 per cent of the voters"),
        _("Tie, or no votes for any name"),
    )
    numbers = [0] * len(labels)
    for outcome in outcomes:
        numbers[_class_of(outcome)] += 1
    bars = [
        (label, ngettext("%(num)s road", "%(num)s roads", number), number / max(1, len(outcomes)), place == 0)
        for place, (label, number) in enumerate(zip(labels, numbers, strict=True))
    ]
    said = "; ".join(f"{label}: {value}" for label, value, _share, _leads in bars)
    title = _("How clear the results are")
    return Picture(bar_chart(bars), _("Bar chart. %(title)s. %(numbers)s.", title=title, numbers=said), title)


def _class_of(outcome: QuestionOutcome) -> int:
    result = outcome.result
    if result.is_tie or not result.leaders or not result.ballots:
        return 3
    lead = lead_of(result) if isinstance(result, RankedResult) else outcome.count.lead
    share = lead / result.ballots
    return 0 if share >= CLEAR else 1 if share >= NARROW else 2
