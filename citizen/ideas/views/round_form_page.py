"""The page with the form for an idea round: what is wrong at which field, what a colleague stored, a preview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import render_template, url_for

from citizen.domain.ideas.rounds import is_short
from citizen.domain.roads import RoundRefusal
from citizen.domain.rounds import refuse_change
from citizen.ideas import queries
from citizen.ideas.forms.idea_round import THEME_NUMBERS, IdeaRoundForm
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES, Language, spoken
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.wall_clock import show_full_moment


def form_of_round(process: Process) -> IdeaRoundForm:
    """The form as it would have been sent for what is stored."""
    fields: dict[str, Any] = {
        **IdeaRoundForm.stored_fields(process),
        "places": "\n".join(place.name for place in queries.list_places(process.id)),
    }
    for number, theme in enumerate(queries.list_themes(process.id), 1):
        fields |= {f"theme_{number}_nb": theme.name_nb, f"theme_{number}_nn": theme.name_nn}
    return IdeaRoundForm(**fields)


def stored_otherwise(process: Process, form: IdeaRoundForm) -> list[str]:
    """What a colleague stored where the form says something else."""
    return form.list_otherwise(form_of_round(process))


def render_round_form(
    place: Municipality,
    form: IdeaRoundForm,
    process: Process | None = None,
    *,
    preview: bool = False,
    refusals: Sequence[RoundRefusal] = (),
    theirs: Sequence[str] = (),
) -> str:
    """The page; `process` is the round that is changed."""
    opened = refuse_change(process.as_schedule().phase_at(now())) if process else None
    said = [refusal for refusal in refusals if refusal not in form.FIELDS]
    return render_template(
        "ideas/set_up_round.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        title=_("Change the idea round") if process else _("Set up an idea round"),
        form=form,
        parts=form.labels_of_parts(),
        themes=[(form.theme(number, "nb"), form.theme(number, "nn")) for number in THEME_NUMBERS],
        instants=form.INSTANTS,
        is_short=form.has_dates() and is_short(form.schedule()),
        refusals=[explain(refusal) for refusal in (said or ([opened] if opened else []))],
        theirs=theirs,
        blocked=opened is not None,
        is_new=process is None,
        preview=_preview(form) if preview else None,
        address_before=url_for("pages.show_municipality", municipality=place.slug, _external=True),
        who_url=url_for("electorates.show_electorate", municipality=place.slug, process=process.slug)
        if process
        else "",
    )


def _preview(form: IdeaRoundForm) -> dict[str, Any]:
    """Both language forms of what was typed, under the headings that residents see; dates in the reader's own form."""
    instants = form.instants()
    return {
        "forms": [_preview_in(form, lang) for lang in LANGUAGES],
        "dates": [(label, show_full_moment(instants[name])) for name, label in form.labels_of_instants().items()],
    }


def _preview_in(form: IdeaRoundForm, lang: Language) -> dict[str, Any]:
    texts = form.texts()
    with spoken(lang):
        headings = {
            "why": _("Why we ask"),
            "influence": _("How much can you influence?"),
            "decided_by": _("Who decides"),
            "next": _("What happens next?"),
            "privacy": _("What happens with what I write?"),
        }
    return {
        "lang": lang,
        "language_name": LANGUAGE_NAMES[lang],
        "title": getattr(texts, f"title_{lang}"),
        "summary": getattr(texts, f"summary_{lang}"),
        "texts": [(heading, getattr(texts, f"{part}_{lang}")) for part, heading in headings.items()],
        "themes": [getattr(theme, f"name_{lang}") for theme in form.themes()],
        "places": form.list_places(),
    }
