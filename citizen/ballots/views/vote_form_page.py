"""The page with the form for a vote: what is wrong at which field, what a colleague stored, what residents will see."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Any

from flask import render_template, url_for

from citizen.ballots import actions, queries
from citizen.ballots.forms import PICTURE_PARTS, ROW_PARTS, VoteForm, vote_form
from citizen.ballots.views.vote_pictures import half_described, pictures_in
from citizen.ballots.views.vote_words import method_hints
from citizen.domain.ballot_rules import RulesRefusal, refuse_question
from citizen.domain.phases import Phase
from citizen.domain.rounds import refuse_change
from citizen.domain.tally import Method
from citizen.domain.votes import list_vote_date_faults
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES, language, show_number
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.wall_clock import show_full_moment


def judge(form: VoteForm, taken_slugs: Collection[str] | None = None) -> bool:
    """Put everything that is wrong at its field, at once; whether nothing is. The action judges once more.

    `taken_slugs` are asked about only where the address is being chosen.
    """
    form.validate()
    if taken_slugs is not None:
        form.judge_address(taken_slugs)
    if len(form.instants()) == len(form.INSTANTS):
        for fault in list_vote_date_faults(form.schedule(), now()):
            form.say(fault.instant, fault.refusal)
    if form.method.data in set(Method):
        how, question = form.how(), form.question()
        refused = refuse_question(how, [option.cost for option in question.options])
        put_on_fields(form, [refusal for refusal in refused if not _is_said_already(form, refusal)])
    return not form.errors


def _is_said_already(form: VoteForm, refusal: RulesRefusal) -> bool:
    """What follows from a fault that stands at its own field: a sum that can't be read, prices above the sum."""
    return refusal is RulesRefusal.NOTHING_AFFORDABLE or (
        refusal is RulesRefusal.BUDGET_MISSING and bool(form.budget.errors)
    )


def put_on_fields(form: VoteForm, refusals: Sequence[object]) -> None:
    """Each refusal that a field can mend, at that field."""
    for refusal in refusals:
        if refusal is RulesRefusal.COST_MISSING:
            for row in form.options():
                if not row.is_empty and not (row.cost.data or "").strip():
                    row.cost.errors = [_("Say what it costs.")]
        else:
            form.put_on_fields([refusal])


def form_of_vote(process: Process) -> VoteForm:
    """The form as it would have been sent for what is stored."""
    vote_round = queries.find_round(process.id)
    asked = actions.plan_of_round(vote_round.id) if vote_round else []
    fields = VoteForm.stored_fields(process)
    if not vote_round or not asked:
        return vote_form(0, **fields)
    question = asked[0]
    options = () if vote_round.method == Method.YES_NO else question.options
    for number, option in enumerate(options, 1):
        cost = "" if option.cost is None else str(option.cost)
        values = (option.name_nb, option.name_nn, option.text_nb, option.text_nn, cost)
        fields |= {f"option_{number}_{part}": value for part, value in zip(ROW_PARTS, values, strict=True)}
        if option.picture is not None:
            fields[f"option_{number}_picture_id"] = option.picture.public_id
            fields |= {f"option_{number}_alt_{lang}": getattr(option.picture, f"alt_{lang}") for lang in LANGUAGES}
    return vote_form(
        len(options),
        **fields,
        question_nb=question.title_nb,
        question_nn=question.title_nn,
        method=vote_round.method,
        max_choices=str(vote_round.max_choices or ""),
        budget=str(vote_round.budget or ""),
    )


def stored_otherwise(process: Process, form: VoteForm) -> list[str]:
    """What a colleague stored where the form says something else."""
    but_not = tuple(f"_{part}" for part in PICTURE_PARTS if "alt" not in part)
    return form.list_otherwise(form_of_vote(process), but_not=("ideas", *but_not))


def render_vote_form(
    place: Municipality,
    form: VoteForm,
    process: Process | None = None,
    *,
    added: bool = False,
    preview: bool = False,
    refusals: Sequence[object] = (),
    theirs: Sequence[str] = (),
) -> str:
    """The page; `process` is the vote that is changed, `added` puts the cursor into the new row."""
    opened = refuse_change(process.as_schedule().phase_at(now())) if process else None
    pictures = pictures_in(place, form, language())
    for row in form.options():
        row.alt_nb.flags.required = row.alt_nn.flags.required = row.number in pictures
    said = [refusal for refusal in refusals if isinstance(refusal, StrEnum) and refusal not in form.FIELDS]
    return render_template(
        "ballots/set_up_vote.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        title=_("Change the vote") if process else _("Set up a vote"),
        form=form,
        parts=form.labels_of_parts(),
        rows=list(form.options()),
        pictures=pictures,
        half_described=[] if form.errors else half_described(form, pictures),
        added=form.ROWS if added else 0,
        instants=form.INSTANTS,
        hints=method_hints(),
        refusals=[explain(refusal) for refusal in (said or ([opened] if opened else [])) if refusal],
        theirs=theirs,
        blocked=opened is not None,
        is_new=process is None,
        is_stopped=process is not None and _was_stopped(process),
        preview=_preview(place, form) if preview else None,
        address_before=url_for("pages.show_municipality", municipality=place.slug, _external=True),
    )


def _was_stopped(process: Process) -> bool:
    """Whether this is the new voting after one that was stopped, and it has not opened."""
    if process.as_schedule().phase_at(now()) is not Phase.ANNOUNCED:
        return False
    return any(one.status == "stopped" for one in queries.list_rounds(process.id))


def _preview(place: Municipality, form: VoteForm) -> dict[str, Any]:
    """Both language forms of what was typed; dates and figures stand in the reader's own."""
    texts, question, how, instants = form.texts(), form.question(), form.how(), form.instants()
    numbers = [row.number for row in form.options() if not row.is_empty] or [0] * len(question.options)
    return {
        "forms": [
            {
                "lang": lang,
                "language_name": LANGUAGE_NAMES[lang],
                **{part: getattr(texts, f"{part}_{lang}") for part in form.labels_of_parts()},
                "question": getattr(question, f"title_{lang}"),
                "options": [
                    (
                        pictures_in(place, form, lang).get(number),
                        getattr(option, f"name_{lang}"),
                        getattr(option, f"text_{lang}"),
                        "" if option.cost is None else _("%(sum)s kroner", sum=show_number(option.cost)),
                    )
                    for number, option in zip(numbers, question.options, strict=True)
                ],
            }
            for lang in LANGUAGES
        ],
        "how": method_hints()[how.method],
        "dates": [(label, show_full_moment(instants[name])) for name, label in form.labels_of_instants().items()],
    }
