"""The public page of an idea's merges: who did what and why, what the merged ideas said, and the way out."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, get_current_account, may, residents_only
from citizen.answers.forms import SignForm
from citizen.answers.views.blueprint import LANG, answers, place_in_address, title_of
from citizen.answers.views.merge_words import show_line, show_side
from citizen.domain.permissions import Permission
from citizen.ideas.access import open_idea
from citizen.ideas.actions.supporting import withdraw_support
from citizen.ideas.queries import family_of, find_row, list_ideas_by_id, list_merges_of
from citizen.ideas.views.cards import isolated
from citizen.web.access import public
from citizen.web.locale import gettext as _

MERGES = f"{LANG}/<municipality>/<process>/ide/<public_id>/sammenslaing"


@answers.get(MERGES)
@public
def show_merges(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    place, round_of, idea = open_idea(municipality, process, public_id)
    at = place_in_address(place, round_of)
    family = family_of(idea.id)
    account = current_account()
    row = find_row(idea.id, account.id if account else None)
    return render_template(
        "answers/merges.html",
        crumbs=[
            (place.name, url_for("pages.show_municipality", municipality=place.slug)),
            (title_of(round_of), url_for("pages.show_process", **at)),
            (idea.title, url_for("pages.show_idea", public_id=idea.public_id, **at)),
        ],
        heading=_("What was merged into “%(title)s”", title=isolated(idea.title)),
        merged=[show_side(place, round_of, one) for one in list_ideas_by_id(family - {idea.id})],
        lines=[show_line(place, round_of, line) for line in list_merges_of(family)],
        may_undo=may(Permission.ANSWER_IDEAS, place.id),
        supported=row.supported,
        form=SignForm(),
        step_out_url=url_for(".step_out", public_id=idea.public_id, **at),
    )


@answers.post(f"{MERGES}/trekk")
@residents_only
def step_out(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    """Withdraw one's support from the idea that lives on, and from those that were merged into it."""
    place, round_of, idea = open_idea(municipality, process, public_id)
    withdraw_support(idea.id, get_current_account().id)
    flash(_("Your support is withdrawn. It does not come back, even if the merge is undone."), "success")
    at = place_in_address(place, round_of)
    return redirect(url_for("pages.show_idea", public_id=idea.public_id, **at), 303)
