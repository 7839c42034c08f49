"""The page with the form for a hearing: what is wrong at which field, what a colleague stored, a preview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import render_template, url_for

from citizen.domain.hearings import is_short
from citizen.domain.roads import RoundRefusal
from citizen.domain.rounds import refuse_change
from citizen.hearings import queries
from citizen.hearings.forms import HearingForm, hearing_form
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.wall_clock import show_full_moment


def form_of_hearing(process: Process) -> HearingForm:
    """The form as it would have been sent for what is stored."""
    sections = queries.list_sections(process.id)
    fields: dict[str, Any] = {
        **HearingForm.stored_fields(process),
    }
    for section in sections:
        for part in ("heading_nb", "heading_nn", "text_nb", "text_nn"):
            fields[f"section_{section.number}_{part}"] = getattr(section, part)
    return hearing_form(len(sections), **fields)


def stored_otherwise(process: Process, form: HearingForm) -> list[str]:
    """What a colleague stored where the form says something else."""
    return form.list_otherwise(form_of_hearing(process))


def render_hearing_form(
    place: Municipality,
    form: HearingForm,
    process: Process | None = None,
    *,
    added: bool = False,
    preview: bool = False,
    refusals: Sequence[RoundRefusal] = (),
    theirs: Sequence[str] = (),
) -> str:
    """The page; `process` is the hearing that is changed, `added` puts the cursor into the new row."""
    opened = refuse_change(process.as_schedule().phase_at(now())) if process else None
    said = [refusal for refusal in refusals if refusal not in form.FIELDS]
    return render_template(
        "hearings/set_up_hearing.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        title=_("Change the hearing") if process else _("Set up a hearing"),
        form=form,
        parts=form.labels_of_parts(),
        rows=list(form.sections()),
        added=form.ROWS if added else 0,
        instants=form.INSTANTS,
        is_short=form.has_dates() and is_short(form.schedule()),
        refusals=[explain(refusal) for refusal in (said or ([opened] if opened else []))],
        theirs=theirs,
        blocked=opened is not None,
        is_new=process is None,
        preview=_preview(form) if preview else None,
        address_before=url_for("pages.show_municipality", municipality=place.slug, _external=True),
    )


def _preview(form: HearingForm) -> dict[str, Any]:
    """Both language forms of what was typed; dates stand in the reader's own."""
    texts, instants, labels = form.texts(), form.instants(), form.labels_of_parts()
    return {
        "forms": [
            {
                "lang": lang,
                "language_name": LANGUAGE_NAMES[lang],
                "title": getattr(texts, f"title_{lang}"),
                "summary": getattr(texts, f"summary_{lang}"),
                "texts": [
                    (labels[part], getattr(texts, f"{part}_{lang}"))
                    for part in ("why", "influence", "next", "decided_by", "privacy")
                ],
                "sections": [
                    (getattr(section, f"heading_{lang}"), getattr(section, f"text_{lang}"))
                    for section in form.planned_sections()
                ],
            }
            for lang in LANGUAGES
        ],
        "dates": [(label, show_full_moment(instants[name])) for name, label in form.labels_of_instants().items()],
    }
