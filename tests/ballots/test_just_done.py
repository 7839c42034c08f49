"""The small cookie that tells the ballot's page what was just done: read once, and silent about what was chosen."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest

from citizen.ballots.views.just_done import NAME
from citizen.domain.tally import Method
from tests.ballots.booth import Booth, booth_for
from tests.reading import Page

SITE = "127.0.0.1"


@pytest.fixture
def booth(client):
    return booth_for(client, Method.RANKED)


def sent(booth: Booth, **fields: object) -> dict[str, list[str]]:
    """What the cookie says after the form was sent and before its page is read."""
    numbers = {f"rank-{code}": "" for code in booth.codes.values()}
    answer = booth.client.send(booth.address, {**numbers, **booth.drawn(), **fields})
    assert answer.status_code == 303
    return parse_qs(kept(booth).value)


def kept(booth: Booth):
    return booth.client.get_cookie(NAME, SITE, booth.address)


def focused(page: Page) -> list[str]:
    return [button["value"] for button in page.all("button") if "autofocus" in button and button.get("value")]


def test_after_a_plain_vote_it_says_the_time_and_nothing_else(booth):
    said = sent(booth, none="1")
    assert list(said) == ["time"]
    assert re.fullmatch(r"\d\d\.\d\d", said["time"][0])
    assert kept(booth).http_only
    assert f"Stemmen din er registrert kl. {said['time'][0]}" in booth.page().text.replace("\xa0", " ")
    assert kept(booth) is None


def test_it_does_not_say_which_option_was_moved(booth):
    code = booth.codes["Åsen"]
    first, second = (sent(booth, move=f"add:{code}") for _ in range(2))
    for said in (first, second):
        assert code not in {value for values in said.values() for value in values}
    assert first["moved"] != second["moved"]
    assert focused(booth.page()) == [f"remove:{code}"]
    assert kept(booth) is None
    assert focused(booth.page()) == []


def test_what_it_says_holds_for_the_page_it_was_made_for_alone(booth, client):
    code = booth.codes["Åsen"]
    sent(booth, move=f"add:{code}")
    other = booth.address.replace("/nb/", "/nn/")
    client.set_cookie(NAME, kept(booth).value, domain=SITE, path=other)
    page = client.page(other)
    assert "Røysta di er registrert kl." in page.text
    assert focused(page) == []


@pytest.mark.parametrize(
    "value",
    ["", "time=25", "time=<b>21.40</b>", "moved=1", "time=21.40&moved=%F0%9F", "time=21.40&moved=%ED%A0%80&salt=\xe6",
     "time=21.40&withdrawn=yes", "&&&==;%%%", "x" * 3000],
)  # fmt: skip
def test_whatever_else_it_says_the_page_tells_what_is_stored(booth, client, value):
    booth.rank({"Furulia": "1"})
    client.set_cookie(NAME, value, domain=SITE, path=booth.address)
    answer = client.get(booth.address)
    assert answer.status_code == 200
    assert booth.receipts()[0][:4] in answer.text
    assert "<b>21.40" not in answer.text
    assert focused(Page(answer.text)) == []
    assert kept(booth) is None
