"""Pictures of options: frozen with the round, bound by the hash of its rules, shown wherever one chooses or looks."""

from __future__ import annotations

import hashlib
import json

import pytest
import sqlalchemy as sa

from citizen.ballots.models import OptionPicture, VotePicture, VoteRound
from citizen.ballots.queries import list_options
from citizen.boxes import writing
from citizen.boxes.verifying import verify_box
from citizen.database import db
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from tests import factories as a
from tests.ballots.pictures import a_kept_picture, a_vote_with_pictures
from tests.ballots.test_guards import does
from tests.boxes.checking import run_recount
from tests.published import write_box
from tests.reading import Page
from tests.voting import a_vote

pytestmark = pytest.mark.usefixtures("app")
SINGLE = HowToCount(Method.SINGLE)
EACH_METHOD = [
    SINGLE, HowToCount(Method.APPROVAL), HowToCount(Method.RANKED), HowToCount(Method.BUDGET, None, 40),
]  # fmt: skip
ALTS = {"Bølger på skjold", "Båt på skjold", "Graner på skjold"}


def alts_in(html: str) -> list[str]:
    return [one["alt"] for one in Page(html).all("img") if one["src"].startswith("/bilde/alternativ/")]


def address(vote, rest: str = "/", lang: str = "nb") -> str:
    return f"/{lang}/{vote.place.slug}/{vote.process.slug}{rest}"


def test_pictures_are_frozen_when_the_voting_opens_and_never_changed():
    before, after = (
        a_vote_with_pictures(SINGLE, Phase.ANNOUNCED),
        a_vote_with_pictures(SINGLE, place=a.a_municipality("Nes")),
    )
    free = a_kept_picture(before.place)
    free_id = db.session.scalars(sa.select(VotePicture.id).where(VotePicture.public_id == free)).one()
    for vote, may in ((before, True), (after, False)):
        own = OptionPicture.option_id == vote.options[0]
        assert does(sa.update(OptionPicture).where(own).values(alt_nb="Noe annet")) is may
        assert does(sa.update(OptionPicture).where(own).values(picture_id=free_id)) is may
        assert does(sa.delete(OptionPicture).where(own)) is may
    to_open = sa.update(OptionPicture).where(OptionPicture.option_id == before.options[0])
    assert not does(to_open.values(option_id=after.options[0]))
    bare = a_vote()
    new = {"picture_id": free_id, "alt_nb": "Skjold", "alt_nn": "Skjold"}
    assert not does(sa.insert(OptionPicture).values({**new, "option_id": bare.options[0]}))
    assert not does(sa.update(OptionPicture).values(alt_nb=""))
    for column, value in {"content": b"x", "small": b"x", "sha256": b"x", "public_id": "x", "width": 1}.items():
        assert not does(sa.update(VotePicture).where(VotePicture.id == free_id).values({column: value}))
    assert does(sa.update(VotePicture).where(VotePicture.id == free_id).values(account_id=None))
    assert does(sa.delete(VotePicture).where(VotePicture.id == free_id))
    shown = sa.select(OptionPicture.picture_id).where(OptionPicture.option_id == before.options[0])
    assert not does(sa.delete(VotePicture).where(VotePicture.id.in_(shown)))


def test_no_table_of_pictures_is_emptied_on_postgresql():
    if db.engine.dialect.name == "postgresql":
        a_vote_with_pictures(SINGLE)
        assert not does(sa.text("TRUNCATE option_picture"))
        assert not does(sa.text("TRUNCATE vote_picture CASCADE"))


def test_the_rules_hold_the_hashes_of_what_is_sent_and_what_is_said_to_be_seen(client):
    vote = a_vote_with_pictures(SINGLE)
    [question] = json.loads(vote.round.rules)["questions"]
    for option in question["options"]:
        said = option["picture"]
        whole, small = (client.get(f"/bilde/alternativ/{said['id']}{ending}.webp").data for ending in ("", "-liten"))
        assert said["sha256"] == hashlib.sha256(whole).hexdigest()
        assert said["small_sha256"] == hashlib.sha256(small).hexdigest()
        assert said["alt_nb"] == f"{option['name_nb']} på skjold"


def test_a_box_with_pictures_is_verified_and_its_manifest_binds_them(tmp_path):
    vote = a_vote_with_pictures(SINGLE)
    vote.cast(0, 1)
    a.let_it_close(vote.round)
    write_box(vote.round.id, tmp_path / "box")
    found = verify_box(tmp_path / "box")
    assert [one.sentence("nb") for one in found if not one.holds] == []
    counted = run_recount(tmp_path / "box", rules=vote.round.rules_hash.hex())
    assert counted.returncode == 0, counted.stdout
    manifest = json.loads((tmp_path / "box" / writing.MANIFEST).read_bytes())
    manifest["rules"]["questions"][0]["options"][0]["picture"]["sha256"] = "0" * 64
    (tmp_path / "box" / writing.MANIFEST).write_text(json.dumps(manifest))
    assert {one.check.value for one in verify_box(tmp_path / "box") if not one.holds} >= {"rules"}


def test_rules_without_pictures_say_nothing_of_them():
    [question] = json.loads(a_vote().round.rules)["questions"]
    assert {tuple(sorted(option)) for option in question["options"]} == {("cost", "id", "name_nb", "name_nn")}


@pytest.mark.parametrize("how", EACH_METHOD, ids=lambda how: how.method.value)
def test_the_pictures_stand_on_the_page_of_the_vote_and_on_the_ballot(client, how):
    vote = a_vote_with_pictures(how)
    assert set(alts_in(client.get(address(vote)).text)) == ALTS
    assert set(alts_in(client.get(address(vote, "/stem/sak")).text)) == ALTS
    assert set(alts_in(client.get(address(vote, "/stem/sak", "nn")).text)) == {f"{alt}et" for alt in ALTS}
    client.log_in(a.a_resident(vote.district))
    page = client.get(address(vote, "/stem/sak")).text
    assert set(alts_in(page)) == ALTS
    assert "form" in page


@pytest.mark.parametrize("how", EACH_METHOD, ids=lambda how: how.method.value)
def test_the_result_shows_what_people_chose_among_those_that_lead_first(client, how):
    vote = a_vote_with_pictures(how)
    for person in range(3):
        vote.cast(person, 2)
    a.let_it_close(vote.round)
    page = client.get(address(vote, "/resultat/sak")).text
    assert "Det folk valgte mellom" in page
    assert alts_in(page)[0] == "Graner på skjold"
    assert set(alts_in(page)) == ALTS


def test_the_vote_after_one_that_was_stopped_shows_the_same_pictures(client):
    vote = a_vote_with_pictures(SINGLE)
    before = [option.picture for option in list_options(vote.round.id)]
    vote.stop()
    after = db.session.scalars(sa.select(VoteRound).where(VoteRound.status == "open")).one()
    assert [option.picture for option in list_options(after.id)] == before
    assert set(alts_in(client.get(address(vote)).text)) == ALTS


def test_a_member_of_staff_sees_that_an_open_vote_can_not_get_other_pictures(client):
    vote = a_vote_with_pictures(SINGLE)
    client.log_in(a.a_person_with_role(vote.place, Role.STAFF))
    rules = vote.round.rules_hash
    change = f"/nb/stab/{vote.place.slug}/{vote.process.slug}/avstemning"
    assert client.send(change, {"do": "save", "rows": "3"}).status_code == 422
    assert db.session.get_one(VoteRound, vote.round.id, populate_existing=True).rules_hash == rules
