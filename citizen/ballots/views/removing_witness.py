"""The page where staff take a witness off the list: first asked, then done, and never while people vote."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed
from citizen.ballots import actions, queries
from citizen.ballots.models import Witness
from citizen.ballots.views.blueprint import ballots
from citizen.domain.permissions import Permission
from citizen.domain.witnesses import WitnessRefusal
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.web.clock import now
from citizen.web.locale import both
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

PLACE = "/<any(nb,nn):lang>/stab/<municipality>/<process>/runde/vitner/<int:witness>/fjern"


@ballots.route(PLACE, methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def remove_witness(municipality: str, process: str, witness: int) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    at: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug}
    back_url = url_for(".show_running", _anchor="vitner", **at)
    outcome: Witness | WitnessRefusal | None = _find(place, witness)
    if outcome is not None and request.method == "POST":
        outcome = actions.remove_witness(place.id, witness)
    if outcome is None:
        flash(_("The witness has been removed already."), "info")
        return redirect(back_url, 303)
    if request.method == "POST" and isinstance(outcome, Witness):
        flash(_("%(name)s is no longer a witness.", name=outcome.name), "success")
        return redirect(back_url, 303)
    title = both(round_of.title_nb, round_of.title_nn)
    is_refused = isinstance(outcome, WitnessRefusal) or queries.has_open_round(place.id, now())
    page = render_template(
        "ballots/remove_witness.html",
        crumbs=[
            (_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug)),
            (title, url_for(".show_running", **at)),
        ],
        witness=_find(place, witness),
        refusal=explain(WitnessRefusal.VOTING_IS_OPEN) if is_refused else "",
        back_url=back_url,
    )
    return page, 409 if request.method == "POST" else 200


def _find(place: Municipality, witness_id: int) -> Witness | None:
    return next((one for one in queries.list_witnesses(place.id) if one.id == witness_id), None)
