"""From a draft to the check: what is kept, what is refused, and who sees it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.accounts.queries import as_resident
from citizen.database import db
from citizen.domain.initiatives.states import InitiativeState
from citizen.domain.initiatives.writing import LONGEST_TEXT, LONGEST_TITLE, MOST_DRAFTS, MOST_SENT, InitiativeRefusal
from citizen.initiatives import actions
from citizen.initiatives.models import Initiative
from citizen.web.clock import now
from tests import factories as a
from tests.at_once import at_once
from tests.factories.initiatives import an_initiative, fresh, sign
from tests.initiatives.town import an_initiative_town, count_signatures, kinds_noted, notices_of, the_only

TEXT = {"title": "Behold biblioteket", "what": "Biblioteket i Lidal blir der det er.", "why": "Alle bruker det."}


@pytest.fixture
def town(app):
    return an_initiative_town()


@pytest.fixture
def writer(town, client):
    writer = town.a_neighbour()
    client.log_in(writer)
    return writer


def count_initiatives():
    return db.session.scalar(sa.select(sa.func.count()).select_from(Initiative))


def test_a_draft_is_kept_shown_to_its_writer_alone_and_sent(town, client, writer, app):
    answer = client.send(f"{town.pages}/ny", {"title": "Behold biblioteket", "do": "keep"}, follow_redirects=True)
    assert "Bare du kan se den" in answer.text
    draft = the_only(town)
    assert (draft.state, draft.what) == (InitiativeState.DRAFT, "")
    stranger = app.test_client()
    assert stranger.get(town.page_of(draft)).status_code == 404
    assert "Behold" not in stranger.get(f"{town.pages}/").text
    client.send(f"{town.page_of(draft)}/rediger", {**TEXT, "do": "send"})
    draft = the_only(town)
    assert (draft.state, draft.what, draft.language) == (InitiativeState.CHECKING, TEXT["what"], "nb")
    assert kinds_noted(draft) == ["sent"]
    assert "Kopier denne adressen" not in client.page(town.page_of(draft)).text  # nobody else can open it yet
    assert "Kommunen kontrollerer det innen" in client.get(town.page_of(draft)).text
    assert stranger.get(town.page_of(draft)).status_code == 404


def test_it_can_be_sent_at_once(town, client, writer):
    client.send(f"/nn/{town.place.slug}/innbyggerforslag/ny", {**TEXT, "do": "send"})
    assert (the_only(town).state, the_only(town).language) == (InitiativeState.CHECKING, "nn")


@pytest.mark.parametrize(
    ("changes", "do"),
    [
        ({"title": ""}, "keep"),
        ({"title": "T" * (LONGEST_TITLE + 1)}, "keep"),
        ({"why": "W" * (LONGEST_TEXT + 1)}, "keep"),
        ({"what": ""}, "send"),
        ({"why": " \n "}, "send"),
        ({"why": "Mitt nummer er 20914695016."}, "keep"),
        ({"why": "Mitt nummer er 20914695016.", "may_be_public": "y"}, "send"),
    ],
)
def test_what_can_not_be_stored_comes_back_with_nothing_lost(town, client, writer, changes, do):
    answer = client.send(f"{town.pages}/ny", {**TEXT, **changes, "do": do})
    assert answer.status_code == 422
    assert ({**TEXT, **changes})["what"] in answer.text
    assert count_initiatives() == 0


def test_a_phone_number_goes_through_only_when_it_is_meant_for_everyone(town, client, writer):
    text = {**TEXT, "why": "Ring velforeningen på 41 23 45 67.", "do": "send"}
    answer = client.send(f"{town.pages}/ny", text)
    assert answer.status_code == 422
    assert "telefonnummer" in answer.text
    draft = the_only(town)  # the text is kept, for its writer alone
    assert draft.state == InitiativeState.DRAFT
    client.send(f"{town.page_of(draft)}/rediger", {**text, "may_be_public": "y"})
    assert the_only(town).state == InitiativeState.CHECKING


def test_who_lives_elsewhere_is_told_and_keeps_the_text(town, client):
    client.log_in(a.a_resident(a.a_district(a.a_municipality("Nabolaget"))))
    answer = client.send(f"{town.pages}/ny", {**TEXT, "do": "send"})
    assert answer.status_code == 422
    assert TEXT["why"] in answer.text
    assert count_initiatives() == 0


def test_a_place_that_has_not_stated_its_residents_takes_drafts_only(client):
    town = an_initiative_town(with_settings=False)
    client.log_in(town.a_neighbour())
    answer = client.send(f"{town.pages}/ny", {**TEXT, "do": "send"})
    assert answer.status_code == 422
    assert the_only(town).state == InitiativeState.DRAFT


def test_one_person_has_few_drafts_and_sends_few(town, client, writer):
    for _number in range(MOST_DRAFTS):
        an_initiative(town.place, InitiativeState.DRAFT, writer)
    assert client.send(f"{town.pages}/ny", {**TEXT, "do": "keep"}).status_code == 422
    draft = an_initiative(town.place, InitiativeState.DRAFT, writer)
    for _number in range(MOST_SENT):
        an_initiative(town.place, InitiativeState.CHECKING, writer, sent_at=now())
    assert client.send(f"{town.page_of(draft)}/rediger", {**TEXT, "do": "send"}).status_code == 422
    assert fresh(draft).state == InitiativeState.DRAFT


def test_anothers_draft_is_not_there(town, client, writer):
    draft = an_initiative(town.place, InitiativeState.DRAFT, town.a_neighbour())
    for way in ("rediger", "slett", "trekk"):
        assert client.send(f"{town.page_of(draft)}/{way}", {**TEXT, "do": "send"}).status_code == 404
    assert client.get(f"{town.page_of(draft)}/rediger").status_code == 404


def test_a_draft_is_deleted_and_what_is_sent_is_not(town, client, writer):
    draft, sent = (
        an_initiative(town.place, state, writer) for state in (InitiativeState.DRAFT, InitiativeState.CHECKING)
    )
    client.send(f"{town.page_of(draft)}/slett", {})
    assert client.send(f"{town.page_of(sent)}/slett", {}).status_code == 404
    assert count_initiatives() == 1


def test_withdrawing_deletes_the_signatures_and_tells_those_who_signed(town, client, writer, app):
    initiative, signer = an_initiative(town.place, author=writer), town.a_neighbour()
    sign(initiative, signer)
    sign(initiative, writer)
    client.send(f"{town.page_of(initiative)}/trekk", {})
    assert fresh(initiative).state == InitiativeState.WITHDRAWN
    assert count_signatures(initiative) == 0
    assert notices_of(signer) == ["initiative-notice-withdrawn"]
    assert "initiative-notice-withdrawn" not in notices_of(writer)
    assert initiative.title not in app.test_client().get(f"{town.pages}/").text


def test_only_its_writer_withdraws_and_not_from_the_council(town, client, writer):
    others, handed = an_initiative(town.place), an_initiative(town.place, InitiativeState.HANDED_OVER, writer)
    for initiative in (others, handed):
        client.send(f"{town.page_of(initiative)}/trekk", {})
        assert fresh(initiative).state == initiative.state


def test_the_button_pressed_twice_sends_one(town, client, writer):
    for _press in range(2):
        assert client.send(f"{town.pages}/ny", {**TEXT, "do": "send"}).status_code == 303
    assert kinds_noted(the_only(town)) == ["sent"]


def test_the_button_pressed_twice_in_the_same_instant_keeps_one(app, town):
    person, text = as_resident(town.a_neighbour()), actions.Text(*TEXT.values(), "nb", may_be_public=False)
    kept = at_once(app, [lambda: actions.begin_draft(town.place.id, person, text)] * 3)
    assert len({draft.public_id for draft in kept}) == 1
    sent = at_once(app, [lambda: actions.send_initiative(kept[0].id, person, text)] * 3)
    assert sorted(map(str, sent)) == sorted([str(None), *[InitiativeRefusal.NOT_NOW.value] * 2])
    assert kinds_noted(the_only(town)) == ["sent"]
