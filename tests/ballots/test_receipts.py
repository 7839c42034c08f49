"""One's own receipts: shown to nobody else, kept as a signed text without the choice, gone when the round is closed."""

from __future__ import annotations

import re

import pytest

from citizen.ballots import queries
from citizen.ballots.actions import seal_due
from citizen.domain.tally import Method
from citizen.signing import public_key_hex, verify
from tests import factories as a
from tests.ballots.booth import booth_at, booth_for
from tests.reading import Page
from tests.town import a_town


@pytest.fixture
def booth(client):
    town = a_town()
    booth = booth_at(client, town)
    booth.send("Furubakken")
    return booth


@pytest.fixture
def place(booth):
    """Where the round's pages begin."""
    return booth.address.partition("/stem/")[0]


def code_on(page):
    """The receipt on the page, its groups put together again."""
    return re.sub(r"\s", "", re.search(r"(?:[0-9A-Z]{4} ?- ?){6}[0-9A-Z]{3}", page.text).group())


def test_the_receipt_stands_on_the_ballot_and_on_a_page_of_its_own(booth):
    ballot, page = booth.page(), booth.client.page(f"{booth.address}/kvittering")
    assert code_on(ballot) == code_on(page) == booth.receipts()[0]
    assert f"{booth.address}/kvittering" in [link.get("href") for link in ballot.all("a")]
    assert "Ikke forseglet" in page.text
    # The whole address, so that it is printed with the page.
    box = booth.address.partition("/stem/")[0] + "/urne?runde=1"
    assert f"http://127.0.0.1:8000{box}" in [link.get("href") for link in page.all("a")]


def test_the_time_of_voting_is_said_once_and_never_again(booth):
    answer = booth.send("Åsvegen")
    assert "registrert kl." in Page(answer.text).text
    assert "registrert kl." not in booth.page().text
    assert " kl. " not in booth.client.page(f"{booth.address}/kvittering").text.partition("fram til")[0]


def test_the_receipt_is_the_same_when_i_come_back_and_another_when_i_change(booth):
    first = code_on(booth.page())
    assert code_on(booth.page()) == first
    booth.send("Furubakken")
    assert code_on(booth.page()) == first
    booth.send("Åsvegen")
    assert code_on(booth.page()) != first


def test_the_file_has_everything_but_the_choice_and_is_signed(booth, place):
    answer = booth.client.get(f"{booth.address}/kvittering.txt")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == "text/plain"
    text, receipt = answer.text, booth.receipts()[0]
    assert f"Kvittering: {receipt}" in text
    assert "Kommune: Fjordsund" in text
    assert "KVITTERINGER FOR STEMMER" in text
    assert "KVITTERINGAR FOR RØYSTER" in text
    assert "/urne?runde=1" in text
    assert "Skulevegen" in text
    assert not any(name in text for name in booth.codes)
    statement = re.search(r"^citizen-receipt-2\n(?:.+\n){7}", text, re.MULTILINE).group()
    signature = re.search(r"Signature \(Ed25519\): ([0-9a-f]{128})", text).group(1)
    key = re.search(r"Public key \(Ed25519\): ([0-9a-f]{64})", text).group(1)
    assert key == public_key_hex(a.the_keys_dir())
    assert statement.splitlines()[4] == booth.round.rules_hash.hex()
    assert f"Rules (SHA-256): {booth.round.rules_hash.hex()}\n" in text
    assert statement.splitlines()[6] == receipt
    assert verify(key, statement.encode("ascii"), bytes.fromhex(signature))
    assert not verify(key, statement.replace(receipt[:4], "0000").encode("ascii"), bytes.fromhex(signature))


def test_the_commitment_in_the_file_is_the_one_that_the_log_gets(booth):
    text = booth.client.get(f"{booth.address}/kvittering.txt").text
    commitment = bytes.fromhex(re.search(r"^([0-9a-f]{64})\nSignature", text, re.MULTILINE).group(1))
    a.let_it_close(booth.round)
    assert [leaf for _batch, leaf in queries.stream_leaves(booth.round.id)] == [commitment]


def test_a_sealed_receipt_says_when_it_was_sealed(booth):
    question = queries.list_asked(booth.round.id)[0].id
    option = queries.list_options(booth.round.id)[0].id
    a.some_ballots(booth.round, question, [option], 400)
    for _ in range(30):
        seal_due(a.the_settings())
        if "Forseglet i den åpne loggen" in booth.client.page(f"{booth.address}/kvittering").text:
            return
        a.some_ballots(booth.round, question, [option], 40)
    raise AssertionError("400 votes came after it, and it is still not sealed")


def test_all_receipts_of_a_round_are_in_one_list_and_one_file(booth, place):
    page = booth.client.page(f"{place}/kvitteringer")
    assert code_on(page) == booth.receipts()[0]
    assert "Skulevegen" in page.text
    text = booth.client.get(f"{place}/kvitteringer.txt").text
    assert booth.receipts()[0] in text
    assert not any(name in text for name in booth.codes)


@pytest.mark.parametrize("path", ["{ballot}/kvittering", "{place}/kvitteringer"])
def test_the_receipts_of_others_are_not_shown(booth, place, path):
    address = path.format(ballot=booth.address, place=place)
    booth.client.log_in(a.a_resident())
    page = booth.client.page(address)
    assert booth.receipts()[0] not in page.text.replace(" ", "")
    assert "ingen kvittering" in page.text
    assert booth.client.get(f"{address}.txt").status_code == 404


@pytest.mark.parametrize(
    "path", ["{ballot}/kvittering", "{ballot}/kvittering.txt", "{place}/kvitteringer", "{place}/kvitteringer.txt"]
)
def test_a_receipt_is_never_kept_by_a_browser_or_a_proxy(booth, place, path):
    answer = booth.client.get(path.format(ballot=booth.address, place=place))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


def test_after_the_count_the_municipality_can_not_find_the_vote(booth, place):
    receipt = booth.receipts()[0]
    a.let_it_close(booth.round)
    for path in (f"{booth.address}/kvittering", f"{place}/kvitteringer"):
        page = booth.client.page(path)
        assert "kan ikke lenger finne stemme" in page.text
        assert "kan ikkje lenger finne røyst" in booth.client.page(path.replace("/nb/", "/nn/")).text
        assert receipt not in page.text.replace(" ", "")
        assert booth.client.get(f"{path}.txt").status_code == 404


def test_the_pages_open_also_when_the_key_of_a_closed_round_is_destroyed(booth, place):
    a.let_it_close(booth.round)
    (a.the_keys_dir() / f"{booth.round.key_id}.key").unlink()
    for path in (booth.address, f"{booth.address}/kvittering", f"{place}/kvitteringer", f"{place}/stem"):
        booth.client.page(path)


def test_a_vote_on_given_alternatives_has_a_receipt_too(client):
    booth = booth_for(client, Method.RANKED)
    booth.rank({"Furulia": "1"})
    assert code_on(booth.client.page(f"{booth.address}/kvittering")) == booth.receipts()[0]
    assert "Furulia" not in booth.client.get(f"{booth.address}/kvittering.txt").text
