"""The page of one ballot: what is asked, who may answer, the options, and what is stored of one's own."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for

from citizen.accounts.access import current_account
from citizen.ballots.access import OwnVote, Sheet, has_voted_on_paper, list_own_votes, state_now, what_is_shown
from citizen.ballots.forms import BallotForm, idem_bytes, write_shown
from citizen.ballots.models import VoteRound
from citizen.ballots.views.choices import (
    Choice,
    blank_label,
    blank_value,
    budget_sum,
    is_blank,
    list_choices,
    say_how,
)
from citizen.ballots.views.just_done import take_done
from citizen.ballots.views.news import list_news
from citizen.ballots.views.state_words import over_sentence, safety_url
from citizen.domain.ballots import BallotRefusal
from citizen.domain.round_states import RoundState
from citizen.domain.tally import Method
from citizen.electorates.access import WayOn, explain_refusal, refuse_current, say_source, say_who
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left, voting_deadline
from citizen.web.found import or_404
from citizen.web.locale import both, ngettext, show_moment
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class Status:
    """What is stored, in words."""

    text: str
    state: str
    detail: str
    ways: tuple[tuple[str, str], ...] = ()
    """Links that belong to what is said: words and address."""


def render_ballot(sheet: Sheet, form: BallotForm) -> str:
    """The page as this person sees it now."""
    votes = list_own_votes(sheet.process, sheet.round)
    number = or_404(next((i for i, vote in enumerate(votes, 1) if vote.asked.id == sheet.question.id), None))
    own = votes[number - 1]
    at: dict[str, Any] = {"municipality": sheet.place.slug, "process": sheet.process.slug}
    state, refusal = state_now(sheet.round), why_not(sheet.process, sheet.round, sheet.question.id)
    is_kept_as_was = form.was_emptied and own.choices is not None
    if is_kept_as_was:
        form.forgive()
    choices = list_choices(sheet, form, own.choices)
    done = take_done(choice.value for choice in choices)
    idem = secrets.token_urlsafe(18)
    withdraw_url = url_for("ballots.confirm_withdrawal", slug=sheet.question.slug, **at)
    return render_template(
        "ballots/ballot.html",
        crumbs=_crumbs(sheet, at),
        **_about(sheet, at),
        form=form,
        has_errors=bool(form.name.errors),
        errors=list(form.name.errors),
        news=list_news(sheet.process),
        who=[say_who(sheet.process), say_source(sheet.process)],
        how=say_how(sheet),
        refusal=refusal,
        is_open=state is RoundState.OPEN,
        can_vote=state is RoundState.OPEN and current_account() is not None and refusal is None,
        over_sentence=over_sentence(sheet.round, state),
        results_url=url_for("results.show_results", **at) if state is RoundState.CLOSED else "",
        closes=voting_deadline(sheet.round.closes_at),
        closes_at=sheet.round.closes_at.isoformat(),
        time_left=show_time_left(sheet.round.closes_at, now()),
        is_ranked=sheet.method is Method.RANKED,
        choices=choices,
        blank_label=blank_label(sheet),
        blank_value=blank_value(sheet),
        is_blank=is_blank(form, own.choices),
        budget=budget_sum(sheet, choices),
        moved=done.get("moved", ""),
        status=_still(sheet, withdraw_url) if is_kept_as_was else _status(sheet, own, form, done, choices),
        receipt=own.ballot.receipt if own.ballot else "",
        receipt_url=url_for("ballots.show_receipt", slug=sheet.question.slug, **at),
        withdraw_url=withdraw_url,
        **_progress(sheet, votes, number),
        late=_late(sheet),
        next_url=_next_url(votes, number, at),
        list_url=url_for("ballots.show_ballots", **at),
        safety_url=safety_url(),
        influence=both(sheet.process.influence_nb, sheet.process.influence_nn),
        round_id=sheet.round.id,
        idem=idem,
        shown=write_shown(what_is_shown(sheet, own.ballot, idem_bytes(idem))),
    )


def why_not(process: Process, vote_round: VoteRound, question_id: int) -> WayOn | None:
    """Why the person who is calling may not vote, and what they can do; None when they may, or are not logged in."""
    if has_voted_on_paper(process, vote_round, question_id):
        return WayOn(explain(BallotRefusal.VOTED_ON_PAPER), None, "")
    refusal = refuse_current(process)
    return explain_refusal(process, refusal) if refusal else None


def _crumbs(sheet: Sheet, at: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (sheet.place.name, url_for("pages.show_municipality", municipality=sheet.place.slug)),
        (both(sheet.process.title_nb, sheet.process.title_nn), url_for("pages.show_process", **at)),
        (_("Vote"), url_for("ballots.show_ballots", **at)),
    ]


def _about(sheet: Sheet, at: dict[str, Any]) -> dict[str, Any]:
    """What is asked: the road that needs a name, or the question with its text."""
    asked, title = sheet.asked, both(sheet.question.title_nb, sheet.question.title_nn)
    if not sheet.is_about_road:
        text = both(sheet.question.text_nb, sheet.question.text_nn)
        return {"old_name": "", "heading": title, "facts": [], "road_url": "", "text": text}
    facts = [asked.district_name or "", ngettext("%(num)s address", "%(num)s addresses", asked.addresses or 0)]
    return {
        "old_name": title,
        "heading": _("What shall %(road)s be called?", road=title),
        "facts": facts,
        "road_url": url_for("proposals.show_road", slug=sheet.question.slug, **at),
        "text": "",
    }


def _status(sheet: Sheet, own: OwnVote, form: BallotForm, done: dict[str, str], choices: list[Choice]) -> Status:
    """What is stored now, said where the eyes are; an error says as well that the earlier vote stands."""
    if form.name.errors:
        stands = _("The vote that you cast before still stands.") if own.choices is not None else ""
        return Status(str(form.name.errors[0]), "failed", stands)
    if own.choices is None:
        return Status(_no_vote(sheet, done), "empty", "")
    recorded = _("Your vote is recorded at %(time)s.", time=done["time"]) if done else _("Your vote is recorded.")
    moved = next((choice for choice in choices if choice.value == done.get("moved")), None)
    said = [recorded] if moved is None else [_where(moved), recorded]
    until = [_("You can change it until %(moment)s.", moment=show_moment(sheet.round.closes_at))]
    return Status(" ".join(said), "saved", " ".join(until if own.choices else [_blank(sheet), *until]))


def _still(sheet: Sheet, withdraw_url: str) -> Status:
    """The last tick was taken away, or the last place: most often a slip, so the vote stands; the ways on are shown."""
    none = "#ballot-choices-none" if sheet.method is Method.RANKED else "#choice-none"
    return Status(
        _("Your vote still stands as it was."),
        "saved",
        _("You took away the last one that you had chosen. That alone changes nothing."),
        ((_("Withdraw the vote"), withdraw_url), (blank_label(sheet), none)),
    )


def _no_vote(sheet: Sheet, done: dict[str, str]) -> str:
    if done.get("withdrawn"):
        return _("Your vote was withdrawn at %(time)s. You have no vote here now.", time=done["time"])
    if sheet.is_about_road:
        return _("You have not voted on this road yet.")
    return _("You have not voted on this question yet.")


def _where(moved: Choice) -> str:
    if moved.number:
        return _("%(name)s is now number %(number)s.", name=moved.name, number=moved.number)
    return _("%(name)s is no longer in your order.", name=moved.name)


def _blank(sheet: Sheet) -> str:
    if sheet.is_about_road:
        return _("You chose none of the names. That counts as a blank vote.")
    if sheet.method is Method.YES_NO:
        return _("You voted blank.")
    return _("You voted blank, with “None of these”.")


def _late(sheet: Sheet) -> str:
    if not sheet.is_about_road:
        return ""
    return _(
        "The time for proposing names ended %(moment)s. If you like none of the names, choose “None of these”: "
        "the council sees how many did.",
        moment=show_moment(sheet.process.proposals_close_at),
    )


def _progress(sheet: Sheet, votes: list[OwnVote], number: int) -> dict[str, Any]:
    """Which question of how many this is, and how many the person has voted on."""
    total, voted = len(votes), sum(1 for vote in votes if vote.choices is not None)
    if sheet.is_about_road:
        place = _("Road %(number)s of %(total)s that you can vote on", number=number, total=total)
    else:
        place = _("Question %(number)s of %(total)s", number=number, total=total) if total > 1 else ""
    if place and current_account() is not None:
        done = ngettext("you have voted on %(num)s", "you have voted on %(num)s", voted)
        place = f"{place} · {done}"
    return {"progress_text": place, "voted": voted, "total": total}


def _next_url(votes: list[OwnVote], number: int, at: dict[str, Any]) -> str:
    """The next question that this person has not voted on, else the next on the list; empty after the last."""
    after = votes[number:]
    following = next((vote for vote in after if vote.choices is None), after[0] if after else None)
    return url_for("ballots.show_ballot", slug=following.asked.slug, **at) if following else ""
