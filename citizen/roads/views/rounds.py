"""Pages where staff set up a round of chosen pairs, and change it until it opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, time, timedelta

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed, take_saved_form
from citizen.domain.permissions import Permission
from citizen.domain.roads import RoundRefusal, Treatment
from citizen.domain.round_words import default_texts
from citizen.domain.rounds import Fault, Settled, fingerprint_of, list_date_faults, refuse_change
from citizen.domain.slugs import free_slug, slug_of
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.actions import change_process
from citizen.processes.models import ROAD_NAMES, VOTE, Process
from citizen.processes.queries import list_slugs
from citizen.roads import actions, queries
from citizen.roads.actions import MOST_PAIRS, RoundWish
from citizen.roads.forms import INSTANTS, PARTS, RoundForm
from citizen.roads.views.blueprint import roads
from citizen.roads.views.pair_words import say_left_out
from citizen.roads.views.round_dates import show_end
from citizen.roads.views.round_page import FaultLine, fault_lines, plan_rows, preview_of, question_rows
from citizen.web.clock import now, today
from citizen.web.found import or_404
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES, both
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.wall_clock import filled, show_full_moment

FIELD_OF_REFUSAL = {
    RoundRefusal.SLUG_TAKEN: "slug",
    RoundRefusal.SLUG_UNUSABLE: "slug",
}
AT_A_DATE = frozenset(
    {
        RoundRefusal.OPENS_IN_THE_PAST,
        RoundRefusal.PHASES_OUT_OF_ORDER,
        RoundRefusal.CLOSES_IN_THE_PAST,
        RoundRefusal.PERIOD_TOO_SHORT,
        RoundRefusal.TOO_FAR_AHEAD,
    }
)
OPENS_IN = timedelta(days=1)
OPENS_AT = time(9, 0)
CLOSES_AT = time(23, 59)
PROPOSING, REVIEW, VOTING = timedelta(weeks=4), timedelta(weeks=3), timedelta(weeks=3)


@roads.route("/<any(nb,nn):lang>/stab/<municipality>/runder/ny", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def set_up_round(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    kept = take_saved_form(request.path) if request.method == "GET" else {}
    pair_ids = _read_pairs(request.values.get("pairs") or "".join(kept.get("pairs", ())))
    plan = actions.plan_round(place.id, pair_ids)
    if request.method == "GET":
        return _set_up_page(place, pair_ids, plan, _kept(kept, plan) if kept else _prefilled(place, plan))
    form = RoundForm()
    if plan.faults or not form.validate():
        return _set_up_page(place, pair_ids, plan, form), 422
    if request.form.get("do") == "preview":
        _put_on_dates(form)
        return _set_up_page(place, pair_ids, plan, form, preview=not form.errors), 422 if form.errors else 200
    wish = RoundWish(pair_ids, form.seen.data or "", form.slug.data.strip(), form.texts(), form.schedule())
    outcome = actions.set_up_round(place.id, wish, now())
    if not isinstance(outcome, Process):
        return _refused(place, pair_ids, form, outcome)
    flash(_("The round is announced. %(dates)s Now say who can vote.", dates=_say_dates(form)), "success")
    return redirect(url_for("electorates.show_electorate", municipality=place.slug, process=outcome.slug), 303)


@roads.route("/<any(nb,nn):lang>/stab/<municipality>/<process>/endre", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def change_round(municipality: str, process: str) -> ResponseReturnValue:
    place, announced = open_process(municipality, process)
    if announced.kind == VOTE:
        return redirect(url_for("ballots.change_vote", municipality=municipality, process=process), 303)
    or_404(announced if announced.kind == ROAD_NAMES else None)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        return _change_page(place, announced, RoundForm.kept(kept) if kept else _of_process(announced))
    form = RoundForm()
    if not form.validate():
        return _change_page(place, announced, form), 422
    if request.form.get("do") == "preview":
        _put_on_dates(form)
        return _change_page(place, announced, form, preview=not form.errors), 422 if form.errors else 200
    refusals = change_process(announced.id, form.seen_version(), form.texts(), form.schedule())
    if refusals:
        status = 409 if RoundRefusal.CHANGED_MEANWHILE in refusals else 422
        place, announced = open_process(municipality, process)
        form.version.data = str(announced.version)
        _put_on_fields(form, refusals)
        return _change_page(place, announced, form, refusals), status
    flash(_("The round is changed. %(dates)s", dates=_say_dates(form)), "success")
    return redirect(url_for("roads.show_staff_desk", municipality=place.slug), 303)


def _read_pairs(text: str) -> list[int]:
    """The pairs in an address: 12-15-16. One more than a round takes is enough to say so."""
    parts = [part for part in text[:5000].split("-") if part.isascii() and part.isdigit() and len(part) < 10]
    return sorted({int(part) for part in parts})[: MOST_PAIRS + 1]


def _kept(kept: Mapping[str, Sequence[str]], plan: Settled) -> RoundForm:
    """What was typed; a form that was filled before the pairs were picked is about those that stand on the page now."""
    return RoundForm.kept({"seen": [fingerprint_of(plan.changes)], **kept})


def _prefilled(place: Municipality, plan: Settled) -> RoundForm:
    """A form that could be sent as it stands."""
    absorbed = sum(change.treatment is Treatment.ABSORB for change in plan.changes)
    texts = default_texts(place.name, len(plan.changes) - absorbed, absorbed)
    opens = datetime.combine(today() + OPENS_IN, OPENS_AT)
    closes = datetime.combine(opens.date() + PROPOSING, CLOSES_AT)
    voting = datetime.combine(closes.date() + REVIEW, OPENS_AT)
    ends = datetime.combine(voting.date() + VOTING, CLOSES_AT)
    slug = free_slug(slug_of(both(texts["title_nb"], texts["title_nn"])), list_slugs(place.id))
    return RoundForm(
        **texts,
        slug=slug,
        seen=fingerprint_of(plan.changes),
        **dict(zip(INSTANTS, (opens, closes, voting, ends), strict=True)),
    )


def _of_process(process: Process) -> RoundForm:
    texts = {f"{part}_{lang}": getattr(process, f"{part}_{lang}") for part in PARTS for lang in LANGUAGES}
    dates = filled(**asdict(process.as_schedule()))
    return RoundForm(**texts, **dates, slug=process.slug, version=str(process.version))


def _say_dates(form: RoundForm) -> str:
    schedule = form.schedule()
    return _(
        "Proposals open %(opens)s and close %(closes)s. Voting opens %(voting_opens)s and closes %(voting_closes)s.",
        opens=show_end(schedule, "proposals_open_at"),
        closes=show_end(schedule, "proposals_close_at"),
        voting_opens=show_end(schedule, "voting_open_at"),
        voting_closes=show_end(schedule, "voting_close_at"),
    )


def _refused(
    place: Municipality, pair_ids: Sequence[int], form: RoundForm, faults: Sequence[Fault]
) -> ResponseReturnValue:
    """The same page with everything that was typed, what was wrong, and the roads as they are now."""
    refusals = [fault.refusal for fault in faults]
    _put_on_fields(form, refusals)
    plan = actions.plan_round(place.id, pair_ids)
    form.seen.data = fingerprint_of(plan.changes)
    page = _set_up_page(place, pair_ids, plan, form, faults=faults)
    return page, 409 if RoundRefusal.CHANGED_MEANWHILE in refusals else 422


def _put_on_fields(form: RoundForm, refusals: Sequence[RoundRefusal]) -> None:
    for refusal in refusals:
        name = FIELD_OF_REFUSAL.get(refusal)
        if name:
            form[name].errors = [*form[name].errors, explain(refusal)]
    if AT_A_DATE & set(refusals):
        _put_on_dates(form)


def _put_on_dates(form: RoundForm) -> None:
    """What can't stand, at each date that it concerns."""
    for fault in list_date_faults(form.schedule(), now()):
        form[fault.instant].errors = [*form[fault.instant].errors, explain(fault.refusal)]


