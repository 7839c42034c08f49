"""A new round, one question at a time: which kind, what to begin with, and then the form of that kind, filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import offer_form, permission_needed
from citizen.accounts.actions import LARGEST_SAVED_FORM
from citizen.domain.permissions import Permission
from citizen.domain.ready_texts import READY
from citizen.electorates.access import COPIED_FROM
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.models import HEARING, IDEAS, ROAD_NAMES, VOTE, Process
from citizen.roads.queries import count_collisions
from citizen.setting_up import queries
from citizen.setting_up.forms import BeginForm
from citizen.setting_up.views.beginning import KINDS, Fields, fields_of_earlier, fields_of_ready
from citizen.setting_up.views.blueprint import STAFF, crumbs_to_desk, setting_up
from citizen.web.clock import today
from citizen.web.found import or_404
from citizen.web.locale import N_, both, show_day
from citizen.web.locale import gettext as _

USUAL_START = timedelta(days=7)
EARLIER, READY_TEXT = "runde-", "tekst-"


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind of round in plain words, and what the law asks of it."""

    name: str
    what: str
    law: str


WORDS = {
    ROAD_NAMES: KindWords(
        N_("Road names"),
        N_("Residents propose new names for roads that have like names, and vote on them."),
        N_(
            "Give at least three weeks for proposals. Where owners or local organisations have a right to speak, the"
            " hearing lasts at least two months (regulation on place names § 8). The place name service gives its"
            " advice on the spelling before the decision (place names act § 9)."
        ),
    ),
    IDEAS: KindWords(
        N_("Ideas"),
        N_("Residents come with proposals, discuss and support them. The municipality answers each of them."),
        N_("No law sets a time limit. Give at least three weeks, and say by which day you will have answered."),
    ),
    HEARING: KindWords(
        N_("Hearing"),
        N_("You have a text that is finished enough to be answered, section by section."),
        N_(
            "A hearing of place names lasts at least two months (regulation on place names § 8). Other acts have time"
            " limits of their own: look at the one that your case follows. Three weeks is the least that people need."
        ),
    ),
    VOTE: KindWords(
        N_("Vote on alternatives"),
        N_("You have the alternatives, and want to know what most people prefer."),
        N_(
            "The council may hold advisory votes (local government act § 12-2); the act has no rules about how. Say"
            " that the result is advisory, and give at least three weeks."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class KindCard:
    """A kind as the page offers it."""

    name: str
    what: str
    law: str
    url: str


@setting_up.get(f"{STAFF}/ny-runde/")
@permission_needed(Permission.SET_UP_ROUNDS)
def choose_kind(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    return render_template(
        "setting_up/choose_kind.html",
        crumbs=crumbs_to_desk(place),
        kinds=[
            KindCard(
                _(words.name),
                _(words.what),
                _(words.law),
                url_for(".begin", municipality=place.slug, kind=KINDS[kind].slug),
            )
            for kind, words in WORDS.items()
        ],
    )


@setting_up.route(f"{STAFF}/ny-runde/<kind>", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def begin(municipality: str, kind: str) -> ResponseReturnValue:
    """Choose a text or an earlier round to begin with; leads on to the form, filled in."""
    place = open_municipality(municipality)
    wanted = or_404(next((one for one, of in KINDS.items() if of.slug == kind), None))
    sources = _sources(place, wanted)
    form = BeginForm([(source.value, source.name) for source in sources])
    if request.method == "GET":
        form.source.data, form.opens_on.data = sources[0].value, today() + USUAL_START
        return _page(place, wanted, form, sources)
    if not form.validate_on_submit():
        return _page(place, wanted, form, sources), 422
    if form.opens_on.data <= today():
        form.opens_on.errors = [_("Choose a day that is still to come.")]
        return _page(place, wanted, form, sources), 422
    source = next(one for one in sources if one.value == form.source.data)
    _offer(place, wanted, source, form)
    if wanted == ROAD_NAMES:
        return redirect(url_for("roads.show_collisions", municipality=place.slug, round="out"), 303)
    return redirect(url_for(KINDS[wanted].endpoint, municipality=place.slug), 303)


@dataclass(frozen=True, slots=True)
class Begins:
    """Something that a round can begin with."""

    value: str
    name: str
    hint: str
    process: Process | None = None


def _sources(place: Municipality, kind: str) -> list[Begins]:
    ready = [Begins(READY_TEXT + one.code, both(*one.name), both(*one.summary)) for one in READY[kind]]
    earlier = [
        Begins(
            EARLIER + one.slug,
            _("Copy “%(title)s”", title=both(one.title_nb, one.title_nn)),
            _(
                "Texts, who may take part and the lengths of the phases, from the round that closed or closes %(day)s.",
                day=show_day(one.voting_close_at.date()),
            ),
            one,
        )
        for one in queries.list_earlier(place.id, kind)
    ]
    return ready + earlier


def _offer(place: Municipality, kind: str, source: Begins, form: BeginForm) -> None:
    """Put the filled form where its page finds it, and say what has been answered so far."""
    opens_on = form.opens_on.data
    session.pop(COPIED_FROM, None)
    if source.process:
        fields = fields_of_earlier(place, source.process, opens_on)
        session[COPIED_FROM] = source.process.slug
    else:
        ready = next(one for one in READY[kind] if READY_TEXT + one.code == source.value)
        fields = fields_of_ready(place, kind, ready, opens_on)
    offer_form(url_for(KINDS[kind].endpoint, municipality=place.slug), _fitting(fields))
    answers = {"kind": _(WORDS[kind].name), "source": source.name, "day": show_day(opens_on)}
    if kind == ROAD_NAMES:
        flash(_("So far: %(kind)s · %(source)s · opens %(day)s. Now pick the pairs of names.", **answers), "info")
        return
    flash(_("So far: %(kind)s · %(source)s · opens %(day)s. Make the texts your own below.", **answers), "success")


def _fitting(fields: Fields) -> Fields:
    """Without the sections of a long text, where all of it is more than can be put aside."""
    size = sum(len(name) + len(text) for name, texts in fields.items() for text in texts)
    if size <= LARGEST_SAVED_FORM:
        return fields
    flash(_("The text of the hearing was too long to copy. Paste it in below; everything else is copied."), "info")
    return {name: texts for name, texts in fields.items() if not name.startswith("section_")}


def _page(place: Municipality, kind: str, form: BeginForm, sources: list[Begins]) -> str:
    words = WORDS[kind]
    return render_template(
        "setting_up/begin.html",
        crumbs=[*crumbs_to_desk(place), (_("Set up a round"), url_for(".choose_kind", municipality=place.slug))],
        form=form,
        name=_(words.name),
        what=_(words.what),
        law=_(words.law),
        hints={source.value: source.hint for source in sources},
        upload_url=_register_url(place, kind),
        is_about_roads=kind == ROAD_NAMES,
        empty_url=url_for(KINDS[kind].endpoint, municipality=place.slug)
        if kind != ROAD_NAMES
        else url_for("roads.show_collisions", municipality=place.slug),
    )


def _register_url(place: Municipality, kind: str) -> str:
    """Where registers are loaded, as long as there is no pair of like names to set up a round about."""
    if kind != ROAD_NAMES or any(count_collisions(place.id).values()):
        return ""
    return url_for("roads.upload_register", municipality=place.slug)
