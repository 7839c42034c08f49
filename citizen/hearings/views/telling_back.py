"""The page where staff tell what the municipality did with the answers to a hearing, and correct it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed, take_saved_form
from citizen.domain.hearing_outcomes import OutcomeRefusal, refuse_publishing
from citizen.domain.permissions import Permission
from citizen.hearings import actions, queries
from citizen.hearings.access import open_hearing
from citizen.hearings.actions import Telling
from citizen.hearings.forms import OutcomeForm, form_as_published, outcome_form
from citizen.hearings.models import HearingSection
from citizen.hearings.views.blueprint import hearings
from citizen.hearings.views.outcome_words import preview_of, show_outcome
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES, both, show_date
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@hearings.route("/<any(nb,nn):lang>/stab/<municipality>/<process>/horing/oppsummering", methods=["GET", "POST"])
@permission_needed(Permission.ANSWER_IDEAS)
def tell_back(municipality: str, process: str) -> ResponseReturnValue:
    place, hearing = open_hearing(municipality, process)
    sections = queries.list_sections(hearing.id)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        published = queries.find_outcome(hearing)
        form = outcome_form(sections, kept) if kept else form_as_published(sections, published)
        return _page(place, hearing, form, sections)
    form = outcome_form(sections)
    if not form.judge():
        return _page(place, hearing, form, sections), 422
    if request.form.get("do") == "preview":
        return _page(place, hearing, form, sections, preview=True)
    told = actions.publish_outcome(hearing.id, Telling(form.outcome(), form.seen_number()), get_current_account().id)
    if isinstance(told, OutcomeRefusal):
        return _refused(place, hearing, form, sections, told)
    flash(_("It is published, and those who answered or follow the hearing are told."), "success")
    at: dict[str, Any] = {"municipality": place.slug, "process": hearing.slug}
    return redirect(url_for("pages.show_process", **at), 303)


def _refused(
    place: Municipality, hearing: Process, form: OutcomeForm, sections: Sequence[HearingSection], why: OutcomeRefusal
) -> ResponseReturnValue:
    form.refuse(why)
    if why is not OutcomeRefusal.CHANGED_MEANWHILE:
        return _page(place, hearing, form, sections), 422
    published = queries.find_outcome(hearing)
    form.seen.data = str(published.number if published else 0)
    return _page(place, hearing, form, sections), 409


def _page(
    place: Municipality,
    hearing: Process,
    form: OutcomeForm,
    sections: Sequence[HearingSection],
    *,
    preview: bool = False,
) -> str:
    published = queries.find_outcome(hearing)
    typed = form.outcome()
    differs = published is not None and form.is_submitted() and published.as_outcome() != typed
    too_early = refuse_publishing(hearing.as_schedule(), now())
    previews = [(LANGUAGE_NAMES[lang], preview_of(typed, sections, lang)) for lang in LANGUAGES] if preview else []
    at: dict[str, Any] = {"municipality": place.slug, "process": hearing.slug}
    return render_template(
        "hearings/tell_back.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        title=both(hearing.title_nb, hearing.title_nn),
        process_url=url_for("pages.show_process", **at),
        answers_url=url_for(".show_answers", **at),
        promised=show_date(hearing.voting_close_at),
        form=form,
        parts=list(form.parts(sections)),
        previews=previews,
        published=show_outcome(published) if published and differs else None,
        is_change=published is not None,
        too_early=explain(too_early) if too_early else "",
    )
