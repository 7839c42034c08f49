"""What is endless, sent to every route about ideas, hearings, initiatives and moderation: refused or bounded."""

from __future__ import annotations

import time
from collections.abc import Iterator

from citizen.domain.permissions import Role
from citizen.web.security import LONGEST_QUERY
from tests.attacks.test_hostile_ideas import ASKED, ENDS_THE_SESSION, NAMES
from tests.attacks.twins import a_twin, calls

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
FIELD = b'--x\r\nContent-Disposition: form-data; name="a%d"\r\n\r\n1\r\n'
TOO_MUCH = {
    "fields": (b"a=1&" * 20_000, FORM),
    "text": (b"text=" + b"x" * 600_000, FORM),
    "parts": (b"".join(FIELD % number for number in range(10_000)) + b"--x--\r\n", PARTS),
}
TEXTS = ("title", "text", "body", "what", "why", "note", "reason_nb", "question_nb", "places", "passage", "name", "q")
MUCH = {
    "word": "x" * 25_000,
    "number": "1" * 25_000,
    "links": "a.a" * 8_000,
    "marks": "[*_`" * 6_000,
    "lines": "\n" * 25_000,
}
ADDRESSES = {
    "fields": "&".join(f"{name}={number}" for number in range(20) for name in ASKED),
    "words": "q=" + "+".join(f"a{number}" for number in range(1200)),
    "letters": "tekst=" + "+".join("a" * 3900),
    "a word": "q=" + "a" * 8000,
    "chosen": "&".join(f"ide=x{number}" for number in range(700)),
    "numbers": "&".join(f"{name}={'9' * 350}" for name in ASKED),
}
A_MOMENT = 4.0
"""On a machine with much else to do; each takes a tenth of it."""
NOT_FOUND = {403, 404}


def each_once(app, town, wanted: str) -> Iterator[tuple[str, str]]:
    """One address of every route."""
    seen = set()
    for endpoint, method, address in calls(app, town):
        if method == wanted and endpoint not in seen and endpoint not in ENDS_THE_SESSION:
            seen.add(endpoint)
            yield endpoint, address


def in_a_moment(client, method, address, **sent):
    began = time.monotonic()
    answer = client.open(address, method=method, **sent)
    answer.get_data()
    answer.close()
    assert time.monotonic() - began < A_MOMENT, (method, address[:80])
    return answer


def test_endless_forms_are_refused(app, client):
    town = a_twin("Fjordsund")
    client.log_in(town.staff(Role.ADMIN))
    asked = list(each_once(app, town, "POST"))
    assert len(asked) > 40
    for endpoint, address in asked:
        for body, kind in TOO_MUCH.values():
            answer = in_a_moment(client, "POST", address, data=body, content_type=kind)
            assert answer.status_code in {413, *NOT_FOUND}, endpoint


def test_the_longest_texts_that_a_form_takes_are_judged_in_a_moment(app, client):
    town = a_twin("Fjordsund")
    client.log_in(town.staff(Role.ADMIN))
    token = client.csrf_token()
    for endpoint, address in each_once(app, town, "POST"):
        for text in MUCH.values():
            fields = {"csrf_token": token, "do": "send", **dict.fromkeys(TEXTS, text)}
            assert in_a_moment(client, "POST", address, data=fields).status_code < 500, endpoint
        many = [("csrf_token", token), *((name, str(number)) for number in range(45) for name in NAMES)][:4990]
        body = "&".join(f"{name}={text}" for name, text in many)
        assert in_a_moment(client, "POST", address, data=body, content_type=FORM).status_code < 500, endpoint


def test_the_longest_addresses_are_answered_in_a_moment(app, client):
    town = a_twin("Fjordsund")
    client.log_in(town.staff(Role.ADMIN))
    assert max(map(len, ADDRESSES.values())) <= LONGEST_QUERY
    for endpoint, address in each_once(app, town, "GET"):
        for asked in ADDRESSES.values():
            assert in_a_moment(client, "GET", f"{address}?{asked}").status_code < 500, endpoint
        assert client.get(f"{address}?q={'a' * LONGEST_QUERY}").status_code in {414, *NOT_FOUND}, endpoint
