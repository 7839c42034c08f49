"""Files as nobody should send them, to every form that takes files: none runs, none is lost track of, none stays."""

from __future__ import annotations

import gc
import io

import pytest
import sqlalchemy as sa
from PIL import Image
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.http import parse_options_header

from citizen.ballots.models import VotePicture
from citizen.database import db
from citizen.domain.ideas.writing import LARGEST_ATTACHMENT, MOST_PICTURES
from citizen.domain.permissions import Role
from citizen.ideas.actions import add_picture
from citizen.ideas.models import Idea, IdeaAttachment, IdeaPicture
from citizen.web.security import LARGEST_REQUEST
from tests import factories as a
from tests.attacks.pictures import a_picture
from tests.ballots.test_set_up_pictures import with_pictures
from tests.ballots.test_set_up_vote import NEW
from tests.ideas.writing import PDF, a_file, a_photo, a_round, write

NAMES = [
    "../../../etc/passwd",
    "..\\..\\vindauge.pdf",
    "/etc/shadow",
    "\u202efdp.exe",
    "plan\u2066.pdf\u2069.html",
    'a"; filename="b.html',
    "=cmd|' /C calc'!A0.pdf",
    "x" * 4000 + ".pdf",
    ".pdf",
    "...",
    "CON.pdf",
    "plan.pdf.html",
    "\ufeff\u200b.pdf",
    "<img src=x onerror=alert(1)>.pdf",
]
SCRIPTED = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF\n"
NO_DOCUMENTS = {
    "nothing": b"",
    "page": b"<!doctype html><script>alert(1)</script>%PDF-1.7 %%EOF",
    "drawing": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "begun": b"%PDF-1.7\n",
    "ended too early": b"%PDF-1.7\n%%EOF" + b"<script>" * 500,
    "larger than taken": b"%PDF-1.7\n" + b"x" * LARGEST_ATTACHMENT + b"%%EOF",
}


@pytest.fixture
def here(client):
    found = a_round()
    found.a_writer(client)
    return found


def stored(model) -> int:
    return db.session.scalars(sa.select(sa.func.count()).select_from(model)).one()


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_document_leads_anywhere(app, client, here, name):
    write(client, here, attachment=a_file(PDF, name))
    document = db.session.scalars(sa.select(IdeaAttachment)).one()
    answer = app.test_client().get(f"/vedlegg/{document.public_id}")
    kind, said = parse_options_header(answer.headers["Content-Disposition"])
    assert kind == "attachment"
    assert said["filename"].endswith(".pdf")
    assert not {"/", "\\", "\r", "\n", '"', "<", "\u202e", "\u2066", "\u200b", "="} & set(said["filename"])
    assert len(said["filename"]) <= 100


@pytest.mark.parametrize("sent_as", ["text/html", "image/svg+xml", "application/pdf; charset=utf-7", "x"])
def test_a_document_is_stored_and_never_opened_as_a_page(app, client, here, sent_as):
    file = FileStorage(io.BytesIO(SCRIPTED), "plan.html", content_type=sent_as)
    write(client, here, attachment=file)
    document = db.session.scalars(sa.select(IdeaAttachment)).one()
    answer = app.test_client().get(f"/vedlegg/{document.public_id}")
    assert answer.data == SCRIPTED
    assert answer.mimetype == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("content", NO_DOCUMENTS.values(), ids=NO_DOCUMENTS)
def test_what_is_no_document_is_kept_nowhere(client, here, content):
    answer = client.send(here.address("ny"), here.fields(attachment=a_file(content, "plan.pdf"), do="attachment"))
    assert answer.status_code in (303, 422)
    assert stored(IdeaAttachment) == 0
    del answer
    gc.collect()  # the test client's own copy of a large file


@pytest.mark.parametrize("name", NAMES[:8])
@pytest.mark.parametrize("sent_as", ["text/html", "image/png"])
def test_a_picture_is_a_picture_whatever_its_name_and_kind(app, client, here, name, sent_as):
    file = FileStorage(io.BytesIO(a_photo(100)), name, content_type=sent_as)
    write(client, here, picture=file, alt="Ein kai")
    picture = db.session.scalars(sa.select(IdeaPicture)).one()
    answer = app.test_client().get(f"/bilde/{picture.public_id}.webp")
    assert answer.mimetype == "image/webp"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert Image.open(io.BytesIO(answer.data)).format == "WEBP"


def test_of_many_files_in_one_field_one_is_taken(client, here):
    files = [a_file(a_picture(side=40 + number), f"{number}.jpg") for number in range(200)]
    fields = MultiDict([*here.fields(do="picture").items(), ("alt", "x"), *(("picture", file) for file in files)])
    token = client.csrf_token()
    answer = client.post(here.address("ny"), data=MultiDict([("csrf_token", token), *fields.items(multi=True)]))
    assert answer.status_code == 303
    assert stored(IdeaPicture) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_more_files_than_a_form_has_are_refused(client, here):
    """What had been read of them lies in memory and is let go of."""
    part = b'--x\r\nContent-Disposition: form-data; name="picture"; filename="%d.jpg"\r\n\r\n1\r\n'
    body = b"".join(part % number for number in range(3_000)) + b"--x--\r\n"
    answer = client.post(here.address("ny"), data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413
    assert stored(Idea) == 0
    gc.collect()


def test_the_largest_request_is_the_largest(client, here):
    head = b'--x\r\nContent-Disposition: form-data; name="picture"; filename="x.jpg"\r\n\r\n'
    body = head + b"x" * LARGEST_REQUEST + b"\r\n--x--\r\n"
    answer = client.post(here.address("ny"), data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413


def test_no_picture_is_drawn_in_vain_where_there_are_enough(here, monkeypatch):
    person = a.a_resident(here.district)
    mine = a.an_idea(here.process, person, state="draft", sent_at=None)
    for _time in range(MOST_PICTURES):
        assert add_picture(mine.id, person.id, a_picture(side=40), "x") is None
    monkeypatch.setattr("citizen.ideas.actions.files.remake", lambda _sent: pytest.fail("was drawn"))
    assert add_picture(mine.id, person.id, a_picture(side=40), "x") == "idea-too-many-pictures"


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"GIF89a", b"%PDF-1.7 %%EOF", a_picture("TIFF")])
@pytest.mark.parametrize("name", ["", "../x.png", "\u202egnp.exe"])
def test_an_alternative_shows_pictures_alone(client, content, name):
    client.log_in(a.a_person_with_role(a.a_municipality(), Role.STAFF))
    file = FileStorage(io.BytesIO(content), name, content_type="image/png")
    answer = client.send(NEW, with_pictures(client, option_1_picture=file))
    assert answer.status_code == 422
    assert stored(VotePicture) == 1


@pytest.mark.parametrize("kept", ["../x", "ide:../x", "ide:" + "9" * 500, "x" * 5000, "\u202e", "' OR 1=1 --"])
def test_an_alternative_takes_no_picture_by_a_made_up_name(client, kept):
    client.log_in(a.a_person_with_role(a.a_municipality(), Role.STAFF))
    fields = with_pictures(client, option_1_picture_id=kept)
    del fields["option_1_picture"]
    assert client.send(NEW, fields).status_code == 422
