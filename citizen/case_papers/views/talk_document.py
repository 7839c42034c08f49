"""The whole paper about an idea, an idea round or a hearing, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from citizen.case_papers.views.frame import checking_blocks, frozen_document
from citizen.case_papers.views.of_cases import paragraphs
from citizen.case_papers.views.of_hearings import annex_of_answers, answer_blocks
from citizen.case_papers.views.of_ideas import annex_of_ideas, chosen_blocks, round_blocks
from citizen.documents import Block, Bullets, Document, Heading, Paragraph, Table
from citizen.domain.talk_papers import HEARING_FORMAT, TalkContent
from citizen.web.locale import gettext as _
from citizen.web.locale import show_date, show_moment


def title_of_talk(content: TalkContent) -> str:
    """What stands above the paper."""
    return _("Case paper: %(title)s", title=content.idea.title if content.idea else content.title)


def document_of_talk(content: TalkContent, made_at: datetime, check_url: str) -> Document:
    """The paper with all that it says inside it."""
    return frozen_document(title_of_talk(content), content, _chapters(content, made_at, check_url), made_at)


def _chapters(content: TalkContent, made_at: datetime, check_url: str) -> Iterator[Block]:
    is_hearing = content.format == HEARING_FORMAT
    yield _facts(content, made_at)
    yield Heading(_("Proposed decision"))
    yield Paragraph(_("The proposed decision is to be filled in."), "strong")
    yield Heading(_("Background"))
    yield from paragraphs(content.why)
    yield Heading(_("What residents were asked, and how they took part"))
    yield Bullets([_opening(content, made_at), *content.who])
    if is_hearing:
        yield from answer_blocks(content)
    elif content.idea:
        yield from chosen_blocks(content, content.idea)
    else:
        yield from round_blocks(content)
    yield Heading(_("Assessment and recommendation"))
    yield Paragraph(_("The assessment is to be filled in."))
    yield from checking_blocks(content, check_url)
    if content.answers:
        yield from annex_of_answers(content)
    if content.ideas:
        yield from annex_of_ideas(content.ideas)


def _facts(content: TalkContent, made_at: datetime) -> Block:
    missing = _("To be filled in")
    reply = content.idea.reply if content.idea else None
    rows = [
        [_("Case number"), (reply.case_number if reply else "") or missing],
        [_("Decided by"), (reply.decided_by if reply else "") or content.decided_by or missing],
        [_("Hearing") if content.format == HEARING_FORMAT else _("Round"), content.title],
        [_("An answer is promised by"), show_date(datetime.fromisoformat(content.answer_by))],
        [_("Numbers as of"), show_moment(made_at, with_year=True)],
    ]
    return Table(_("About the case"), [_("What it is about"), _("Content")], rows, widths=(2, 5))


def _opening(content: TalkContent, made_at: datetime) -> str:
    start, end = datetime.fromisoformat(content.open_from), datetime.fromisoformat(content.open_to)
    if made_at < end:
        return _(
            "It opened on %(start)s and is open until %(end)s, so more may come in after this paper was made.",
            start=show_date(start),
            end=show_moment(end, with_year=True),
        )
    return _("It was open from %(start)s to %(end)s.", start=show_date(start), end=show_date(end))
