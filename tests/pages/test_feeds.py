"""Feeds and calendar files of processes: what they hold, in both language forms, for every kind of process."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest

from citizen.domain.feeds import ATOM
from citizen.domain.phases import Phase
from citizen.web.clock import now
from tests import factories as a
from tests.ideas.writing import a_round
from tests.town import a_town

NS = {"a": ATOM}


def feed_of(client, round_, lang: str = "nb") -> Xml.Element:
    answer = client.get(f"/{lang}/{round_.place.slug}/{round_.process.slug}/forslag.atom")
    assert answer.status_code == 200
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    return Xml.fromstring(answer.data)  # noqa: S314 — our own feed


def unfolded(answer) -> str:
    return answer.text.replace("\r\n ", "")


def test_the_feed_has_the_newest_first_with_authors_as_they_chose(client):
    round_ = a_round()
    a.an_idea(round_.process, a.a_resident(shown_name="Kari N."), title="Gammelt", sent_at=now() - 3 * a.DAY)
    a.an_idea(round_.process, a.a_resident(shown_name=None), title="Nytt", theme_id=round_.theme.id, language="nn")
    feed = feed_of(client, round_)
    entries = feed.findall("a:entry", NS)
    assert [entry.findtext("a:title", namespaces=NS) for entry in entries] == ["Nytt", "Gammelt"]
    assert [entry.findtext("a:author/a:name", namespaces=NS) for entry in entries] == ["en innbygger", "Kari N."]
    assert entries[0].find("a:category", NS).get("term") == "Digitale løsninger"
    alternate = entries[0].find("a:link", NS).get("href")
    assert client.get(alternate.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_the_feed_is_there_in_nynorsk_and_linked_from_the_page(client):
    round_ = a_round()
    assert feed_of(client, round_, "nn").findtext("a:title", namespaces=NS).startswith("Korleis")
    html = client.get(f"/nn/{round_.place.slug}/{round_.process.slug}/").text
    assert f'type="application/atom+xml" title="Nye forslag" href="/nn/{round_.place.slug}' in html


def test_a_round_of_roads_has_no_feed_of_ideas(client):
    town = a_town()
    assert client.get(f"/nb/{town.place.slug}/{town.process.slug}/forslag.atom").status_code == 404


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nb", ["Åpner for forslag", "Siste frist for å skrive forslag", "Kommunen har lovet svar"]),
        ("nn", ["Opnar for forslag", "Siste frist for å skrive forslag", "Kommunen har lova svar"]),
    ],
)
def test_the_calendar_of_an_idea_round(client, lang, words):
    round_ = a_round()
    answer = client.get(f"/{lang}/{round_.place.slug}/{round_.process.slug}/kalender.ics")
    assert answer.content_type == "text/calendar; charset=utf-8"
    text = unfolded(answer)
    assert text.count("BEGIN:VEVENT") == 3
    assert [word in text for word in words] == [True] * 3
    closes = round_.process.proposals_close_at.strftime("DTSTART:%Y%m%dT%H%M%SZ")
    assert closes in text


def test_the_calendars_of_a_round_of_roads_and_of_a_vote(client):
    town = a_town(Phase.PROPOSING, with_round=False)
    text = unfolded(client.get(f"/nb/{town.place.slug}/{town.process.slug}/kalender.ics"))
    assert text.count("BEGIN:VEVENT") == 4
    assert "Siste frist for å foreslå navn" in text
    vote = a.a_process(town.place, kind="vote", proposals_open_at=town.process.voting_open_at,
                       proposals_close_at=town.process.voting_open_at,
                       voting_open_at=town.process.voting_open_at,
                       voting_close_at=town.process.voting_close_at)  # fmt: skip
    text = unfolded(client.get(f"/nn/{town.place.slug}/{vote.slug}/kalender.ics"))
    assert text.count("BEGIN:VEVENT") == 2
    assert "Siste frist for å røyste" in text
    assert 'type="text/calendar"' in client.get(f"/nn/{town.place.slug}/{vote.slug}/").text


def test_uids_stay_the_same_and_the_sequence_tells_of_changes(client):
    round_ = a_round()
    address = f"/nb/{round_.place.slug}/{round_.process.slug}/kalender.ics"
    uids = [line for line in unfolded(client.get(address)).split("\r\n") if line.startswith("UID")]
    assert uids == [line for line in unfolded(client.get(address)).split("\r\n") if line.startswith("UID")]
    assert len(set(uids)) == 3
    assert "SEQUENCE:0" in unfolded(client.get(address))
