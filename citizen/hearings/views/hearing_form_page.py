"""The page with the form for a hearing: what is wrong at which field, what a colleague stored, a preview."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Any

from flask import render_template, url_for

from citizen.domain.hearings import is_short
from citizen.domain.ideas.rounds import list_talk_date_faults
from citizen.domain.roads import RoundRefusal
from citizen.domain.rounds import refuse_address, refuse_change
from citizen.hearings import queries
from citizen.hearings.forms import HearingForm, hearing_form
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.wall_clock import filled, show_full_moment

FIELDS: dict[StrEnum, str] = {
    RoundRefusal.SLUG_TAKEN: "slug",
    RoundRefusal.SLUG_UNUSABLE: "slug",
    RoundRefusal.OPENS_IN_THE_PAST: "proposals_open_at",
    RoundRefusal.CLOSES_BEFORE_IT_OPENS: "proposals_close_at",
    RoundRefusal.PERIOD_TOO_SHORT: "proposals_close_at",
    RoundRefusal.ANSWER_TOO_EARLY: "voting_close_at",
    RoundRefusal.TOO_FAR_AHEAD: "voting_close_at",
}


def judge(form: HearingForm, taken_slugs: Collection[str] | None = None) -> bool:
    """Put everything that is wrong at its field, at once; whether nothing is. The action judges once more.

    `taken_slugs` are asked about only where the address is being chosen.
    """
    form.validate()
    if taken_slugs is not None and (form.slug.data or "").strip():
        put_on_fields(form, refuse_address(form.slug.data.strip(), taken_slugs))
    if len(form.instants()) == len(form.INSTANTS):
        for fault in list_talk_date_faults(form.schedule(), now()):
            _add(form, fault.instant, fault.refusal)
    return not form.errors


def put_on_fields(form: HearingForm, refusals: Sequence[RoundRefusal]) -> None:
    """Each refusal that a field can mend, at that field."""
    for refusal in refusals:
        if refusal in FIELDS:
            _add(form, FIELDS[refusal], refusal)


def form_of_hearing(process: Process) -> HearingForm:
    """The form as it would have been sent for what is stored."""
    texts = {
        f"{part}_{lang}": getattr(process, f"{part}_{lang}")
        for part in HearingForm.labels_of_parts()
        for lang in LANGUAGES
    }
    sections = queries.list_sections(process.id)
    fields: dict[str, Any] = {
        **texts,
        **filled(**{name: getattr(process, name) for name in HearingForm.INSTANTS}),
    }
    for section in sections:
        for part in ("heading_nb", "heading_nn", "text_nb", "text_nn"):
            fields[f"section_{section.number}_{part}"] = getattr(section, part)
    return hearing_form(len(sections), **fields, slug=process.slug, version=str(process.version), formdata=None)


def stored_otherwise(process: Process, form: HearingForm) -> list[str]:
    """What a colleague stored where the form says something else."""
    names = {
        f"{part}_{lang}": f"{label} ({LANGUAGE_NAMES[lang]})"
        for part, label in form.labels_of_parts().items()
        for lang in LANGUAGES
    }
    skipped = {"csrf_token", "version", "slug", "rows"}
    return [
        f"{names.get(field.name, field.label.text)}: {field.data}"
        for field in form_of_hearing(process)
        if field.name not in skipped
        and not field.name.endswith("_which")
        and field.data
        and (field.name not in form or (form[field.name].data or "") != field.data)
    ]


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
    said = [refusal for refusal in refusals if refusal not in FIELDS]
    has_dates = len(form.instants()) == len(form.INSTANTS)
    return render_template(
        "hearings/set_up_hearing.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        title=_("Change the hearing") if process else _("Set up a hearing"),
        form=form,
        parts=form.labels_of_parts(),
        rows=list(form.sections()),
        added=form.ROWS if added else 0,
        instants=form.INSTANTS,
        is_short=has_dates and is_short(form.schedule()),
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


def _add(form: HearingForm, name: str, refusal: StrEnum) -> None:
    form[name].errors = [*form[name].errors, explain(refusal)]
