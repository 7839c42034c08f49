"""A hearing as blocks of a paper: how many answered what to each section, and every answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from citizen.case_papers.views.of_cases import paragraphs
from citizen.documents import Block, Bullets, Heading, PageBreak, Paragraph, Picture, Table, bar_chart
from citizen.domain.hearings import Stance
from citizen.domain.talk_papers import WHOLE_TEXT, PaperSection, TalkContent
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_date, show_number
from citizen.web.messages import explain


def answer_blocks(content: TalkContent) -> Iterator[Block]:
    """The answers as counts: all of them in a chart, and by section in a table."""
    yield Heading(_("The answers"))
    named = sum(bool(answer.organisation) for answer in content.answers)
    yield Bullets(
        [
            ngettext("%(num)s answer has come in.", "%(num)s answers have come in.", len(content.answers)),
            ngettext("%(num)s of them is an organisation's.", "%(num)s of them are organisations'.", named),
        ]
    )
    if not content.answers:
        return
    yield _chart(content)
    head = [_("Section"), *_labels(), _("In all")]
    rows = [
        [name_of(one), *(show_number(number) for number in _counts(one)), show_number(sum(_counts(one)))]
        for one in content.sections
    ]
    yield Table(_("The answers to each section"), head, rows, numeric=(1, 2, 3, 4, 5), widths=(5, 2, 2, 2, 3, 2))
    if content.outcome:
        yield Heading(_("What the municipality has said about the answers"))
        yield from paragraphs(content.outcome)


def annex_of_answers(content: TalkContent) -> Iterator[Block]:
    """The whole text of every answer, by section."""
    yield PageBreak()
    yield Heading(_("Annex: All answers"))
    yield Paragraph(_("As they were sent in. Organisations are named, people are not."), "note")
    for section in content.sections:
        answers = [answer for answer in content.answers if answer.section == section.number]
        if not answers:
            continue
        yield Heading(name_of(section), 2)
        for number, answer in enumerate(answers, start=1):
            sender = answer.organisation or _("A resident")
            yield Heading(f"{number}. {sender}", 3)
            yield from paragraphs(answer.text)
            stance = explain(Stance(answer.stance)) if answer.stance else ""
            when = show_date(datetime.fromisoformat(answer.sent_at))
            yield Paragraph(" · ".join(fact for fact in (stance, when) if fact), "note")


def name_of(section: PaperSection) -> str:
    """As it is named in a list."""
    return section.heading if section.number == WHOLE_TEXT else f"{section.number}. {section.heading}"


def _labels() -> list[str]:
    return [*(explain(stance) for stance in Stance), _("Does not say")]


def _counts(section: PaperSection) -> tuple[int, ...]:
    return section.agree, section.partly, section.disagree, section.unsaid


def _chart(content: TalkContent) -> Picture:
    totals = [sum(numbers) for numbers in zip(*map(_counts, content.sections), strict=True)]
    most = max(totals)
    bars = [
        (label, show_number(number), number / most, number == most)
        for label, number in zip(_labels(), totals, strict=True)
    ]
    title = _("What all the answers think")
    said = "; ".join(f"{label}: {value}" for label, value, _share, _leads in bars)
    return Picture(bar_chart(bars), _("Bar chart. %(title)s. %(numbers)s.", title=title, numbers=said), title)
