"""Write an idea, keep it as a draft, and change one. Pictures and documents are stored as soon as they are sent."""

from __future__ import annotations

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from citizen.accounts.access import current_account, get_current_account, residents_only, take_saved_form
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import IdeaOutcome, IdeaRefusal, object_to_text, refuse_alt, refuse_writing
from citizen.ideas import actions, queries
from citizen.ideas.forms.writing import IdeaForm
from citizen.ideas.models import Idea
from citizen.ideas.views.blueprint import ideas
from citizen.ideas.views.write_page import ALT_OF, DRAFT, SEND, WritePage, pressed
from citizen.pictures import LARGEST_FILE, PictureRefusal
from citizen.processes.access import open_process
from citizen.processes.models import IDEAS
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.forms import storable
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import language
from citizen.web.messages import explain

NEW = "/<any(nb,nn):lang>/<municipality>/<process>/ide/ny"
CHANGE = "/<any(nb,nn):lang>/<municipality>/<process>/ide/<public_id>/rediger"
STORED = "#sendt"
"""Tells keep-draft.js to forget what it kept of the form for a new idea: it is stored now."""
Refusals = tuple[IdeaRefusal | PictureRefusal, ...]


@ideas.get(NEW)
@public
def show_new(municipality: str, process: str) -> ResponseReturnValue:
    page = _page(municipality, process)
    kept = take_saved_form(request.path)
    if not kept and refuse_writing(page.process.as_schedule(), now()) is IdeaRefusal.ALREADY_CLOSED:
        return page.show_closed()
    form = IdeaForm.kept(kept) if kept else IdeaForm(formdata=None)
    if kept:
        flash(_("You are logged in, and your text is kept. Look it over and send it."), "info")
    return page.show(form)


@ideas.post(NEW)
@residents_only
def write_new(municipality: str, process: str) -> ResponseReturnValue:
    page = _page(municipality, process)
    form = page.read(IdeaForm())
    if _is_empty(form):
        return page.show(form, form.say([*object_to_text("", ""), *page.refuse_point(form)])), 422
    public_id = form.new_id.data if _is_fresh(form.new_id.data) else actions.new_public_id()
    saved = actions.save_draft(page.process.id, get_current_account().id, public_id, _written(form, None))
    if isinstance(saved, IdeaRefusal):
        return page.show(form, form.say([saved])), 422
    return _go_on(page.about(saved), form, saved)


