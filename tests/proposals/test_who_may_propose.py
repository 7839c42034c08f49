"""Somebody who may not propose is told why at once, and is not given a form that would refuse them."""

from __future__ import annotations

import pytest

from citizen.domain.phases import Phase
from tests import factories as a
from tests.town import a_town


@pytest.mark.parametrize(
    ("home", "words"),
    [({"lives_elsewhere": True}, "Bare de som bor i kommunen"), ({}, "Fortell på Min side")],
)
def test_the_page_says_why_and_has_no_form_and_no_support_buttons(client, home, words):
    town = a_town(Phase.PROPOSING, with_round=False)
    client.log_in(a.a_resident(**home))
    page = client.page(f"/nb/{town.place.slug}/{town.process.slug}/veg/{town.question.slug}")
    assert words in page.text
    assert not page.all("textarea")
    assert not [form for form in page.all("form") if "/stotte" in (form.get("action") or "")]
    assert any("/min-side/adresse" in (link.get("href") or "") for link in page.all("a"))
