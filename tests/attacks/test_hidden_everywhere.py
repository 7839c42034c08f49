"""What a moderator has hidden is gone from every way out of the site, and comes back by all of them.

Every route that can be read is called, with every name that there is, by readers of every kind. A new route is walked
without being listed here; a new name in an address makes the walk say that it does not know what to put there.
"""

from __future__ import annotations

import itertools

import pytest

from citizen.domain.permissions import Role
from tests import factories as a
from tests.attacks.hiding import PLANTED, Place, a_place_with_secrets, addresses, said_in, word_of
from tests.mailbox import a_mailbox
from tests.notices.telling import html_of, send, text_of

WAYS_OUT = {
    "idea": {
        "about_me.download_json",
        "about_me.download_page",
        "answers.show_list",
        "answers.show_waiting",
        "discussion.show_arguments",
        "ideas.send_attachment",
        "ideas.send_picture",
        "ideas.send_small_picture",
        "ideas.show_history",
        "ideas.show_similar",
        "moderation.report",
        "notices.show_notices",
        "pages.send_feed",
        "pages.show_idea",
        "pages.show_process",
    },
    "below": {"discussion.show_argument", "discussion.show_arguments", "pages.show_idea"},
    "version": {"ideas.show_history"},
    "picture": {"ideas.send_picture", "ideas.send_small_picture", "pages.show_idea"},
    "attachment": {"ideas.send_attachment", "pages.show_idea"},
    "argument": {"discussion.show_argument", "discussion.show_arguments", "moderation.report", "pages.show_idea"},
    "reply": {"discussion.show_argument", "moderation.report"},
    "answer": {"hearings.send_feed", "hearings.show_answer", "hearings.show_answers", "moderation.report"},
    "initiative": {"initiatives.show_initiative", "initiatives.show_initiatives", "moderation.report"},
}
"""The ways by which each word is seen to come out while nothing is hidden: so the walk after it is not blind."""
READERS = ("stranger", "follower", "other author", "staff", "councillor")


def walk(app, place: Place, reader: str) -> dict[str, dict[str, str]]:
    """Which of the planted words came out, and for each by which endpoints, with one address of each."""
    browser = app.test_client()
    people = {"follower": place.follower, "other author": place.other, "author": place.author}
    if reader in ("staff", "councillor"):
        browser.log_in(a.a_person_with_role(place.municipality, Role(reader)))
    elif reader != "stranger":
        browser.log_in(people[reader])
    found: dict[str, dict[str, str]] = {}
    for endpoint, address in addresses(app, place):
        answer = browser.open(address)
        said = said_in(answer)
        answer.close()
        assert answer.status_code != 500, address
        for name in PLANTED:
            if word_of(name).encode() in said or word_of(name).encode("utf-16-le") in said:
                found.setdefault(name, {}).setdefault(endpoint, address)
    return found


def test_while_nothing_is_hidden_the_walk_sees_every_way_out(app):
    place = a_place_with_secrets()
    walks = [walk(app, place, "follower"), walk(app, place, "staff")]
    for name, ways in WAYS_OUT.items():
        seen = set(itertools.chain.from_iterable(one.get(name, {}) for one in walks))
        assert ways <= seen, (name, ways - seen)
    assert not any("held" in one for one in walks), [one.get("held") for one in walks]


ON_OWN_PAGES = {"about_me.download_json", "about_me.download_page", "about_me.show_everything", "accounts.show_my_page"}
OWN_WORDS = {
    "follower": {"below": ON_OWN_PAGES},
    "other author": dict.fromkeys(
        ("version", "picture", "attachment"),
        ON_OWN_PAGES | {"notices.show_notices", "moderation.show_own_statements", "moderation.show_statement"},
    ),
    "staff": {"initiative": {"initiatives.show_desk", "initiatives.show_for_staff"}},
}
"""What a reader may see still: what they wrote themselves, on the pages about them. Staff deal with an initiative by
law, and their pages say that it is hidden.
"""


@pytest.mark.parametrize("reader", READERS)
def test_what_is_hidden_comes_out_by_none(app, reader):
    place = a_place_with_secrets()
    place.hide()
    own = OWN_WORDS.get(reader, {})
    found = walk(app, place, reader)
    left = {name: {way: ways[way] for way in ways if way not in own.get(name, ())} for name, ways in found.items()}
    assert {name: ways for name, ways in left.items() if ways} == {}


@pytest.mark.parametrize("address", ["/bilde/bilete{}.webp", "/bilde/bilete{}-liten.webp", "/vedlegg/vedlegg{}"])
def test_a_file_that_a_browser_has_kept_is_not_confirmed_any_more(app, client, address):
    place = a_place_with_secrets()
    for idea in place.ideas[:2]:
        there = client.get(address.format(idea.id))
        assert there.status_code == 200
        assert "max-age" not in there.headers["Cache-Control"]
    etag = client.get(address.format(place.ideas[1].id)).headers["ETag"]
    place.hide()
    assert client.get(address.format(place.ideas[1].id), headers={"If-None-Match": etag}).status_code == 404
    assert client.get(address.format(place.ideas[0].id)).status_code == 404


WRITTEN_BY = {"eva": {*PLANTED} - {"below", "version"}, "odd": {"version"}, "kari": set()}
"""Whose words they are: only a statement to the author quotes what was hidden."""


def test_letters_that_wait_say_nothing_of_it(app):
    place = a_place_with_secrets()
    place.hide()
    with a_mailbox() as box:
        send(box)
    for letter in box.letters:
        said = text_of(letter) + html_of(letter) + str(letter["Subject"])
        name = str(letter["To"]).partition("@")[0]
        assert {word for word in PLANTED if word_of(word) in said} <= WRITTEN_BY[name], name


def test_letters_do_say_it_while_it_is_not_hidden(app):
    a_place_with_secrets()
    with a_mailbox() as box:
        send(box)
    assert any(word_of("idea") in text_of(letter) for letter in box.letters)


def test_the_author_and_the_moderators_still_see_it_marked(app, client):
    place = a_place_with_secrets()
    place.hide()
    secret = place.ideas[0]
    page = f"/nb/{place.municipality.slug}/{place.round.slug}/ide/{secret.public_id}"
    for person in (place.author, place.moderator):
        client.log_in(person)
        answer = client.get(page)
        assert word_of("idea") in answer.text
        assert "En moderator har skjult dette" in answer.text
    client.log_in(place.moderator)
    for kind, ref in place.hidden:
        case = client.get(f"/nb/moderering/{place.municipality.slug}/{kind.value}/{ref}")
        assert "Skjult: bare forfatteren ser det" in case.text


def test_counts_do_not_count_it(app, client):
    place = a_place_with_secrets()
    address = f"/nb/{place.municipality.slug}/{place.round.slug}/"
    before = client.get(address).text
    place.hide()
    after = client.get(address).text
    assert "2 forslag" in before
    assert "2 forslag" not in after
    assert "1 forslag" in after
