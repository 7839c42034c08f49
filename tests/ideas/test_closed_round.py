"""Where a proposal would be written after the round: no form, but where to go."""

from __future__ import annotations

from citizen.domain.phases import Phase
from tests import factories as a
from tests.ideas.writing import a_round


def test_a_closed_round_shows_no_form_and_says_where_to_go(client):
    here = a_round(Phase.CLOSED)
    here.a_writer(client)
    for lang, words in (("nb", "Runden tar ikke imot flere forslag"), ("nn", "Runden tek ikkje imot fleire forslag")):
        page = client.get(here.address("ny", lang)).text
        assert words in page
        assert 'name="body"' not in page
        assert "/innbyggerforslag/" in page


def test_its_authors_find_what_they_can_do_before_the_text(client):
    here = a_round()
    writer = here.a_writer(client)
    idea = a.an_idea(here.process, writer, body="Teksten i forslaget")
    page = client.get(here.address(idea.public_id)).text
    assert page.index("Du står bak dette forslaget") < page.index("Teksten i forslaget")
