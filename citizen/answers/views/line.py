"""The steps of an idea, its answer and its merges, in finished words; for its own page and for lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import url_for

from citizen.accounts.access import current_account, may
from citizen.answers import queries
from citizen.answers.models import IdeaAnswer
from citizen.answers.queries.about_idea import Done
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.steps import PlannedStep, StepStanding, StepState, Verdict, laid_together, line_of, next_of
from citizen.domain.permissions import Permission
from citizen.ideas.models import Idea
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import OSLO, today
from citizen.web.locale import both, ngettext, show_day, show_short_date
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

COLOURS = {
    Verdict.ACCEPTED: "success",
    Verdict.CHANGED: "info",
    Verdict.NOT_ACCEPTED: "neutral",
}
CLASSES = {
    StepState.DONE: "done",
    StepState.SKIPPED: "skipped",
    StepState.PASSED: "skipped",
    StepState.LATE: "late",
    StepState.NEXT: "current",
    StepState.COMING: "coming",
}


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step in words."""

    label: str
    state: str
    kind: str
    """One of the values of CLASSES."""
    when: str
    remark: str


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer in the reader's language form."""

    verdict: str
    colour: str
    reason: str
    answered_by: str
    on_behalf_of: str
    decided_by: str
    case_number: str
    case_url: str
    when: str
    number: int


@dataclass(frozen=True, slots=True)
class IdeaLine:
    """What the municipality has done with an idea."""

    steps: tuple[StepShown, ...]
    late: str
    """Says how late the municipality is; empty when it isn't."""
    answer: AnswerShown | None
    earlier: tuple[AnswerShown, ...]
    votes: tuple[tuple[str, str], ...]
    """The votes in which the idea is an option: title, address."""
    merges: str
    """Says how many proposals were merged into this one, or were and are not any more; empty for none."""
    merges_url: str
    waiting_url: str
    for_staff: tuple[tuple[str, str], ...]
    """What the reader may do with it for the municipality: words, address."""


def line_of_idea(place: Municipality, process: Process, idea: Idea, done: Done) -> IdeaLine:
    """All of it, for the idea's own page."""
    line = standing_of(idea.sent_at, done.plan, done.own_steps)
    said = [show_answer(answer) for answer in done.answers]
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug, "public_id": idea.public_id}
    return IdeaLine(
        steps=tuple(_show_step(one) for one in line),
        late=say_late(line),
        answer=said[0] if said else None,
        earlier=tuple(said[1:]),
        votes=tuple(
            (both(title_nb, title_nn), url_for("pages.show_process", municipality=place.slug, process=slug))
            for title_nb, title_nn, slug in done.votes
        ),
        merges=_say_merges(done),
        merges_url=url_for("answers.show_merges", **at),
        waiting_url=url_for("answers.show_waiting", municipality=place.slug),
        for_staff=_ways_of_staff(place, process, idea, is_answered=bool(said)),
    )


def standing_of(
    sent_at: datetime | None, plan: Sequence[PlannedStep], own: Sequence[PlannedStep]
) -> tuple[StepStanding, ...]:
    """The line as it stands today."""
    received_on = sent_at.astimezone(OSLO).date() if sent_at else None
    return line_of(laid_together(plan, own, received_on), today())


def say_late(line: Sequence[StepStanding]) -> str:
    """How late the municipality is with the step that has waited longest; empty when it isn't late."""
    late = [one for one in line if one.state is StepState.LATE]
    if not late:
        return ""
    worst = max(late, key=lambda one: one.days_late)
    return ngettext(
        "Late: %(step)s is %(num)s day overdue",
        "Late: %(step)s is %(num)s days overdue",
        worst.days_late,
        step=explain(worst.planned.step).lower(),
    )


def say_next(line: Sequence[StepStanding]) -> str:
    """What the idea waits for, and when it is promised."""
    following = next_of(line)
    if following is None:
        return _("All steps are taken")
    step, due_on = explain(following.planned.step), following.planned.due_on
    return _("%(step)s, promised by %(day)s", step=step, day=show_day(due_on)) if due_on else step


def say_waited(sent_at: datetime) -> str:
    """How long it is since the idea came in."""
    days = max(0, (today() - sent_at.astimezone(OSLO).date()).days)
    if days == 0:
        return _("Came in today")
    return ngettext("Has waited %(num)s day", "Has waited %(num)s days", days)


def show_answer(answer: IdeaAnswer) -> AnswerShown:
    verdict = Verdict(answer.verdict)
    return AnswerShown(
        verdict=explain(verdict),
        colour=COLOURS[verdict],
        reason=both(answer.reason_nb, answer.reason_nn),
        answered_by=answer.answered_by,
        on_behalf_of=answer.on_behalf_of,
        decided_by=answer.decided_by,
        case_number=answer.case_number,
        case_url=answer.case_url,
        when=show_short_date(answer.written_at),
        number=answer.number,
    )


def ideas_of_vote(place: Municipality, vote: Process) -> list[tuple[str, str, str]]:
    """The proposals that the options of a vote were made of: title, language, address."""
    return [
        (
            idea.title,
            idea.language,
            url_for("pages.show_idea", municipality=place.slug, process=process.slug, public_id=idea.public_id),
        )
        for idea, process in queries.list_ideas_of_vote(vote.id)
    ]


def _ways_of_staff(
    place: Municipality, process: Process, idea: Idea, *, is_answered: bool
) -> tuple[tuple[str, str], ...]:
    account = current_account()
    if account is None or not account.has_role or idea.state != IdeaState.PUBLISHED:
        return ()
    if not may(Permission.ANSWER_IDEAS, place.id):
        return ()
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return (
        (
            _("Change the answer") if is_answered else _("Answer the proposal"),
            url_for("answers.answer_idea", public_id=idea.public_id, **at),
        ),
        (_("Set steps and days"), url_for("answers.plan_steps", ide=idea.public_id, **at)),
        (_("Merge with another proposal"), url_for("answers.choose_other", public_id=idea.public_id, **at)),
    )


def _show_step(one: StepStanding) -> StepShown:
    planned = one.planned
    return StepShown(
        label=explain(planned.step),
        state=explain(one.state),
        kind=CLASSES[one.state],
        when=_say_when(one),
        remark=_say_remark(one, planned.first_due_on),
    )


def _say_when(one: StepStanding) -> str:
    match one.state:
        case StepState.DONE if one.planned.done_on:
            return show_day(one.planned.done_on)
        case StepState.SKIPPED:
            return _("This proposal does not need it.")
        case StepState.PASSED:
            return _("No day is noted.")
    if one.planned.due_on is None:
        return _("No day is promised.")
    return _("Promised by %(day)s", day=show_day(one.planned.due_on))


def _say_remark(one: StepStanding, first: date | None) -> str:
    if one.state is StepState.LATE:
        return ngettext("%(num)s day overdue", "%(num)s days overdue", one.days_late)
    if one.state is StepState.DONE and one.days_late:
        return ngettext("%(num)s day later than promised", "%(num)s days later than promised", one.days_late)
    if one.state is not StepState.SKIPPED and one.planned.was_postponed and first:
        return _("First promised by %(day)s", day=show_day(first))
    return ""


def _say_merges(done: Done) -> str:
    if done.family > 1:
        others = done.family - 1
        return ngettext(
            "%(num)s other proposal is merged into this one",
            "%(num)s other proposals are merged into this one",
            others,
        )
    return _("This proposal was merged with another, and that is undone") if done.has_merges else ""
