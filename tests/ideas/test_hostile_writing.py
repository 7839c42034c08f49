"""Hostile text in every field of an idea, on every page that shows it, to its author and to anybody."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.ideas import actions
from citizen.ideas.models import Idea, IdeaAttachment, IdeaPicture
from tests import factories as a
from tests.ideas.writing import PDF, a_file, a_photo, a_round, the_idea, write

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}%(x)s [a](javascript:alert(1)) \u202egnp.exe"
)
PLANTED = ("<script>alert", "<img src=x", 'href="javascript:', "49%")


def pages_of(here, idea) -> list[str]:
    rests = ("", "/rediger", "/historikk", "/forfattere", "/trekk")
    return [here.address(idea.public_id + rest) for rest in rests] + [here.address("lik") + "?tekst=alert+script"]


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_nothing_planted_in_an_idea_runs_anywhere(app, client, lang):
    here = a_round()
    here.a_writer(client)
    files = {"picture": a_file(a_photo(), "x.jpg"), "alt": HOSTILE, "attachment": a_file(PDF, f"{HOSTILE}.pdf")}
    idea = write(client, here, send=False, title=HOSTILE[:100], body=HOSTILE, **files)
    over = client.get(here.address(f"{idea.public_id}/send", lang))
    assert client.send(here.address(f"{idea.public_id}/send", lang), {}).status_code == 303
    with transaction() as session:
        actions.redact_idea(session, idea.id, title=f"Ny {HOSTILE}"[:100], body=f"{HOSTILE} og mer")
        actions.restore_version(session, idea.id, 1)
    seen = [over.text]
    for reader in (client, app.test_client()):
        seen += [reader.get(page.replace("/nb/", f"/{lang}/", 1)).text for page in pages_of(here, idea)]
    for html in seen:
        assert not [planted for planted in PLANTED if planted in html]
    document = db.session.scalars(sa.select(IdeaAttachment)).one()
    disposition = app.test_client().get(f"/vedlegg/{document.public_id}").headers["Content-Disposition"]
    assert "<" not in disposition
    assert "\n" not in disposition


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "\x00\x01Tittel\ud800", "body": "Tekst\x00 her", "theme": "999999999999999999999", "place": "x"},
        {"title": ["a", "b"], "body": "b", "version": "-1", "new_id": "../../x", "do": "whatever"},
        {"title": "x" * 60_000, "body": "y" * 60_000},
        {"alt-x": "y", "remove_picture": "x", "remove_attachment": "'; drop table idea"},
    ],
)
def test_strange_fields_break_nothing(client, fields):
    here = a_round()
    here.a_writer(client)
    clean = {name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
             for name, value in fields.items()}  # fmt: skip
    assert client.send(here.address("ny"), clean).status_code in (303, 422)


def test_files_of_another_persons_idea_are_not_removed_by_their_ids(client):
    here = a_round()
    here.a_writer(client)
    write(client, here, picture=a_file(a_photo(), "x.jpg"), alt="En sal")
    picture = db.session.scalars(sa.select(IdeaPicture.public_id)).one()
    thief = a.a_resident(here.district)
    client.log_in(thief)
    mine = write(client, here, send=False, do="draft")
    fields = here.fields(do="", remove_picture=picture, **{f"alt-{picture}": "Ranet"})
    client.send(here.address(f"{mine.public_id}/rediger"), fields)
    assert db.session.scalars(sa.select(IdeaPicture.alt)).all() == ["En sal"]


def test_ids_of_another_round_or_municipality_are_not_taken(client):
    here, other = a_round(), a.a_municipality("Nabolaget")
    elsewhere = a.an_idea_round(other)
    here.a_writer(client)
    theme = a.a_theme(elsewhere)
    answer = client.send(here.address("ny"), here.fields(theme=str(theme.id), place=str(a.a_spot(elsewhere).id)))
    assert answer.status_code == 422
    assert (the_idea().theme_id, the_idea().place_id) == (None, None)
    swapped = here.address(f"{the_idea().public_id}/rediger").replace(here.place.slug, other.slug)
    assert client.get(swapped).status_code == 404
    assert db.session.scalar(sa.select(sa.func.count(Idea.id))) == 1
