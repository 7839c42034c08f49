"""A person who has voted can't move to another group while the round is open: other slices register what keeps them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from citizen.accounts.actions import residence_locks, save_residence
from citizen.accounts.models import Account
from citizen.accounts.queries import get_account
from citizen.domain.residents import ResidenceRefusal
from citizen.municipalities.models import District
from tests import factories as a
from tests.reading import Page, ReadingClient

VOTED = ResidenceRefusal.VOTED_IN_OPEN_ROUND


@pytest.fixture
def home(app: object) -> District:
    return a.a_district(a.a_municipality(), "Havnes")


@pytest.fixture
def voter(home: District) -> Iterator[Account]:
    """Somebody who has voted in a round that is open; the locks of the other slices are put back afterwards."""
    account, before = a.a_resident(home), list(residence_locks)

    def lock(person_key: bytes) -> ResidenceRefusal | None:
        return VOTED if person_key == account.person_key else None

    residence_locks.append(lock)
    yield account
    residence_locks[:] = before


def test_who_has_voted_stays_and_others_may_move(home: District, voter: Account) -> None:
    lidal = a.a_district(a.a_municipality("Nabolaget"), "Lidal")
    other = a.a_resident(home)
    assert save_residence(voter.id, lidal.id, None) is VOTED
    assert save_residence(voter.id, None, None) is VOTED
    assert save_residence(voter.id, home.id, a.a_road(home).id) is VOTED
    assert save_residence(other.id, lidal.id, None) is None
    assert get_account(voter.id).district_id == home.id
    assert get_account(other.id).district_id == lidal.id


def test_saying_the_same_once_more_is_no_move(home: District, voter: Account) -> None:
    assert save_residence(voter.id, home.id, None) is None


@pytest.mark.parametrize(
    ("lang", "words"), [("nb", "Du har stemt i en runde som er åpen"), ("nn", "Du har røysta i ein")]
)
def test_the_page_says_why_and_shows_where_they_live(
    client: ReadingClient, home: District, voter: Account, lang: str, words: str
) -> None:
    client.log_in(voter)
    page = client.page(f"/{lang}/min-side/adresse?next=/{lang}/fjordsund/")
    assert words in page.text
    assert "Havnes" in page.text
    assert not [control for control in page.all("input") if control.get("name") == "district_id"]
    assert [link for link in page.all("a") if link.get("href") == f"/{lang}/fjordsund/"]


def test_a_form_that_was_open_already_is_answered_the_same(
    client: ReadingClient, home: District, voter: Account
) -> None:
    client.log_in(voter)
    response = client.send("/nb/min-side/adresse", {"district_id": "0"})
    assert response.status_code == 422
    assert "Du har stemt i en runde som er åpen" in Page(response.text).text
    assert get_account(voter.id).lives_elsewhere is False
