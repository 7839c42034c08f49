"""Whatever is sent, in whatever field of whatever route: the site says what is wrong, and never breaks."""

from __future__ import annotations

import io

import pytest

from citizen.database import db
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.proposals.models import Proposal
from tests import factories as a
from tests.attacks.places import Call, a_town_with_everything, ask, every_call, spoilt

FIELDS = [
    "q",
    "side",
    "page",
    "sorter",
    "sort",
    "omrade",
    "tomme",
    "name",
    "next",
    "level",
    "district",
    "state",
    "round",
    "pairs",
    "code",
    "iss",
    "sid",
    "error",
    "fra",
    "v",
    "person",
    "client_id",
    "redirect_uri",
    "nonce",
    "code_challenge",
    "code_challenge_method",
    "response_type",
    "ui_locales",
    "logout_token",
    "client_assertion",
    "client_assertion_type",
    "post_logout_redirect_uri",
    "reason",
    "suggestion",
    "none",
    "idem",
    "back",
    "shown_name",
    "language",
    "district_id",
    "road",
    "road_id",
    "pick",
    "pair",
    "version-1",
    "choice-1",
    "treatment-1",
    "neighbour-1",
    "note-1",
    "seen-1",
    "do",
    "seen",
    "number",
    "file",
    "slug",
    "version",
    "title_nb",
    "title_nn",
    "summary_nb",
    "summary_nn",
    "why_nb",
    "why_nn",
    "influence_nb",
    "influence_nn",
    "next_nb",
    "next_nn",
    "decided_by_nb",
    "decided_by_nn",
    "proposals_open_at",
    "proposals_close_at",
    "voting_open_at",
    "voting_close_at",
    "proposals_open_at_which",
    "lang",
    "dataset",
    "whom",
    "shape",
    "invalid",
    "mark-1",
    "rank-1",
    "blank-1",
    "municipality",
    "process",
]
VALUES = {
    "NUL": "a\0b",
    "no characters": "\ufffe\uffff\U000e0001",
    "half a character": b"\xed\xa0\x80\xff",
    "turned": "\u202e\u2066abc\u200b\u200d\ufeff",
    "marks": "a" + "\u0301" * 60,
    "markup": "\"'><script>alert(1)</script>{{7*7}}${7*7}%s%(x)s",
    "lines": "a\r\nSet-Cookie: x=1\u2028b\x1b[31m",
    "beyond numbers": "9" * 25,
    "minus": "-1",
    "first instant": "0001-01-01T00:00",
    "address": "http://[",
    "list": "1-2-3-999999999-" + "-" * 50,
    "sql": "' OR 1=1; DROP TABLE ballot;--%_\\",
}


@pytest.fixture
def town():
    return a_town_with_everything(Phase.PROPOSING)


@pytest.fixture
def admin(client, town):
    client.log_in(a.a_person_with_role(town.place, Role.ADMIN, town.lidal))
    return client


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_no_value_in_any_field_of_any_route_breaks_the_site(app, admin, town, value):
    token = admin.csrf_token()
    fields = dict.fromkeys(FIELDS, value)
    short = dict.fromkeys(FIELDS[:22], value)
    for call in every_call(app, town):
        if call.endpoint in ("accounts.log_out", "accounts.log_out_everywhere"):
            continue
        if call.method == "GET":
            answer = ask(admin, call, query_string=short)
        else:
            answer = ask(admin, call, data={**fields, "csrf_token": token}, query_string=short)
        assert answer.status_code < 500, call
        assert "Set-Cookie: x=1" not in str(answer.headers), call


@pytest.mark.parametrize("value", ["a\0b", "\ufffe", "..", "%2e%2e", "a" * 900, "\u202e'\"<b>", "[", "1 OR 1=1"])
def test_no_name_in_any_address_breaks_the_site(app, admin, value):
    for address in spoilt(app, value):
        assert admin.get(address).status_code in (400, 404, 303, 308), address


@pytest.mark.parametrize(
    "body",
    [b'{"name":5,"reason":["x"],"shown_name":{}}', b'{"name":"\\ud800","reason":"\\udfff"}', b"[" * 100_000, b"[]"],
    ids=["other types", "half a character", "deep", "list"],
)
def test_what_is_no_form_is_no_form(app, admin, town, body):
    headers = {"X-CSRFToken": admin.csrf_token(), "Content-Type": "application/json"}
    for call in every_call(app, town):
        if call.method == "POST" and "log_out" not in call.endpoint:
            assert ask(admin, call, data=body, headers=headers).status_code < 500, call
    assert db.session.query(Proposal).count() == len(town.names) + 1


def test_a_file_sent_in_the_place_of_a_text_is_no_text(app, admin, town):
    token = admin.csrf_token()
    for call in every_call(app, town):
        if call.method == "POST" and "log_out" not in call.endpoint:
            files = {name: (io.BytesIO(b"abc"), "../x\0.csv") for name in FIELDS if name != "dataset"}
            answer = ask(admin, call, data={**files, "csrf_token": token}, content_type="multipart/form-data")
            assert answer.status_code < 500, call


@pytest.mark.parametrize(
    "headers",
    [
        {"Referer": "http://["},
        {"Accept-Language": "nn;q=nan, *;q=9e999,,;;=\u00e6"},
        {"Cookie": "language=\x01; citizen=.eJx; citizen"},
        {"If-None-Match": '"', "If-Modified-Since": "x", "Range": "bytes=9-1"},
        {"Content-Type": "multipart/form-data; boundary="},
        {"Content-Type": "application/x-www-form-urlencoded; charset=utf-7"},
    ],
    ids=["referrer", "languages", "cookie", "conditions", "boundary", "charset"],
)
def test_no_header_breaks_the_site(admin, town, headers):
    for address in ("/nb/logg-inn", f"/nb/{town.place.slug}/", "/static/css/citizen.css", "/nb/nope"):
        for method in ("GET", "POST"):
            assert ask(admin, Call("", method, address), headers=headers, data=b"--\r\n").status_code < 500, address
