"""What has been answered about a round so far: each answer, and where it is changed, for the page after its form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from citizen.domain.phases import Phase
from citizen.municipalities.models import Municipality
from citizen.processes.models import HEARING, IDEAS, ROAD_NAMES, VOTE, Process
from citizen.web.clock import now
from citizen.web.locale import both
from citizen.web.locale import gettext as _
from citizen.web.wall_clock import show_full_moment

FORMS = {
    ROAD_NAMES: "roads.change_round",
    VOTE: "ballots.change_vote",
    IDEAS: "ideas.change_round",
    HEARING: "hearings.change_hearing",
}


@dataclass(frozen=True, slots=True)
class SoFar:
    """The answers as (what was asked, what was answered), and where they are changed; empty once they are frozen."""

    answers: list[tuple[str, str]]
    change_url: str


def answers_so_far(place: Municipality, round_of: Process) -> SoFar:
    schedule = round_of.as_schedule()
    is_announced = schedule.phase_at(now()) is Phase.ANNOUNCED
    change = url_for(FORMS[round_of.kind], municipality=place.slug, process=round_of.slug)
    answers = [
        (_("Kind"), _kind(round_of.kind)),
        (_("The question"), both(round_of.title_nb, round_of.title_nn)),
        *_dates(round_of),
    ]
    if round_of.kind == ROAD_NAMES and now() < schedule.proposals_close_at:
        how = _("You choose it when you make the ballots, after the proposals have closed.")
        answers.append((_("How the votes are counted"), how))
    own_words = both(round_of.privacy_nb, round_of.privacy_nn)
    data = own_words or _("The page of the round says it in fixed words: proposals are public, and votes are secret.")
    if round_of.kind == VOTE:
        data = own_words or _("The page of the round says it in fixed words: votes are secret.")
    answers.append((_("What happens with the data of those who take part"), data))
    return SoFar(answers, change if is_announced else "")


def _kind(kind: str) -> str:
    words = {
        ROAD_NAMES: _("Road names"),
        IDEAS: _("Ideas"),
        HEARING: _("Hearing"),
        VOTE: _("Vote on alternatives"),
    }
    return words[kind]


def _dates(round_of: Process) -> list[tuple[str, str]]:
    def period(begins: datetime, ends: datetime) -> str:
        return f"{show_full_moment(begins)} – {show_full_moment(ends)}"

    schedule = round_of.as_schedule()
    open_for = period(schedule.proposals_open_at, schedule.proposals_close_at)
    voting = period(schedule.voting_open_at, schedule.voting_close_at)
    if round_of.kind == VOTE:
        return [(_("The voting"), voting)]
    if round_of.kind == ROAD_NAMES:
        return [(_("Proposals"), open_for), (_("The voting"), voting)]
    return [(_("Open"), open_for), (_("The answer is promised by"), show_full_moment(schedule.voting_close_at))]
