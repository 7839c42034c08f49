"""Two municipalities side by side, with rounds of the same name: nothing of the one is reached by way of the other."""

from __future__ import annotations

import pytest

from citizen.domain.permissions import Role
from tests.attacks.places import everything_stored
from tests.attacks.twins import FORM, a_twin, swapped

REDIRECTS = frozenset(
    {
        "discussion.show_after_login",
        "hearings.show_after_login",
        "ideas.show_after_login",
        "initiatives.show_after_login",
        "initiatives.show_in_nynorsk_word",
        "register.show_name_of_other_form",
    }
)
"""They ask nothing and lead on to the page, which is not found."""
NOTED = ("login_session",)


def stored():
    return {table: rows for table, rows in everything_stored().items() if table not in NOTED}


def knock(app, browser, here, there):
    """What was answered otherwise than that there is nothing, or that it is not for you."""
    open_doors = []
    for endpoint, method, address in swapped(app, here, there):
        if endpoint == "ideas.show_after_follow":
            continue  # leads on to the list, whose filter is not known there
        answer = browser.get(address) if method == "GET" else browser.send(address, FORM)
        leads_on = endpoint in REDIRECTS and answer.status_code in (301, 303, 308)
        if leads_on:
            answer = browser.get(answer.headers["Location"], follow_redirects=True)
        if answer.status_code not in (403, 404):
            open_doors.append((endpoint, method, address, answer.status_code))
    return open_doors


@pytest.mark.parametrize("who", [Role.ADMIN, Role.MODERATOR, "author"])
def test_no_name_of_the_other_place_is_found_under_this_one(app, client, who):
    here, there = a_twin("Fjordsund"), a_twin("Nabolaget")
    person = here.staff(who) if isinstance(who, Role) else getattr(here, who)
    client.log_in(person)
    before = stored()
    assert knock(app, client, here, there) == []
    assert stored() == before


def test_the_walk_would_see_an_open_door(app, client):
    """Under its own municipality the same names are found: so the walk is not blind."""
    here = a_twin("Fjordsund")
    client.log_in(here.staff(Role.ADMIN))
    found = {endpoint for endpoint, *_rest in knock(app, client, here, here)}
    for endpoint in ("pages.show_idea", "answers.answer_idea", "moderation.decide", "initiatives.show_for_staff"):
        assert endpoint in found
