"""What tests about pictures of options share: drawings to send, and a vote whose options have them."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image
from werkzeug.datastructures import FileStorage

from citizen.ballots.actions import PlannedPicture, PlannedQuestion, keep_picture
from citizen.ballots.queries import find_ballot_question, list_options
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.phases import Phase
from citizen.municipalities.models import Municipality
from citizen.web.clock import now
from tests import factories as a
from tests.voting import Vote

NAMES = ("Bølger=10", "Båt=20", "Graner=30")
COLOURS = ("navy", "maroon", "green")


def a_drawing(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 720), colour).save(out, "PNG")
    return out.getvalue()


def a_file(colour: str = "navy") -> FileStorage:
    """As a browser sends it."""
    return FileStorage(io.BytesIO(a_drawing(colour)), "vapen.png", content_type="image/png")


def a_kept_picture(place: Municipality, colour: str = "navy", account_id: int | None = None) -> str:
    kept = keep_picture(place.id, account_id, a_drawing(colour))
    assert isinstance(kept, str), kept
    return kept


def a_vote_with_pictures(how: HowToCount, phase: Phase = Phase.VOTING, place: Municipality | None = None) -> Vote:
    """Three coats of arms, each with its picture."""
    place = place or a.a_municipality()
    district = a.a_district(place)
    opens_at, closes_at = (now() + day * a.DAY for day in ((3, 20) if phase is Phase.ANNOUNCED else (-5, 9)))
    process = a.a_process(
        place, phase, kind="vote", proposals_open_at=opens_at, proposals_close_at=opens_at,
        voting_open_at=opens_at, voting_close_at=closes_at,
    )  # fmt: skip
    options = []
    for named, colour in zip(NAMES, COLOURS, strict=True):
        name, _sign, cost = named.partition("=")
        alts = f"{name} på skjold", f"{name} på skjoldet"
        plain = a.an_option(name, int(cost) if how.budget else None)
        options.append(replace(plain, picture=PlannedPicture(a_kept_picture(place, colour), *alts)))
    vote_round = a.a_round_of(process, [PlannedQuestion("sak", "Hvilket?", "Kva for eit?", tuple(options))], how)
    question = find_ballot_question(vote_round.id, "sak")
    assert question
    ids = tuple(option.id for option in list_options(vote_round.id))
    return Vote(place, district, process, vote_round, question, ids, a.the_keys_dir())
