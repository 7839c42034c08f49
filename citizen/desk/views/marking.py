"""A councillor's own marks: a case is read, and a note that nobody else sees."""

from __future__ import annotations

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account
from citizen.desk import actions
from citizen.desk.access import open_round
from citizen.desk.forms import NoteForm
from citizen.desk.views.blueprint import address_of, council_page
from citizen.desk.views.case import render_case
from citizen.desk.views.listing import choose, next_unread, read_wanted
from citizen.desk.views.rows import case_url
from citizen.web.found import or_404
from citizen.web.locale import gettext as _

UNREAD = "unread"


@council_page("/sak/<process>/<slug>/lest", methods=["POST"])
def mark_case(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    """Read, and on to the next that is not; or put back among those that are not read."""
    round_on_desk = open_round(municipality, process)
    case, wanted = or_404(round_on_desk.find(slug)), read_wanted(request.args)
    reader, form = get_current_account().id, NoteForm()
    if not form.is_short_enough():
        return render_case(round_on_desk, slug, form), 422
    if "note" in request.form and form.note.data != case.entry.mark.note:
        actions.keep_note(reader, round_on_desk.process.id, slug, form.note.data)
    if request.form.get("do") == UNREAD:
        actions.mark_unread(reader, round_on_desk.process.id, slug)
        flash(_("The case is back among those that you have not read."), "success")
        return redirect(case_url(round_on_desk, case, wanted), 303)
    actions.mark_read(reader, round_on_desk.process.id, slug)
    following = next_unread(choose(round_on_desk, wanted, keep=slug), slug)
    if following:
        return redirect(case_url(round_on_desk, following, wanted), 303)
    flash(_("You have read all the cases on the list."), "success")
    return redirect(address_of("show_list", municipality=municipality, process=process, **wanted.as_query()), 303)


@council_page("/sak/<process>/<slug>/notat", methods=["POST"])
def keep_note(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    round_on_desk = open_round(municipality, process)
    case, form = or_404(round_on_desk.find(slug)), NoteForm()
    if not form.is_short_enough():
        return render_case(round_on_desk, slug, form), 422
    actions.keep_note(get_current_account().id, round_on_desk.process.id, slug, form.note.data)
    flash(_("Your note is stored. Only you can see it.") if form.note.data else _("Your note is deleted."), "success")
    return redirect(case_url(round_on_desk, case, read_wanted(request.args)), 303)
