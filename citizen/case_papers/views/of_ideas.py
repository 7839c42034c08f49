"""An idea round as blocks of a paper: how many support what, for and against, the steps taken, and every idea."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from citizen.case_papers.views.of_cases import paragraphs
from citizen.documents import Block, Bullets, Heading, PageBreak, Paragraph, Picture, Table, bar_chart
from citizen.domain.ideas.arguing import Side
from citizen.domain.ideas.steps import Step, StepState, Verdict
from citizen.domain.talk_papers import PaperIdea, PaperReply, PaperVoices, TalkContent
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_date, show_day, show_number
from citizen.web.messages import explain

MOST_BARS = 6


def chosen_blocks(content: TalkContent, idea: PaperIdea) -> Iterator[Block]:
    """The one idea that the paper is about."""
    yield Heading(_("The proposal"))
    facts = [fact for fact in (idea.theme, idea.place) if fact]
    came = _("It came in on %(day)s.", day=show_date(datetime.fromisoformat(idea.sent_at)))
    yield Paragraph(" · ".join([*facts, came]), "note")
    yield from paragraphs(idea.text)
    yield Heading(_("Support"))
    yield Paragraph(_supporters(idea.supports), "strong")
    place, total = 1 + sum(other.supports > idea.supports for other in content.ideas), len(content.ideas)
    said = _(
        "By support it is number %(place)s of the %(total)s proposals in the round.",
        place=show_number(place),
        total=show_number(total),
    )
    yield Paragraph(said)
    yield from support_chart(content)
    if content.voices:
        yield from _voices(content.voices)
    yield Heading(_("The steps so far"))
    yield _steps(idea)
    if idea.reply:
        yield from _reply(idea.reply)


def round_blocks(content: TalkContent) -> Iterator[Block]:
    """All ideas of the round, each on a line."""
    yield Heading(_("The result"))
    number = len(content.ideas)
    supports = sum(idea.supports for idea in content.ideas)
    yield Bullets(
        [
            ngettext("%(num)s proposal can be read.", "%(num)s proposals can be read.", number),
            ngettext(
                "They have been supported %(num)s time.", "They have been supported %(num)s times in all.", supports
            ),
            ngettext(
                "%(num)s of them has been answered.",
                "%(num)s of them have been answered.",
                sum(idea.reply is not None for idea in content.ideas),
            ),
        ]
    )
    if not content.ideas:
        return
    yield from support_chart(content)
    head = [_("Proposal"), _("Support"), _("Arguments and replies"), _("State")]
    rows = [
        [idea.title, show_number(idea.supports), show_number(idea.arguments), _status(idea)] for idea in content.ideas
    ]
    yield Table(_("All proposals by support"), head, rows, numeric=(1, 2), widths=(6, 2, 3, 4))


def support_chart(content: TalkContent) -> Iterator[Block]:
    """Those with most support, and the one that the paper is about, which stands out."""
    shown = [*content.ideas[:MOST_BARS]]
    if content.idea and content.idea not in shown:
        shown.append(content.idea)
    most = max((idea.supports for idea in shown), default=0)
    if not most:
        return
    outstanding = content.about or shown[0].id
    bars = [(idea.title, show_number(idea.supports), idea.supports / most, idea.id == outstanding) for idea in shown]
    title = _("The proposals with most support")
    said = "; ".join(f"{label}: {value}" for label, value, _share, _leads in bars)
    yield Picture(bar_chart(bars), _("Bar chart. %(title)s. %(numbers)s.", title=title, numbers=said), title)


def annex_of_ideas(ideas: Sequence[PaperIdea]) -> Iterator[Block]:
    """The whole text of every idea."""
    yield PageBreak()
    yield Heading(_("Annex: All proposals"))
    yield Paragraph(_("As residents wrote them, those with most support first."), "note")
    for number, idea in enumerate(ideas, start=1):
        yield Heading(f"{number}. {idea.title}", 2)
        yield from paragraphs(idea.text)
        facts = [idea.theme, idea.place, _supporters(idea.supports), _status(idea)]
        yield Paragraph(" · ".join(fact for fact in facts if fact), "note")


def _supporters(number: int) -> str:
    return ngettext("%(num)s person supports it", "%(num)s people support it", number)


def _voices(voices: PaperVoices) -> Iterator[Block]:
    yield Heading(_("Arguments for and against"))
    speaking_for = ngettext("%(num)s argument for", "%(num)s arguments for", voices.speaking_for)
    against = ngettext("%(num)s argument against", "%(num)s arguments against", voices.speaking_against)
    yield Paragraph(f"{speaking_for} · {against}", "strong")
    if not voices.strongest:
        yield Paragraph(_("Nobody has written an argument."))
        return
    head = [_("Side"), _("In residents’ own words"), _("Find it useful")]
    rows = [
        [_("For") if one.side == Side.FOR else _("Against"), one.text, show_number(one.useful)]
        for one in voices.strongest
    ]
    yield Table(_("The arguments that most find useful"), head, rows, numeric=(2,), widths=(2, 8, 2))


def _steps(idea: PaperIdea) -> Block:
    rows = [
        [explain(Step(one.step)), explain(StepState(one.state)), _day(one.due_on), _day(one.done_on)]
        for one in idea.steps
    ]
    head = [_("Step"), _("State"), _("Promised by"), _("Done")]
    return Table(_("The way through the municipality"), head, rows, widths=(4, 3, 3, 3))


def _reply(reply: PaperReply) -> Iterator[Block]:
    yield Heading(_("The municipality's answer"))
    yield Paragraph(explain(Verdict(reply.verdict)), "strong")
    yield from paragraphs(reply.reason)
    when = show_date(datetime.fromisoformat(reply.written_at))
    yield Paragraph(" · ".join(said for said in (reply.answered_by, reply.decided_by, when) if said), "note")


def _status(idea: PaperIdea) -> str:
    """The answer where there is one; else the last step that is done."""
    if idea.reply:
        return explain(Verdict(idea.reply.verdict))
    done = [one for one in idea.steps if one.state == StepState.DONE]
    return explain(Step(done[-1].step)) if done else "–"


def _day(iso: str) -> str:
    return show_day(date.fromisoformat(iso)) if iso else "–"
