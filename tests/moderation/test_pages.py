"""The pages of moderation: reporting, the desk, the case, the statement with its appeal, the texts, the public page."""

from __future__ import annotations

import html
import re

import pytest

from citizen.domain.moderation.codes import DecisionKind, ThingKind
from citizen.domain.permissions import Role
from citizen.moderation import queries
from citizen.web.clock import now
from tests import factories as a
from tests.moderation.scene import NOTE, a_scene, decide, report

HOSTILE = "<script>alert(1)</script>\"'{{7*7}}%(title)s{title}\u202e\u0000 ÆØÅ"


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", html.unescape(answer.text))


def hidden_value(answer, name: str) -> str:
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', answer.text).group(1)


def the_form(**changes: str) -> dict[str, str]:
    return {"kind": "hide", "reason": "personal-data", "note": NOTE, "seen": "0", **changes}


def test_the_page_of_an_idea_leads_to_the_report_and_back(client):
    scene = a_scene()
    client.log_in(scene.neighbour)
    assert scene.reporting in client.get(scene.page).text
    assert client.get(scene.reporting).status_code == 200
    answer = client.send(scene.reporting, {"reason": "hate", "text": "Sjå tredje linje."})
    assert (answer.status_code, answer.headers["Location"]) == (303, scene.page)
    again = client.send(scene.reporting, {"reason": "hate"}, follow_redirects=True)
    assert "Du har allerede meldt fra" in words_of(again)


@pytest.mark.parametrize(
    "fields", [{}, {"reason": "other"}, {"reason": "tull"}, {"reason": "spam", "text": "x" * 1001}]
)
def test_a_report_that_lacks_something_is_given_back_with_what_was_typed(client, fields):
    scene = a_scene()
    client.log_in(scene.neighbour)
    answer = client.send(scene.reporting, fields)
    assert answer.status_code == 422
    assert fields.get("text", "") in answer.text


def test_a_report_that_was_typed_before_the_login_is_kept(client):
    scene = a_scene()
    client.send(scene.reporting, {"reason": "hate", "text": "Dette er hat."})
    client.log_in(scene.neighbour)
    assert "Dette er hat." in client.get(scene.reporting).text


@pytest.mark.parametrize("kind", ["tull", "bilde"])
def test_what_is_not_there_can_not_be_reported(client, kind):
    scene = a_scene()
    client.log_in(scene.neighbour)
    assert client.get(f"/nb/{scene.place.slug}/meld/{kind}/{scene.idea.public_id}").status_code == 404


def test_hostile_text_in_a_report_and_a_title_is_only_text(client):
    scene = a_scene(title=HOSTILE.replace("\u0000", ""))
    client.log_in(scene.neighbour)
    assert client.send(scene.reporting, {"reason": "other", "text": HOSTILE}).status_code == 303
    client.log_in(scene.first)
    for page in (client.get(scene.desk), client.get(scene.case)):
        assert "<script>alert" not in page.text
        assert "&lt;script&gt;alert(1)" in page.text
    assert client.send(scene.case, the_form(note=HOSTILE)).status_code == 303
    [decision] = queries.list_decisions(queries.find_case(ThingKind.IDEA, scene.idea.public_id).id)
    client.log_in(scene.author)
    statement = client.get(f"/nb/{scene.place.slug}/moderering/sak/{decision.public_id}")
    assert "<script>alert" not in statement.text
    assert "{{7*7}}%(title)s{title}" in words_of(statement)


def test_the_desk_shows_what_waits_and_says_when_it_is_late(client, monkeypatch):
    scene = a_scene(title="Ring Kari")
    report(scene, scene.neighbour)
    client.log_in(scene.first)
    page = words_of(client.get(scene.desk))
    assert "Ring Kari" in page
    assert "Over fristen" not in page
    monkeypatch.setattr("citizen.moderation.views.queue.now", lambda: now() + 2 * a.DAY)
    assert "Over fristen: skulle hatt svar" in words_of(client.get(scene.desk))


def test_a_long_queue_shows_the_most_urgent_and_says_how_many_more(client, monkeypatch):
    scene = a_scene()
    held = [a.an_idea(scene.round, scene.author, state="held") for _ in range(3)]
    report(scene, scene.neighbour)
    monkeypatch.setattr("citizen.moderation.views.queue.MOST_SHOWN", 2)
    client.log_in(scene.first)
    page = client.get(scene.desk)
    assert f"/ide/{scene.idea.public_id}" in page.text
    assert sum(f"/ide/{idea.public_id}" in page.text for idea in held) == 1
    assert "2 til venter" in words_of(page)


def test_the_header_leads_moderators_to_their_desk_and_nobody_else(client):
    scene = a_scene()
    client.log_in(scene.first)
    assert f'href="{scene.desk}"' in client.get(scene.page).text
    client.log_in(scene.neighbour)
    assert f'href="{scene.desk}"' not in client.get(scene.page).text


@pytest.mark.parametrize("role", [None, Role.COUNCILLOR, Role.STAFF])
def test_who_is_no_moderator_decides_nothing(client, role):
    scene = a_scene()
    client.log_in(a.a_person_with_role(scene.place, role) if role else scene.neighbour)
    assert client.get(scene.case).status_code == 403
    assert client.send(scene.case, the_form()).status_code == 403


def test_a_moderator_of_another_municipality_decides_nothing_here(client):
    scene = a_scene()
    other = a.a_municipality("Nabolaget")
    client.log_in(a.a_person_with_role(other, Role.MODERATOR))
    assert client.get(scene.case).status_code == 403
    swapped = scene.case.replace(f"/{scene.place.slug}/", f"/{other.slug}/")
    assert client.get(swapped).status_code == 404
    assert client.send(swapped, the_form()).status_code == 404


