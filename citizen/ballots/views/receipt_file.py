"""Receipts as a text that one can keep: in both language forms, signed by the municipality, without the choice."""

from __future__ import annotations

from collections.abc import Sequence

from flask import current_app, request, url_for

from citizen.ballots.access import keys_dir
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import Asked, OwnBallot
from citizen.domain.box.statements import receipt_statement
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.signing import make_signing_key, public_key_hex, sign
from citizen.web.locale import LANGUAGES, N_, Language, catalogue

HEAD = (
    N_("RECEIPTS FOR VOTES"),
    N_("Municipality: %(municipality)s"),
    N_("Process: %(process)s"),
    N_("Voting number: %(round)s"),
    "",
)
EACH = (N_("Question: %(question)s"), N_("Receipt: %(receipt)s"), "")
FOOT = (
    N_("When the votes are counted you can look the receipt up and see that your vote was counted as you cast it:"),
    "%(box)s",
    "",
    N_("What you voted does not stand here. Whoever has the receipt can see it after the count: keep it to yourself."),
    N_("If you change or withdraw your vote, this receipt no longer holds. Then fetch a new one before the deadline."),
    N_("The municipality can’t find your vote for you once the voting has closed."),
    "",
)
RULE = "-" * 72


def write_receipts(
    place: Municipality, process: Process, vote_round: VoteRound, own: Sequence[tuple[Asked, OwnBallot]]
) -> str:
    """The text for these ballots of one person."""
    make_signing_key(keys_dir())  # nothing may have been sealed yet, and so nothing signed
    parts = [_in_words(language, place, process, vote_round, own) for language in LANGUAGES]
    signed = [_signed(place, process, vote_round, asked, ballot) for asked, ballot in own]
    key = f"Public key (Ed25519): {public_key_hex(keys_dir())}\n"
    rules = f"Rules (SHA-256): {vote_round.rules_hash.hex()}\n"
    return f"\n{RULE}\n\n".join([*parts, "\n".join([*signed, key + rules])])


def box_address(language: Language, place: Municipality, process: Process, vote_round: VoteRound) -> str:
    """The whole address of the published box, as it can be typed from paper; of this round, should there be several."""
    scheme = request.scheme if current_app.config["CITIZEN"].is_demo else "https"
    return url_for(
        "ballots.show_box",
        lang=language,
        municipality=place.slug,
        process=process.slug,
        runde=vote_round.number,
        _external=True,
        _scheme=scheme,
    )


def _in_words(
    language: Language,
    place: Municipality,
    process: Process,
    vote_round: VoteRound,
    own: Sequence[tuple[Asked, OwnBallot]],
) -> str:
    is_nynorsk = language == "nn"
    known = {
        "municipality": place.name,
        "process": process.title_nn if is_nynorsk else process.title_nb,
        "round": vote_round.number,
        "box": box_address(language, place, process, vote_round),
    }
    lines = [_line(language, line, known) for line in HEAD]
    for asked, ballot in own:
        question = asked.title_nn if is_nynorsk else asked.title_nb
        lines += [_line(language, line, {"question": question, "receipt": ballot.receipt}) for line in EACH]
    lines += [_line(language, line, known) for line in FOOT]
    return "\n".join(lines)


def _line(language: Language, line: str, known: dict[str, object] | dict[str, str]) -> str:
    return catalogue(language).ugettext(line) % known if line else ""


def _signed(place: Municipality, process: Process, vote_round: VoteRound, asked: Asked, ballot: OwnBallot) -> str:
    """The lines that the municipality has signed, and the signature under them."""
    statement = receipt_statement(
        municipality_number=place.number,
        process_slug=process.slug,
        round_number=vote_round.number,
        rules_hash=vote_round.rules_hash,
        question_id=asked.id,
        receipt=ballot.receipt,
        commitment=ballot.commitment,
    )
    return f"{statement.decode('ascii')}Signature (Ed25519): {sign(keys_dir(), statement).hex()}\n"
