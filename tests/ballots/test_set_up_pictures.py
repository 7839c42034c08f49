"""Staff give options pictures: nothing is lost when a form is refused, and nobody else sees what only waits."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import sqlalchemy as sa
from PIL import Image
from werkzeug.datastructures import FileStorage

from citizen.ballots import actions
from citizen.ballots.models import OptionPicture, VotePicture
from citizen.ballots.queries import list_options
from citizen.database import db, transaction
from citizen.domain.permissions import Role
from citizen.municipalities.models import Municipality
from citizen.web.clock import now
from tests import factories as a
from tests.ballots.pictures import a_file, a_kept_picture
from tests.ballots.test_set_up_vote import NEW, fields_in, sent, the_vote
from tests.reading import Page

ALTS = {f"option_{number}_alt_{lang}": f"Skjold {number} {lang}" for number in (1, 2) for lang in ("nb", "nn")}
CHANGE = "/nb/stab/fjordsund/farge/avstemning"


@pytest.fixture
def staff(client):
    client.log_in(a.a_person_with_role(a.a_municipality(), Role.STAFF))
    return client


def with_pictures(client, **changes):
    return {**sent(client), **ALTS, "option_1_picture": a_file("red"), "option_2_picture": a_file("blue"), **changes}


def without_files(html: str) -> dict[str, str]:
    """What a browser sends of a page it was shown: it chooses no file again, and ticks no box."""
    return {name: text for name, text in fields_in(html).items() if not name.endswith("_no_picture")}


def pictures():
    return [option.picture for option in list_options(the_vote()[1].id)]


def address(public_id: str) -> str:
    return f"/bilde/alternativ/{public_id}.webp"


def an_old_one(public_id: str, days: int) -> None:
    """Has waited for so long. What is stored of a picture never changes, so it is stored anew."""
    with transaction() as session:
        old = session.scalars(sa.select(VotePicture).where(VotePicture.public_id == public_id)).one()
        row = {column.name: getattr(old, column.name) for column in VotePicture.__table__.columns}
        session.delete(old)
        session.flush()
        session.execute(sa.insert(VotePicture).values({**row, "added_at": now() - timedelta(days=days)}))


def test_a_vote_is_announced_with_pictures_and_the_form_for_changes_shows_them(staff):
    assert staff.send(NEW, with_pictures(staff)).status_code == 303
    first, second = pictures()
    assert (first.alt_nb, first.alt_nn, second.alt_nb) == ("Skjold 1 nb", "Skjold 1 nn", "Skjold 2 nb")
    assert (first.width, first.height) == (600, 720)
    page = Page(staff.get(CHANGE).text)
    shown = [(one["src"], one["alt"]) for one in page.all("img")]
    assert [alt for _src, alt in shown] == ["Skjold 1 nb", "Skjold 2 nb"]
    for source, _alt in shown:
        assert Image.open(io.BytesIO(staff.get(source).data)).format == "WEBP"
    whole = staff.get(address(first.public_id))
    assert Image.open(io.BytesIO(whole.data)).size == (600, 720)
    assert whole.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert staff.get(address(first.public_id), headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304


def test_a_refused_form_keeps_the_pictures_that_came_with_it(staff):
    refused = staff.send(NEW, with_pictures(staff, title_nb="", option_1_alt_nn=""))
    assert refused.status_code == 422
    assert "Skriv denne teksten: Alternativ 1: Hva bildet viser, nynorsk." in Page(refused.text).text
    kept = without_files(refused.text)
    assert kept["option_1_picture_id"] != kept["option_2_picture_id"] != ""
    assert len(Page(refused.text).all("img")) == 2
    again = {**kept, "title_nb": "Våpen", "option_1_alt_nn": "Skjold", "method": "single"}
    assert staff.send(NEW, again).status_code == 303
    assert [one.public_id for one in pictures()] == [kept["option_1_picture_id"], kept["option_2_picture_id"]]


@pytest.mark.parametrize("button", ["pictures", "add"])
def test_pictures_are_fetched_before_the_rest_is_filled_in(staff, button):
    page = staff.send(NEW, with_pictures(staff, do=button))
    assert page.status_code == 200
    assert len(Page(page.text).all("img")) == 2
    broken = FileStorage(io.BytesIO(b"<svg/>"), "vapen.svg")
    refused = staff.send(NEW, {**without_files(page.text), "option_1_picture": broken, "do": button})
    assert refused.status_code == 422
    assert "Denne filen kan ikke vises som et bilde" in Page(refused.text).text
    assert len(Page(refused.text).all("img")) == 2  # the one that was there before has not gone


def test_what_waits_is_seen_by_who_sent_it_alone_and_by_everyone_once_it_is_announced(app, staff):
    page = staff.send(NEW, with_pictures(staff, do="pictures"))
    kept = without_files(page.text)
    one = address(kept["option_1_picture_id"])
    own = staff.get(one)
    assert (own.status_code, own.headers["Cache-Control"]) == (200, "private, no-cache")
    place = db.session.scalars(sa.select(Municipality)).one()
    colleague, resident = app.test_client(), app.test_client()
    colleague.log_in(a.a_person_with_role(place, Role.STAFF))
    for other in (colleague, resident):
        assert other.get(one).status_code == other.get(one.replace(".webp", "-liten.webp")).status_code == 404
    assert staff.send(NEW, {**kept, "method": "single"}).status_code == 303
    for other in (colleague, resident):
        answer = other.get(one)
        assert (answer.status_code, answer.mimetype) == (200, "image/webp")
        assert answer.headers["Cache-Control"] == "public, max-age=3600"


def test_a_picture_can_be_changed_and_removed_until_the_vote_opens(staff):
    staff.send(NEW, with_pictures(staff))
    before = pictures()
    form = without_files(staff.get(CHANGE).text)
    changes = {"option_1_picture": a_file("green"), "option_2_no_picture": "y", "method": "single"}
    nobody = {"option_2_alt_nb": "", "option_2_alt_nn": ""}
    assert staff.send(CHANGE, {**form, **changes, **nobody}).status_code == 303
    first, second = pictures()
    assert first.public_id != before[0].public_id
    assert second is None
    assert staff.get(address(before[1].public_id)).headers["Cache-Control"] == "private, no-cache"


def test_a_description_without_a_picture_is_pointed_out(staff):
    refused = staff.send(NEW, {**sent(staff), "option_1_alt_nb": "Et skjold", "option_1_alt_nn": "Eit skjold"})
    assert refused.status_code == 422
    assert "Velg bildet som er beskrevet" in Page(refused.text).text


def test_nobody_can_use_what_a_colleague_sent_or_another_municipality_shows(staff):
    place = db.session.scalars(sa.select(Municipality)).one()
    colleague = a.a_person_with_role(place, Role.STAFF)
    for public_id in (a_kept_picture(place, account_id=colleague.id), a_kept_picture(a.a_municipality("Nabovik")), "x"):
        refused = staff.send(NEW, {**sent(staff), **ALTS, "option_1_picture_id": public_id})
        assert refused.status_code == 422
        assert "ikke lenger tatt vare på" in Page(refused.text).text
        assert not Page(refused.text).all("img")


def test_a_picture_waits_for_a_week_and_is_swept_a_day_later(staff):
    page = without_files(staff.send(NEW, with_pictures(staff, do="pictures")).text)
    an_old_one(page["option_1_picture_id"], 8)
    refused = staff.send(NEW, {**page, "method": "single"})
    assert refused.status_code == 422
    assert "ikke lenger tatt vare på" in Page(refused.text).text
    assert staff.send(NEW, with_pictures(staff)).status_code == 303
    shown = {one.public_id for one in pictures()}
    an_old_one(page["option_2_picture_id"], 9)
    a_kept_picture(db.session.scalars(sa.select(Municipality)).one())
    left = set(db.session.scalars(sa.select(VotePicture.public_id)))
    assert shown < left
    assert page["option_2_picture_id"] not in left


def test_the_preview_describes_each_picture_in_the_form_it_shows(staff):
    page = staff.send(NEW, with_pictures(staff, do="preview"))
    assert page.status_code == 200
    assert [one["alt"] for one in Page(page.text).all("img")][:4] == [
        "Skjold 1 nb", "Skjold 2 nb", "Skjold 1 nn", "Skjold 2 nn",
    ]  # fmt: skip
    assert not db.session.scalars(sa.select(OptionPicture)).all()


def test_hostile_words_about_a_picture_are_only_words(staff):
    hostile = '"><script>alert(1)</script>'
    fields = with_pictures(staff, option_1_alt_nb=hostile, option_1_alt_nn=hostile)
    assert staff.send(NEW, fields).status_code == 303
    assert staff.get("/nb/fjordsund/farge/").text.count("<script>alert") == 0
    assert hostile in [one["alt"] for one in Page(staff.get("/nb/fjordsund/farge/").text).all("img")]
    too_long = staff.send(NEW, with_pictures(staff, slug="ny", option_1_alt_nb="x" * 201))
    assert too_long.status_code == 422


def test_a_staff_member_who_is_deleted_leaves_the_pictures_without_a_name(staff):
    staff.send(NEW, with_pictures(staff))
    with transaction() as session:
        session.execute(sa.update(VotePicture).values(account_id=None))
    assert set(db.session.scalars(sa.select(VotePicture.account_id))) == {None}
    assert actions.plan_of_round(the_vote()[1].id)[0].options[0].picture is not None
