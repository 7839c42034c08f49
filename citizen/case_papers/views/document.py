"""The whole paper, chapter by chapter, in the language form that it is made in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from citizen.case_papers.views.alternatives import alternative_blocks
from citizen.case_papers.views.frame import checking_blocks, frozen_document
from citizen.case_papers.views.gathering import Gathered
from citizen.case_papers.views.of_cases import many_preparations, paragraphs, preparation_blocks, proposal_blocks
from citizen.case_papers.views.of_results import counted_in_words, result_blocks
from citizen.case_papers.views.of_rounds import annex_of_results, overview_blocks, turnout_in_short
from citizen.documents import Block, Bullets, Document, Heading, PageBreak, Paragraph, Table
from citizen.domain.case_papers import PaperContent
from citizen.domain.naming import RULES, RuleId, Severity
from citizen.web.locale import gettext as _
from citizen.web.locale import language, ngettext, show_date, show_day, show_moment, show_number


def title_of(content: PaperContent) -> str:
    """What stands above the paper."""
    if not content.about:
        return _("Case paper: %(title)s", title=content.title)
    question = content.questions[0]
    if question.is_road:
        return _("Case paper: New name for %(road)s in %(district)s", road=question.title, district=question.district)
    return _("Case paper: %(title)s", title=question.title)


def document_of(gathered: Gathered, made_at: datetime, check_url: str, history: list[str]) -> Document:
    """The paper with its numbers inside it. `history` are sentences about stops and moved deadlines."""
    title = title_of(gathered.content)
    return frozen_document(title, gathered.content, _chapters(gathered, made_at, check_url, history), made_at)


def _chapters(gathered: Gathered, made_at: datetime, check_url: str, history: list[str]) -> Iterator[Block]:
    content = gathered.content
    is_one = len(content.questions) == 1
    yield _facts(content, made_at)
    yield from proposal_blocks(content)
    yield from _background(content)
    yield from _taking_part(gathered, history)
    yield Heading(_("The result"))
    yield from result_blocks(gathered.outcomes[0], gathered.found) if is_one else overview_blocks(gathered)
    if content.questions[0].is_road:
        yield from _rules(content)
    yield from preparation_blocks(content.questions[0]) if is_one else many_preparations(content.questions)
    yield from checking_blocks(content, check_url)
    if not is_one:
        yield from annex_of_results(gathered)
    if any(question.proposals for question in content.questions):
        yield from _annex_of_proposals(content)


def _facts(content: PaperContent, made_at: datetime) -> Block:
    missing, prepared = _("To be filled in"), content.questions[0].prepared
    numbers = sorted({one.prepared.case_number for one in content.questions if one.prepared.case_number})
    rows = [
        [_("Case number"), ", ".join(numbers) or missing],
        [_("Decided by"), prepared.body or content.decided_by or missing],
        [_("Meeting"), show_day(_parsed(prepared.meeting_on).date()) if prepared.meeting_on else missing],
        [_("Round"), content.title],
        [_("Numbers as of"), show_moment(made_at, with_year=True)],
    ]
    return Table(_("About the case"), [_("What it is about"), _("Content")], rows, widths=(2, 5))


def _background(content: PaperContent) -> Iterator[Block]:
    yield Heading(_("Background"))
    yield from paragraphs(content.why)
    if len(content.questions) == 1:
        question = content.questions[0]
        if question.why:
            yield Paragraph(question.why)
        if question.is_road:
            yield Paragraph(
                ngettext("%(num)s address is on the road.", "%(num)s addresses are on the road.", question.addresses)
            )
    elif content.questions[0].is_road:
        addresses = sum(question.addresses for question in content.questions)
        roads = ngettext("%(num)s road needs a new name.", "%(num)s roads need a new name.", len(content.questions))
        on_them = ngettext("%(num)s address is on them.", "%(num)s addresses are on them.", addresses)
        yield Paragraph(f"{roads} {on_them}")


def _taking_part(gathered: Gathered, history: list[str]) -> Iterator[Block]:
    """What was asked, who could answer, how many did, and how the votes were counted."""
    content, outcome = gathered.content, gathered.outcomes[0]
    yield Heading(_("What residents were asked, and how they took part"))
    said = []
    if content.questions[0].is_road:
        proposed = sum(len(question.proposals) for question in content.questions)
        number = ngettext("%(num)s name was proposed", "%(num)s names were proposed", proposed)
        days = _(
            "from %(start)s to %(end)s",
            start=show_date(_parsed(content.proposals_from)),
            end=show_date(_parsed(content.proposals_to)),
        )
        said.append(f"{number} {days}.")
    said += content.who
    said.append(
        _(
            "The voting was open from %(start)s to %(end)s.",
            start=show_moment(_parsed(content.voting_from), with_year=True),
            end=show_moment(_parsed(content.voting_to), with_year=True),
        )
    )
    said.append(turnout_in_short(gathered))
    yield Bullets([*said, *history])
    if len(content.questions) == 1:
        yield from alternative_blocks(content.questions[0])
    yield Paragraph(_("How it was counted:"), "strong")
    yield Bullets(counted_in_words(outcome, gathered.found))


def _rules(content: PaperContent) -> Iterator[Block]:
    yield Heading(_("The names held against the rules"))
    yield Paragraph(_("Every name on the ballot has been held against the rules for names of roads, as they hold now."))
    together: dict[tuple[str, str, str], list[str]] = {}
    for question in content.questions:
        for finding in question.findings:
            name = finding.name if len(content.questions) == 1 else f"{question.title}: {finding.name}"
            together.setdefault((finding.severity, finding.text, finding.rule), []).append(name)
    if not together:
        yield Paragraph(_("The rules found nothing in any of the names."))
        return
    rows = [_finding_row(*said, names) for said, names in sorted(together.items(), key=lambda pair: pair[0][0])]
    first = _("Name") if len(content.questions) == 1 else _("Road and name")
    head = [first, _("What the rule says"), _("How heavy"), _("Source")]
    yield Table(_("What the rules say"), head, rows, widths=(4, 5, 2, 3))


def _finding_row(severity: str, text: str, rule: str, names: list[str]) -> list[str]:
    weight = _("Stops the name") if severity == Severity.ERROR else _("Should be considered")
    return ["\n".join(names), text, weight, RULES[RuleId(rule)].source.to(language())]


def _annex_of_proposals(content: PaperContent) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(_("Annex: All proposals"))
    order = _("As residents wrote them. Those on the ballot stand first, then those with most support.")
    yield Paragraph(order, "note")
    for question in content.questions:
        if len(content.questions) > 1:
            yield Heading(f"{question.title}, {question.district}", 2)
        rows = [
            [one.name, one.reason or "–", show_number(one.supports), _("Yes") if one.on_ballot else _("No")]
            for one in question.proposals
        ]
        if not rows:
            yield Paragraph(_("No name was proposed."))
            continue
        head = [_("Name"), _("Reason"), _("Support"), _("On the ballot")]
        caption = _("Names proposed for %(road)s", road=question.title)
        yield Table(caption, head, rows, numeric=(2,), widths=(4, 7, 2, 3))


def _parsed(text: str) -> datetime:
    return datetime.fromisoformat(text)
