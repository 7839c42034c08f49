"""The file about what came of a hearing has every version, and exists only for hearings."""

from __future__ import annotations

from citizen.exports.queries.about_hearings import rows_of_hearing_outcomes
from tests.factories.ideas import an_idea_round
from tests.hearings.test_outcome import SAID, a_desk


def test_every_version_is_there_with_its_sections(client):
    desk = a_desk(client)
    client.send(desk.form, {**SAID, "text_nb": "=1+1"})
    client.send(desk.form, {**SAID, "part_2_nb": "", "part_2_nn": "", "seen": "1"})
    rows = list(rows_of_hearing_outcomes(desk.hearing))
    assert [(row[2], row[3], row[6]) for row in rows] == [
        (1, None, "=1+1"),
        (1, 2, SAID["part_2_nb"]),
        (2, None, SAID["text_nb"]),
    ]
    address = f"/nb/stab/{desk.place.slug}/eksport/{desk.hearing.slug}/hearing-outcomes"
    assert "Hva kommunen gjorde med høringssvarene" in client.page(address).text
    file = client.get(f"{address}.csv")
    assert file.status_code == 200
    assert "2026/118" in file.get_data(as_text=True)
    assert ";=1+1" not in file.get_data(as_text=True), "a text stays a text"


def test_another_kind_of_round_has_no_such_file(client):
    desk = a_desk(client)
    ideas = an_idea_round(desk.place, slug="idear")
    assert client.get(f"/nb/stab/{desk.place.slug}/eksport/{ideas.slug}/hearing-outcomes").status_code == 404
