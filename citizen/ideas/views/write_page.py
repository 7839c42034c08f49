"""The page on which an idea is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import render_template, request, url_for

from citizen.accounts.queries import Person
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import (
    LONGEST_ALT,
    LONGEST_BODY,
    MOST_ATTACHMENTS,
    MOST_PICTURES,
    IdeaRefusal,
    edit_closes_at,
    refuse_edit,
    refuse_writing,
)
from citizen.domain.maps import WIDTH, written
from citizen.electorates.access import explain_refusal, refuse_current
from citizen.ideas import actions, queries
from citizen.ideas.forms.writing import IdeaForm
from citizen.ideas.models import Idea
from citizen.ideas.views.cards import isolated
from citizen.ideas.views.idea_parts import say_document
from citizen.ideas.views.personal import Marked, marked
from citizen.ideas.views.similar import similar_to
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.roads.access import map_of, map_url, show_point
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left
from citizen.web.locale import both, show_moment
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

ALT_OF = "alt-"
"""Before the id of a picture: the name of the field with its description."""


SEND, DRAFT, FILES = "send", "draft", "files"
MAP_WIDTH = 280
"""Pixels; the same on every screen, since a browser says where the map was pressed in pixels of the shown picture."""
ON_MAP, NO_POINT = "kart", "no-point"
"""Where the map was pressed comes as two numbers, kart.x and kart.y."""
BY_KEY = ("0", "0")
"""What a browser says when a key pressed the map."""


def pressed() -> str:
    """Which button sent the form: Enter presses the one that sends; all buttons about files only store."""
    about_files = {"remove_picture", "remove_attachment", f"{ON_MAP}.x"} & set(request.form)
    do = request.form.get("do", SEND)
    return FILES if about_files or do not in (SEND, DRAFT) else do


def _pressed_at() -> tuple[str, str]:
    """Where the map was pressed, as the browser says it; empty where it was not."""
    return request.form.get(f"{ON_MAP}.x", ""), request.form.get(f"{ON_MAP}.y", "")


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A picture or a document in the form."""

    public_id: str
    url: str
    words: str
    is_bare: bool = False
    """A picture without a description yet."""


@dataclass(frozen=True, slots=True)
class MapView:
    """The map as a button, and in words where its mark is; empty where there is none."""

    url: str
    width: int
    height: int
    where: str


