"""What the form of a new round is filled with: a text that is ready or an earlier round, moved to new dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from citizen.ballots.views.vote_form_page import form_of_vote
from citizen.domain.hearings import default_hearing_texts
from citizen.domain.ideas.rounds import default_idea_texts
from citizen.domain.ready_texts import ReadyText
from citizen.domain.round_words import default_texts
from citizen.domain.slugs import free_slug, slug_of
from citizen.domain.votes import default_vote_texts
from citizen.hearings.views.hearing_form_page import form_of_hearing
from citizen.ideas.views.round_form_page import form_of_round
from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import list_districts
from citizen.processes.forms import ProcessForm
from citizen.processes.models import HEARING, IDEAS, ROAD_NAMES, VOTE, Process
from citizen.processes.queries import list_slugs
from citizen.roads.forms import RoundForm
from citizen.web.clock import OSLO
from citizen.web.locale import both

Fields = dict[str, list[str]]

OPENS_AT, CLOSES_AT = time(9, 0), time(23, 59)
REVIEW, VOTING, ANSWER = timedelta(days=21), timedelta(days=21), timedelta(days=60)
ROWS_OF_A_VOTE = 4
NEVER_COPIED = ("csrf_token", "version", "slug", "seen", "pairs", "ideas")
IN_FORM = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of round: its name in addresses, its form's page, and how its form is filled."""

    slug: str
    endpoint: str
    form_of: Callable[[Process], ProcessForm]
    texts: Callable[[str], Mapping[str, str]]
    instants: tuple[str, ...]


def _form_of_roads(process: Process) -> ProcessForm:
    return RoundForm(**RoundForm.stored_fields(process))


def _texts_of_roads(municipality: str) -> Mapping[str, str]:
    return default_texts(municipality, 2, 0)


TALK = ("proposals_open_at", "proposals_close_at", "voting_close_at")
KINDS: Mapping[str, Kind] = {
    ROAD_NAMES: Kind(
        "veinavn",
        "roads.set_up_round",
        _form_of_roads,
        _texts_of_roads,
        ("proposals_open_at", "proposals_close_at", "voting_open_at", "voting_close_at"),
    ),
    IDEAS: Kind("ideer", "ideas.set_up_round", form_of_round, default_idea_texts, TALK),
    HEARING: Kind("horing", "hearings.set_up_hearing", form_of_hearing, default_hearing_texts, TALK),
    VOTE: Kind(
        "avstemning",
        "ballots.set_up_vote",
        form_of_vote,
        default_vote_texts,
        ("voting_open_at", "voting_close_at"),
    ),
}


def fields_of_ready(place: Municipality, kind: str, ready: ReadyText, opens_on: date) -> Fields:
    """The form of this kind with a text that is ready, which opens on that day."""
    texts = {**KINDS[kind].texts(place.name), **ready.fields()}
    if kind == IDEAS:
        texts["places"] = "\n".join(district.name for district in list_districts(place.id))
    if kind == VOTE:
        texts |= {"question_nb": ready.title[0], "question_nn": ready.title[1]}
        texts["rows"] = str(ROWS_OF_A_VOTE)
    dates = _dates(kind, opens_on, timedelta(days=ready.open_days))
    return _as_sent({**texts, **dates, "slug": _free_address(place, both(*ready.title))})


def fields_of_earlier(place: Municipality, process: Process, opens_on: date) -> Fields:
    """The form with everything that an earlier round said, each date as far from the first one as it was."""
    kind = KINDS[process.kind]
    copied: Fields = {}
    for field in kind.form_of(process):
        if field.name in NEVER_COPIED or field.name.startswith(kind.instants):
            continue
        if isinstance(field.data, str) and field.data:
            copied[field.name] = [field.data]
    walls = {name: getattr(process, name).astimezone(OSLO).replace(tzinfo=None) for name in kind.instants}
    moved = opens_on - walls[kind.instants[0]].date()
    dates = {name: (wall + moved).strftime(IN_FORM) for name, wall in walls.items()}
    address = _free_address(place, both(process.title_nb, process.title_nn))
    return copied | _as_sent({**dates, "slug": address})


def _dates(kind: str, opens_on: date, open_for: timedelta) -> dict[str, str]:
    opens = datetime.combine(opens_on, OPENS_AT)
    closes = datetime.combine(opens_on + open_for, CLOSES_AT)
    instants = [opens, closes]
    if kind == ROAD_NAMES:
        voting = datetime.combine(closes.date() + REVIEW, OPENS_AT)
        instants += [voting, datetime.combine(voting.date() + VOTING, CLOSES_AT)]
    elif kind in (IDEAS, HEARING):
        instants.append(datetime.combine(closes.date() + ANSWER, CLOSES_AT))
    return {name: at.strftime(IN_FORM) for name, at in zip(KINDS[kind].instants, instants, strict=True)}


def _free_address(place: Municipality, title: str) -> str:
    return free_slug(slug_of(title) or "runde", list_slugs(place.id))


def _as_sent(values: Mapping[str, str]) -> Fields:
    return {name: [value] for name, value in values.items()}
