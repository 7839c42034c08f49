"""A decision as a record of a meeting would have it."""

from __future__ import annotations

import pytest

from citizen.domain.decisions.codes import Outcome
from citizen.domain.decisions.texts import Decided, decision_text


@pytest.mark.parametrize("short_form", ["Fm Mejdells minnev", "Fm Mejdells minnev."])
def test_a_short_form_ends_in_one_full_stop(short_form: str) -> None:
    made = Decided(
        Outcome.NEW_NAME,
        "Storgata",
        "Storgata",
        "Fanejunker Mejdells minneveg",
        "Fanejunker Mejdells minneveg",
        short_form,
        "Lidal",
    )
    said = decision_text(made)
    assert said.nb.endswith("Kortform: Fm Mejdells minnev.")
    assert said.nn.endswith("Kortform: Fm Mejdells minnev.")
