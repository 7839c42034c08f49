"""The page of an idea: what it says, who is behind it, support, and what other slices hang on it."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account
from citizen.answers.views.line import line_of_idea
from citizen.discussion.views.columns import columns_of
from citizen.domain.ideas.states import IdeaState
from citizen.domain.moderation.codes import ThingKind
from citizen.domain.notices import FollowKind
from citizen.domain.phases import Phase
from citizen.ideas.access import open_idea
from citizen.ideas.models import Idea
from citizen.ideas.queries import IdeaRow
from citizen.ideas.views.cards import say_authors
from citizen.ideas.views.following import Target, button_for
from citizen.ideas.views.idea_parts import parts_of
from citizen.ideas.views.support_block import support_of
from citizen.moderation.views.links import report_link
from citizen.pages.queries import all_about, find_row_and_follows
from citizen.pages.views.blueprint import pages
from citizen.pages.views.words import title_of
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.locale import N_, both, show_short_date
from citizen.web.locale import gettext as _

NOT_PUBLIC = {
    IdeaState.DRAFT: N_("This is a draft. Only those who write it can see it."),
    IdeaState.HELD: N_("This waits for a moderator. Until then only those who wrote it can see it."),
    IdeaState.HIDDEN: N_("A moderator has hidden this. Only those who wrote it and the moderators can see it."),
    IdeaState.WITHDRAWN: N_("This is withdrawn. Only those who wrote it can see it."),
}


@pages.get("/<any(nb,nn):lang>/<municipality>/<process>/ide/<public_id>")
@public
def show_idea(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    place, round_of, idea = open_idea(municipality, process, public_id)
    account = current_account()
    row, followed = find_row_and_follows(idea.id, account.id if account else None)
    around, done = all_about(round_of, row)
    at: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug}
    is_open = round_of.as_schedule().phase_at(now()) is Phase.PROPOSING
    is_public = idea.state == IdeaState.PUBLISHED
    return render_template(
        "pages/idea.html",
        crumbs=[
            (place.name, url_for(".show_municipality", municipality=place.slug)),
            (title_of(round_of), url_for(".show_process", **at)),
        ],
        idea=idea,
        line=line_of_idea(place, round_of, idea, done),
        row=row,
        parts=parts_of(place, round_of, idea, around, is_mine=row.is_mine),
        process=round_of,
        not_public=_(NOT_PUBLIC[state]) if (state := IdeaState(idea.state)) in NOT_PUBLIC else "",
        is_open=is_open,
        theme=both(row.theme_nb or "", row.theme_nn or ""),
        theme_url=url_for(".show_process", tema=row.theme_slug, _anchor="forslag", **at) if row.theme_id else "",
        place=row.place or "",
        place_url=url_for(".show_process", sted=row.place_slug, _anchor="forslag", **at) if row.place_id else "",
        authors=say_authors(around.authors),
        sent=show_short_date(idea.sent_at) if idea.sent_at else "",
        arguments=columns_of(round_of, idea),
        support=support_of(place, round_of, row, around.supporters),
        follow_buttons=[
            button_for(target, at, following=target.kind in followed)
            for target in (_targets(idea, row) if is_public else ())
        ],
        report=None if row.is_mine else report_link(place, ThingKind.IDEA, idea.public_id, is_public=is_public),
        share_url=url_for(".show_idea", public_id=public_id, _external=True, **at),
    )


def _targets(idea: Idea, row: IdeaRow) -> list[Target]:
    """What can be followed from the page: the idea itself, its theme, its place."""
    targets = [Target(FollowKind.IDEA, idea.id, idea.public_id)]
    if row.theme_id and row.theme_slug:
        shown = both(row.theme_nb or "", row.theme_nn or "")
        targets.append(Target(FollowKind.THEME, row.theme_id, row.theme_slug, shown))
    if row.place_id and row.place_slug:
        targets.append(Target(FollowKind.PLACE, row.place_id, row.place_slug, row.place or ""))
    return targets
