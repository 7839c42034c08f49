"""The page where staff answer an idea, and change the answer."""

from __future__ import annotations

from dataclasses import asdict

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed, take_saved_form
from citizen.answers import actions, queries
from citizen.answers.actions import Publication
from citizen.answers.forms import AnswerForm
from citizen.answers.models import IdeaAnswer
from citizen.answers.views.blueprint import STAFF, answers, crumbs_below, place_in_address
from citizen.answers.views.line import show_answer
from citizen.domain.ideas.answering import AnswerRefusal
from citizen.domain.ideas.states import IdeaState, is_public
from citizen.domain.ideas.steps import Verdict
from citizen.domain.permissions import Permission
from citizen.ideas.models import Idea
from citizen.ideas.queries import find_idea
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.web.clock import today
from citizen.web.found import or_404
from citizen.web.locale import LANGUAGES, both, spoken
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@answers.route(f"{STAFF}/<public_id>/svar", methods=["GET", "POST"])
@permission_needed(Permission.ANSWER_IDEAS)
def answer_idea(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    idea = or_404(find_idea(round_of.id, public_id))
    if request.method == "GET":
        or_404(idea if is_public(IdeaState(idea.state)) else None)
        kept = take_saved_form(request.path)
        return _page(place, round_of, idea, AnswerForm.kept(kept) if kept else _prefilled(place, round_of, idea))
    form = AnswerForm()
    if not form.judge():
        return _page(place, round_of, idea, form), 422
    outcome = actions.publish_answer(idea.id, _publication(form), get_current_account().id, today())
    if isinstance(outcome, AnswerRefusal):
        form.form_errors.append(explain(outcome))
        if outcome is AnswerRefusal.CHANGED_MEANWHILE:
            form.seen.data = str(queries.list_answers(idea.id)[0].number)
        return _page(place, round_of, idea, form), 422 if outcome is AnswerRefusal.NOTHING_CHANGED else 409
    flash(_("The answer is published, and those whom it concerns are told."), "success")
    at = place_in_address(place, round_of)
    return redirect(url_for("pages.show_idea", public_id=idea.public_id, **at), 303)


def _publication(form: AnswerForm) -> Publication:
    """The answer, and the verdict with its reason as people are told it in each language form."""
    answer, told = form.answer(), {}
    for lang in LANGUAGES:
        with spoken(lang):
            told[lang] = f"{explain(Verdict(answer.verdict))}. {getattr(answer, f'reason_{lang}')}"
    return Publication(answer, form.seen_number(), told["nb"], told["nn"])


def _prefilled(place: Municipality, process: Process, idea: Idea) -> AnswerForm:
    said = queries.list_answers(idea.id)
    if said:
        parts = {part: getattr(said[0], part) for part in AnswerForm.PARTS}
        return AnswerForm(data={**parts, "seen": str(said[0].number)})
    decided_by = both(process.decided_by_nb, process.decided_by_nn)
    on_behalf_of = _("%(name)s municipality", name=place.name)
    return AnswerForm(data={"seen": "0", "on_behalf_of": on_behalf_of, "decided_by": decided_by})


def _page(place: Municipality, process: Process, idea: Idea, form: AnswerForm) -> str:
    said = queries.list_answers(idea.id)
    return render_template(
        "answers/answer_idea.html",
        crumbs=crumbs_below(place, process),
        title=idea.title if is_public(IdeaState(idea.state)) else "",
        language=idea.language,
        idea_url=url_for("pages.show_idea", public_id=idea.public_id, **place_in_address(place, process)),
        form=form,
        published=show_answer(said[0]) if said and _differs(said[0], form) else None,
        is_change=bool(said),
    )


def _differs(answer: IdeaAnswer, form: AnswerForm) -> bool:
    """Whether the answer that holds is another than the one in the form."""
    return any(getattr(answer, part) != said for part, said in asdict(form.answer()).items())
