"""A ballot on paper with its cover sheet, in words of both language forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citizen.ballots.models import VoteRound
from citizen.ballots.queries import Option
from citizen.ballots.views.choices import name_of_blank
from citizen.ballots.views.option_pictures import ShownPicture, shown_picture
from citizen.domain.tally import Method
from citizen.municipalities.models import Municipality
from citizen.paper.queries import SheetQuestion
from citizen.processes.models import Process
from citizen.web.locale import LANGUAGES, Language, ngettext, show_moment, show_number, spoken
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the cover sheet and the ballot, in one language form."""

    lang: Language
    number_label: str
    title: str
    steps: tuple[str, ...]
    how: str
    code_label: str


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """A question on the printed ballot, with name, cost and picture of each option; names in both forms."""

    title: str
    district: str
    options: tuple[tuple[str, str, ShownPicture | None], ...]


def words_of_sheets(place: Municipality, process: Process, vote_round: VoteRound) -> list[Words]:
    """The sentences of the cover sheet and the ballot, first in the form that the municipality uses itself."""
    forms = sorted(LANGUAGES, key=lambda form: form != place.language)
    return [_words(form, place, process, vote_round) for form in forms]


def printed(questions: Sequence[SheetQuestion]) -> list[PrintedQuestion]:
    """The questions as they stand on the ballot."""
    return [
        PrintedQuestion(
            _in_both(question.title_nb, question.title_nn),
            question.district_name or "",
            tuple(
                (_in_both(option.name_nb, option.name_nn), _cost(option), shown_picture(option))
                for option in question.options
            ),
        )
        for question in questions
    ]


def blank_in_both(method: Method) -> str:
    """What stands at the box for a blank vote."""
    names = []
    for form in LANGUAGES:
        with spoken(form):
            names.append(name_of_blank(method))
    return " / ".join(dict.fromkeys(names))


def _words(form: Language, place: Municipality, process: Process, vote_round: VoteRound) -> Words:
    with spoken(form):
        closes = show_moment(vote_round.closes_at)
        return Words(
            lang=form,
            number_label=_("Number on the list"),
            title=process.title_nn if form == "nn" else process.title_nb,
            steps=(
                _("Fill in the ballot, and put it alone in the envelope. Keep this sheet."),
                _(
                    "The ballot must reach %(place)s municipality in good time before the voting closes %(moment)s.",
                    place=place.name,
                    moment=closes,
                ),
                _("You vote once: if you have voted online on any of the questions, this ballot does not count."),
                _("Once it is counted it can't be changed, on paper or online."),
                _("The code can be used once. Two members of staff read the ballot; it does not say whose it is."),
            ),
            how=_how(vote_round),
            code_label=_("Code of this ballot"),
        )


def _how(vote_round: VoteRound) -> str:
    method = Method(vote_round.method)
    blank = name_of_blank(method)
    match method:
        case Method.YES_NO:
            return _("Set one cross for each question: at yes, at no, or at “%(blank)s”.", blank=blank)
        case Method.SINGLE:
            return _("Set one cross for each question: at the one you choose, or at “%(blank)s”.", blank=blank)
        case Method.RANKED:
            return _(
                "Write 1 at the one you like best, 2 at the next, and so on. You need not number all of them."
                " Or set a cross at “%(blank)s”.",
                blank=blank,
            )
        case Method.BUDGET:
            return _(
                "Set a cross for as many as you like, as long as they cost at most %(sum)s kroner together."
                " Or set one at “%(blank)s”.",
                blank=blank,
                sum=show_number(vote_round.budget or 0),
            )
        case Method.APPROVAL if vote_round.max_choices:
            return ngettext(
                "Set at most %(num)s cross for each question: at the one you choose, or at “%(blank)s”.",
                "Set at most %(num)s crosses for each question. Or set one at “%(blank)s”.",
                vote_round.max_choices,
                blank=blank,
            )
        case Method.APPROVAL:
            return _("Set a cross for as many as you like. Or set one at “%(blank)s”.", blank=blank)


def _in_both(nb: str, nn: str) -> str:
    return nb if nb == nn else f"{nb} / {nn}"


def _cost(option: Option) -> str:
    return "" if option.cost is None else _("%(sum)s kroner", sum=show_number(option.cost))
