"""What staff have prepared, as blocks of a paper: the proposed decision, advice, hearing, assessment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from citizen.documents import Block, Bullets, Heading, Paragraph, Table
from citizen.domain.case_papers import PaperContent, PaperQuestion, PaperUnvoted, Prepared
from citizen.domain.decisions.codes import Outcome
from citizen.web.locale import gettext as _
from citizen.web.locale import show_day
from citizen.web.messages import explain


def proposed_in_words(question: PaperQuestion) -> str:
    """What the council is asked to decide about one question, as it can be read out."""
    prepared, road = question.prepared, {"road": question.title, "district": question.district}
    if not prepared.outcome:
        return _("Staff have not recommended anything yet. The proposed decision is to be filled in.")
    match Outcome(prepared.outcome):
        case Outcome.NO_CHANGE if question.is_road:
            return _("%(road)s in former %(district)s keeps its name.", **road)
        case Outcome.NO_CHANGE:
            return _("Nothing is changed.")
        case Outcome.ABSORBED:
            return _("%(road)s in former %(district)s becomes part of a neighbouring road.", **road)
        case Outcome.OPTION:
            return _("The council chooses: %(name)s.", name=prepared.name)
        case Outcome.NEW_NAME:
            named = _("%(road)s in former %(district)s gets the name %(name)s.", **road, name=prepared.name)
            if not prepared.short_form:
                return named
            return " ".join((named, _("Its short form is %(short)s.", short=prepared.short_form.removesuffix("."))))


def proposal_blocks(content: PaperContent) -> Iterator[Block]:
    """The proposed decision: a sentence, or a table where the paper is about many questions."""
    yield Heading(_("Proposed decision"))
    if len(content.questions) == 1:
        yield Paragraph(proposed_in_words(content.questions[0]), "strong")
        return
    ready = [question for question in content.questions if question.prepared.outcome]
    if not ready and not content.unvoted:
        yield Paragraph(_("Staff have not recommended anything yet. The proposed decision is to be filled in."))
        return
    are_roads = content.questions[0].is_road
    yield Paragraph(_("The roads get these names:") if are_roads else _("The questions are decided like this:"))
    head = [_("Road"), _("Former municipality"), _("Proposed decision"), _("Short form")]
    rows = [
        [question.title, question.district, short_proposal(question), question.prepared.short_form or "–"]
        for question in content.questions
    ]
    rows += [[road.title, road.district, _unvoted(road), road.prepared.short_form or "–"] for road in content.unvoted]
    if are_roads:
        yield Table(_("Proposed decision for each road"), head, rows, widths=(3, 2, 3, 2))
        return
    plain = [[title, said] for title, _district, said, _short in rows]
    yield Table(_("Proposed decision for each question"), [_("Question"), head[2]], plain, widths=(3, 3))


def short_proposal(question: PaperQuestion) -> str:
    """The proposed decision for a cell."""
    return _short(question.prepared)


def why_unvoted(road: PaperUnvoted) -> str:
    """Why there was no vote about a road."""
    if road.becomes_part_of:
        return _("becomes part of %(road)s", road=road.becomes_part_of)
    return _("no name came onto a ballot")


def preparation_blocks(question: PaperQuestion) -> Iterator[Block]:
    """Advice and hearing, then the assessment, of one question."""
    if question.is_road:
        yield Heading(_("Advice on the spelling"))
        yield Bullets(advice_in_words(question.prepared))
        if question.prepared.advice:
            yield from paragraphs(question.prepared.advice)
    yield Heading(_("Assessment and recommendation"))
    if question.prepared.reason:
        yield from paragraphs(question.prepared.reason)
    else:
        yield Paragraph(_("The assessment is to be filled in."))


def advice_in_words(prepared: Prepared) -> list[str]:
    """How far the advice on the spelling and the hearing have come, with days."""
    said = [_asked(prepared), _answered(prepared)]
    if prepared.hearing_opens_on:
        opens, closes = _day(prepared.hearing_opens_on), _day(prepared.hearing_closes_on)
        said.append(_("A hearing is held from %(opens)s to %(closes)s.", opens=opens, closes=closes))
    elif prepared.needs_hearing:
        said.append(_("There must be a hearing of at least two months; no days are set for it yet."))
    if prepared.parallel_names:
        said.append(_("The road has parallel names too: %(names)s.", names=prepared.parallel_names))
    return said


def many_preparations(questions: Sequence[PaperQuestion]) -> Iterator[Block]:
    """Advice and assessment of many questions: what is alike in one sentence, then each that something is said of."""
    if any(question.is_road for question in questions):
        yield Heading(_("Advice on the spelling"))
        groups: dict[str, list[str]] = {}
        for question in questions:
            groups.setdefault(" ".join(advice_in_words(question.prepared)), []).append(question.title)
        if len(groups) == 1:
            yield Paragraph(_("For all the roads: %(said)s", said=next(iter(groups))))
        else:
            rows = [[said, ", ".join(titles)] for said, titles in groups.items()]
            yield Table(_("How far the advice has come"), [_("What has been done"), _("Roads")], rows, widths=(3, 4))
        advised = _together((one.prepared.advice, one.title) for one in questions)
        if advised:
            yield Table(_("What the advice says"), [_("Advice"), _("Roads")], advised, widths=(4, 3))
    yield Heading(_("Assessment and recommendation"))
    reasons = _together((one.prepared.reason, f"{one.title}: {short_proposal(one)}") for one in questions)
    if not reasons:
        yield Paragraph(_("The assessment is to be filled in."))
        return
    yield Table(_("Staff's recommendation with reasons"), [_("Reason"), _("Recommendation")], reasons, widths=(4, 3))


def _together(said: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Each text once, with all that it is said of; what nothing is said of is left out."""
    found: dict[str, list[str]] = {}
    for text, about in said:
        if text:
            found.setdefault(text, []).append(about)
    return [[text, "\n".join(about)] for text, about in found.items()]


def paragraphs(text: str) -> Iterator[Paragraph]:
    """A stored text as it is divided by empty lines."""
    for part in text.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())


def _short(prepared: Prepared) -> str:
    if not prepared.outcome:
        return _("To be filled in")
    return prepared.name or explain(Outcome(prepared.outcome))


def _unvoted(road: PaperUnvoted) -> str:
    """The proposed decision about a road without a vote; one that becomes part of another says of which."""
    outcome = road.prepared.outcome
    if road.becomes_part_of and outcome in ("", Outcome.ABSORBED.value):
        return why_unvoted(road)
    return _short(road.prepared)


def _asked(prepared: Prepared) -> str:
    if not prepared.advice_sent_on:
        return _("The spelling has not been sent to stadnamntenesta yet.")
    day, to = _day(prepared.advice_sent_on), prepared.advice_sent_to or _("stadnamntenesta")
    return _("The spelling was sent to %(to)s on %(day)s.", to=to, day=day)


def _answered(prepared: Prepared) -> str:
    if not prepared.advice_received_on:
        return _("No advice has been received yet.")
    return _("The advice was received on %(day)s.", day=_day(prepared.advice_received_on))


def _day(iso: str) -> str:
    return show_day(date.fromisoformat(iso))
