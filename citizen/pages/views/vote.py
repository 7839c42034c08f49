"""The page of a vote on given alternatives: what is asked, what one can choose, how it is counted, who can vote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import render_template, url_for

from citizen.answers.views.line import ideas_of_vote
from citizen.ballots import queries as ballots
from citizen.ballots.access import Sheet
from citizen.ballots.models import VoteRound
from citizen.ballots.views.choices import say_how
from citizen.ballots.views.news import list_news
from citizen.ballots.views.option_pictures import ShownPicture, shown_picture
from citizen.ballots.views.state_words import safety_url
from citizen.domain.notices import FollowKind
from citizen.domain.phases import Phase
from citizen.electorates.access import say_source, say_who
from citizen.ideas.views.following import Target, buttons_for
from citizen.municipalities.models import Municipality
from citizen.pages.views.words import action_of_vote, box_links, deadline_of, paragraphs_of, title_of
from citizen.processes.models import Process
from citizen.web.deadlines import show_time_left
from citizen.web.found import or_404
from citizen.web.locale import both, show_number, show_short_date
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the page shows it: its options with what is said for each, cost and picture, and how one votes."""

    title: str
    options: tuple[tuple[str, str, str, ShownPicture | None], ...]
    how: str


def render_vote(place: Municipality, process: Process, at: datetime) -> str:
    """The page as it is at this instant."""
    phase = process.as_schedule().phase_at(at)
    ends_at = process.as_schedule().next_deadline(at)
    here: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    vote_round = ballots.find_round(process.id)
    return render_template(
        "pages/vote.html",
        crumbs=[(place.name, url_for(".show_municipality", municipality=place.slug))],
        title=title_of(process),
        summary=both(process.summary_nb, process.summary_nn),
        deadline_text=deadline_of(process, at),
        time_left=show_time_left(ends_at, at) if ends_at else "",
        ends_at=ends_at.isoformat() if ends_at else "",
        calendar_url=url_for(".send_calendar", **here),
        follow_buttons=buttons_for([Target(FollowKind.PROCESS, process.id, process.slug)], here),
        main_action=action_of_vote(phase, here),
        news=list_news(process),
        from_ideas=ideas_of_vote(place, process),
        boxes=box_links(place, process, at),
        asked=_asked(place, process, vote_round) if vote_round else [],
        who=[say_who(process), say_source(process)],
        phases=_phase_line(process, phase),
        paragraphs=[(_("Why it is asked"), both(process.why_nb, process.why_nn)), *paragraphs_of(process)[1:]],
        safety_url=safety_url(),
    )


def _asked(place: Municipality, process: Process, vote_round: VoteRound) -> list[Asked]:
    listed = ballots.list_options(vote_round.id)
    return [
        _question(
            Sheet(
                place,
                process,
                vote_round,
                or_404(ballots.find_ballot_question(vote_round.id, asked.slug)),
                asked,
                [option for option in listed if option.question_id == asked.id],
            )
        )
        for asked in ballots.list_asked(vote_round.id)
    ]


def _question(sheet: Sheet) -> Asked:
    return Asked(both(sheet.question.title_nb, sheet.question.title_nn), tuple(_options(sheet.options)), say_how(sheet))


def _options(options: Sequence[ballots.Option]) -> list[tuple[str, str, str, ShownPicture | None]]:
    return [
        (
            both(option.name_nb, option.name_nn),
            both(option.text_nb, option.text_nn),
            "" if option.cost is None else _("%(sum)s kroner", sum=show_number(option.cost)),
            shown_picture(option),
        )
        for option in options
    ]


def _phase_line(process: Process, present: Phase) -> list[dict[str, str]]:
    """The phases of a vote, without any for proposals."""
    opens, closes = show_short_date(process.voting_open_at), show_short_date(process.voting_close_at)
    states = {
        Phase.ANNOUNCED: ("current", "coming", "coming"),
        Phase.VOTING: ("done", "current", "coming"),
        Phase.CLOSED: ("done", "done", "current"),
    }[present]
    decided_by = both(process.decided_by_nb, process.decided_by_nn)
    line = (
        (_("Announced"), _("until %(day)s", day=opens)),
        (_("Residents vote"), f"{opens} – {closes}"),
        (_("The decision"), decided_by),
    )
    return [{"label": label, "when": when, "state": state} for (label, when), state in zip(line, states, strict=True)]
