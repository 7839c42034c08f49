"""The form on a file's page in which one chooses what it holds: the choices of the page with the same list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from citizen.answers.queries import Shown
from citizen.ballots.queries import list_asked, list_rounds
from citizen.decisions.queries import board_of
from citizen.decisions.views.filtering import filters_of as filters_of_cases
from citizen.decisions.views.filtering import read_filter as read_cases
from citizen.domain.acts import Act
from citizen.domain.datasets import Dataset
from citizen.domain.editions import Edition
from citizen.domain.ideas.arguing import Side
from citizen.domain.moderation.codes import Reason, ThingKind
from citizen.domain.naming.likeness import Likeness
from citizen.domain.register.tasks import RoadStep
from citizen.exports.queries import Subject, asked_of_answers, names_of_filters
from citizen.hearings.views.cards import shown_sections
from citizen.hearings.views.finding import filters_of as filters_of_answers
from citizen.ideas.queries.finding import list_places, list_themes
from citizen.moderation.views.words import done_words
from citizen.municipalities.queries import list_districts
from citizen.processes.models import Process
from citizen.staff_log.queries import list_actors
from citizen.web.locale import both
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

Options = list[tuple[str, str]]
Choice = Callable[[Subject], tuple[str, Options]]
TEXTS: dict[str, Callable[[], tuple[str, str]]] = {
    "q": lambda: ("search", _("Search")),
    "om": lambda: ("text", _("Page that it is about")),
    "fra": lambda: ("date", _("From")),
    "til": lambda: ("date", _("To")),
}
"""Name to (type of field, label)."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to choose; a field with options where there are any, else one to write in."""

    name: str
    label: str
    type: str
    value: str
    options: tuple[tuple[str, str, bool], ...] = ()


def fields_of(dataset: Dataset, subject: Subject) -> list[Field]:
    """What the file can be narrowed to, with what is chosen; what nothing can be chosen for is left out."""
    names = names_of_filters(dataset.name, Edition.INTERNAL)
    ready = _from_their_pages(dataset.name, subject)
    found = (ready.get(name) or _field(dataset.name, name, subject) for name in names)
    return [field for field in found if field is not None]


def _field(dataset: str, name: str, subject: Subject) -> Field | None:
    said = subject.wanted.get(name, "")
    choice = OF_DATASETS.get((dataset, name)) or CHOICES.get(name)
    if choice is None:
        kind, label = TEXTS[name]() if name in TEXTS else ("hidden", name)
        return Field(name, label, kind, said) if kind != "hidden" or said else None
    label, options = choice(subject)
    return Field(name, label, "select", said, _with_chosen(options, said)) if options else None


def _with_chosen(options: Iterable[tuple[str, str]], said: str) -> tuple[tuple[str, str, bool], ...]:
    listed = list(options)
    if all(value for value, _label in listed):
        listed.insert(0, ("", _("All")))
    return tuple((value, label, value == said) for value, label in listed)


def _from_their_pages(dataset: str, subject: Subject) -> dict[str, Field]:
    """The choices that the pages of cases and of answers to a hearing have made ready already."""
    made: list[dict[str, object]] = []
    if subject.process is not None and dataset == "decisions":
        made = filters_of_cases(read_cases(subject.wanted), board_of(subject.process))
    elif subject.process is not None and dataset == "hearing-answers":
        sections = shown_sections(subject.process, can_answer=False)
        made = filters_of_answers(asked_of_answers(subject.wanted), sections)
    fields = {}
    for one in made:
        name, options = str(one["name"]), one["options"]
        if isinstance(options, list):
            fields[name] = Field(name, str(one["label"]), "select", subject.wanted.get(name, ""), tuple(options))
    return fields


def _process(subject: Subject) -> Process:
    if subject.process is None:
        raise LookupError("a file about a whole municipality has no process")
    return subject.process


def _districts(subject: Subject) -> tuple[str, Options]:
    found = list_districts(subject.place.id)
    return _("Former municipality"), [(district.number, district.name) for district in found]


def _districts_by_id(subject: Subject) -> tuple[str, Options]:
    found = list_districts(subject.place.id)
    return _("Former municipality"), [(str(district.id), district.name) for district in found]


def _questions(subject: Subject) -> tuple[str, Options]:
    asked = (one for vote_round in list_rounds(_process(subject).id) for one in list_asked(vote_round.id))
    return _("Question"), list({one.slug: both(one.title_nb, one.title_nn) for one in asked}.items())


def _votings(subject: Subject) -> tuple[str, Options]:
    numbers = [one.number for one in list_rounds(_process(subject).id)]
    return _("Voting"), [(str(number), _("Voting number %(number)s", number=number)) for number in numbers]


def _themes(subject: Subject) -> tuple[str, Options]:
    found = list_themes(_process(subject).id)
    return _("Theme"), [(theme.slug, both(theme.name_nb, theme.name_nn)) for theme in found]


def _places(subject: Subject) -> tuple[str, Options]:
    return _("Place"), [(place.slug, place.name) for place in list_places(_process(subject).id)]


def _answers(_subject: Subject) -> tuple[str, Options]:
    return _("Answer"), [
        (Shown.WAITING.value, _("Wait for an answer")),
        (Shown.LATE.value, _("The municipality is late")),
        (Shown.ANSWERED.value, _("Have an answer")),
    ]


def _states_of_roads(_subject: Subject) -> tuple[str, Options]:
    return _("How far it has come"), [
        ("undervegs", _("On the way")),
        ("skilta", explain(RoadStep.SIGNS_UP)),
        ("uendra", _("Keeps its name")),
    ]


def _actors(subject: Subject) -> tuple[str, Options]:
    return _("Who"), list(list_actors(subject.place.id))


def _levels(_subject: Subject) -> tuple[str, Options]:
    levels = [("usual", _("Identical and easily confused")), *((level.value, explain(level)) for level in Likeness)]
    return _("How alike"), levels


def _roads_of_matrikkel(_subject: Subject) -> tuple[str, Options]:
    return _("Which roads"), [("", _("Those that are in order")), ("1", _("All, with what is wrong"))]


CHOICES: dict[str, Choice] = {
    "omrade": _districts,
    "district": _districts_by_id,
    "sporsmal": _questions,
    "runde": _votings,
    "tomme": lambda _subject: (_("Which roads"), [("1", _("Only roads without proposals"))]),
    "alle": _roads_of_matrikkel,
    "tema": _themes,
    "sted": _places,
    "svar": _answers,
    "mening": lambda _subject: (_("For or against"), [(side.value, explain(side)) for side in Side]),
    "status": _states_of_roads,
    "gjelder": lambda _subject: (_("About"), [(kind.value, explain(kind)) for kind in ThingKind]),
    "grunn": lambda _subject: (_("Reason"), [(reason.value, explain(reason)) for reason in Reason]),
    "hvem": _actors,
    "level": _levels,
    "state": lambda _subject: (_("Keeper"), [("undecided", _("Without advice")), ("unchosen", _("Not chosen by us"))]),
    "round": lambda _subject: (_("Round"), [("out", _("In no round")), ("in", _("In a round"))]),
}
OF_DATASETS: dict[tuple[str, str], Choice] = {
    ("log", "hva"): lambda _subject: (_("What"), sorted(((act.value, explain(act)) for act in Act), key=_by_label)),
    ("moderation", "hva"): lambda _subject: (_("What"), [(kind.value, said) for kind, said in done_words().items()]),
}


def _by_label(option: tuple[str, str]) -> str:
    return option[1]
