"""What My page shows of citizens' initiatives: those that the person has written, and those that they have signed."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, url_for

from citizen.accounts.queries import Person
from citizen.accounts.views import Section
from citizen.domain.initiatives.states import InitiativeState
from citizen.initiatives import queries
from citizen.initiatives.forms.council import for_council_of
from citizen.initiatives.models import Initiative
from citizen.municipalities.queries import get_municipality
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class Own:
    """An initiative in finished words."""

    title: str
    language: str
    url: str
    place: str
    state: str


def own_initiatives(account: Person) -> Section | None:
    """Nothing for a person who has neither written nor signed any."""
    written = [_shown(row) for row in queries.list_written(account.id)]
    keys_dir = current_app.config["CITIZEN"].keys_dir
    signed = [_shown(row) for row, _stored in queries.list_signed(account.person_key, keys_dir) if not row.is_hidden]
    if not written and not signed:
        return None
    return Section("initiatives/_my_page.html", {"written": written, "signed": signed})


def _shown(row: Initiative) -> Own:
    place, state = get_municipality(row.municipality_id), InitiativeState(row.state)
    page = "initiatives.show_draft" if state is InitiativeState.DRAFT else "initiatives.show_initiative"
    return Own(
        title=row.title,
        language=row.language,
        url=url_for(page, municipality=place.slug, initiative=row.public_id),
        place=place.name,
        state=for_council_of(row.municipality_id, explain(state)),
    )
