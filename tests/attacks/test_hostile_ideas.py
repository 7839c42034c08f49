"""Whatever is sent, in whatever field of whatever route about ideas: the site says what is wrong, and never breaks."""

from __future__ import annotations

import pytest

from citizen.domain.permissions import Role
from tests.attacks.test_hostile_input import FIELDS, VALUES
from tests.attacks.twins import FORM, a_twin, calls

MORE_FIELDS = [
    "agreed",
    "alt",
    "answered_by",
    "alt-bilde",
    "attachment",
    "body",
    "button",
    "case_number",
    "case_url",
    "check_days",
    "chosen",
    "circle",
    "consent",
    "counted_on",
    "decided_by",
    "decided_on",
    "del",
    "fro",
    "gjor",
    "ground",
    "ide",
    "idea",
    "ideas",
    "is_sure",
    "kind",
    "may_be_public",
    "may_hold_contact",
    "mening",
    "mine_at_once",
    "move",
    "new_id",
    "note",
    "numbers",
    "on_behalf_of",
    "organisation",
    "outcome",
    "passage",
    "period_begins_on",
    "period_ends_on",
    "picture",
    "place",
    "places",
    "privacy_nb",
    "privacy_nn",
    "punkt",
    "question_nb",
    "question_nn",
    "reason_nb",
    "reason_nn",
    "receipt",
    "remove_attachment",
    "remove_picture",
    "residents",
    "rhythm",
    "rows",
    "runde",
    "section",
    "source",
    "stance",
    "staying",
    "sted",
    "svar",
    "tekst",
    "tema",
    "text",
    "text_nb",
    "text_nn",
    "theme",
    "title",
    "topic",
    "topics",
    "uten",
    "verdict",
    "vis",
    "what",
    "why",
]
NAMES = [*FIELDS, *MORE_FIELDS]
ASKED = [
    "del",
    "fra",
    "fro",
    "gjor",
    "ide",
    "kart",
    "mening",
    "next",
    "punkt",
    "q",
    "runde",
    "side",
    "sorter",
    "sted",
    "svar",
    "tekst",
    "tema",
    "uten",
    "v",
    "vis",
]
"""What is read from addresses; more of the longest values would be refused as an endless address."""
ENDS_THE_SESSION = ("about_me.delete",)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("who", ["admin", "author"])
def test_no_value_in_any_field_of_any_route_about_ideas_breaks_the_site(app, client, who, value):
    town = a_twin("Fjordsund")
    client.log_in(town.staff(Role.ADMIN) if who == "admin" else town.author)
    token = client.csrf_token()
    everywhere = dict.fromkeys(NAMES, value)
    almost_right = {**FORM, "title": value, "body": value, "text": value, "organisation": value, "reason_nb": value}
    seen = set()
    for endpoint, method, address in calls(app, town):
        if endpoint in ENDS_THE_SESSION:
            continue
        for fields in (everywhere, almost_right) if method == "POST" else (everywhere,):
            sent = {"data": {**fields, "csrf_token": token}} if method == "POST" else {}
            answer = client.open(address, method=method, query_string=dict.fromkeys(ASKED, value), **sent)
            answer.get_data()
            assert answer.status_code < 500, (endpoint, method, address)
            assert "Set-Cookie: x=1" not in str(answer.headers), (endpoint, address)
            seen.add((endpoint, answer.status_code))
    assert ("pages.show_idea", 200) in seen
    assert (("answers.answer_idea", 422) if who == "admin" else ("ideas.write_own", 422)) in seen