def _stored_texts(process: Process, form: RoundForm) -> tuple[str, ...]:
    """What a colleague stored where the form says something else."""
    typed = asdict(form.texts()) | asdict(form.schedule())
    texts = {
        f"{part}_{lang}": f"{label} ({LANGUAGE_NAMES[lang]}): {getattr(process, f'{part}_{lang}')}"
        for part, label in form.labels_of_parts().items()
        for lang in LANGUAGES
    }
    dates = {
        name: f"{label}: {show_full_moment(getattr(process, name))}"
        for name, label in form.labels_of_instants().items()
    }
    return tuple(words for name, words in (texts | dates).items() if getattr(process, name) != typed[name])


def _elsewhere(refusals: Sequence[RoundRefusal]) -> list[str]:
    return [explain(refusal) for refusal in refusals if _has_no_field(refusal)]


def _set_up_page(
    place: Municipality,
    pair_ids: Sequence[int],
    plan: Settled,
    form: RoundForm,
    *,
    faults: Sequence[Fault] = (),
    preview: bool = False,
) -> str:
    rows = queries.find_collision_rows(place.id, pair_ids)
    lines: list[FaultLine] = fault_lines(
        plan.faults or [fault for fault in faults if _has_no_field(fault.refusal)], rows
    )
    return render_template(
        "roads/set_up_round.html",
        crumbs=[
            (_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug)),
            (_("Like road names"), url_for("roads.show_collisions", municipality=place.slug)),
        ],
        form=form,
        parts=form.labels_of_parts(),
        instants=INSTANTS,
        pairs="-".join(str(pair_id) for pair_id in pair_ids),
        faults=lines,
        blocked=bool(plan.faults),
        roads=plan_rows(plan, rows),
        left_out=say_left_out(plan, rows) if not plan.faults else (),
        preview=preview_of(form) if preview else None,
        collisions_url=url_for("roads.show_collisions", municipality=place.slug),
        address_before=url_for("pages.show_municipality", municipality=place.slug, _external=True),
        is_new=True,
        title=_("Set up a round"),
    )


def _has_no_field(refusal: RoundRefusal) -> bool:
    return refusal not in FIELD_OF_REFUSAL and refusal not in AT_A_DATE


def _change_page(
    place: Municipality,
    process: Process,
    form: RoundForm,
    refusals: Sequence[RoundRefusal] = (),
    *,
    preview: bool = False,
) -> str:
    opened = refuse_change(process.as_schedule().phase_at(now()))
    theirs = _stored_texts(process, form) if RoundRefusal.CHANGED_MEANWHILE in refusals else ()
    shown = refusals or ((opened,) if opened else ())
    return render_template(
        "roads/set_up_round.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        form=form,
        parts=form.labels_of_parts(),
        instants=INSTANTS,
        pairs="",
        faults=[FaultLine(sentence, theirs) for sentence in _elsewhere(shown)],
        blocked=opened is not None,
        roads=question_rows(process.id),
        left_out=(),
        preview=preview_of(form) if preview else None,
        collisions_url=url_for("roads.show_collisions", municipality=place.slug),
        address_before="",
        is_new=False,
        title=_("Change texts and dates"),
    )
