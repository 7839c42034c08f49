"""Pictures and documents of ideas: made anew, described, given out only while everyone may see them."""

from __future__ import annotations

import io

import pytest
import sqlalchemy as sa
from PIL import Image

from citizen.database import db, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.ideas import actions
from citizen.ideas.models import Idea, IdeaAttachment, IdeaPicture
from citizen.pictures import PictureRefusal, remake
from citizen.processes.models import Process
from tests import factories as a
from tests.ideas.writing import PDF, a_file, a_photo, a_round, the_idea, write


def pictures() -> list[IdeaPicture]:
    return list(db.session.scalars(sa.select(IdeaPicture).execution_options(populate_existing=True)))


def with_picture(here, client, alt="En sal med kamera", **changes):
    """A draft to which a picture has been added with its own button."""
    files = {"picture": a_file(a_photo(), "IMG_1.jpg"), "alt": alt, "do": "picture"}
    answer = client.send(here.address("ny"), here.fields(**files, **changes))
    assert answer.status_code in (303, 422)
    return answer


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_made_anew_without_where_and_when_it_was_taken(kind):
    made = remake(a_photo(kind=kind))
    shown = Image.open(io.BytesIO(made.content))
    assert shown.format == "WEBP"
    assert dict(shown.getexif()) == {}
    assert b"hemmelig" not in made.content + made.small
    assert (made.width, made.height) == shown.size
    assert max(Image.open(io.BytesIO(made.small)).size) <= 480


def test_a_picture_taken_sideways_is_turned_upright():
    wide = Image.new("RGB", (200, 100), "navy")
    wide.getexif()[0x0112] = 6
    out = io.BytesIO()
    wide.save(out, "JPEG", exif=wide.getexif())
    made = remake(out.getvalue())
    assert (made.width, made.height) == (100, 200)


def a_bomb() -> bytes:
    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', PictureRefusal.NO_PICTURE),
        (b"", PictureRefusal.NO_PICTURE),
        (PDF, PictureRefusal.NO_PICTURE),
        (a_photo(kind="JPEG")[:900], PictureRefusal.NO_PICTURE),
        (a_bomb(), PictureRefusal.TOO_MANY_PIXELS),
        (b"\0" * (12 * 1024 * 1024 + 1), PictureRefusal.TOO_LARGE),
    ],
)
def test_what_is_no_picture_is_refused(sent, refusal):
    assert remake(sent) is refusal


def test_nothing_that_hangs_after_a_picture_comes_along():
    made = remake(a_photo() + b"<script>alert(1)</script>PK\x03\x04")
    assert b"<script>" not in made.content
    assert b"PK\x03\x04" not in made.content


def test_a_picture_is_kept_with_the_draft_whatever_is_wrong_with_the_text(client):
    here = a_round()
    here.a_writer(client)
    files = {"picture": a_file(a_photo(), "IMG_1.jpg"), "alt": "En sal", "title": ""}
    assert client.send(here.address("ny"), here.fields(**files)).status_code == 422
    assert [picture.alt for picture in pictures()] == ["En sal"]


def test_a_picture_without_a_description_waits_for_it(client):
    here = a_round()
    here.a_writer(client)
    with_picture(here, client, alt="")
    edit, picture = here.address(f"{the_idea().public_id}/rediger"), pictures()[0]
    refused = client.send(edit, here.fields())
    assert refused.status_code == 422
    assert "Beskriv hva bildet viser" in refused.text
    assert client.send(here.address(f"{the_idea().public_id}/send"), {}).status_code == 422
    answer = client.send(edit, here.fields(**{f"alt-{picture.public_id}": "En sal med kamera"}))
    assert answer.status_code == 303
    assert pictures()[0].alt == "En sal med kamera"


def test_pictures_are_removed_without_javascript(client):
    here = a_round()
    here.a_writer(client)
    with_picture(here, client)
    edit = here.address(f"{the_idea().public_id}/rediger")
    fields = {name: value for name, value in here.fields().items() if name != "do"}
    answer = client.send(edit, {**fields, "remove_picture": pictures()[0].public_id})
    assert (answer.status_code, answer.location) == (303, f"{edit}#filer")
    assert pictures() == []


