"""One's own receipts: one by one and all of a round, to look at, print and save as long as the round is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import residents_only
from citizen.ballots import queries
from citizen.ballots.access import Sheet, find_own_ballot, list_own_votes, open_sheet
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import Asked, OwnBallot
from citizen.ballots.views.ballot import PLACE
from citizen.ballots.views.blueprint import ballots
from citizen.ballots.views.receipt_file import box_address, write_receipts
from citizen.ballots.views.state_words import safety_url
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.web.found import or_404
from citizen.web.locale import both, language, show_moment
from citizen.web.locale import gettext as _

ALL = "/<any(nb,nn):lang>/<municipality>/<process>/kvitteringer"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as the page shows it, in finished words."""

    question: str
    code: str
    seal: str
    url: str
    file_url: str


@ballots.get(f"{PLACE}/kvittering")
@residents_only
def show_receipt(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    sheet = open_sheet(municipality, process, slug)
    at, ballot = _at(sheet.place, sheet.process), find_own_ballot(sheet)
    shown = _receipts(sheet.place, sheet.process, sheet.round, [(sheet.asked, ballot)] if ballot else [])
    title = both(sheet.question.title_nb, sheet.question.title_nn)
    ballot_url = url_for("ballots.show_ballot", slug=slug, **at)
    return render_template(
        "ballots/receipt.html",
        crumbs=[*_crumbs(sheet.place, sheet.process), (title, ballot_url)],
        question=title,
        receipt=shown[0] if shown else None,
        ballot_url=ballot_url,
        **_around(sheet.place, sheet.process, sheet.round),
    )


@ballots.get(f"{PLACE}/kvittering.txt")
@residents_only
def download_receipt(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    sheet = open_sheet(municipality, process, slug)
    ballot = or_404(find_own_ballot(sheet))
    return _as_file(sheet, [(sheet.asked, ballot)], f"kvittering-{sheet.process.slug}-{slug}.txt")


@ballots.get(ALL)
@residents_only
def show_receipts(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    vote_round = _last_round(round_of)
    own = _own(round_of, vote_round)
    return render_template(
        "ballots/receipts.html",
        crumbs=_crumbs(place, round_of),
        receipts=_receipts(place, round_of, vote_round, own),
        file_url=url_for("ballots.download_receipts", **_at(place, round_of)),
        **_around(place, round_of, vote_round),
    )


@ballots.get(f"{ALL}.txt")
@residents_only
def download_receipts(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    vote_round = _last_round(round_of)
    own = or_404(_own(round_of, vote_round) or None)
    sheet_name = f"kvitteringer-{round_of.slug}.txt"
    return _file(write_receipts(place, round_of, vote_round, own), sheet_name)


def _as_file(sheet: Sheet, own: list[tuple[Asked, OwnBallot]], name: str) -> Response:
    return _file(write_receipts(sheet.place, sheet.process, sheet.round, own), name)


def _file(text: str, name: str) -> Response:
    response = Response(text, mimetype="text/plain")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _last_round(process: Process) -> VoteRound:
    rounds = queries.list_rounds(process.id)
    return or_404(rounds[-1] if rounds else None)


def _own(process: Process, vote_round: VoteRound) -> list[tuple[Asked, OwnBallot]]:
    return [(vote.asked, vote.ballot) for vote in list_own_votes(process, vote_round) if vote.ballot]


def _receipts(
    place: Municipality, process: Process, vote_round: VoteRound, own: list[tuple[Asked, OwnBallot]]
) -> list[Receipt]:
    seals = queries.find_seals(vote_round.id, [ballot.commitment for _asked, ballot in own])
    at, found = _at(place, process), []
    for asked, ballot in own:
        batch = seals.get(ballot.commitment)
        found.append(
            Receipt(
                question=both(asked.title_nb, asked.title_nn),
                code=ballot.receipt,
                seal=_("Sealed in the public log %(moment)s.", moment=show_moment(batch.sealed_at))
                if batch
                else _(
                    "Not sealed in the public log yet. Votes are sealed many at a time, so that nobody can see who"
                    " voted when. Look here again in a while."
                ),
                url=url_for("ballots.show_receipt", slug=asked.slug, **at),
                file_url=url_for("ballots.download_receipt", slug=asked.slug, **at),
            )
        )
    return found


def _around(place: Municipality, process: Process, vote_round: VoteRound) -> dict[str, Any]:
    """What the two pages have in common."""
    at = _at(place, process)
    return {
        "is_closed": vote_round.status != "open",
        "closes": show_moment(vote_round.closes_at),
        "box_url": box_address(language(), place, process, vote_round),
        "list_url": url_for("ballots.show_ballots", **at),
        "all_url": url_for("ballots.show_receipts", **at),
        "safety_url": safety_url(),
    }


def _at(place: Municipality, process: Process) -> dict[str, Any]:
    return {"municipality": place.slug, "process": process.slug}


def _crumbs(place: Municipality, process: Process) -> list[tuple[str, str]]:
    at = _at(place, process)
    title = both(process.title_nb, process.title_nn)
    return [(title, url_for("pages.show_process", **at)), (_("Vote"), url_for("ballots.show_ballots", **at))]
