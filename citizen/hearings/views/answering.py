"""Answer a hearing, the whole or a section, and take an answer back."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, get_current_account, residents_only, take_saved_form
from citizen.domain.hearings import LONGEST_ANSWER, HearingRefusal
from citizen.hearings import actions, queries
from citizen.hearings.access import closed_to_reader, open_hearing
from citizen.hearings.forms import AnswerForm
from citizen.hearings.views.blueprint import PLACE, hearings
from citizen.hearings.views.finding import section_wanted
from citizen.hearings.views.listing import crumbs_of
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.access import public
from citizen.web.found import or_404
from citizen.web.locale import both, language
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@hearings.get(f"{PLACE}/ny")
@public
def answer(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_hearing(municipality, process)
    kept = take_saved_form(request.path)
    if kept:
        flash(_("You are logged in, and your text is kept. Look it over and send it."), "info")
        return _page(place, round_of, AnswerForm.kept(kept))
    return _page(place, round_of, AnswerForm(formdata=None, section=str(section_wanted() or 0)))


@hearings.post(f"{PLACE}/ny")
@residents_only
def send(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_hearing(municipality, process)
    form = AnswerForm()
    section_id = form.chosen_section(queries.list_sections(round_of.id))
    if form.errors or closed_to_reader(round_of):
        return _page(place, round_of, form), 422
    draft = actions.AnswerDraft(
        section_id,
        form.chosen_stance(),
        form.organisation.data,
        form.text.data,
        language(),
        bool(form.may_hold_contact.data),
    )
    outcome = actions.send_answer(round_of.id, get_current_account().id, draft)
    if isinstance(outcome, HearingRefusal):
        form.refuse(outcome)
        return _page(place, round_of, form), 422
    flash(_say_sent(is_public=outcome.is_public), "success")
    at: dict[str, Any] = {"municipality": municipality, "process": process}
    return redirect(url_for(".show_answer", public_id=outcome.public_id, **at), 303)


@hearings.get(f"{PLACE}/<public_id>/trekk")
@public
def show_after_login(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    """Where a person lands who pressed a button before logging in: nothing is done until it is pressed again."""
    if current_account() is not None:
        flash(_("You are logged in. Press the button once more."), "info")
    at: dict[str, Any] = {"municipality": municipality, "process": process}
    return redirect(url_for(".show_answer", public_id=public_id, **at), 303)


@hearings.post(f"{PLACE}/<public_id>/trekk")
@residents_only
def withdraw(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    _place, round_of = open_hearing(municipality, process)
    found = or_404(queries.find_answer(round_of.id, public_id))
    account_id = get_current_account().id
    or_404(found if found.account_id == account_id else None)
    if refusal := actions.withdraw_answer(found.id, account_id):
        flash(explain(refusal), "error")
    else:
        flash(_("Your answer is withdrawn, and its text is deleted."), "success")
    at: dict[str, Any] = {"municipality": municipality, "process": process}
    return redirect(url_for(".show_answers", **at), 303)


def _say_sent(*, is_public: bool) -> str:
    if is_public:
        return _("Your answer is sent, and everyone can read it now. You can withdraw it until the hearing closes.")
    return _("It is sent. A moderator looks at it first, because it has a link and your account is new.")


def _page(place: Municipality, process: Process, form: AnswerForm) -> str:
    sections = queries.list_sections(process.id)
    form.about(sections)
    chosen = next((one for one in sections if str(one.number) == form.section.data), None)
    account = current_account()
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return render_template(
        "hearings/answer_form.html",
        crumbs=crumbs_of(place, process),
        title=both(process.title_nb, process.title_nn),
        form=form,
        closed=closed_to_reader(process),
        heading=f"{chosen.number}. {both(chosen.heading_nb, chosen.heading_nn)}" if chosen else "",
        section_text=both(chosen.text_nb, chosen.text_nn) if chosen else "",
        action=url_for(".send", **at),
        process_url=url_for("pages.show_process", **at),
        longest=LONGEST_ANSWER,
        shown_name=account.shown_name if account else "",
        is_logged_in=account is not None,
    )
