"""Ideas that live on in another are gone with it when a moderator hides it, and a merged one can be hidden itself."""

from __future__ import annotations

import pytest

from citizen.answers.actions import merge_ideas, undo_merge
from citizen.database import transaction
from citizen.domain.ideas.merging import Reason
from citizen.domain.moderation.codes import DecisionKind, ThingKind
from citizen.domain.moderation.codes import Reason as WhyHidden
from citizen.domain.notices import NoticeKind
from citizen.ideas.actions.merging import Pair
from citizen.ideas.models import Idea, IdeaMerge
from citizen.moderation import actions as moderation
from citizen.moderation.models import ModerationDecision
from citizen.notices.actions import About, post_notices
from tests import factories as a
from tests.attacks.hiding import Place, a_place_with_secrets, addresses, said_in, word_of
from tests.factories.discussion import a_mark, an_argument
from tests.mailbox import a_mailbox
from tests.notices.telling import html_of, send, text_of

WORDS = ("first", "second", "third", "said")


def merge(going: Idea, staying: Idea, by: int) -> IdeaMerge:
    made = merge_ideas(Pair(going.id, staying.id), Reason("Like.", ""), by)
    assert isinstance(made, IdeaMerge)
    return made


def a_family() -> tuple[Place, list[Idea], list[IdeaMerge]]:
    """Three ideas of which the first went into the second and that into the third, with an argument under the first."""
    place = a_place_with_secrets()
    staff = a.a_resident()
    three = [
        a.an_idea(place.round, place.author, title=word_of(name), body=f"Om {word_of(name)}", public_id=f"{name}ide")
        for name in WORDS[:3]
    ]
    said = an_argument(three[0], place.other, text=word_of("said"))
    reply = an_argument(three[0], place.author, text=word_of("said"), parent_id=said.id)
    a_mark(said, place.follower)
    a.a_supporter(three[0], place.follower)
    merges = [merge(three[0], three[1], staff.id), merge(three[1], three[2], staff.id)]
    path = f"/{place.municipality.slug}/{place.round.slug}/ide/{three[0].public_id}/argument/{said.public_id}"
    about = About(place.municipality.id, three[0].title, path, target_kind="argument", target_id=said.id)
    with transaction() as session:
        post_notices(session, NoticeKind.NEW_ARGUMENT, [place.follower.id], about)
    place.values["public_id"] = [idea.public_id for idea in three]
    place.values["name"] = place.values["other"] = place.values["public_id"]
    place.values["argument"] = [said.public_id, reply.public_id]
    place.values["kind"] = [ThingKind.IDEA.value, ThingKind.ARGUMENT.value, ThingKind.VERSION.value]
    place.values["ref"] = [*place.values["public_id"], said.public_id, reply.public_id, f"{three[0].public_id}.1"]
    place.values["merge"] = [one.id for one in merges]
    place.values["process"] = [place.round.slug]
    place.values["initiative"] = place.values["rest"] = ["abc"]
    return place, three, merges


def hide(place: Place, idea: Idea, kind: DecisionKind = DecisionKind.HIDE, **more: str) -> None:
    ruling = moderation.Ruling(kind, WhyHidden.OTHER, "Dette bryt reglane.", **more)
    outcome = moderation.decide(place.municipality.id, ThingKind.IDEA, idea.public_id, place.moderator.id, ruling)
    assert isinstance(outcome, ModerationDecision), outcome


def found(app, place: Place, person=None) -> set[tuple[str, str]]:
    """Which words came out, and by which endpoints."""
    browser = app.test_client()
    if person:
        browser.log_in(person)
    ways = set()
    for endpoint, address in addresses(app, place):
        answer = browser.get(address)
        ways |= {(name, endpoint) for name in WORDS if word_of(name).encode() in said_in(answer)}
        answer.close()
    return ways


ABOUT_ONESELF = {
    "about_me.download_json",
    "about_me.download_page",
    "about_me.show_everything",
    "accounts.show_my_page",
}


@pytest.mark.parametrize("who", ["stranger", "follower"])
def test_what_lives_on_in_a_hidden_idea_is_hidden_with_it(app, who):
    place, three, _merges = a_family()
    person = place.follower if who == "follower" else None
    before = found(app, place, person)
    assert {("first", "answers.show_merges"), ("third", "pages.show_idea"), ("said", "pages.show_idea")} <= before
    hide(place, three[2])
    assert found(app, place, person) == set()


def test_no_letter_tells_of_what_lives_on_in_a_hidden_idea(app):
    place, three, _merges = a_family()
    hide(place, three[2])
    with a_mailbox() as box:
        send(box)
    to_others = [letter for letter in box.letters if "eva@" not in str(letter["To"])]
    for letter in to_others:
        said = text_of(letter) + html_of(letter) + str(letter["Subject"])
        assert not [name for name in WORDS if word_of(name) in said]


def test_what_was_hidden_after_an_undone_merge_is_not_told_by_the_log(app):
    place, three, merges = a_family()
    assert isinstance(undo_merge(merges[1].id, Reason("Ulike.", ""), a.a_resident().id), IdeaMerge)
    hide(place, three[1])
    assert {name for name, _way in found(app, place)} == {"third"}


def test_a_part_of_a_merged_idea_can_be_taken_out(app, client):
    """It can't be hidden by itself, since it lives on in the other: but nobody need read what breaks the rules."""
    place, three, _merges = a_family()
    address = f"/nb/{place.municipality.slug}/{place.round.slug}/ide/{three[2].public_id}/sammenslaing"
    assert word_of("first") in client.get(address).text
    hide(place, three[0], DecisionKind.REDACT, passage=word_of("first"))
    assert word_of("first") not in client.get(address).text


def test_a_merged_idea_can_be_reported(app, client):
    place, three, _merges = a_family()
    client.log_in(place.follower)
    page = f"/nb/{place.municipality.slug}/meld/ide/{three[0].public_id}"
    assert client.send(page, {"reason": "hate", "text": ""}).status_code == 303
    hide(place, three[2])
    assert client.get(f"/nb/{place.municipality.slug}/meld/ide/{three[1].public_id}").status_code == 404
