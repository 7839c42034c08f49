"""Writing an idea: kept as a draft, looked over, sent; nothing typed is lost on the way."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import MOST_DRAFTS, IdeaOutcome
from citizen.domain.phases import Phase
from citizen.ideas import actions
from citizen.ideas.models import Idea, IdeaAuthor, IdeaVersion
from tests import factories as a
from tests.at_once import at_once
from tests.ideas.writing import TEXT, a_round, the_idea, write
from tests.reading import Page

NUMBER = "13097248022"
"""A birth number of nobody: from the list of numbers for tests."""


def test_an_idea_is_looked_over_and_then_public(client):
    here = a_round()
    writer = here.a_writer(client)
    answer = client.send(here.address("ny"), here.fields())
    assert answer.status_code == 303
    assert the_idea().state == IdeaState.DRAFT
    over = client.page(answer.location)
    assert "Slik vil andre se det" in over.text
    sent = client.send(answer.location, {})
    idea = the_idea()
    assert (sent.status_code, idea.state, idea.title, idea.body) == (303, "published", here.fields()["title"], TEXT)
    assert db.session.scalars(sa.select(IdeaAuthor.account_id)).all() == [writer.id]
    assert db.session.scalars(sa.select(IdeaVersion.number)).all() == [1]
    assert "nå kan alle lese det" in client.page(sent.location).text


def test_it_speaks_nynorsk(client):
    here = a_round()
    here.a_writer(client)
    assert "Kva føreslår du, og kvifor?" in client.page(here.address("ny", "nn")).text
    answer = client.send(here.address("ny", "nn"), here.fields())
    assert "Sjå over og send" in client.page(answer.location).text
    assert the_idea().language == "nn"


def test_the_same_form_sent_twice_makes_one_draft(client):
    here = a_round()
    here.a_writer(client)
    fields = here.fields(new_id="a" * 26, do="draft")
    for _ in range(2):
        assert client.send(here.address("ny"), fields).status_code == 303
    assert the_idea().public_id == "a" * 26


def test_sending_twice_is_one_idea_with_one_version(client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here)
    again = client.send(here.address(f"{idea.public_id}/send"), {})
    assert again.status_code == 303
    assert len(db.session.scalars(sa.select(IdeaVersion)).all()) == 1


def test_all_that_is_missing_is_said_at_once_and_the_text_is_kept(client):
    here = a_round()
    here.a_writer(client)
    answer = client.send(here.address("ny"), {"title": "Hei", "body": "", "do": "send"})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.title.startswith("Feil: ")
    for words in ("Tittelen må ha minst 5 tegn.", "Skriv hva du foreslår, og hvorfor.", "Velg temaet som passer best."):
        assert words in page.text
    assert 'value="Hei"' in answer.text
    assert the_idea().title == "Hei"


def test_an_empty_form_begins_no_draft(client):
    here = a_round()
    here.a_writer(client)
    answer = client.send(here.address("ny"), {"title": " ", "body": "", "do": "send"})
    assert answer.status_code == 422
    assert "Skriv en tittel." in answer.text
    assert db.session.scalars(sa.select(Idea)).all() == []


@pytest.mark.parametrize("do", ["send", "draft"])
def test_a_birth_number_is_never_stored_and_the_text_stays_in_the_form(client, do):
    here = a_round()
    here.a_writer(client)
    answer = client.send(here.address("ny"), here.fields(body=f"Ring {NUMBER} om dette.", do=do))
    assert answer.status_code == 422
    assert "fødselsnummer" in answer.text
    assert NUMBER in answer.text
    assert (the_idea().title, the_idea().body) == (here.fields()["title"], "")


def test_a_draft_is_kept_listed_and_seen_by_its_author_alone(client, app):
    here = a_round()
    here.a_writer(client)
    write(client, here, send=False, title="Noe jeg har begynt på", do="draft")
    assert "Noe jeg har begynt på" in client.page(here.address("ny")).text
    address = here.address(f"{the_idea().public_id}/rediger")
    assert 'value="Noe jeg har begynt på"' in client.get(address).text
    stranger = app.test_client()
    stranger.log_in(a.a_resident(here.district))
    for rest in ("rediger", "send", "historikk", "forfattere", "trekk", "slett"):
        assert stranger.get(here.address(f"{the_idea().public_id}/{rest}")).status_code == 404, rest
    assert "Noe jeg har begynt på" not in stranger.page(here.address("ny")).text


def test_a_draft_can_be_removed_with_all_that_belongs_to_it(client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here, send=False, do="draft")
    assert client.send(here.address(f"{idea.public_id}/slett"), {}).status_code == 303
    assert db.session.scalars(sa.select(Idea)).all() == []
    assert client.get(here.address(f"{idea.public_id}/rediger")).status_code == 404


def test_what_was_typed_is_kept_over_the_login(client):
    here = a_round()
    answer = client.send(here.address("ny"), here.fields())
    assert "/logg-inn" in answer.location
    here.a_writer(client)
    kept = client.get(here.address("ny"))
    assert TEXT in kept.text
    assert 'value="Direktesend kommunestyremøtene"' in kept.text


@pytest.mark.parametrize(("phase", "words"), [(Phase.ANNOUNCED, "ikke åpnet ennå"), (Phase.REVIEWING, "avsluttet")])
def test_outside_the_round_a_draft_is_kept_and_nothing_is_sent(client, phase, words):
    here = a_round(phase)
    here.a_writer(client)
    idea = write(client, here, send=False)
    answer = client.send(here.address(f"{idea.public_id}/send"), {})
    assert answer.status_code == 422
    assert words in answer.text
    assert the_idea().state == IdeaState.DRAFT


def test_who_is_not_asked_keeps_the_draft_and_learns_why_it_can_not_be_sent(client):
    here = a_round()
    client.log_in(a.a_resident(a.a_district(a.a_municipality("Nabolaget"), "Vika")))
    idea = write(client, here, send=False)
    answer = client.send(here.address(f"{idea.public_id}/send"), {})
    assert answer.status_code == 422
    assert "Send forslaget" not in answer.text
    assert the_idea().state == IdeaState.DRAFT


def test_contact_details_are_pointed_out_and_go_through_only_with_a_word(client):
    here = a_round()
    here.a_writer(client)
    idea = write(client, here, send=False, body="Ring velforeningen på 91 23 45 67 om kvelden.")
    over = client.get(here.address(f"{idea.public_id}/send"))
    assert "<mark>91 23 45 67</mark>" in over.text
    assert client.send(here.address(f"{idea.public_id}/send"), {}).status_code == 422
    assert the_idea().state == IdeaState.DRAFT
    assert client.send(here.address(f"{idea.public_id}/send"), {"may_be_public": "y"}).status_code == 303
    assert the_idea().state == IdeaState.PUBLISHED


def test_a_newcomer_with_a_link_is_held_and_told_so(client):
    here = a_round()
    here.a_writer(client, days_old=0)
    idea = write(client, here, body="Se https://example.no for mer om dette.")
    assert idea.state == IdeaState.HELD
    assert "en moderator ser på det" in client.page(here.address(idea.public_id)).text


def test_an_old_account_is_not_held_for_a_link(client):
    here = a_round()
    here.a_writer(client)
    assert write(client, here, body="Se https://example.no for mer om dette.").state == IdeaState.PUBLISHED


def test_a_newcomer_is_slowed_down_and_keeps_the_draft(client):
    here = a_round()
    here.a_writer(client, days_old=0)
    write(client, here)
    idea = write(client, here, send=False, title="Enda et forslag")
    answer = client.send(here.address(f"{idea.public_id}/send"), {})
    assert answer.status_code == 422
    assert "hvert femte minutt" in answer.text
    assert db.session.get_one(Idea, idea.id, populate_existing=True).state == IdeaState.DRAFT


def test_two_presses_at_the_same_instant_send_one_idea(app, client):
    here = a_round()
    writer = here.a_writer(client)
    idea = write(client, here, send=False)
    jobs = [lambda: actions.send_idea(idea.id, writer.id, may_be_public=False)] * 3
    outcomes = at_once(app, jobs)
    assert sorted(outcomes) == sorted([IdeaOutcome.SENT, IdeaOutcome.ALREADY_SENT, IdeaOutcome.ALREADY_SENT])
    assert len(db.session.scalars(sa.select(IdeaVersion)).all()) == 1


def test_one_form_that_comes_twice_at_the_same_instant_is_one_draft(app, client):
    here = a_round()
    writer = here.a_writer(client)
    said = actions.Written("En tittel", TEXT, "nb", here.theme.id, None)
    made = at_once(app, [lambda: actions.save_draft(here.process.id, writer.id, "b" * 26, said)] * 3)
    assert {idea.public_id for idea in made} == {"b" * 26}
    assert len(db.session.scalars(sa.select(IdeaAuthor)).all()) == 1


def test_a_newcomer_who_sends_several_at_once_gets_one_through(app, client):
    here = a_round()
    writer = here.a_writer(client, days_old=0)
    drafts = [write(client, here, send=False, title=f"Forslag nummer {number}") for number in range(3)]
    jobs = [lambda draft=draft: actions.send_idea(draft.id, writer.id, may_be_public=False) for draft in drafts]
    assert at_once(app, jobs).count(IdeaOutcome.SENT) == 1


def test_drafts_are_kept_up_to_a_number_and_the_next_one_stays_in_the_form(client):
    here = a_round()
    here.a_writer(client)
    for _ in range(MOST_DRAFTS):
        write(client, here, send=False, do="draft")
    answer = client.send(here.address("ny"), here.fields(do="draft"))
    assert answer.status_code == 422
    assert "Du har 10 kladder allerede" in answer.text
    assert TEXT in answer.text