def test_four_pictures_are_the_most(client):
    here = a_round()
    writer = here.a_writer(client)
    with_picture(here, client)
    for _ in range(3):
        assert actions.add_picture(the_idea().id, writer.id, a_photo(), "En sal") is None
    assert actions.add_picture(the_idea().id, writer.id, a_photo(), "En sal").value == "idea-too-many-pictures"


def test_a_stranger_adds_nothing_to_a_draft(client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here, send=False)
    stranger = a.a_resident(here.district)
    assert actions.add_picture(idea.id, stranger.id, a_photo(), "En sal").value == "idea-not-yours"


def sent_with_files(client):
    """A published idea with a picture and a document; their addresses."""
    here = a_round()
    here.a_writer(client)
    with_picture(here, client, attachment=a_file(PDF, "../../Økonomi & plan.pdf"))
    idea = the_idea()
    assert client.send(here.address(f"{idea.public_id}/send"), {}).status_code == 303
    document = db.session.scalars(sa.select(IdeaAttachment)).one()
    picture = pictures()[0]
    addresses = [f"/bilde/{picture.public_id}.webp", f"/bilde/{picture.public_id}-liten.webp"]
    return idea, picture, document, [*addresses, f"/vedlegg/{document.public_id}"]


def test_files_are_given_out_safely(app, client):
    _idea, _picture, _document, addresses = sent_with_files(client)
    anyone = app.test_client()
    for address in addresses:
        answer = anyone.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        again = anyone.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
    disposition = anyone.get(addresses[-1]).headers["Content-Disposition"]
    assert disposition.startswith("attachment;")
    assert ".." not in disposition


@pytest.mark.parametrize("state", [IdeaState.HIDDEN, IdeaState.WITHDRAWN, IdeaState.HELD, IdeaState.DRAFT])
def test_files_of_what_is_not_public_are_gone_also_for_those_who_have_the_address(app, client, state):
    idea, _picture, _document, addresses = sent_with_files(client)
    seen = app.test_client().get(addresses[0]).headers["ETag"]
    with transaction() as session:
        session.execute(sa.update(Idea).where(Idea.id == idea.id).values(state=state.value))
    for address in addresses:
        assert app.test_client().get(address).status_code == 404
        assert app.test_client().get(address, headers={"If-None-Match": seen}).status_code == 404


def test_a_moderator_hides_a_picture_and_a_document_and_brings_them_back(app, client):
    _idea, picture, document, addresses = sent_with_files(client)
    with transaction() as session:
        assert actions.hide_picture(session, picture.id)
        assert actions.hide_attachment(session, document.id)
        assert not actions.hide_picture(session, picture.id)
    assert {app.test_client().get(address).status_code for address in addresses} == {404}
    assert {client.get(address).status_code for address in addresses} == {404}
    with transaction() as session:
        assert actions.restore_picture(session, picture.id)
        assert actions.restore_attachment(session, document.id)
    assert {app.test_client().get(address).status_code for address in addresses} == {200}


@pytest.mark.parametrize(
    "content", [b"<html><script>alert(1)</script>", b"MZ\x90", b"%PDF-1.4 never ends", b"x%PDF-1.4 %%EOF"]
)
def test_only_pdf_is_attached(client, content):
    here = a_round()
    here.a_writer(client)
    fields = here.fields(attachment=a_file(content, "plan.pdf"), do="attachment")
    answer = client.send(here.address("ny"), fields)
    assert answer.status_code == 422
    assert "Bare PDF-dokumenter" in answer.text


def test_files_of_what_was_sent_change_at_once_and_the_text_in_the_form_is_not_lost(client):
    idea, _picture, _document, _addresses = sent_with_files(client)
    edit = f"/nb/fjordsund/{round_of(idea)}/ide/{idea.public_id}/rediger"
    fields = {"title": idea.title, "body": "Halvskrevet endring", "version": "1"}
    bare = client.send(edit, {**fields, "picture": a_file(a_photo(), "x.jpg"), "do": "picture"})
    assert bare.status_code == 422
    assert "Halvskrevet endring" in bare.text
    gone = client.send(edit, {**fields, "remove_picture": pictures()[0].public_id})
    assert gone.status_code == 200
    assert "Halvskrevet endring" in gone.text
    assert pictures() == []
    assert the_idea().body != "Halvskrevet endring"


def round_of(idea: Idea) -> str:
    return db.session.get_one(Process, idea.process_id).slug
