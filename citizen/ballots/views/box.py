"""The public ballot box: the signed log while the vote is open, the whole box afterwards, and looking up a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.ballots import queries
from citizen.ballots.models import LogBatch, VoteRound
from citizen.ballots.views.blueprint import ballots
from citizen.boxes.writing import BALLOTS, CODEBOOK_FILE, LEAVES, MANIFEST, READ_ME_FILE, RECOUNT, REPLACED, SIGNATURE
from citizen.domain.box.receipts import CHARACTERS, read_receipt
from citizen.domain.tally import Method
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.web.access import public
from citizen.web.found import or_404
from citizen.web.locale import both, language, ngettext, show_moment, show_number
from citizen.web.locale import gettext as _

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/urne"
LAST_ROOTS = 20


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found under a receipt, in finished words."""

    receipt: str
    sentence: str
    state: str
    question: str = ""
    choices: tuple[str, ...] = ()
    proof: tuple[tuple[str, str], ...] = ()
    path: tuple[str, ...] = ()
    is_ranked: bool = False


@ballots.get(PLACE)
@public
def show_box(municipality: str, process: str) -> ResponseReturnValue:
    _place, round_of = open_process(municipality, process)
    return _page(municipality, round_of, _wanted_round(round_of), looked=None, typed="")


@ballots.post(PLACE)
@public
def look_up_receipt(municipality: str, process: str) -> ResponseReturnValue:
    """A form that is sent rather than an address, so that no receipt stands in logs and histories.

    Before the box is published nothing is looked up: whether a receipt still holds would tell somebody who was shown
    it, and pressed for it, whether the vote was changed afterwards.
    """
    _place, round_of = open_process(municipality, process)
    vote_round = _wanted_round(round_of)
    if vote_round.closed_at is None:
        return _page(municipality, round_of, vote_round, looked=None, typed="")
    typed = request.form.get("receipt", "")[:200]
    looked = _look_up(vote_round, typed)
    page = _page(municipality, round_of, vote_round, looked=looked, typed=typed)
    return page, 422 if looked.state == "unreadable" else 200


def _wanted_round(process: Process) -> VoteRound:
    """The round whose number is asked for, else the last."""
    rounds = queries.list_rounds(process.id)
    wanted = request.args.get("runde", "")
    chosen = [one for one in rounds if str(one.number) == wanted] if wanted else rounds
    return or_404(chosen[-1] if chosen else None)


def _page(municipality: str, process: Process, vote_round: VoteRound, *, looked: Looked | None, typed: str) -> str:
    at: dict[str, Any] = {"municipality": municipality, "process": process.slug}
    batches = queries.list_batches(vote_round.id)
    sealed = queries.count_leaves(vote_round.id)
    is_published = vote_round.closed_at is not None
    place = {**at, "number": vote_round.number}
    return render_template(
        "ballots/box.html",
        crumbs=[(both(process.title_nb, process.title_nn), url_for("pages.show_process", **at))],
        is_published=is_published,
        is_stopped=vote_round.status == "stopped",
        events=queries.list_events(vote_round.id),
        both=both,
        closes=show_moment(vote_round.closes_at),
        looked=looked,
        typed=typed,
        round_number=vote_round.number,
        others=[
            (_("Voting number %(number)s", number=one.number), url_for("ballots.show_box", runde=one.number, **at))
            for one in queries.list_rounds(process.id)
            if one.number != vote_round.number
        ],
        log=ngettext("%(num)s entry is sealed", "%(num)s entries are sealed", sealed),
        roots=_roots(batches),
        earlier=max(0, len(batches) - LAST_ROOTS),
        witnesses=[(one.name, one.address) for one in queries.list_witnesses(process.municipality_id)],
        are_roots_mailed=bool(current_app.config["CITIZEN"].smtp_url),
        roots_url=url_for("ballots.send_roots", **place),
        public_key=vote_round.public_key,
        command=f"python3 {RECOUNT}" + (" --language nn" if language() == "nn" else ""),
        files=_files(place) if is_published else [],
        zip_url=url_for("ballots.send_zip", **place) if is_published else "",
        results_url=url_for("results.show_results", **at) if is_published else "",
    )


def _roots(batches: Sequence[LogBatch]) -> list[list[str]]:
    """The last roots, the newest on top."""
    return [
        [show_moment(batch.sealed_at), show_number(batch.tree_size), batch.root.hex()]
        for batch in reversed(batches[-LAST_ROOTS:])
    ]


def _files(place: dict[str, Any]) -> list[tuple[str, str, str]]:
    words = {
        BALLOTS: _("Every ballot: question, receipt, choices and nonce"),
        REPLACED: _("Receipts of votes that were changed or taken back"),
        LEAVES: _("The sealed log in its order"),
        MANIFEST: _("The rules, the result, the signed roots and the fingerprints of the files"),
        SIGNATURE: _("The municipality's signature under manifest.json"),
        CODEBOOK_FILE: _("What each column means"),
        READ_ME_FILE: _("How to count the box yourself"),
        RECOUNT: _("A short program that counts and checks everything"),
    }
    return [(name, said, url_for("ballots.send_box_file", name=name, **place)) for name, said in words.items()]


def _look_up(vote_round: VoteRound, typed: str) -> Looked:
    receipt = read_receipt(typed)
    if receipt is None:
        return Looked(typed, _unreadable(typed), "unreadable")
    line = queries.find_line(vote_round.id, receipt)
    if line is None:
        return _not_in_box(vote_round, receipt)
    options = {option.id: option for option in queries.list_options(vote_round.id, line.question_id)}
    asked = next(one for one in queries.list_asked(vote_round.id) if one.id == line.question_id)
    proof = queries.prove_inclusion(vote_round.id, line.commitment)
    return Looked(
        receipt=receipt,
        sentence=_("Your ballot is in the box, and it was counted like this:"),
        state="found",
        question=both(asked.title_nb, asked.title_nn),
        choices=tuple(both(options[one].name_nb, options[one].name_nn) for one in line.choices) or (_("Blank"),),
        proof=(
            (_("Commitment (SHA-256 of the ballot with its nonce)"), line.commitment.hex()),
            (_("Nonce"), line.nonce.hex()),
            (_("Place in the log, counted from 0"), str(proof.index) if proof else ""),
            (_("Entries in the log"), str(proof.tree_size) if proof else ""),
            (_("Signed root"), proof.root.hex() if proof else ""),
        ),
        path=tuple(one.hex() for one in proof.path) if proof else (),
        is_ranked=vote_round.method == Method.RANKED and len(line.choices) > 1,
    )


def _unreadable(typed: str) -> str:
    """What to look for: a character that is wrong where the length is right, else one that is missing or too many."""
    if sum(character.isalnum() for character in typed) == CHARACTERS:
        return _("One character is probably wrong, or two have changed places. Compare with the receipt once more.")
    return _("This is not a whole receipt. It has 27 letters and figures in groups of four. Look at it once more.")


def _not_in_box(vote_round: VoteRound, receipt: str) -> Looked:
    if queries.is_replaced(vote_round.id, receipt):
        sentence = _(
            "The vote with this receipt was changed or taken back before the vote closed, so it was not counted. If you"
            " changed it, look up your last receipt. If you did neither, tell the municipality and the control"
            " committee."
        )
        return Looked(receipt, sentence, "replaced")
    sentence = _(
        "No ballot in this box has this receipt. See that it belongs to this vote. If it does, tell the municipality"
        " and the control committee, and keep the receipt."
    )
    return Looked(receipt, sentence, "missing")