@ideas.get(CHANGE)
@residents_only
def show_own(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    page = _page(municipality, process)
    idea = _own(page, public_id)
    return page.about(idea).show(IdeaForm(formdata=None).show(idea))


@ideas.post(CHANGE)
@residents_only
def write_own(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    page = _page(municipality, process)
    idea = _own(page, public_id)
    page = page.about(idea)
    form = page.read(IdeaForm())
    if idea.state == IdeaState.DRAFT:
        saved = actions.save_draft(page.process.id, get_current_account().id, public_id, _written(form, idea))
        if isinstance(saved, IdeaRefusal):
            return page.show(form, form.say([saved])), 422
    return _go_on(page, form, idea)


def _page(municipality: str, process: str) -> WritePage:
    place, round_of = open_process(municipality, process)
    or_404(round_of if round_of.kind == IDEAS else None)
    return WritePage(place, round_of, current_account())


def _own(page: WritePage, public_id: str) -> Idea:
    return or_404(queries.find_own_idea(page.process.id, public_id, get_current_account().id))


def _is_empty(form: IdeaForm) -> bool:
    """Whether there is nothing to keep: no draft is begun of a form that was sent without a word or a file."""
    return not (form.title.data or form.body.data or form.picture.data or form.attachment.data)


def _is_fresh(public_id: str | None) -> bool:
    """Whether the form carries an address of the kind that we give out: the same form sent twice has the same one."""
    known = public_id or ""
    return len(known) == len(actions.new_public_id()) and known.isascii() and known.isalnum()


def _written(form: IdeaForm, idea: Idea | None) -> actions.Written:
    return actions.Written(
        form.title.data,
        form.body.data,
        idea.language if idea is not None and idea.sent_at else language(),
        form.chosen(form.theme),
        form.chosen(form.place),
        form.position(),
    )


def _go_on(page: WritePage, form: IdeaForm, idea: Idea) -> ResponseReturnValue:
    """What belongs to the idea is stored; then the button that was pressed decides."""
    refusals, further = _take_files(form, idea) + page.refuse_point(form), []
    button = pressed()
    if button == SEND and idea.state == IdeaState.DRAFT:
        refusals += object_to_text(form.title.data, form.body.data)
        refusals += (IdeaRefusal.THEME_MISSING,) if form.theme.choices and not form.chosen(form.theme) else ()
    elif button == SEND and not refusals:
        return _change(page, form, idea)
    elif _is_lost(form, idea):
        refusals += tuple(one for one in object_to_text(form.title.data, form.body.data) if one in UNSTORED)
    if refusals or (button == SEND and page.has_bare_picture()):
        further = form.say(list(dict.fromkeys(refusals)))  # each once
        return page.show(form, further), 422
    if idea.state != IdeaState.DRAFT:
        return page.show(form)  # what was typed is not stored before it is sent, so it must not be loaded anew
    if button == SEND:
        return redirect(page.send_url + STORED, 303)
    flash(explain(IdeaOutcome.DRAFT_KEPT) if button == DRAFT else _("Stored with your draft."), "success")
    is_new = request.endpoint == "ideas.write_new"
    return redirect(page.edit_url + (STORED if is_new or button == DRAFT else "#filer"), 303)


UNSTORED = (IdeaRefusal.PERSON_NUMBER, IdeaRefusal.BODY_TOO_LONG, IdeaRefusal.TITLE_TOO_LONG)
"""What can keep the text of a draft from being stored."""


def _is_lost(form: IdeaForm, idea: Idea) -> bool:
    """Whether the draft doesn't hold what was typed, because it can't be stored."""
    return idea.state == IdeaState.DRAFT and (idea.title, idea.body) != (form.title.data, form.body.data)


def _change(page: WritePage, form: IdeaForm, idea: Idea) -> ResponseReturnValue:
    version = int(form.version.data) if (form.version.data or "").isdecimal() else 0
    written, may_be_public = _written(form, idea), bool(form.may_be_public.data)
    came_of = actions.edit_idea(idea.id, get_current_account().id, version, written, may_be_public=may_be_public)
    if isinstance(came_of, IdeaOutcome):
        flash(explain(came_of), "success")
        return redirect(page.idea_url, 303)
    if IdeaRefusal.CHANGED_MEANWHILE in came_of:
        form.version.data = str(_own(page, idea.public_id).version)
    return page.show(form, form.say(came_of)), 422


def _take_files(form: IdeaForm, idea: Idea) -> Refusals:
    """Store what was chosen, remove what was asked to be removed, and keep the descriptions; says all that failed."""
    me = get_current_account().id
    typed = {storable(name[len(ALT_OF) :]): text for name, text in request.form.items() if name.startswith(ALT_OF)}
    alts = {public_id: " ".join(storable(text).split()) for public_id, text in typed.items()}
    if alts:
        actions.describe_pictures(idea.id, me, alts)
    found: list[IdeaRefusal | PictureRefusal | None] = []
    found.extend(refusal for refusal in map(refuse_alt, alts.values()) if refusal is not IdeaRefusal.ALT_MISSING)
    if picture := storable(request.form.get("remove_picture", "")):
        found.append(actions.remove_picture(idea.id, me, picture))
    if document := storable(request.form.get("remove_attachment", "")):
        found.append(actions.remove_attachment(idea.id, me, document))
    if content := _content(form.picture.data):
        found.extend(_add_picture(form, idea, content))
    if content := _content(form.attachment.data):
        name = form.attachment.data.filename or ""
        found.append(actions.add_attachment(idea.id, me, content, name))
    return tuple(refusal for refusal in found if refusal)


def _add_picture(form: IdeaForm, idea: Idea, content: bytes) -> list[IdeaRefusal | PictureRefusal | None]:
    """A draft takes a picture without its description, which is demanded before it is sent; others don't."""
    refusal = refuse_alt(form.alt.data)
    waits = refusal is IdeaRefusal.ALT_MISSING and idea.state == IdeaState.DRAFT
    if refusal and not waits:
        return [refusal]
    came_of = actions.add_picture(idea.id, get_current_account().id, content, form.alt.data)
    if came_of is None:
        form.alt.data = ""
    return [came_of]


def _content(upload: FileStorage | None) -> bytes:
    """What was sent, up to one more than the most that is taken."""
    return upload.stream.read(LARGEST_FILE + 1) if isinstance(upload, FileStorage) and upload.filename else b""