def test_two_moderators_at_once_the_second_sees_both(client):
    scene = a_scene()
    decide(scene, scene.first, DecisionKind.KEEP, seen=0, note="Ingen regel er brote.")
    client.log_in(scene.second)
    answer = client.send(scene.case, the_form(note="Eg ville skjule det."))
    assert answer.status_code == 409
    page = words_of(answer)
    assert "Ingen regel er brote." in page
    assert "Eg ville skjule det." in page
    assert "En kollega avgjorde dette" in page
    assert hidden_value(answer, "seen") == "1"
    assert client.send(scene.case, the_form(seen="1")).status_code == 303


@pytest.mark.parametrize("fields", [{"note": ""}, {"kind": ""}, {"kind": "redact"}, {"reason": "tull"}, {"seen": "x"}])
def test_a_decision_that_lacks_something_is_given_back(client, fields):
    scene = a_scene()
    client.log_in(scene.first)
    answer = client.send(scene.case, the_form(**fields))
    assert answer.status_code in (409, 422)
    assert queries.find_thing(ThingKind.IDEA, scene.idea.public_id).is_public


def test_the_author_reads_the_reasons_and_appeals_with_one_press(client):
    scene = a_scene(title="Ring Kari")
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    address = f"/nn/{scene.place.slug}/moderering/sak/{decision.public_id}"
    client.log_in(scene.author)
    assert "Ring Kari" in client.get("/nn/min-side/moderering").text
    page = words_of(client.get(address))
    assert NOTE in page
    assert "Er du usamd?" in page
    answer = client.send(f"{address}/klage", {}, follow_redirects=True)
    assert "Du har klaga" in words_of(answer)
    assert client.send(f"{address}/klage", {}).status_code == 303
    client.log_in(scene.first)
    assert "Du tok avgjørelsen" in words_of(client.get(scene.case))
    assert client.send(scene.case, the_form(kind="restore", seen="1")).status_code == 422
    client.log_in(scene.second)
    chosen = re.search(r'<option[^>]*value="personal-data"[^>]*>', client.get(scene.case).text)
    assert "selected" in chosen.group(), "the appeal is about the rule that was used"
    assert client.send(scene.case, the_form(kind="restore", seen="1", note="Det var hennar eige.")).status_code == 303
    client.log_in(scene.author)
    assert "Les svaret" in words_of(client.get(address))


def test_a_statement_is_for_its_author_alone(client):
    scene = a_scene()
    decision = decide(scene, scene.first, DecisionKind.HIDE)
    address = f"/nb/{scene.place.slug}/moderering/sak/{decision.public_id}"
    for account in (scene.neighbour, scene.first):
        client.log_in(account)
        assert client.get(address).status_code == 404
        assert client.send(f"{address}/klage", {}).status_code == 404
    client.log_in(scene.author)
    other = a.a_municipality("Nabolaget")
    assert client.get(address.replace(scene.place.slug, other.slug)).status_code == 404


def test_the_texts_can_be_written_in_own_words_and_are_used(client):
    scene = a_scene()
    client.log_in(a.a_person_with_role(scene.place, Role.STAFF))
    assert client.get(f"{scene.desk}/tekster").status_code == 200
    address = f"{scene.desk}/tekster/rule-personal-data"
    page = client.get(address)
    fields = {"text_nb": "Våre ord.", "text_nn": "Orda våre.", "version": hidden_value(page, "version")}
    assert client.send(address, fields).status_code == 303
    assert client.send(address, fields).status_code == 409
    assert "Våre ord." in client.get(f"/nb/{scene.place.slug}/moderering").text
    assert "Orda våre." in decide(scene, scene.first, DecisionKind.HIDE).statement_nn
    refused = client.send(f"{scene.desk}/tekster/did-hide", {"text_nb": "{x}", "text_nn": "y", "version": "0"})
    assert refused.status_code == 422
    assert client.get(f"{scene.desk}/tekster/tull").status_code == 404


def test_everyone_can_read_the_rules_and_the_figures(client):
    scene = a_scene()
    report(scene, scene.neighbour)
    decide(scene, scene.first, DecisionKind.HIDE)
    for lang in ("nb", "nn"):
        page = client.get(f"/{lang}/{scene.place.slug}/moderering")
        assert page.status_code == 200
        assert scene.idea.title not in page.text
        rules = page.text.split("skjult eller t", 1)[1]
        assert re.search(r"privat[^<]*<.*?>1</td>", rules, re.DOTALL), "by which rule it was hidden"


def test_every_decision_can_be_reached_however_old(client, monkeypatch):
    monkeypatch.setattr("citizen.moderation.views.queue.DECIDED_ON_A_PAGE", 1)
    scene = a_scene()
    decide(scene, scene.first, DecisionKind.HIDE)
    decide(scene, scene.second, DecisionKind.RESTORE, note="")
    client.log_in(scene.second)
    assert "Skjult" not in words_of(client.get(f"{scene.desk}/avgjort")).partition("avgjørelser")[0]
    assert "Skjult" in words_of(client.get(f"{scene.desk}/avgjort?side=2"))


def test_what_was_decided_is_listed_with_its_rule_and_reasons_for_moderators_alone(client):
    scene = a_scene()
    decide(scene, scene.first, DecisionKind.HIDE)
    client.log_in(scene.second)
    listed = words_of(client.get(f"{scene.desk}/avgjort"))
    assert "Det forteller private ting om en person" in listed
    assert NOTE in listed
    client.log_in(scene.neighbour)
    assert client.get(f"{scene.desk}/avgjort").status_code == 403
