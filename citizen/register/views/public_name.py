"""The page that a road has for ever: its names, why, who decided, and how far it has come. Old names lead here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.decisions.queries import DecidedRow, find_decided
from citizen.domain.naming.keys import without_faults
from citizen.domain.register.addresses import read_key
from citizen.domain.register.matrikkel import Handling
from citizen.domain.register.tasks import StepStanding
from citizen.domain.slugs import slug_of
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.register import queries
from citizen.register.queries import NewName
from citizen.register.views.blueprint import PUBLIC, WORDS, in_both_forms, page_of, register
from citizen.register.views.following import button_of
from citizen.register.views.public_list import RowShown, row_of, say_state
from citizen.web.access import public
from citizen.web.clock import today
from citizen.web.found import or_404
from citizen.web.locale import both, show_day, show_number
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

LONGEST_PART = 120


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of the road in words."""

    label: str
    kind: str
    """done, current, coming or late, as the line is drawn."""
    state: str
    when: str


@dataclass(frozen=True, slots=True)
class Same:
    """A road that had the name, or has it: in finished words, with its page if it has one."""

    district: str
    words: str
    url: str


@in_both_forms(f"{PUBLIC}/<name>")
@public
def show_name(municipality: str, name: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    part = without_faults(name[:LONGEST_PART])
    key = read_key(part)
    if key is None:
        return _by_name(place, slug_of(part))
    one = or_404(queries.find_name(place.id, key))
    if part != one.address:
        return redirect(page_of(place, one), 301)
    return _page(place, one)


@register.get(f"/nb/<municipality>/{WORDS['nn']}/<name>", defaults={"lang": "nb"})
@register.get(f"/nn/<municipality>/{WORDS['nb']}/<name>", defaults={"lang": "nn"})
@register.get(f"/nb/<municipality>/{WORDS['nn']}/", defaults={"lang": "nb", "name": ""})
@register.get(f"/nn/<municipality>/{WORDS['nb']}/", defaults={"lang": "nn", "name": ""})
@public
def show_name_of_other_form(municipality: str, name: str) -> ResponseReturnValue:
    """An address that was written in the other language form, of a road or of the whole register."""
    place = open_municipality(municipality)
    if not name:
        return redirect(url_for(".show_names", municipality=place.slug), 301)
    part = without_faults(name[:LONGEST_PART])
    key = read_key(part)
    if key is None:
        return _by_name(place, slug_of(part))
    return redirect(page_of(place, or_404(queries.find_name(place.id, key))), 301)


def _by_name(place: Municipality, slug: str) -> ResponseReturnValue:
    """One road that has or had this name: its page. Several, as where two municipalities merged: all of them."""
    names = queries.list_names(place.id)
    earlier = queries.find_by_earlier_name(place.id, slug)
    found = [
        one
        for one in names
        if slug and (slug in (slug_of(one.name), slug_of(one.decided.old_name)) or one.decided.case_id in earlier)
    ]
    or_404(found or None)
    decided = {one.road_id for one in names}
    others = [road for road in queries.list_roads_named(place.id, slug) if road.id not in decided]
    district = request.args.get("omrade", "")
    narrowed = [one for one in found if one.key.district == district] or found
    if len(narrowed) == 1 and not (others and narrowed is found):
        return redirect(page_of(place, narrowed[0]), 302 if district else 301)
    rows = [_same(place, one) for one in narrowed]
    rows += [Same(road.district.name, _("%(name)s keeps its name.", name=road.name), "") for road in others]
    written = next(
        (one.decided.old_name for one in found if slug_of(one.decided.old_name) == slug), found[0].decided.old_name
    )
    return render_template("register/several.html", crumbs=_crumbs(place), written=written, rows=rows)


def _same(place: Municipality, one: NewName) -> Same:
    words = _("%(old)s is now %(new)s.", old=one.decided.old_name, new=one.name)
    if not one.changes:
        words = _("%(name)s keeps its name.", name=one.name)
    return Same(one.decided.district_name, words, page_of(place, one))


def _page(place: Municipality, one: NewName) -> str:
    decided = one.decided
    state, color = say_state(one)
    at: dict[str, Any] = {"municipality": place.slug, "process": decided.process_slug}
    return render_template(
        "register/name.html",
        crumbs=_crumbs(place),
        one=one,
        formerly=_formerly(one),
        state=state,
        color=color,
        facts=_facts(place, one),
        reason=decided.reason,
        proposal_reason=decided.proposal_reason,
        steps=[_shown(step) for step in one.line(today())] if one.changes else [],
        earlier=[_earlier(row) for row in find_decided(decided.process_id, decided.slug)[1:]],
        button=button_of(place, one),
        same=_same_old_name(place, one),
        process_title=both(decided.process_title_nb, decided.process_title_nn),
        process_url=url_for("pages.show_process", **at),
        proposals_url=url_for("proposals.show_road", slug=decided.slug, **at),
        decision_url=url_for("decisions.show_decision", slug=decided.slug, **at),
        permanent_url=page_of(place, one, _external=True),
    )


def _formerly(one: NewName) -> str:
    old, district = one.decided.old_name, one.decided.district_name
    if not one.changes:
        return _("The road in %(district)s keeps its name.", district=district)
    if one.handling is Handling.SPLIT:
        return _("A part of %(old)s in %(district)s has this name now.", old=old, district=district)
    if one.handling is Handling.ABSORB:
        return _("%(old)s in %(district)s is a part of this road now.", old=old, district=district)
    return _("Formerly %(old)s in %(district)s", old=old, district=district)


def _facts(place: Municipality, one: NewName) -> list[tuple[str, str]]:
    decided = one.decided
    facts = [
        (_("Old name"), decided.old_name),
        (_("Former municipality"), decided.district_name),
        (_("New name"), one.name if one.changes else ""),
        (_("Short form"), decided.short_form),
        (_("Proposed by"), _proposer(decided)),
        (_("Decided by"), both(decided.body_nb, decided.body_nn)),
        (_("Decided on"), show_day(decided.decided_on)),
        (_("Case number"), decided.case_number),
        (_("Addresses"), show_number(decided.addresses)),
        (_("Address code"), f"{place.number} {one.key.code}"),
        (_("Number in the register of place names (SSR)"), one.ssr_number),
    ]
    return [(label, value) for label, value in facts if value]


def _proposer(decided: DecidedRow) -> str:
    if decided.proposal_id is None:
        return ""
    return decided.proposer or _("a resident")


def _shown(step: StepStanding) -> StepShown:
    if step.done_on:
        return StepShown(explain(step.step), "done", _("Done"), show_day(step.done_on))
    when = _("Planned by %(day)s", day=show_day(step.due_on)) if step.due_on else _("No day is planned yet.")
    if step.is_late:
        return StepShown(explain(step.step), "late", _("Late"), when)
    return StepShown(
        explain(step.step), "current" if step.is_next else "coming", _("Next") if step.is_next else "", when
    )


def _earlier(row: DecidedRow) -> str:
    return _(
        "%(name)s, decided on %(day)s in case %(case)s",
        name=row.new_name or row.old_name,
        day=show_day(row.decided_on),
        case=row.case_number or "–",
    )


def _same_old_name(place: Municipality, one: NewName) -> list[RowShown]:
    """Other roads that had the same old name, so that nobody reads the wrong page."""
    slug = slug_of(one.decided.old_name)
    return [
        row_of(place, other)
        for other in queries.list_names(place.id)
        if other.road_id != one.road_id and slug_of(other.decided.old_name) == slug
    ]


def _crumbs(place: Municipality) -> list[tuple[str, str]]:
    return [
        (place.name, url_for("pages.show_municipality", municipality=place.slug)),
        (_("Road names"), url_for("register.show_names", municipality=place.slug)),
    ]
