"""Reading pages stores nothing, and tells nobody how a voting goes before it has closed."""

from __future__ import annotations

import re

import pytest

from citizen.ballots.access import keys_dir
from citizen.ballots.actions import Cast, Voter, cast_ballot
from citizen.domain.electorates import Elector
from citizen.domain.phases import Phase
from citizen.web.clock import now
from tests.attacks.places import a_town_with_everything, ask, every_call, everything_stored, visitors
from tests.voting import booth_at

DRAWN_ANEW = re.compile(
    r'name="(csrf_token|idem|shown)"[^>]*value="[^"]*"|value="[^"]*"[^>]*name="(csrf_token|idem|shown)"'
    r'|^DTSTAMP:\S+|<p>Laget [^<]+|"made_at": "[^"]+"',
    re.MULTILINE,
)
"""Tokens, and the instants at which a file was written."""
PROVIDER = ("demo_login.", "accounts.finish_login", "pages.readyz")


@pytest.mark.parametrize("phase", [Phase.PROPOSING, Phase.VOTING, Phase.CLOSED])
def test_no_page_changes_the_database_for_anyone(app, phase):
    town = a_town_with_everything(phase)
    browsers = visitors(app, town)
    calls = [call for call in every_call(app, town) if call.method == "GET"]
    before = everything_stored()
    for browser in browsers.values():
        for call in calls:
            for method in ("GET", "HEAD", "OPTIONS"):
                browser.open(call.address, method=method).close()
    assert everything_stored() == before


def cast(town, names, person):
    """A vote of this person on these of the town's names."""
    elector = Elector(municipality_id=town.place.id, district_id=person.district_id)
    outcome = cast_ballot(
        booth_at(town.process, town.asked),
        Voter(elector, person.person_key, person.district_id, lives_here=False),
        [town.options[name] for name in names],
        idem=str((names, person.id)).encode(),
        arrived_at=now(),
        keys_dir=keys_dir(),
    )
    assert isinstance(outcome, Cast)


def what_everyone_sees(app, town, browsers):
    """Every page and file for everyone, without what is drawn anew each time."""
    seen = {}
    for name, browser in browsers.items():
        for call in every_call(app, town):
            if call.method == "GET" and not call.endpoint.startswith(PROVIDER):
                answer = ask(browser, call)
                if not (name == "stranger" and call.endpoint == "ballots.show_ballot"):  # drawn for each reader
                    seen[name, call.address] = answer.status_code, DRAWN_ANEW.sub("", answer.text)
    return seen


def test_no_page_and_no_file_changes_when_others_vote(app):
    town = a_town_with_everything()
    browsers = visitors(app, town)
    before = what_everyone_sees(app, town, browsers)
    for person in [town.a_neighbour() for _ in range(12)]:
        cast(town, [2], person)
    after = what_everyone_sees(app, town, browsers)
    assert [page for page in before if before[page] != after[page]] == []


def test_only_the_voter_sees_what_they_voted(app):
    town = a_town_with_everything()
    browsers = visitors(app, town)
    voter = town.a_neighbour()
    cast(town, [1], voter)
    own = app.test_client()
    own.log_in(voter)
    assert own.get(town.ballot).text.count(" checked") == 1
    assert {
        name: browser.get(town.ballot).text.count(" checked") for name, browser in browsers.items()
    } == dict.fromkeys(browsers, 0)