@dataclass(frozen=True, slots=True)
class WritePage:
    """A round, who is writing, and what: nothing yet, a draft, or an idea that was sent."""

    place: Municipality
    process: Process
    account: Person | None
    idea: Idea | None = None

    def about(self, idea: Idea) -> WritePage:
        return replace(self, idea=idea)

    @property
    def at(self) -> dict[str, Any]:
        return {"municipality": self.place.slug, "process": self.process.slug}

    @property
    def new_url(self) -> str:
        return url_for("ideas.show_new", **self.at)

    @property
    def edit_url(self) -> str:
        return self._url("ideas.show_own")

    @property
    def send_url(self) -> str:
        return self._url("ideas.look_over")

    @property
    def idea_url(self) -> str:
        return self._url("pages.show_idea")

    def read(self, form: IdeaForm) -> IdeaForm:
        """The form as it was sent, with what there is to choose among."""
        self._read_map(form)
        return self._offered(form).clean()

    def _read_map(self, form: IdeaForm) -> None:
        """Set the point where the map was pressed."""
        if request.form.get("do") == NO_POINT:
            form.point.data = ""
        pressed_at = _pressed_at()
        frame = map_of(self.place)
        if frame is None or not all(text.isascii() and text.isdigit() and len(text) < 5 for text in pressed_at):
            return
        x, y = (int(text) * WIDTH / MAP_WIDTH for text in pressed_at)
        position = frame.position_at(x, y) if pressed_at != BY_KEY else None
        if position:
            form.point.data = written(position)

    @staticmethod
    def refuse_point(form: IdeaForm) -> tuple[IdeaRefusal, ...]:
        """Why pressing the map set no point, if a key did it; the list of places does what the map can't."""
        if _pressed_at() != BY_KEY:
            return ()
        return (IdeaRefusal.POINT_BY_KEY if form.has_list_of_places() else IdeaRefusal.POINT_BY_KEY_NO_LIST,)

    def has_bare_picture(self) -> bool:
        return any(picture.is_bare for picture in self.pictures())

    def pictures(self) -> list[ShownFile]:
        found = queries.list_pictures(self.idea.id) if self.idea else []
        return [
            ShownFile(
                one.public_id,
                url_for("ideas.send_small_picture", public_id=one.public_id),
                request.form.get(ALT_OF + one.public_id, one.alt),
                not one.alt,
            )
            for one in found
        ]

    def attachments(self) -> list[ShownFile]:
        found = queries.list_attachments(self.idea.id) if self.idea else []
        return [
            ShownFile(one.public_id, url_for("ideas.send_attachment", public_id=one.public_id), say_document(one))
            for one in found
        ]

    def show(self, form: IdeaForm, further: list[str] | None = None) -> str:
        """The page with the form as it stands, and what is wrong with it."""
        self._offered(form)
        title = form.title.data or ""
        is_draft = self.idea is None or self.idea.state == IdeaState.DRAFT
        form.new_id.data = form.new_id.data or actions.new_public_id()
        form.version.data = form.version.data or str(self.idea.version if self.idea else 0)
        refusal = refuse_current(self.process)
        return render_template(
            "ideas/write.html",
            crumbs=self.crumbs(),
            form=form,
            further=further or [],
            has_errors=bool(form.errors or further or self._bare()),
            bare=self._bare(),
            heading=_("Write a proposal") if is_draft else _("Change the proposal"),
            is_draft=is_draft,
            is_stored=self.idea is not None,
            new_url=self.new_url,
            draft_owner=self.account.public_id if self.account else "",
            way_on=explain_refusal(self.process, refusal) if refusal else None,
            closed=self._closed(),
            window=self._window(),
            action=self.edit_url if self.idea else url_for("ideas.write_new", **self.at),
            can_add_files=self.account is not None,
            pictures=self.pictures(),
            most_pictures=MOST_PICTURES,
            attachments=self.attachments(),
            most_attachments=MOST_ATTACHMENTS,
            longest_body=LONGEST_BODY,
            longest_alt=LONGEST_ALT,
            personal=self._personal(form),
            similar=similar_to(self.place, self.process, title, self.idea) if is_draft else None,
            similar_url=url_for("ideas.show_similar", uten=self.idea.public_id if self.idea else None, **self.at)
            if is_draft
            else "",
            drafts=self._drafts(),
            town=self._map(form),
            authors_url=self._url("ideas.show_authors") if self.idea else "",
            remove_url=self._url("ideas.remove_draft") if self.idea and is_draft else "",
            withdraw_url=self._url("ideas.confirm_withdrawal") if self.idea and not is_draft else "",
            shown_name=isolated(self.account.shown_name) if self.account and self.account.shown_name else "",
            title_of_round=both(self.process.title_nb, self.process.title_nn),
        )

    def _map(self, form: IdeaForm) -> MapView | None:
        frame, position = map_of(self.place), form.position()
        if frame is None:
            return None
        point = show_point(self.place, position) if position else None
        url, where = (point.map_url, point.where) if point else (map_url(self.place), "")
        return MapView(url, MAP_WIDTH, round(frame.height * MAP_WIDTH / WIDTH), where)

    def show_closed(self) -> str:
        """That nothing can be sent to this round any more, and where to go instead."""
        schedule = self.process.as_schedule()
        return render_template(
            "ideas/closed.html",
            crumbs=self.crumbs(),
            title=both(self.process.title_nb, self.process.title_nn),
            closed_at=show_moment(schedule.proposals_close_at),
            round_url=url_for("pages.show_process", **self.at),
            place_url=url_for("pages.show_municipality", municipality=self.place.slug),
            initiatives_url=url_for("initiatives.show_initiatives", municipality=self.place.slug),
        )

    def crumbs(self) -> list[tuple[str, str]]:
        return [
            (self.place.name, url_for("pages.show_municipality", municipality=self.place.slug)),
            (both(self.process.title_nb, self.process.title_nn), url_for("pages.show_process", **self.at)),
        ]

    def _offered(self, form: IdeaForm) -> IdeaForm:
        return form.offer(queries.list_themes(self.process.id), queries.list_places(self.process.id))

    def _url(self, endpoint: str) -> str:
        return url_for(endpoint, public_id=self.idea.public_id, **self.at) if self.idea else ""

    def _bare(self) -> list[tuple[str, str]]:
        """Where a description is missing, for who wanted to send: the id of the field and what to do."""
        if request.method != "POST" or pressed() != SEND:
            return []
        words = explain(IdeaRefusal.ALT_MISSING)
        return [(ALT_OF + picture.public_id, words) for picture in self.pictures() if picture.is_bare]

    def _closed(self) -> str:
        """Why nothing can be sent or changed now; empty when it can."""
        schedule = self.process.as_schedule()
        if self.idea is None or self.idea.state == IdeaState.DRAFT:
            refusal = refuse_writing(schedule, now())
        else:
            refusal = refuse_edit(IdeaState(self.idea.state), self.idea.sent_at, schedule, now())
        return explain(refusal) if refusal else ""

    def _window(self) -> str:
        """Until when an idea that was sent can be changed, in a sentence."""
        idea = self.idea
        if idea is None or idea.sent_at is None or idea.state == IdeaState.HIDDEN or self._closed():
            return ""
        closes_at = edit_closes_at(idea.sent_at, self.process.as_schedule())
        return _(
            "You can change the proposal until %(moment)s (%(left)s). Everyone can see in its history what was"
            " changed.",
            moment=show_moment(closes_at),
            left=show_time_left(closes_at, now()),
        )

    def _personal(self, form: IdeaForm) -> list[Marked]:
        """Where contact details stand; shown when somebody has tried to send or change the text."""
        return marked(form.title.data or "", form.body.data or "") if request.method == "POST" else []

    def _drafts(self) -> list[tuple[str, str]]:
        """The other drafts of the person in this round: title and address."""
        if self.account is None:
            return []
        mine = self.idea.id if self.idea else None
        return [
            (draft.title or _("Without a title"), url_for("ideas.show_own", public_id=draft.public_id, **self.at))
            for draft in queries.list_drafts(self.process.id, self.account.id)
            if draft.id != mine
        ]
