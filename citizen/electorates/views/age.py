"""The page where a person says that they are old enough, in a process that takes their word for it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, get_current_login, residents_only
from citizen.domain.electorates import Electorate
from citizen.electorates import access, actions, queries
from citizen.electorates.forms import AgeForm
from citizen.electorates.views.blueprint import electorates
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import both, show_day
from citizen.web.locale import gettext as _
from citizen.web.own_path import own_path


@electorates.get("/<any(nb,nn):lang>/<municipality>/<process>/alder")
@residents_only
def show_age(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = _open(municipality, process)
    return _page(place, round_of, AgeForm.of(statement_of(round_of.as_electorate()), _next(place, round_of)))


@electorates.post("/<any(nb,nn):lang>/<municipality>/<process>/alder")
@residents_only
def save_age(municipality: str, process: str) -> ResponseReturnValue:
    """Keep that the person says they are old enough, for this process alone."""
    place, round_of = _open(municipality, process)
    form = AgeForm.of(statement_of(round_of.as_electorate()), _next(place, round_of))
    if not form.validate_on_submit():
        return _page(place, round_of, form), 422
    actions.declare_age(get_current_account().id, round_of.id, now())
    kept = _("It is kept that you are old enough to vote here.")
    flash(kept if round_of.is_vote else _("It is kept that you are old enough to take part here."), "success")
    return redirect(_next(place, round_of), 303)


@electorates.post("/<any(nb,nn):lang>/<municipality>/<process>/alder/trekk")
@residents_only
def withdraw_age(municipality: str, process: str) -> ResponseReturnValue:
    """Forget what the person had said of their age."""
    _place, round_of = _open(municipality, process)
    actions.withdraw_age(get_current_account().id, round_of.id)
    flash(_("What you had said of your age is deleted."), "success")
    return redirect(url_for("electorates.show_age", municipality=municipality, process=process), 303)


def statement_of(electorate: Electorate) -> str:
    """What the person says by ticking."""
    day = show_day(electorate.age_on) if electorate.age_on else ""
    return _("I am %(age)s or older on %(day)s.", age=electorate.min_age, day=day)


def _open(municipality: str, process: str) -> tuple[Municipality, Process]:
    """The process, if it takes people's word for their age; else a 404."""
    place, round_of = open_process(municipality, process)
    return place, or_404(round_of if round_of.as_electorate().takes_word_for_age else None)


def _next(place: Municipality, round_of: Process) -> str:
    process_page = url_for("pages.show_process", municipality=place.slug, process=round_of.slug)
    return own_path(request.values.get("next", ""), otherwise=process_page)


def _page(place: Municipality, round_of: Process, form: AgeForm) -> str:
    at: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug}
    return render_template(
        "electorates/age.html",
        is_vote=round_of.is_vote,
        form=form,
        crumbs=[
            (place.name, url_for("pages.show_municipality", municipality=place.slug)),
            (both(round_of.title_nb, round_of.title_nn), url_for("pages.show_process", **at)),
        ],
        who=access.say_who(round_of),
        statement=statement_of(round_of.as_electorate()),
        is_known=get_current_login().born_on is not None,
        is_declared=queries.has_declared_age(get_current_account().id, round_of.id),
        withdraw_url=url_for("electorates.withdraw_age", **at),
        next=_next(place, round_of),
    )
